"""The head of a complaint: who, what happened, how far it has come."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.services.complaints.details import ComplaintDetail
from app.services.rules.working_time import WorkingTime
from app.ui.complaints.columns import severity_chip
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import ChipLabel, tier_chip
from app.ui.parts.cards.complaint_clock import clock_chip
from app.ui.parts.cards.labels import wrapped
from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Size, Space, TextSize
from app.words import ComplaintStage
from app.words.formats import moment
from app.words.language import say, say_in
from app.words.names import name_of

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


class FactsCard(Card):
    """Number, customer, tier and clock above; the facts and the six steps below.

    Signals:
        profile_wanted: Show the profile of the customer.
    """

    profile_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._tier, self._severity, self._clock = ChipLabel(), ChipLabel(), ChipLabel()
        self._facts, self._wish, self._about = (
            wrapped(""),
            wrapped("", "muted"),
            wrapped("", "small"),
        )
        self._steps = StepsBar()
        profile = link_button(say("Profile"))
        profile.clicked.connect(self.profile_wanted)
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        across.addWidget(self._severity)
        across.addWidget(self._about, 1)
        across.addWidget(profile)
        self.add_beside_title(self._tier)
        self.add_to_head(self._clock)
        for widget in (self._facts, self._wish, beside, self._steps):
            self.add(widget)

    def show_detail(self, detail: ComplaintDetail, working: WorkingTime) -> None:
        """Show a complaint."""
        row = detail.row
        words = metrics(TextSize.BASE, strong=True)
        title = f"{row.number} · {row.name}"
        self.set_title(words.elidedText(title, Qt.TextElideMode.ElideRight, Size.FIELD))
        self._tier.set_chip(tier_chip(row.tier))
        self._severity.set_chip(severity_chip(row.severity))
        self._facts.setText(row.facts)
        self._wish.setText(say("Wishes: {wish}", wish=detail.wish) if detail.wish else "")
        self._wish.setVisible(bool(detail.wish))
        parts = [
            name_of(row.direction),
            name_of(detail.channel),
            name_of(detail.complexity),
            moment(row.received_at, working.zone),
        ]
        if row.round > 1:
            parts.append(say("round {round}", round=row.round))
        self._about.setText(" · ".join(parts))
        self._steps.show_stage(row.stage)

    def show_clock(self, detail: ComplaintDetail, now: datetime, working: WorkingTime) -> None:
        """Bring the clock up to ``now``."""
        self._clock.set_chip(clock_chip(detail.row, now=now, working=working))
