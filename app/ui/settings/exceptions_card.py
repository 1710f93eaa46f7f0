"""Days unlike their weekday: closed for once, or open at other hours."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.planning.opening_hours import ExceptionRow
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.typed_hours import said_hours
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth
from app.words.formats import DASH, long_day, weekday_name
from app.words.language import say


def exception_columns() -> tuple[Column[ExceptionRow], ...]:
    """Return the columns of the list."""
    return (
        Column(
            name="day",
            title=lambda: say("Day"),
            text=lambda row: long_day(row.day_on),
            beside=lambda row: weekday_name(row.day_on.weekday()),
            sort_key=lambda row: row.day_on.toordinal(),
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="hours",
            title=lambda: say("Open from – to"),
            text=hours_said,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="reason",
            title=lambda: say("Reason"),
            text=lambda row: row.reason or DASH,
            look=Look.MUTED,
            width=ColumnWidth.LONG,
        ),
    )


def hours_said(row: ExceptionRow) -> str:
    """Return the hours of such a day."""
    if row.opens_at is None or row.closes_at is None:
        return say("closed")
    return said_hours([(row.opens_at, row.closes_at)])


class ExceptionsCard(Card):
    """Lists the days ahead that are unlike their weekday.

    Signals:
        exception_wanted: A day is to be added, or the chosen one changed; carries an
            ``ExceptionRow`` or ``None``.
        removal_wanted: The chosen day is to have its usual hours again; carries it.
    """

    exception_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Days unlike the others"), parent=parent)
        self._model = RowModel(
            exception_columns(), key=lambda row: row.day_on.toordinal(), parent=self
        )
        self._table = ListTable(self._model, name=say("Days unlike the others"))
        self._table.remember_in(desk.preferences, "settings/exceptions")
        self._table.show_when_empty(
            EmptyState(
                say("Every day is as usual."),
                say("Add the days on which the clinic is closed, or open at other hours."),
                picture=Icon.CALENDAR,
            )
        )
        self._remove = button(say("Usual hours again"))
        self._add = primary_button(say("Add a day…"))
        for each in (self._remove, self._add):
            self.add_to_head(each)
        self.add_flush(self._table)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.row_opened.connect(self._on_row_opened)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._add.clicked.connect(lambda: self.exception_wanted.emit(None))
        self._on_current_changed(None)

    def show_exceptions(self, rows: Sequence[ExceptionRow]) -> None:
        """Show the days; the chosen one stays chosen."""
        self._model.set_rows(rows)
        self._on_current_changed(self._table.current_key())

    def _chosen(self) -> ExceptionRow | None:
        key = self._table.current_key()
        at = None if key is None else self._model.place_of(key)
        return None if at is None else self._model.row_at(at)

    @Slot(object)
    def _on_current_changed(self, _key: int | None) -> None:
        self._remove.setEnabled(self._chosen() is not None)

    @Slot(int)
    def _on_row_opened(self, _key: int) -> None:
        self.exception_wanted.emit(self._chosen())

    @Slot()
    def _on_remove_clicked(self) -> None:
        if row := self._chosen():
            self.removal_wanted.emit(row.day_on)
