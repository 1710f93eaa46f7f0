"""The follow-ups tab: a board of days, and everything that is done on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.services.followups.wanted import Wanted
from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.followups.adding import open_add_dialog
from app.ui.followups.days_area import DaysArea
from app.ui.followups.deeds import (
    give_to,
    move_all_late,
    move_by,
    move_to,
    open_cancel_dialog,
    open_move_dialog,
)
from app.ui.followups.forgotten_card import ForgottenCard
from app.ui.followups.head import FollowUpsHead
from app.ui.followups.late_lane import LateLane
from app.ui.followups.looking import LATE_LIMIT, Looked, Looking, reading, reading_wish
from app.ui.followups.planning import open_plan_dialog
from app.ui.followups.side import SideColumn
from app.ui.followups.spans import WEEK_DAYS, View, span_of, span_title
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Space
from app.words import FollowUpState, Permission
from app.words.formats import weekday_name
from app.words.language import say


def preview_days(desk: Desk, parent: QWidget, *, looking: Looking) -> None:
    """Show the list of the day, or else of the week, before it is printed.

    It holds what is on the screen, or will be at once: only the people and kinds chosen there.

    The day of one person says who comes to them, too.
    """
    show = partial(_show, desk, parent, looking)
    desk.tasks.read(parent, reading_wish(looking), show, latest="print")


def _show(desk: Desk, parent: QWidget, looking: Looking, shown: Wanted) -> None:
    from app.ui.parts.papers import call_papers

    staff_ids, kinds = shown.staff_ids, shown.kinds
    view = View.DAY if looking.view is View.DAY else View.WEEK
    if view is View.DAY and staff_ids is not None and len(staff_ids) == 1:
        call_papers.preview_day_list(
            desk, parent, staff_id=next(iter(staff_ids)), on=looking.day, kinds=kinds
        )
        return
    span = span_of(view, looking.day)
    call_papers.preview_week_list(
        desk,
        parent,
        first_on=span.first_on,
        last_on=span.last_on,
        staff_ids=staff_ids,
        kinds=kinds,
    )


def bind_keys(page: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Let each key do its work while the keyboard is anywhere on ``page``."""
    for key, slot in slots.items():
        shortcut = QShortcut(QKeySequence(key), page, slot)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def said_keys() -> list[tuple[str, str]]:
    """Return the keys and what they do, for the help."""
    return [
        ("← → ↑ ↓", say("walk over the cards")),
        ("Enter", say("open the call")),
        ("Ctrl N", say("add a follow-up")),
        ("Ctrl P", say("print the days looked at")),
        ("Alt ← →", say("move a follow-up by a day")),
        ("Alt ↓", say("move it by a week")),
        ("M", say("move it to a day typed in")),
        ("Del", say("call it off, with a reason")),
        ("[ ]", say("a day, week or month back or on")),
        ("T", say("back to today")),
        ("D W O L", say("day, week, month, list")),
    ]


_MINUTE_MS = 60_000


