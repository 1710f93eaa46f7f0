"""Icons in the colours of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme.svg import Icon, tinted
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size

__all__ = ["Icon", "icon", "pixmap"]


def icon(which: Icon, ink: str = "text") -> QIcon:
    """Return ``which`` in a colour of the palette, such as ``muted``."""
    return QIcon(pixmap(which, ink))


def pixmap(which: Icon, ink: str = "text", size: int = Size.ICON) -> QPixmap:
    """Return ``which`` as a picture ``size`` pixels wide, sharp on the screen in use."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _render(which, current().color(ink).name(), size, ratio)


@cache
def _render(which: Icon, color: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(tinted(which, color))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
