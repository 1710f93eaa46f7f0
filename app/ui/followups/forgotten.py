"""Nobody is forgotten, nobody is bothered: reads both lists and opens them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.followups.contact_reviews import OverContacted, over_contacted
from app.services.followups.unplanned import Unplanned, UnplannedRow, list_unplanned
from app.services.foundation.store import Work
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.columns import Column, Look, T
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth, Size
from app.words import Tier
from app.words.formats import DASH, number, short_day
from app.words.language import say, say_many
from app.words.names import name_of


@dataclass(frozen=True, kw_only=True)
class People(Generic[T]):
    """What the dialog shows.

    Attributes:
        note: One sentence on what is to be done about them.
        key: Of the customer in a row.
        total: How many there are; ``rows`` may hold fewer.
    """

    title: str
    note: str
    columns: Sequence[Column[T]]
    rows: Sequence[T]
    key: Callable[[T], int]
    total: str


class PeopleDialog(DeskDialog):
    """A list; Enter opens the profile, the action is for the customer chosen.

    Signals:
        opened: Show the profile; carries the key of the customer.
        chosen: The action is wanted; carries the key of the customer.
    """

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, people: People[T], *, action: str, parent: QWidget | None = None) -> None:
        super().__init__(
            people.title, action=action, leave=say("Close"), width=Size.EDITOR, parent=parent
        )
        model = RowModel(people.columns, people.key, self)
        model.set_rows(people.rows)
        self._table = ListTable(model, name=people.title)
        self._table.setMinimumHeight(Size.WIDE_PANEL)
        card = Card()
        card.add_flush(self._table)
        self.add_wide(wrapped(people.note, "muted"))
        self.add_wide(card)
        self.set_total(people.total)
        self._table.row_opened.connect(self.opened)
        self._table.row_opened.connect(self.accept)
        self.save_wanted.connect(self._on_save_wanted)
        self._table.select_key(people.key(people.rows[0]) if people.rows else None)
        self._table.setFocus()

    @Slot()
    def _on_save_wanted(self) -> None:
        key = self._table.current_key()
        if key is not None:
            self.accept()
            self.chosen.emit(key)


SHOWN_PEOPLE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Who has no next step, and who heard from us too often."""

    unplanned: Unplanned
    bothered: Sequence[OverContacted]


def reading_forgotten(today: date, *, limit: int = 0) -> Work[Forgotten]:
    """Return the work that reads both; without a limit only the counts of the first."""
    return lambda session: Forgotten(
        unplanned=list_unplanned(session, today=today, limit=limit),
        bothered=over_contacted(session, today=today),
    )


def show_unplanned(parent: QWidget, found: Unplanned) -> PeopleDialog:
    """Open the customers with no next step; the action adds one."""
    shown = People(
        title=say("Customers with no next step"),
        note=say("Nothing is planned for them and nothing is booked. Add what comes next."),
        columns=_UNPLANNED,
        rows=found.rows,
        key=lambda row: row.customer_id,
        total=_total(found.total),
    )
    dialog = PeopleDialog(shown, action=say("Add a follow-up"), parent=parent)
    dialog.open()
    return dialog


def show_bothered(parent: QWidget, found: Sequence[OverContacted]) -> PeopleDialog:
    """Open the customers contacted too often; the action opens the profile."""
    shown = People(
        title=say("Contacted too often"),
        note=say("They heard from us too often in the last seven days. Leave them a while."),
        columns=_BOTHERED,
        rows=found,
        key=lambda row: row.customer_id,
        total=_total(len(found)),
    )
    dialog = PeopleDialog(shown, action=say("Open the profile"), parent=parent)
    dialog.open()
    return dialog


def _total(count: int) -> str:
    return say_many("{number} customer", "{number} customers", count, number=number(count))


def _day(day: date | None) -> str:
    return DASH if day is None else short_day(day)


def _order(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


class _Person(Protocol):
    """A customer, and who answers for them."""

    @property
    def name(self) -> str: ...

    @property
    def tier(self) -> Tier: ...

    @property
    def responsible_name(self) -> str | None: ...


_Row = TypeVar("_Row", bound=_Person)


def _columns(*between: Column[_Row]) -> Sequence[Column[_Row]]:
    """Return who it is, what is told of them, and who answers for them."""
    return (
        Column(
            name="name",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.NAME,
        ),
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            width=ColumnWidth.CHIP,
        ),
        *between,
        Column(
            name="staff",
            title=lambda: say("Responsible"),
            text=lambda row: row.responsible_name or DASH,
        ),
    )


_UNPLANNED: Final[Sequence[Column[UnplannedRow]]] = _columns(
    Column(
        name="visits",
        title=lambda: say("Visits"),
        text=lambda row: number(row.visit_count),
        sort_key=lambda row: row.visit_count,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="visit",
        title=lambda: say("Last visit"),
        text=lambda row: _day(row.last_visit_on),
        sort_key=lambda row: _order(row.last_visit_on),
    ),
    Column(
        name="contact",
        title=lambda: say("Last contact"),
        text=lambda row: _day(row.last_contact_on),
        sort_key=lambda row: _order(row.last_contact_on),
    ),
)
_BOTHERED: Final[Sequence[Column[OverContacted]]] = _columns(
    Column(
        name="count",
        title=lambda: say("In seven days"),
        text=lambda row: number(row.count),
        sort_key=lambda row: row.count,
        look=Look.NUMBER,
    ),
    Column(
        name="last",
        title=lambda: say("Last contact"),
        text=lambda row: _day(row.last_on),
        sort_key=lambda row: row.last_on.toordinal(),
    ),
)
