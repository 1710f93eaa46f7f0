"""The list of customers: looked up, narrowed, ordered, walked through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.archive.choices import Choices
from app.services.archive.customer_filters import CustomerFilter
from app.services.archive.customer_list import (
    CustomerRow,
    CustomerSort,
    SortColumn,
    count_customers,
    list_keys,
    load_rows,
)
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.ui.customers.columns import RARELY_ASKED, customer_columns
from app.ui.customers.filter_bar import FilterBar
from app.ui.customers.filters import Chosen, chosen_in, filter_of, query_of
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.search_field import SearchField
from app.ui.parts.lists.paged_model import PagedModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words import CustomerStatus
from app.words.language import say


class Nobody(QWidget):
    """Why the list is empty, and what to do about it.

    Signals:
        everybody_wanted: The filters are to be taken off.
        import_wanted: A file is to be read.
    """

    everybody_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none_yet = EmptyState(
            say("There are no customers yet."),
            say("Read the file you have kept them in so far, or add the first one."),
            action=say("Import…"),
            picture=Icon.PEOPLE,
        )
        self._none_match = EmptyState(
            say("Nobody matches."),
            say("Look for a shorter part of the name, or take the filters off."),
            action=say("Clear filters"),
            picture=Icon.SEARCH,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none_yet)
        column.addWidget(self._none_match)
        self._none_yet.action_wanted.connect(self.import_wanted)
        self._none_match.action_wanted.connect(self.everybody_wanted)
        self.explain(anyone=False)

    def explain(self, *, anyone: bool) -> None:
        """Say that nobody matches if there is ``anyone``, else that nobody is on file yet."""
        self._none_yet.setVisible(not anyone)
        self._none_match.setVisible(anyone)


FIRST_ROWS: Final = 40  # as many as a window shows, fetched with the keys
_CHOSEN: Final = "customers/chosen"
_COLUMNS: Final = "customers/columns"
_FILTERS: Final = "customers/filters"
_SORT: Final = "customers/sort"
_FALLING: Final = "customers/falling"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """The answer of one question to the store."""

    keys: Sequence[int]
    rows: Sequence[CustomerRow]
    total: int | None


class CustomerList(QWidget):
    """The search field, the chips and the table.

    Signals:
        row_opened: Enter or a double click; carries the key of the customer.
        current_changed: Another customer is chosen; carries the key, or ``None``.
        selection_changed: Customers were marked or unmarked; carries their keys.
        counted: The list was filled; carries how many it shows and how many there are.
        import_wanted: There is nobody yet, and a file is to be read.
        menu_wanted: A right click or the menu key; carries the place on the screen.
    """

    row_opened = Signal(int)
    current_changed = Signal(object)
    selection_changed = Signal(object)
    counted = Signal(int, int)
    import_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._total = 0
        self._wanted_key: int | None = None
        self._kept_key = desk.preferences.number(_CHOSEN) or None
        self._sort = CustomerSort(
            column=SortColumn(desk.preferences.text(_SORT, SortColumn.SCORE)),
            descending=desk.preferences.flag(_FALLING, default=True),
        )
        self._build()
        self._filters.choose(chosen_in(desk.preferences.text(_FILTERS)))
        self._connect()

    @property
    def wanted(self) -> CustomerFilter:
        """Whom the list shows."""
        return filter_of(self._filters.chosen, self._search.text().strip())

    @property
    def chosen(self) -> Chosen:
        """What the chips say."""
        return self._filters.chosen

    def current_key(self) -> int | None:
        """Return the key of the chosen customer."""
        return self._table.current_key()

    def selected_keys(self) -> list[int]:
        """Return the keys of all marked customers."""
        return self._table.selected_keys()

    def listed_keys(self) -> Sequence[int]:
        """Return the keys of all customers on the list, in its order."""
        return self._model.keys

    def are_retired(self, keys: Sequence[int]) -> bool:
        """Return whether every one of ``keys`` is retired, as far as the list shows."""
        places = [self._model.place_of(key) for key in keys]
        rows = [None if at is None else self._model.row_at(at) for at in places]
        return all(row is not None and row.status is CustomerStatus.RETIRED for row in rows)

    def focus_search(self) -> None:
        """Let the next key go into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_table(self) -> None:
        """Let the arrow keys walk through the list."""
        self._table.setFocus()

    def set_choices(self, choices: Choices) -> None:
        """Offer what there is to narrow by; ask again for what was kept and is offered now."""
        before = self.chosen
        kept = chosen_in(self._desk.preferences.text(_FILTERS))
        self._filters.set_choices(choices)
        self._filters.choose(kept)
        if self._model.rowCount() == 0 or self.chosen != before:
            self.load()

    def narrow(self, chosen: Chosen) -> None:
        """Show exactly these, as a saved view does."""
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        self._filters.choose(chosen)
        self._on_narrowed()

    def show_customer(self, customer_id: int) -> None:
        """Choose a customer; filters that hide the customer are taken off."""
        if not self._table.select_key(customer_id):
            self._wanted_key = customer_id
            self.load()

    def load(self, *, count_all: bool = True) -> None:
        """Ask the store whom to show."""
        today = self._desk.clock.today()
        work = _listing(self.wanted, self._sort, today, count_all=count_all)
        self._desk.tasks.read(self, work, self._on_listed, latest="list")

    def refresh(self, changes: Changes) -> None:
        """Bring what was changed up to date; the chosen row stays."""
        touched = changes.customer_ids or frozenset(self._model.keys)
        self._model.refresh(touched)
        self.load()

    def _build(self) -> None:
        self._search = SearchField(say("Name, pinyin, phone, note"), hint="Ctrl F")
        self._search.setFixedWidth(Size.SEARCH)
        self._filters = FilterBar()
        self._model = PagedModel(
            customer_columns(self._desk.settings.currency),
            key=lambda row: row.id,
            fetch=_fetch,
            tasks=self._desk.tasks,
            owner=self,
        )
        self._table = ListTable(self._model, name=say("Customers"))
        self._table.allow_many()
        self._table.sort_by(self._sort.column, descending=self._sort.descending)
        self._hide_rarely_asked()
        self._table.remember_in(self._desk.preferences, _COLUMNS)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._nobody = Nobody()
        self._table.show_when_empty(self._nobody)
        card = Card()
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(Space.S)
        self._bar.addWidget(self._search, 0, Qt.AlignmentFlag.AlignTop)
        self._bar.addWidget(self._filters, 1)
        column.addLayout(self._bar)
        column.addWidget(card, 1)

    def add_to_bar(self, widget: QWidget) -> None:
        """Put ``widget`` at the right of the chips."""
        self._bar.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _hide_rarely_asked(self) -> None:
        """Leave some columns out as long as the person has not arranged any."""
        if not self._desk.preferences.words(_COLUMNS):
            for at, column in enumerate(self._model.columns):
                self._table.setColumnHidden(at, column.name in RARELY_ASKED)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._search.stepped.connect(self._on_stepped)
        self._search.returnPressed.connect(self._on_return_pressed)
        self._filters.changed.connect(self._on_narrowed)
        self._model.order_wanted.connect(self._on_order_wanted)
        self._table.row_opened.connect(self.row_opened)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.selection_changed.connect(self.selection_changed)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        self._nobody.everybody_wanted.connect(self._on_everybody_wanted)
        self._nobody.import_wanted.connect(self.import_wanted)

    def _on_listed(self, listed: _Listed) -> None:
        self._total = self._total if listed.total is None else listed.total
        self._nobody.explain(anyone=self._total > 0)
        self._model.show_keys(listed.keys, listed.rows)
        self.counted.emit(len(listed.keys), self._total)
        self._choose_one(listed.keys)

    def _choose_one(self, keys: Sequence[int]) -> None:
        """Choose who was asked for, else who was chosen the last time, else the first."""
        wanted, self._wanted_key = self._wanted_key, None
        kept, self._kept_key = self._kept_key, None
        if wanted is not None and not self._table.select_key(wanted) and self._is_narrowed():
            self._wanted_key = wanted
            self.narrow({})
        elif self._table.current_key() is None and not self._table.select_key(kept) and keys:
            self._table.select_key(keys[0])

    def _is_narrowed(self) -> bool:
        return bool(self.chosen or self._search.text().strip())

    @Slot(object)
    def _on_current_changed(self, key: int | None) -> None:
        if key is not None:
            self._desk.preferences.keep(_CHOSEN, key)
        self.current_changed.emit(key)

    @Slot()
    def _on_searched(self) -> None:
        self.load(count_all=False)

    @Slot()
    def _on_narrowed(self) -> None:
        self._desk.preferences.keep(_FILTERS, query_of(self._filters.chosen))
        self.load(count_all=False)

    @Slot(str, bool)
    def _on_order_wanted(self, column: str, falling: bool) -> None:  # noqa: FBT001 (a signal's)
        self._sort = CustomerSort(column=SortColumn(column), descending=falling)
        self._desk.preferences.keep(_SORT, column)
        self._desk.preferences.keep(_FALLING, falling)
        self.load(count_all=False)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        self._table.setFocus()
        key = self._table.current_key()
        at = None if key is None else self._model.place_of(key)
        if at is not None and 0 <= at + step < self._model.rowCount():
            self._table.select_key(self._model.key_at(at + step))

    @Slot()
    def _on_return_pressed(self) -> None:
        key = self._table.current_key()
        if key is not None:
            self.row_opened.emit(key)

    @Slot()
    def _on_everybody_wanted(self) -> None:
        self.narrow({})

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        self.menu_wanted.emit(self._table.viewport().mapToGlobal(at))


def _listing(
    wanted: CustomerFilter, sort: CustomerSort, today: date, *, count_all: bool
) -> Work[_Listed]:
    return lambda session: _Listed(
        keys=(keys := list_keys(session, today=today, wanted=wanted, sort=sort)),
        rows=load_rows(session, keys=keys[:FIRST_ROWS]),
        total=count_customers(session, today=today) if count_all else None,
    )


def _fetch(keys: Sequence[int]) -> Work[list[CustomerRow]]:
    return lambda session: load_rows(session, keys=keys)