class FollowUpsPage(QWidget):
    """Who is called when and by whom; late ones stay in sight until they are done.

    Signals:
        call_wanted: A follow-up is to be done now; carries its key.
        customer_opened: Show the profile; carries the key of the customer.
        adherence_wanted: See whether the service standards were kept.
    """

    call_wanted = Signal(int)
    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = desk.clock.today()
        self._looking = Looking.remembered(desk.preferences, self._today)
        self._late: Wanted | None = None
        self._open_on: date | None = None
        self._may_work = may(desk.person, Permission.WORK_FOLLOWUPS)
        self._stale = True
        self._keyboard_wanted = False
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.start()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self._look(self._looking)

    def search(self) -> None:
        """Bring the keyboard to the days, or to the calendar where they are empty."""
        if not self._area.focus_first():
            self._side.month.days.setFocus()

    def show_view(self, view: View) -> None:
        """Lay the days out another way."""
        self._keyboard_wanted = True
        self._look(replace(self._looking, view=view))

    @Slot()
    def plan(self) -> None:
        """Plan from the standards."""
        open_plan_dialog(self._desk, self)

    def new_wanted(self) -> None:
        """Add a follow-up by hand, for the day stood on."""
        if self._may_work:
            row = self._area.current_row
            day = row.due_on if row is not None else self._looking.day
            open_add_dialog(self._desk, self, day=day)

    @Slot()
    def print_days(self) -> None:
        """Look at the list of the day or the week before it is printed."""
        preview_days(self._desk, self, looking=self._looking)

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return said_keys()

    def _build(self) -> None:
        may_plan = may(self._desk.person, Permission.PLAN_FOLLOWUPS)
        self._side = SideColumn(self._today)
        self._forgotten = ForgottenCard(self._desk)
        self._side.add_card(self._forgotten)
        self._head = FollowUpsHead(may_plan=may_plan)
        self._lane = LateLane()
        self._area = DaysArea(self._desk, may_plan=may_plan)
        self._area.let_drop_on(self._side.month.days)
        right = QVBoxLayout()
        right.setContentsMargins(0, Space.L, 0, Space.L)
        right.setSpacing(Space.M)
        for each in (self._head, self._lane):
            right.addWidget(each)
        right.addWidget(self._area, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Space.L, 0, Space.L, 0)
        whole.setSpacing(Space.L)
        side = QVBoxLayout()
        side.setContentsMargins(0, Space.L, 0, 0)
        side.addWidget(self._side)
        whole.addLayout(side)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self._head.stepped.connect(self._on_stepped)
        self._head.today_wanted.connect(self._on_today_wanted)
        self._head.view_chosen.connect(self._on_view_chosen)
        self._head.plan_wanted.connect(self.plan)
        self._head.print_wanted.connect(self.print_days)
        self.adherence_wanted = self._forgotten.adherence_wanted
        self._head.add_wanted.connect(self.new_wanted)
        self._side.day_chosen.connect(self._on_day_chosen)
        self._side.filters_changed.connect(self._on_filters_changed)
        self._forgotten.opened.connect(self.customer_opened)
        self._forgotten.add_wanted.connect(self._on_add_wanted)
        self._lane.opened.connect(self.call_wanted)
        self._lane.list_wanted.connect(self._on_list_wanted)
        self._lane.move_wanted.connect(self._on_move_all_wanted)
        self._area.opened.connect(self.call_wanted)
        self._area.day_dropped.connect(self._on_day_dropped)
        self._area.person_dropped.connect(self._on_person_dropped)
        self._area.day_opened.connect(self._on_day_opened)
        self._area.day_walked_to.connect(self._on_day_walked_to)
        self._area.plan_wanted.connect(self.plan)
        self._area.all_wanted.connect(self._side.show_everything)
        self._desk.tasks.committed.connect(self._on_committed)
        self._minute.timeout.connect(self._on_minute_passed)
        self._add_keys()

    def _add_keys(self) -> None:
        deeds: dict[str, Callable[[Desk, QWidget, FollowUpRow], None]] = {
            "Alt+Left": partial(move_by, days=-1),
            "Alt+Right": partial(move_by, days=1),
            "Alt+Down": partial(move_by, days=WEEK_DAYS),
            "M": open_move_dialog,
            "Delete": open_cancel_dialog,
        }
        views = {"D": View.DAY, "W": View.WEEK, "O": View.MONTH, "L": View.LIST}
        keys = {
            "[": lambda: self._on_stepped(-1),
            "]": lambda: self._on_stepped(1),
            "T": self._on_today_wanted,
            "Ctrl+P": self.print_days,
        }
        keys |= {letter: partial(self.show_view, view) for letter, view in views.items()}
        keys |= {key: partial(self._with_current, deed) for key, deed in deeds.items()}
        bind_keys(self, keys)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed elsewhere, and stand where one stood."""
        super().showEvent(event)
        if self._stale:
            self._load()
        self._keyboard_wanted = True
        self.search()

    def _look(self, looking: Looking) -> None:
        """Look at something else, and remember it."""
        self._looking = looking
        looking.remember(self._desk.preferences, self._today)
        self._head.show_days(span_title(looking.view, looking.day, self._today), looking.view)
        self._side.show_looking(looking)
        self._load()

    def _load(self) -> None:
        if self._stale:  # another day or layout changes nothing about who is forgotten
            self._forgotten.load()
        self._stale = False
        self._desk.tasks.read(
            self,
            reading(self._looking, self._today),
            self._on_looked,
            latest="board",
        )

    def _on_looked(self, looked: Looked) -> None:
        self._side.show_counts(looked.board)
        self._show_late(looked)
        self._area.show_looked(looked)
        if self._keyboard_wanted and self.isVisible():
            self._keyboard_wanted = False
            self.search()

    def _show_late(self, looked: Looked) -> None:
        self._late = looked.late_wanted
        self._open_on = looked.open_on
        and_more = len(looked.late) == LATE_LIMIT
        self._lane.show_late(looked.late, and_more=and_more, move=self._said_move())

    def _said_move(self) -> str:
        if self._open_on is None or not self._may_work:
            return ""
        if self._open_on == self._today:
            return say("Move all to today")
        return say("Move all to {day}", day=weekday_name(self._open_on.weekday()))

    @Slot()
    def _on_move_all_wanted(self) -> None:
        if self._late is not None and self._open_on is not None:
            move_all_late(self._desk, self, wanted=self._late, to_on=self._open_on)

    @Slot(int, object)
    def _on_day_dropped(self, followup_id: int, day: date) -> None:
        move_to(self._desk, self, followup_id, day)

    @Slot(int, int)
    def _on_person_dropped(self, followup_id: int, staff_id: int) -> None:
        give_to(self._desk, self, followup_id, staff_id)

    def _with_current(self, deed: Callable[[Desk, QWidget, FollowUpRow], None]) -> None:
        """Do something with the follow-up stood on, if it is still open."""
        row = self._area.current_row
        if row is not None and row.state is FollowUpState.OPEN and self._may_work:
            deed(self._desk, self, row)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        self._look(self._looking.by(step))

    @Slot()
    def _on_today_wanted(self) -> None:
        self._look(self._looking.on(self._today))

    @Slot(str)
    def _on_view_chosen(self, name: str) -> None:
        self.show_view(View(name))

    @Slot(object)
    def _on_day_chosen(self, day: date) -> None:
        self._look(self._looking.on(day))

    @Slot(object)
    def _on_day_opened(self, day: date) -> None:
        self._look(replace(self._looking, view=View.DAY, day=day))

    @Slot(object)
    def _on_day_walked_to(self, day: date) -> None:
        """Follow the keyboard through the month; another month is read."""
        turned = day not in self._looking.span
        self._looking = self._looking.on(day)
        if turned:
            self._look(self._looking)
        else:
            self._side.show_looking(self._looking)

    @Slot(int)
    def _on_add_wanted(self, customer_id: int) -> None:
        open_add_dialog(self._desk, self, day=self._today, customer_id=customer_id)

    @Slot()
    def _on_list_wanted(self) -> None:
        self.show_view(View.LIST)

    @Slot()
    def _on_filters_changed(self) -> None:
        people, kinds = self._side.hidden_people, self._side.hidden_kinds
        self._look(replace(self._looking, hidden_people=people, hidden_kinds=kinds))

    @Slot()
    def _on_minute_passed(self) -> None:
        """Turn the page after midnight."""
        if self._desk.clock.today() != self._today:
            self._today = self._desk.clock.today()
            self._area.turn_page(self._today)
            self._load()

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        """Read again what is in front; what is not, when it comes to the front."""
        self._stale = True
        if self.isVisible():
            self._load()
