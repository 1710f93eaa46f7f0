"""Log a visit from the keyboard in ten seconds."""

from datetime import date
from enum import Enum, auto
from html import escape
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import (
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
)
from app.services.rules.why import change_phrase
from app.services.visits.checks import ScoreOutOfRange
from app.services.visits.details import VisitDetail
from app.services.visits.entries import VisitEntry
from app.services.visits.errors import ItemRetired
from app.services.visits.package_balances import (
    PackageForOther,
    PackageNotValid,
    PackageSessionPriced,
    PackageUsedUp,
)
from app.services.visits.preview import SameDayTicket, VisitPreview
from app.services.visits.standing_preview import StandingPreview
from app.services.visits.visits import LineRefunded, NothingDone, VisitHeld
from app.ui.parts.cards.labels import rich, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.item_asking import ask_items
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space
from app.ui.visit.lines import TreatmentLines
from app.ui.visit.loading import Offered, Outlook, outlook_of, prices_of
from app.ui.visit.satisfaction import SatisfactionField
from app.ui.visit.when import WhenButton
from app.words.formats import money
from app.words.language import listed, listed_long, say, say_in, say_many


class Place(Enum):
    """A field of the visit dialog."""

    WHO = auto()
    WHEN = auto()
    LINES = auto()
    SATISFIED = auto()


_PLACES: dict[Place, tuple[type[BaseException], ...]] = {
    Place.WHO: (CustomerRetired, CustomerMerged, CustomerAnonymised),
    Place.WHEN: (DayInFuture, VisitHeld),
    Place.LINES: (
        NothingDone,
        AmountBelowZero,
        ItemRetired,
        LineRefunded,
        PackageForOther,
        PackageNotValid,
        PackageSessionPriced,
        PackageUsedUp,
    ),
    Place.SATISFIED: (ScoreOutOfRange,),
}


def place_of(error: BaseException) -> Place | None:
    """Return the field that ``error`` is about; ``None`` if it is about none of them."""
    return next((place for place, kinds in _PLACES.items() if isinstance(error, kinds)), None)


def then_said(preview: VisitPreview) -> str:
    """Return what follows from the visit, as rich text."""
    parts = []
    if preview.aftercare:
        days = listed(say("day {days}", days=each.after_days) for each in preview.aftercare)
        parts.append(say("aftercare on {days}", days=_strong(days)))
    if preview.due_back:
        weeks = say_many("in {count} week", "in {count} weeks", preview.due_back[0].weeks)
        parts.append(say("due back {when}", when=_strong(weeks)))
    return listed_long(parts)


def same_day_said(tickets: tuple[SameDayTicket, ...], currency: str) -> str:
    """Return that there is a ticket for the day already; empty if there is none."""
    if not tickets:
        return ""
    listed = listed_long(
        f"{say_in('list', ', ').join(each.item_names)} {money(each.total_minor, currency)}"
        for each in tickets
    )
    return say("On file for that day already: {tickets}", tickets=listed)


def standing_said(standing: StandingPreview | None) -> str:
    """Return what the visit does to score and tier; empty if that is not known."""
    if standing is None:
        return ""
    before, after = standing.before, standing.after
    return change_phrase(before.score_tenths, after.score_tenths, was=before.tier, tier=after.tier)


def _strong(words: str) -> str:
    return f'<b style="color: {current().color("text").name()}">{escape(words)}</b>'


NOBODY: Final = 0
PREVIEW_AFTER_MS: Final = 150


