"""Two years of spending, a bar a month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize

YEAR: Final = 12
EARLIER_OPACITY: Final = 0.45
BAR_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """One month.

    Attributes:
        label: Short name, such as "Dec 24".
        amount_minor: What was spent; below zero is drawn as nothing.
        said: What the tooltip says, such as "Dec 2024: ¥1,280".
    """

    label: str
    amount_minor: int
    said: str


class SpendBars(QWidget):
    """Bars up to the present month, the last twelve in the full colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[MonthBar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_months(self, months: Sequence[MonthBar]) -> None:
        """Show ``months``, oldest first."""
        self._months = months
        self.setAccessibleName("; ".join(month.said for month in months if month.amount_minor))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FIELD, Size.CHART)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._months:
            at = int(event.pos().x() // self._step())
            month = self._months[min(max(at, 0), len(self._months) - 1)]
            QToolTip.showText(event.globalPos(), month.said, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        painter.setOpacity(1)
        painter.setFont(font(TextSize.MICRO))
        painter.setPen(current().color("muted"))
        foot = QRectF(0, self._ground() + Space.XS, self.width(), Space.L)
        bottom = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | bottom, self._months[0].label)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | bottom, self._months[-1].label)
        painter.end()

    def _step(self) -> float:
        return self.width() / len(self._months)

    def _ground(self) -> float:
        return self.height() - Space.L - Space.XS

    def _paint_bars(self, painter: QPainter) -> None:
        highest = max(1, *(month.amount_minor for month in self._months))
        step, ground = self._step(), self._ground()
        width = step * BAR_SHARE
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, ground, self.width(), Space.HAIR), current().color("line"))
        painter.setBrush(current().color("accent"))
        for at, month in enumerate(self._months):
            if month.amount_minor <= 0:
                continue
            height = max(ground * month.amount_minor / highest, Space.TINY)
            painter.setOpacity(1 if at >= len(self._months) - YEAR else EARLIER_OPACITY)
            corner = QPointF(at * step + (step - width) / 2, ground - height)
            bar = QRectF(corner.x(), corner.y(), width, height)
            painter.drawRoundedRect(bar, Space.TINY, Space.TINY)
