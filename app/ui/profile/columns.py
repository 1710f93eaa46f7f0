"""The page in three columns: why and who, what happened, what is next."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.rules.permissions import may
from app.ui.parts.desk import Desk
from app.ui.profile.about_card import AboutCard
from app.ui.profile.family_card import FamilyCard
from app.ui.profile.loading import Profile
from app.ui.profile.next_card import NextCard
from app.ui.profile.rhythm_card import RhythmCard
from app.ui.profile.spend_card import SpendCard
from app.ui.profile.story_card import StoryCard
from app.ui.profile.why_card import WhyCard
from app.ui.theme.tokens import Size, Space
from app.words import Permission

_SHARES: Final = (0, 5, 3)  # the right column gives way first where the window is narrow


class ProfileColumns(QWidget):
    """The cards of one customer.

    Signals:
        customer_opened: A name was pressed; carries the key of the customer.
        edit_wanted: Change the file.
        call_wanted: Do a follow-up now; carries its key.
        complaint_opened: Show a complaint; carries its key.
        entry_opened: An entry of the story was opened; carries its ``Fact``.
    """

    customer_opened = Signal(int)
    edit_wanted = Signal()
    call_wanted = Signal(int)
    complaint_opened = Signal(int)
    entry_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        currency = desk.settings.currency
        self._why = WhyCard(currency)
        self._about = AboutCard(currency, editable=may(desk.person, Permission.EDIT_CUSTOMERS))
        self._story = StoryCard(desk)
        self._next = NextCard()
        self._spend = SpendCard(currency)
        self._rhythm = RhythmCard()
        self._family = FamilyCard(currency)
        self._build()
        self._about.edit_wanted.connect(self.edit_wanted)
        self._next.call_wanted.connect(self.call_wanted)
        self._next.complaint_opened.connect(self.complaint_opened)
        self._story.entry_opened.connect(self.entry_opened)
        self._family.customer_opened.connect(self.customer_opened)

    def show_profile(self, profile: Profile, needs: Mapping[int, str]) -> None:
        """Show everything of this customer but the story."""
        self._why.show_profile(profile)
        self._about.show_profile(profile, needs)
        self._next.show_profile(profile)
        self._spend.show_months(profile.months)
        self._rhythm.show_rhythm(profile.rhythm, profile.today)
        self._family.show_family(profile.family)

    def tell_story(self, customer_id: int) -> None:
        """Show what happened with this customer."""
        self._story.show_customer(customer_id)

    def focus_story(self) -> None:
        """Walk to the story."""
        self._story.focus_list()

    def _build(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        across.setSpacing(Space.L)
        left = _column(self._why, self._about)
        right = _column(self._next, self._spend, self._rhythm, self._family)
        left.setFixedWidth(Size.SIDE_PANEL)
        right.setMinimumWidth(Size.SIDE_PANEL)
        right.setMaximumWidth(Size.WIDE_PANEL)
        for widget, share in zip((left, self._story, right), _SHARES, strict=True):
            across.addWidget(widget, share)


def _column(*cards: QWidget) -> QScrollArea:
    body = QWidget()
    body.setProperty("ground", "none")
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidget(body)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll
