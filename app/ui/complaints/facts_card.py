"""The head of a complaint: who, what happened, how far it has come."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.complaints.details import ComplaintDetail
from app.services.rules.working_time import WorkingTime
from app.ui.complaints.columns import severity_chip
from app.ui.complaints.steps_bar import StepsBar
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import ChipLabel, tier_chip
from app.ui.parts.cards.complaint_clock import clock_chip
from app.ui.parts.cards.labels import wrapped
from app.ui.theme.fonts import metrics
from app.ui.theme.tokens import Size, Space, TextSize
from app.words.formats import moment
from app.words.language import say
from app.words.names import name_of


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
