"""The page in three columns: why and who, what happened, what is next."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.rules.permissions import may
from app.services.rules.rhythm import Risk
from app.services.visits.spending import MonthSpend
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import rich, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.rhythm_strip import Rhythm, RhythmStrip
from app.ui.parts.cards.spend_bars import MonthBar, SpendBars
from app.ui.parts.cards.why_words import Counted, measures_of
from app.ui.parts.desk import Desk
from app.ui.profile.about_words import AboutLine, about_lines
from app.ui.profile.family_card import FamilyCard
from app.ui.profile.loading import Profile
from app.ui.profile.next_card import NextCard
from app.ui.profile.rhythms import CustomerRhythm
from app.ui.profile.story_card import StoryCard
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space
from app.words import Permission, RiskStage, Tier
from app.words.formats import money, month_name
from app.words.language import say, say_many
from app.words.names import name_of

EARLY_SHARE = 0.75


FEWEST_GAPS = 2


class RhythmCard(Card):
    """When they came, when they were expected, and where today is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Return rhythm"), parent=parent)
        self._strip = RhythmStrip()
        self._none = wrapped(say("No treatment yet that one comes back for."), "muted")
        self.add(self._strip)
        self.add(self._none)

    def show_rhythm(self, rhythm: CustomerRhythm, today: date) -> None:
        """Show the rhythm of this customer."""
        known = rhythm.risk is not None
        self._strip.setVisible(known)
        self._none.setVisible(not known)
        self.set_note(rhythm.risk.rhythm.family if rhythm.risk else "")
        self._strip.set_rhythm(_strip_of(rhythm.risk, rhythm, today) if rhythm.risk else None)


def _strip_of(risk: Risk, rhythm: CustomerRhythm, today: date) -> Rhythm:
    gap = float(risk.rhythm.expected_gap)
    last_on = risk.rhythm.visits.last_on
    over = risk.rhythm.days_since - round(gap)
    earliest = gap * EARLY_SHARE
    return Rhythm(
        visited_on=rhythm.visited_on,
        today=today,
        expected_from=last_on + timedelta(days=round(earliest)),
        expected_to=last_on + timedelta(days=round(gap)),
        note=_note(round(gap), rhythm.gaps),
        today_note=say("today, {days} d over", days=over) if over > 0 else say("today"),
        late=risk.stage is not RiskStage.ON_RHYTHM,
    )


def _note(gap: int, gaps: list[int]) -> str:
    """Return how often, and between which days where several lie around it.

    Few visits lean on what is usual for the treatment, which may be far from their own days.
    """
    if len(gaps) < FEWEST_GAPS or not gaps[0] <= gap <= gaps[-1]:
        return say("every {days} days", days=gap)
    return say(
        "every {days} days ({shortest}–{longest})", days=gap, shortest=gaps[0], longest=gaps[-1]
    )


TENTHS = 10


_PLAIN = (Tier.PROSPECT, Tier.NOT_GRADED, Tier.DORMANT)


class WhyCard(Card):
    """*Why VIP*, with the score; bars only where there was a grading to measure against."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Why"), parent=parent)
        self._currency = currency
        self._meters: dict[str, Meter] = {}

    def show_profile(self, profile: Profile) -> None:
        """Show why this customer stands where they stand."""
        tier, score = profile.row.tier, profile.row.score_tenths
        self.set_title(_title(tier))
        self.set_note(_score(score))
        frozen = profile.standings.frozen
        counted = Counted(
            graded=profile.standings.by_customer[profile.row.id].graded,
            others_count=frozen.distribution.others_count if frozen else 0,
            said=profile.said,
            today=profile.today,
            currency=self._currency,
        )
        for measure in measures_of(counted):
            self._meter(measure.caption).set_value(measure.value, measure.share)

    def _meter(self, caption: str) -> Meter:
        if caption not in self._meters:
            self._meters[caption] = Meter(caption)
            self.add(self._meters[caption])
        return self._meters[caption]


def _title(tier: Tier | None) -> str:
    if tier is None or tier in _PLAIN:
        return say("Standing")
    return say("Why {tier}", tier=name_of(tier))


def _score(tenths: int | None) -> str:
    if tenths is None:
        return say("not graded yet")
    return say("score {score} of 100", score=tenths // TENTHS)


class AboutCard(Card):
    """A line for each thing known.

    Signals:
        edit_wanted: Change the file.
    """

    edit_wanted = Signal()

    def __init__(self, currency: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(say("About"), parent=parent)
        self._currency = currency
        edit = quiet_button(say("Edit"))
        edit.setAccessibleName(say("Edit what is known"))
        edit.clicked.connect(self.edit_wanted)
        self.add_to_head(edit)
        edit.setVisible(editable)

    def show_profile(self, profile: Profile, needs: Mapping[int, str]) -> None:
        """Show what is known of this customer."""
        self.clear()
        lines = about_lines(
            profile.file,
            profile.habits,
            needs=needs,
            today=profile.today,
            currency=self._currency,
        )
        for line in lines:
            self.add(rich(_html(line)))


def _html(line: AboutLine) -> str:
    muted = current().color("muted").name()
    text = current().color("bad" if line.warning else "text").name()
    return (
        f'<span style="color: {muted}">{escape(line.caption)}</span> '
        f'<span style="color: {text}">{escape(line.text)}</span>'
    )


class SpendCard(Card):
    """Two years of bars."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Spend by month"), parent=parent)
        self._currency = currency
        self._bars = SpendBars()
        self.add(self._bars)

    def show_months(self, months: Sequence[MonthSpend]) -> None:
        """Show what was spent in these months, oldest first."""
        self.set_note(say_many("{count} month", "{count} months", len(months)))
        self._bars.set_months([self._bar(each) for each in months])

    def _bar(self, spend: MonthSpend) -> MonthBar:
        name = month_name(spend.month)
        amount = money(spend.net_minor, self._currency)
        said = say("{what}: {value}", what=name, value=amount)
        return MonthBar(label=name, amount_minor=spend.net_minor, said=said)


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
