"""The days in the layout that was chosen, or why there is nothing."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.followups.board import Board as BoardOfDays
from app.services.followups.board import BoardDay
from app.services.followups.rows import FollowUpRow
from app.ui.followups.board import Board
from app.ui.followups.column import Lane
from app.ui.followups.listing import LIST_COLUMNS
from app.ui.followups.looking import Looked
from app.ui.followups.mini_month import MonthDays
from app.ui.followups.month_grid import MonthGrid
from app.ui.followups.spans import View
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.words.formats import column_day
from app.words.language import say, say_in


class DaysArea(QStackedWidget):
    """Week, day, month and list; one of them is in front.

    Signals:
        opened: Call; carries the key of the follow-up.
        day_dropped: A card was let go over another day; carries its key and the day.
        person_dropped: Likewise over another person; carries both keys.
        day_opened: Show one day; carries it.
        day_walked_to: Another day of the month is stood on; carries it.
        plan_wanted: Nothing is planned, and something is to be.
        all_wanted: The filters leave nothing, and everything is to be shown.
    """

    opened = Signal(int)
    day_dropped = Signal(int, object)
    person_dropped = Signal(int, int)
    day_opened = Signal(object)
    day_walked_to = Signal(object)
    plan_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, desk: Desk, *, may_plan: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = desk.clock.today()
        self._view = View.WEEK
        self._week = Board(say_in("layout", "Week"))
        self._day = Board(say_in("layout", "Day"), detailed=True)
        self._month = MonthGrid(self._today)
        self._model = RowModel(LIST_COLUMNS, key=lambda row: row.followup_id, parent=self)
        self._table = ListTable(self._model, name=say("Follow-ups"))
        self._table.remember_in(desk.preferences, "followups/columns")
        self._empty = EmptyState(
            say("Nothing is planned for these days."),
            say("Plan from the service standards, or add a follow-up by hand."),
            action=say("Plan from standards") if may_plan else "",
            picture=Icon.CALENDAR,
        )
        self._narrow = EmptyState(
            say("Nothing is left by the filters at the left."), action=say("Show everything")
        )
        self._build()
        self._connect()

    @property
    def current_row(self) -> FollowUpRow | None:
        """The follow-up stood on, in any layout."""
        if self._view is View.LIST:
            key = self._table.current_key()
            return next((row for row in self._model.rows if row.followup_id == key), None)
        boards = {View.WEEK: self._week, View.DAY: self._day}
        board = boards.get(self._view)
        return board.current_row if board and self.currentWidget() is board else None

    def show_looked(self, looked: Looked) -> None:
        """Show what was found."""
        self._view = looked.looking.view
        match self._view:
            case View.WEEK:
                self._week.show_lanes([self._day_lane(day) for day in looked.board.days])
                self._bring(self._week, looked, bool(self._week.cards))
            case View.DAY:
                self._day.show_lanes(self._person_lanes(looked.board))
                self._bring(self._day, looked, bool(self._day.cards))
            case View.MONTH:
                closed = frozenset(day.on for day in looked.board.days if not day.is_open)
                self._month.show_month(looked.looking.day, looked.counts, closed=closed)
                self.setCurrentWidget(self._month)
            case View.LIST:
                self._model.set_rows(looked.rows)
                self._bring(self._list, looked, bool(looked.rows))

    def focus_first(self) -> bool:
        """Bring the keyboard to the follow-up stood on or the first; return if there is one."""
        if self._view in {View.WEEK, View.DAY}:
            board = self._week if self._view is View.WEEK else self._day
            return self.currentWidget() is board and board.focus_card()
        if self._view is View.LIST and self._table.current_key() is None and self._model.rows:
            self._table.select_key(self._model.rows[0].followup_id)
        (self._table if self._view is View.LIST else self._month).setFocus()
        return True

    def let_drop_on(self, calendar: MonthDays) -> None:
        """Let cards be dropped on the days of ``calendar``, too."""
        for board in (self._week, self._day):
            board.dragged.connect(calendar.aim_at)
            board.dropped.connect(lambda *_: calendar.aim_at(None))
            board.dropped_outside.connect(partial(self._on_dropped_outside, calendar))

    def turn_page(self, today: date) -> None:
        """Let another day be today."""
        self._today = today

    def _build(self) -> None:
        self._list = Card()
        self._list.add_flush(self._table)
        for each in (self._week, self._day, self._month, self._list, self._empty, self._narrow):
            self.addWidget(each)

    def _connect(self) -> None:
        for board in (self._week, self._day):
            board.opened.connect(self.opened)
        self._table.row_opened.connect(self.opened)
        self._week.dropped.connect(self._on_week_dropped)
        self._week.more_wanted.connect(self._on_more_wanted)
        self._day.dropped.connect(self.person_dropped)
        self._month.day_opened.connect(self.day_opened)
        self._month.day_walked_to.connect(self.day_walked_to)
        self._empty.action_wanted.connect(self.plan_wanted)
        self._narrow.action_wanted.connect(self.all_wanted)

    def _bring(self, layout: QWidget, looked: Looked, found: bool) -> None:  # noqa: FBT001
        empty = self._narrow if looked.looking.is_narrowed else self._empty
        self.setCurrentWidget(layout if found else empty)

    def _day_lane(self, day: BoardDay) -> Lane:
        return Lane(
            key=day.on.toordinal(),
            title=column_day(day.on),
            total=day.total,
            rows=day.rows,
            is_open=day.is_open,
            marked=day.on == self._today,
        )

    def _person_lanes(self, board: BoardOfDays) -> Sequence[Lane]:
        """Return a column for each person who has something to do on the one day shown."""
        (day,) = board.days
        lanes = []
        for person in board.people:
            rows = [row for row in day.rows if row.staff_id == person.staff_id]
            if rows:
                lanes.append(
                    Lane(
                        key=person.staff_id,
                        title=person.name,
                        total=max(person.count, len(rows)),
                        rows=rows,
                        is_open=day.is_open,
                    )
                )
        return lanes

    @Slot(int, int)
    def _on_week_dropped(self, followup_id: int, key: int) -> None:
        self.day_dropped.emit(followup_id, date.fromordinal(key))

    @Slot(int, QPoint)
    def _on_dropped_outside(self, calendar: MonthDays, followup_id: int, at: QPoint) -> None:
        day = calendar.day_under(at)
        calendar.aim_at(None)
        if day is not None:
            self.day_dropped.emit(followup_id, day)

    @Slot(int)
    def _on_more_wanted(self, key: int) -> None:
        self.day_opened.emit(date.fromordinal(key))
