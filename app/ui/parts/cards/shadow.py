"""A soft shadow under what lies above the window."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Space

OPACITY: Final = 0.014


def paint_shadow(painter: QPainter, sheet: QRect) -> None:
    """Paint the shadow of ``sheet``, a little lower than the sheet itself."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    reach = Space.XL - Space.XS
    shade = QColor(current().color("shadow"))
    for step in range(reach, 0, -1):
        shade.setAlphaF(OPACITY * (1 - step / reach))
        painter.setBrush(shade)
        ring = QRectF(sheet.adjusted(-step, -step, step, step)).translated(0, Space.XS)
        painter.drawRoundedRect(ring, Radius.CARD + step, Radius.CARD + step)
