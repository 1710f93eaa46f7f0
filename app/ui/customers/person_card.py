"""Who a customer is, in a card."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.archive.customer_list import CustomerRow
from app.ui.customers.glance import Glance
from app.ui.parts.cards.avatar import Avatar
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, ChipLabel, risk_chip, tier_chip
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.cards.labels import rich, wrapped
from app.ui.theme.tokens import Size, Space, Tone
from app.words import Tier
from app.words.formats import month_name
from app.words.language import listed, say, say_many
from app.words.names import name_of

_TONES = {
    Tier.VIP: Tone.VIP,
    Tier.MAJOR: Tone.MAJOR,
    Tier.ORDINARY: Tone.ORDINARY,
    Tier.POTENTIAL_VIP: Tone.POTENTIAL,
}


class PersonCard(Card):
    """Initial, name, phone, since when, tier and risk, warnings."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._avatar = Avatar(size=Size.AVATAR)
        self._name = wrapped("", "lead")
        self._reach = wrapped("", "muted")
        self._chips = [ChipLabel() for _ in range(4)]
        self._rhythm = rich("", "muted")
        self._warning = wrapped("", "bad_strong")
        self._build_body()

    def show_glance(self, glance: Glance) -> None:
        """Show a customer."""
        row, file = glance.row, glance.file
        self._avatar.set_person(row.name, tone=_TONES.get(row.tier or Tier.GENERAL, Tone.GENERAL))
        self._name.setText(row.name)
        phone = file.phones_shown[0] if file.phones_shown else say("no phone")
        since = row.first_visit_on or file.entry.first_contact_on
        parts = [phone, say("since {month}", month=month_name(since)) if since else ""]
        self._reach.setText(" · ".join(filter(None, parts)))
        for shown, chip in zip(self._chips, _chips_of(row), strict=True):
            shown.set_chip(chip)
        allergies = listed(each.text for each in file.entry.allergies)
        self._warning.setText(say("Allergic: {what}", what=allergies))
        self._warning.setVisible(bool(allergies))
        rhythm = _rhythm(glance, self._today)
        self._rhythm.setText(rhythm)
        self._rhythm.setVisible(bool(rhythm))

    def _build_body(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(Space.TINY)
        who.addWidget(self._name)
        who.addWidget(self._reach)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addWidget(self._avatar)
        across.addLayout(who, 1)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in self._chips:
            flow.addWidget(chip)
        for widget in (head, chips, self._rhythm, self._warning):
            self.add(widget)


def _chips_of(row: CustomerRow) -> tuple[Chip | None, ...]:
    graded = row.tier is not None
    tier = tier_chip(row.tier, provisional=bool(row.provisional)) if row.tier else None
    risk = risk_chip(row.stage, row.days_over or 0) if row.stage and graded else None
    pause = Chip(text=name_of(row.pause), tone=Tone.WARN) if row.pause else None
    return tier, None if pause else risk, pause, _complaints(row.open_complaint_count or 0)


def _complaints(count: int) -> Chip | None:
    words = say_many("{count} complaint open", "{count} complaints open", count)
    return Chip(text=words, tone=Tone.BAD) if count else None


def _rhythm(glance: Glance, today: date) -> str:
    """Return how often the customer comes and when they came last."""
    last_on, risk = glance.row.last_visit_on, glance.risk_on(today)
    if last_on is None:
        return say("Has not come yet.")
    ago = (today - last_on).days
    if risk is None:
        return say("Last came {days} days ago.", days=ago)
    return say(
        "Usually returns every <b>{gap} days</b>; last came {days} days ago.",
        gap=round(risk.rhythm.expected_gap),
        days=ago,
    )