class VisitDialog(FormDialog):
    """Collects a visit, and shows what it leads to before it is saved.

    Signals:
        visit_entered: The form is filled in; carries its ``VisitEntry``.
    """

    visit_entered = Signal(VisitEntry)

    def __init__(
        self,
        desk: Desk,
        offered: Offered,
        *,
        visit: VisitDetail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = say("Log a visit") if visit is None else say("Edit a visit")
        super().__init__(title, action=say("Save"), parent=parent)
        self._desk = desk
        self._visit = visit
        self._who = WhoField(desk)
        self._when = WhenButton(now=desk.clock.now())
        self._lines = TreatmentLines(
            ask_items(desk, self, lambda: self._when.day),
            staff=offered.staff,
            currency=desk.settings.currency,
        )
        self._satisfied = SatisfactionField()
        self._event: ChoiceBox[int] = ChoiceBox(
            [(event.id, event.name) for event in offered.events], nothing=say("none")
        )
        self._standing = ""
        self._then = rich("", "muted")
        self._same_day = wrapped("", "warn")
        self._thinking = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._add_rows()
        if visit is not None:
            self._show_visit(visit)
        self._listen()
        self._think()

    def choose_customer(self, customer_id: int) -> None:
        """Log the visit of this customer; another can still be typed."""
        self._who.choose(customer_id)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why the visit was not saved, at the field it is about."""
        self.show_error(error, self._field_at(place_of(error)))

    def _add_rows(self) -> None:
        self._event.setMinimumWidth(Size.FIELD)
        self._same_day.hide()
        for caption, field in (
            (say("Customer"), self._who),
            (say("When"), self._when),
            (say("Treatments"), self._lines),
            (say("Satisfied"), self._satisfied),
            (say("From event"), _at_left(self._event)),
            (say("Then"), self._then_field()),
        ):
            self.add_row(caption, field)

    def _then_field(self) -> QWidget:
        field = QWidget()
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._then.setMinimumHeight(Size.CONTROL)
        column.addWidget(self._then)
        column.addWidget(self._same_day)
        return field

    def _show_visit(self, visit: VisitDetail) -> None:
        self._who.choose(visit.customer_id)
        self._when.set_when(visit.visited_on, visit.visited_at)
        self._lines.set_lines(visit.lines)
        self._satisfied.set_values(visit.scores, took_part=visit.took_part, note=visit.note)
        event = next((line for line in visit.lines if line.event_id is not None), None)
        if event is not None:
            self._event.choose(event.event_id, event.event_name or "")

    def _listen(self) -> None:
        self._who.customer_known.connect(self._on_customer_known)
        self._who.customer_forgotten.connect(self._on_customer_forgotten)
        self._when.day_changed.connect(self._on_day_changed)
        self._lines.changed.connect(self._think)
        self._event.activated.connect(self._on_event_activated)
        self._thinking.timeout.connect(self._on_thinking_timeout)
        self.save_wanted.connect(self._on_save_wanted)

    def _entry(self) -> VisitEntry:
        return VisitEntry(
            customer_id=self._who.customer_id or NOBODY,
            visited_on=self._when.day,
            visited_at=self._when.time_of_day,
            lines=self._lines.entries(),
            scores=self._satisfied.scores,
            took_part=self._satisfied.took_part,
            note=self._satisfied.note or None,
        )

    def _field_at(self, place: Place | None) -> QWidget | None:
        fields: dict[Place, QWidget] = {
            Place.WHO: self._who,
            Place.WHEN: self._when,
            Place.LINES: self._lines,
            Place.SATISFIED: self._satisfied,
        }
        return fields.get(place) if place else None

    @Slot()
    def _think(self) -> None:
        """Say the total now, and what follows from it a moment later."""
        self._show_total()
        self._thinking.start()

    def _show_total(self) -> None:
        said = money(self._entry().total_minor, self._desk.settings.currency)
        self.set_total(say("Total {amount}", amount=said), self._standing)

    def _show_outlook(self, outlook: Outlook) -> None:
        currency = self._desk.settings.currency
        self._then.setText(then_said(outlook.preview) or say("nothing to follow up"))
        same_day = same_day_said(outlook.preview.same_day, currency)
        self._same_day.setText(same_day)
        self._same_day.setVisible(bool(same_day))
        self._standing = standing_said(outlook.standing)
        self._show_total()

    @Slot()
    def _on_thinking_timeout(self) -> None:
        visit_id = self._visit.id if self._visit else None
        today = self._desk.clock.today()
        work = outlook_of(self._entry(), visit_id=visit_id, today=today)
        self._desk.tasks.read(self, work, self._show_outlook, latest="outlook")

    @Slot(KnownCustomer)
    def _on_customer_known(self, known: KnownCustomer) -> None:
        self._lines.set_packages(known.packages)
        if self._visit is None:
            self._lines.setFocus()
        self._think()

    @Slot()
    def _on_customer_forgotten(self) -> None:
        self._lines.set_packages(())
        self._think()

    @Slot(date)
    def _on_day_changed(self, day: date) -> None:
        self._who.set_day(day)
        items = {entry.item_id for entry in self._lines.entries()}
        self._desk.tasks.read(
            self, prices_of(items, on=day), self._lines.set_prices, latest="prices"
        )
        self._think()

    @Slot()
    def _on_event_activated(self) -> None:
        self._lines.set_event(self._event.value)

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._who.customer_id is None:
            self.show_refusal(
                say("Whose visit is it? Type a name, pinyin or the last four digits."), self._who
            )
        elif half_typed := self._lines.half_typed:
            self.show_refusal(
                say(
                    "“{typed}” is not a treatment yet. Pick one or empty the line.",
                    typed=half_typed,
                ),
                self._lines,
            )
        elif self._lines.is_wrong:
            self.show_refusal(say("Type an amount; 0 if nothing was paid."), self._lines)
            self._lines.focus_wrong()
        else:
            self.hold()
            self.visit_entered.emit(self._entry())


def _at_left(field: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    holder.setFocusProxy(field)
    return holder
