"""The way of a complaint in six steps, and how far it has come."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Space, TextSize
from app.words import ComplaintStage
from app.words.language import say, say_in

_STEPS: Final[tuple[tuple[ComplaintStage, Callable[[], str]], ...]] = (
    (ComplaintStage.RECEIVED, lambda: say_in("complaint way", "Received")),
    (ComplaintStage.IN_HAND, lambda: say_in("complaint way", "In hand")),
    (ComplaintStage.SOLVED, lambda: say_in("complaint way", "Solved")),
    (ComplaintStage.SIGNED, lambda: say_in("complaint way", "Signed")),
    (ComplaintStage.CALLED_BACK, lambda: say_in("complaint way", "Called back")),
    (ComplaintStage.CLOSED, lambda: say_in("complaint way", "Closed")),
)
_WRAPPED: Final = (
    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class StepsBar(QWidget):
    """Six bars with their words; those behind are filled, the present one is strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def reached(self) -> int:
        """How many steps lie behind, the present one included."""
        return self._reached + 1

    def show_stage(self, stage: ComplaintStage) -> None:
        """Show how far it has come; withdrawn, it left the way."""
        on_way = ComplaintStage.IN_HAND if stage is ComplaintStage.WAITING else stage
        stages = [each for each, _said in _STEPS]
        self._reached = stages.index(on_way) if on_way in stages else -1
        words = _STEPS[self._reached][1]() if self.reached else ""
        total = len(_STEPS)
        self.setAccessibleName(
            say("Step {at} of {total}: {what}", at=self.reached, total=total, what=words)
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = 2 * metrics(TextSize.SMALL).height()
        return QSize(0, Space.XS + Space.XS + lines)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = (self.width() + Space.XS) / len(_STEPS)
        for at, (_stage, said) in enumerate(_STEPS):
            room = QRectF(at * share, 0, share - Space.XS, self.height())
            self._paint_step(painter, room, at, said())
        painter.end()

    def _paint_step(self, painter: QPainter, room: QRectF, at: int, words: str) -> None:
        theme, present = current(), at == self._reached
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if at <= self._reached else "line"))
        bar = QRectF(room.left(), room.top(), room.width(), Space.XS)
        painter.drawRoundedRect(bar, Radius.CONTROL / 3, Radius.CONTROL / 3)
        painter.setPen(theme.color("text" if present else "muted"))
        painter.setFont(font(TextSize.SMALL, strong=present))
        painter.drawText(room.adjusted(0, 2 * Space.XS, 0, 0), _WRAPPED, words)
