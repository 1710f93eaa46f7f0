"""Adherence: were the standards kept, by tier and by person, and what did customers say."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.followups.adherence import Adherence, load_adherence
from app.services.followups.digest import Digest, DigestTheme, load_digest
from app.services.followups.roles import UnreachedRow, list_unreached
from app.services.foundation.changes import Changes
from app.services.rules.adherence import QUARTER_DAYS
from app.services.rules.periods import period_of
from app.services.tables.adherence_export import Days, export_adherence
from app.ui.followups.adherence_deviations_card import DeviationsCard
from app.ui.followups.adherence_sayings import (
    control_total,
    digest_sentence,
    tier_name,
    tier_value,
    tiers_sentence,
)
from app.ui.followups.adherence_team_card import TeamCard
from app.ui.parts.buttons import button, quiet_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted, title, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.table_file import TableFile, export_table
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space, Tone
from app.words import GradingPeriod, Theme, Tier
from app.words.formats import number, short_day
from app.words.language import say
from app.words.names import name_of


class Span(StrEnum):
    """A stretch of days up to today."""

    LATELY = "lately"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"


def span_name(span: Span) -> str:
    """Return what the choice is called."""
    match span:
        case Span.LATELY:
            return say("The last 13 weeks")
        case Span.THIS_QUARTER:
            return say("This quarter")
        case Span.LAST_QUARTER:
            return say("Last quarter")
        case Span.THIS_YEAR:
            return say("This year")


def days_of(span: Span, today: date) -> tuple[date, date]:
    """Return the first and the last day of a span."""
    quarter = period_of(today, GradingPeriod.QUARTERLY)
    match span:
        case Span.LATELY:
            return today - timedelta(days=QUARTER_DAYS - 1), today
        case Span.THIS_QUARTER:
            return quarter.starts_on, today
        case Span.LAST_QUARTER:
            before = period_of(quarter.starts_on - timedelta(days=1), GradingPeriod.QUARTERLY)
            return before.starts_on, before.ends_on
        case Span.THIS_YEAR:
            return today.replace(month=1, day=1), today


_MOST_SAID = 3


class DigestCard(Card):
    """A bar for each theme, and under it what was said most often."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("What customers said"), parent=parent)

    def show_digest(self, digest: Digest) -> None:
        """Show the themes of the month."""
        self.clear()
        self.set_title(digest_sentence(digest))
        self.set_note(f"{short_day(digest.first_on)} – {short_day(digest.last_on)}")
        for theme in digest.themes:
            if theme.count:
                self._add_theme(theme, digest)
        if not digest.with_findings:
            self.add(muted(say("Nobody has told us anything this month yet.")))

    def _add_theme(self, theme: DigestTheme, digest: Digest) -> None:
        meter = Meter(name_of(theme.theme))
        said = number(theme.count)
        if theme.theme is Theme.SATISFACTION and digest.mean_score is not None:
            said = say("{mean} of 5 · {count}", mean=f"{digest.mean_score:.1f}", count=said)
        meter.set_value(said, theme.count / digest.entries)
        self.add(meter)
        if theme.theme is not Theme.SATISFACTION:
            words = [text for text, _ in theme.often] or [each.text for each in theme.sayings]
            quoted = " · ".join(say("“{words}”", words=each) for each in words[:_MOST_SAID])
            self.add(wrapped(quoted, "small"))


_TONES: Final = {
    Tier.VIP: Tone.VIP,
    Tier.POTENTIAL_VIP: Tone.POTENTIAL,
    Tier.MAJOR: Tone.MAJOR,
    Tier.ORDINARY: Tone.ORDINARY,
}


class TiersCard(Card):
    """A bar for each tier that is owed contacts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("By tier"), parent=parent)

    def show_adherence(self, found: Adherence) -> None:
        """Show the tiers, the best first."""
        self.clear()
        self.set_title(tiers_sentence(found))
        for line in found.tiers:
            if line.tier is None or not (line.owed or line.too_many):
                continue
            meter = Meter(tier_name(line.tier))
            meter.set_value(
                tier_value(line), line.kept_share, tone=_TONES.get(line.tier, Tone.GENERAL)
            )
            self.add(meter)
        self.add(muted(say("Visits count as contacts; who asked for peace is left out.")))


def figures_table(desk: Desk, *, first_on: date, last_on: date) -> TableFile:
    """Return the tiers, the people and the customers."""
    actor = desk.person
    days = Days(first_on=first_on, last_on=last_on, today=desk.clock.today())
    return TableFile(
        title=say("Export the figures"),
        file_name=say("adherence {day}.xlsx", day=last_on.isoformat()),
        write=lambda path: partial(export_adherence, path=path, actor=actor, days=days),
    )


_TABLES: Final = frozenset(
    {"contacts", "followups", "customers", "visits", "service_standards", "contact_rules"}
)
_KEEP: Final = "adherence/span"
_Loaded = tuple[Adherence, Digest, Sequence[UnreachedRow]]


class AdherencePage(QWidget):
    """Sentences, bars and tables about the days chosen; each customer is a key away.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        followups_wanted: Back to the calendar.
    """

    customer_opened = Signal(int)
    followups_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._spans = Segmented([(each, span_name(each)) for each in Span], name=say("Days"))
        self._tiers = TiersCard()
        self._digest = DigestCard()
        self._team = TeamCard(desk)
        self._deviations = DeviationsCard(desk)
        self._total = muted("")
        self._build()
        kept = desk.preferences.text(_KEEP, Span.LATELY)
        self._spans.choose(kept if kept in set(Span) else Span.LATELY)
        self._spans.chosen.connect(self._on_span_chosen)
        self._deviations.customer_opened.connect(self.customer_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._deviations)
        self.load()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day looked at."""
        return days_of(Span(self._spans.choice), self._desk.clock.today())

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
            ("Esc", say("back to the follow-ups")),
        ]

    def load(self) -> None:
        """Ask the store about the days chosen."""
        (first_on, last_on), today = self.days, self._desk.clock.today()
        self._desk.tasks.read(
            self,
            lambda session: (
                load_adherence(session, first_on=first_on, last_on=last_on, today=today),
                load_digest(session, month=min(last_on, today)),
                list_unreached(session, today=today),
            ),
            self._show,
            latest="adherence",
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.L] * 4)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._left(), 2)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._team, 2)
        right.addWidget(self._deviations, 3)
        body.addLayout(right, 3)
        column.addLayout(body, 1)
        column.addWidget(self._total)

    def _head(self) -> QHBoxLayout:
        back = quiet_button(say("‹ Follow-ups"))
        back.setShortcut("Esc")
        back.clicked.connect(self.followups_wanted)
        export = button(say("Export to Excel"), picture=Icon.EXPORT)
        export.clicked.connect(self._on_export_clicked)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for widget in (back, title(say("Adherence")), self._spans):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(export)
        return row

    def _left(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._tiers)
        column.addWidget(self._digest)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(Size.SIDE_PANEL)
        area.setWidget(inner)
        return area

    def _show(self, loaded: _Loaded) -> None:
        found, digest, unreached = loaded
        self._tiers.show_adherence(found)
        self._team.show_adherence(found)
        self._deviations.show_adherence(found, unreached)
        self._digest.show_digest(digest)
        self._total.setText(control_total(found))

    @Slot(str)
    def _on_span_chosen(self, span: str) -> None:
        self._desk.preferences.keep(_KEEP, span)
        self.load()

    @Slot()
    def _on_export_clicked(self) -> None:
        first_on, last_on = self.days
        table = figures_table(self._desk, first_on=first_on, last_on=last_on)
        export_table(self._desk, self, table)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self.load()
