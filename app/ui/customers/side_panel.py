"""The chosen customer beside the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.complaints.feedback import FeedbackMatrix, feedback_matrix
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.planning.next_steps import booked_customers
from app.services.rules.permissions import may
from app.services.rules.rhythm import FamilyVisits, Risk
from app.services.standing.histories import load_members
from app.services.standing.rhythms import Norm, kept_habits, load_norms, rhythms_of, risk_in
from app.services.standing.standings import Standings, load_standings
from app.ui.customers.columns import score_text
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.avatar import Avatar
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.chips import Chip, ChipLabel, risk_chip, tier_chip
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.cards.labels import rich, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.why_words import Counted, measures_of
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import WALKING_MS, Size, Space, Tone
from app.words import Indicator, Permission, Tier
from app.words.formats import month_name
from app.words.language import listed, say, say_many
from app.words.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Everything that is loaded for the panel.

    Attributes:
        habits: The customer's visits by treatment family.
        norms: What is usual for each family.
        booked: A confirmed booking stands, with which nobody is late.
    """

    row: CustomerRow
    file: CustomerFile
    standings: Standings
    said: FeedbackMatrix
    habits: Mapping[int, FamilyVisits]
    norms: Mapping[int, Norm]
    booked: bool

    def risk_on(self, today: date) -> Risk | None:
        """Return the rhythm that decides how late the customer is, if there is one."""
        rhythms = rhythms_of(self.habits, self.norms, today)
        return risk_in(
            rhythms, last_visit_on=self.row.last_visit_on, as_of=today, booked=self.booked
        )


def load_glance(desk: Desk, customer_id: int) -> Work[Glance]:
    """Return the work that loads what the panel shows."""
    actor, today, keys = desk.person, desk.clock.today(), [customer_id]
    return lambda session: Glance(
        row=load_rows(session, keys=keys)[0],
        file=load_customer(session, customer_id=customer_id, actor=actor, today=today),
        standings=load_standings(
            session, load_members(session, as_of=today, customer_ids=keys), as_of=today
        ),
        said=feedback_matrix(session, customer_id=customer_id, on=today),
        habits=kept_habits(session, customer_ids=keys).get(customer_id, {}),
        norms=load_norms(session),
        booked=customer_id in booked_customers(session, on=today),
    )


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


_AT_A_GLANCE: Final = frozenset(Indicator) - {Indicator.EVENT_SALES, Indicator.HARMONY}


_UNPLACED: Final = (Tier.PROSPECT, Tier.NOT_GRADED, Tier.DORMANT)


class WhyCard(Card):
    """A figure and a bar for what is asked about most; the profile has all eight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("Standing"))
        self._desk = desk
        self._meters: dict[str, Meter] = {}

    def show_glance(self, glance: Glance) -> None:
        """Show why this customer stands where they stand."""
        row, frozen = glance.row, glance.standings.frozen
        self.set_title(_title(row.tier))
        self.set_note(_score(row.score_tenths))
        counted = Counted(
            graded=glance.standings.by_customer[row.id].graded,
            others_count=frozen.distribution.others_count if frozen else 0,
            said=glance.said,
            today=self._desk.clock.today(),
            currency=self._desk.settings.currency,
        )
        for measure in measures_of(counted):
            if measure.indicator in _AT_A_GLANCE:
                self._meter(measure.caption).set_value(measure.value, measure.share)

    def _meter(self, caption: str) -> Meter:
        if caption not in self._meters:
            self._meters[caption] = Meter(caption)
            self.add(self._meters[caption])
        return self._meters[caption]


def _title(tier: Tier | None) -> str:
    if tier is None or tier in _UNPLACED:
        return say("Standing")
    return say("Why {tier}", tier=name_of(tier))


def _score(score_tenths: int | None) -> str:
    if score_tenths is None:
        return say("not graded yet")
    return say("score {score}", score=score_text(score_tenths))


class SidePanel(QWidget):
    """Who the chosen customer is, and why they stand where they stand.

    Signals:
        profile_wanted: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        edit_wanted: Edit the customer; carries the key.
    """

    profile_wanted = Signal(int)
    visit_wanted = Signal(object)
    edit_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=WALKING_MS)
        self._build()
        self._connect()
        self.show_customer(None)

    def show_customer(self, customer_id: int | None) -> None:
        """Show a customer, or nobody; who walks fast through the list sees the last."""
        self._customer_id = customer_id
        if customer_id is None:
            self._body.hide()
        self._soon.start()

    def refresh(self, changes: Changes) -> None:
        """Show the customer anew if something of theirs changed."""
        if not changes.customer_ids or self._customer_id in changes.customer_ids:
            self.show_customer(self._customer_id)

    def _build(self) -> None:
        self._body = QWidget()
        self._person = PersonCard(self._desk.clock.today())
        self._profile = small_button(say("Open profile ⏎"), primary=True)
        self._visit = small_button(say("Log a visit"))
        self._edit = small_button(say("Edit"))
        self._edit.setToolTip(say("{what} ({shortcut})", what=say("Edit"), shortcut="F2"))
        self._visit.setVisible(may(self._desk.person, Permission.LOG_VISITS))
        self._edit.setVisible(may(self._desk.person, Permission.EDIT_CUSTOMERS))
        self._why = WhyCard(self._desk)
        foot = line_row(self._profile, self._visit, self._edit)
        self._why.add_row(foot)
        foot.setProperty("first", "false")  # the body above wants a hairline
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._person)
        column.addWidget(self._why)
        column.addStretch(1)
        self._body.setProperty("ground", "none")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._load)
        self._profile.clicked.connect(self._on_profile_clicked)
        self._visit.clicked.connect(self._on_visit_clicked)
        self._edit.clicked.connect(self._on_edit_clicked)

    @Slot()
    def _load(self) -> None:
        if self._customer_id is not None:
            work = load_glance(self._desk, self._customer_id)
            self._desk.tasks.read(self, work, self._on_loaded, latest="panel")

    def _on_loaded(self, glance: Glance) -> None:
        self._person.show_glance(glance)
        self._why.show_glance(glance)
        self._body.show()

    @Slot()
    def _on_profile_clicked(self) -> None:
        self.profile_wanted.emit(self._customer_id)

    @Slot()
    def _on_visit_clicked(self) -> None:
        self.visit_wanted.emit(self._customer_id)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.edit_wanted.emit(self._customer_id)
