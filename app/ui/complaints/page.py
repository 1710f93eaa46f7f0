"""The complaints tab: whose turn it is, how long there is left, and the one next step."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.complaints.details import ComplaintDetail, load_complaint
from app.services.complaints.listing import Listed, open_list
from app.services.complaints.orders import ComplaintColumn, ComplaintSort
from app.services.complaints.rows import (
    OVER,
    ComplaintRow,
    ComplaintScope,
    find_complaint,
    load_rows,
)
from app.services.foundation.changes import Changes
from app.services.papers.complaint_kinds import ComplaintPaper
from app.services.rules.working_time import WorkingTime
from app.ui.complaints.actions import Action
from app.ui.complaints.columns import complaint_columns
from app.ui.complaints.deeds import (
    add_note,
    do_action,
    mark_finished,
    mark_verified,
    open_call_back_dialog,
)
from app.ui.complaints.detail_panel import DetailPanel
from app.ui.complaints.head import ComplaintsHead, why_empty
from app.ui.complaints.receiving import open_receive_dialog
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip
from app.ui.parts.cards.complaint_clock import clock_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.paged_model import PagedModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import show_notice
from app.ui.parts.preferences import Preferences
from app.ui.theme.tokens import Size, Space
from app.words.language import say

_SORT: Final = "complaints/sort"


_FALLING: Final = "complaints/falling"


def kept_sort(preferences: Preferences) -> ComplaintSort | None:
    """Return the order that was kept; ``None`` for that of the desk."""
    return sort_of(preferences.text(_SORT), descending=preferences.flag(_FALLING))


def keep_sort(preferences: Preferences, sort: ComplaintSort | None) -> None:
    """Keep the order for next time."""
    preferences.keep(_SORT, sort.column if sort else "")
    preferences.keep(_FALLING, sort is not None and sort.descending)


def sort_of(column: str, *, descending: bool) -> ComplaintSort | None:
    """Return the order by the column of that name; ``None`` if there is no such column."""
    if column not in set(ComplaintColumn):
        return None
    return ComplaintSort(column=ComplaintColumn(column), descending=descending)


def print_paper(desk: Desk, parent: QWidget, *, case_id: int, kind: ComplaintPaper) -> None:
    """Show a paper of one complaint, ready to be printed."""
    from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

    preview(desk, parent, kind, keys=[case_id])


def print_promise(desk: Desk, parent: QWidget) -> None:
    """Show the card that says what everybody who complains is promised."""
    from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

    preview(desk, parent, "promise")


TICK_MS: Final = 20_000
_SCOPE: Final = "complaints/scope"
_CHOSEN: Final = "complaints/chosen"
_TOUCHING: Final = (
    "complaint",
    "followup",
    "corrective",
    "result_notice",
    "signature",
    "customer",
    "refused_attempt",
)


class ComplaintsPage(QWidget):
    """The list with its clocks, and the complaint chosen at the right.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        aftersales_wanted: Show returns, home visits and red lines.
    """

    customer_opened = Signal(int)
    aftersales_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._working: WorkingTime | None = None
        self._wanted: int | None = desk.preferences.number(_CHOSEN) or None
        self._sort = kept_sort(desk.preferences)
        self._ticking = QTimer(self, interval=TICK_MS)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self._ticking.start()
        self.refresh()

    def new_wanted(self) -> None:
        """Take in a complaint."""
        open_receive_dialog(self._desk, self, then=self._choose)

    def receive_from(self, customer_id: int) -> None:
        """Take in what a customer complains about."""
        open_receive_dialog(self._desk, self, customer_id=customer_id, then=self._choose)

    def clocks_changed(self) -> None:
        """A clock has run out, or comes close to it."""
        self.refresh()

    def show_complaint(self, complaint_id: int) -> None:
        """Choose a complaint, whatever is listed now."""
        self._find(complaint_id, self._on_found)

    def call_back(self, complaint_id: int) -> None:
        """Choose a complaint and let the answers of the customer be written down."""
        self._find(complaint_id, partial(self._on_found, calls=True))

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl N", say("take in a complaint")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("go to the next step")),
            ("Ctrl Enter", say("take the next step")),
            ("Ctrl M", say("everything else that can be done")),
            ("Ctrl P", say("print a paper of the complaint")),
        ]

    @Slot()
    def refresh(self) -> None:
        """Ask the store for the list and the complaint chosen."""
        scope, mine, now = self._head.scope, self._desk.person.staff_id, self._desk.clock.now()
        self._desk.tasks.read(
            self,
            partial(open_list, scope=scope, mine=mine, now=now, sort=self._sort),
            self._on_listed,
            latest="list",
        )

    def tick(self) -> None:
        """Bring every clock in sight up to the moment; nobody is asked."""
        self._table.viewport().update()
        self._detail.tick()

    def _build(self) -> None:
        self._head = ComplaintsHead()
        kept = self._desk.preferences.text(_SCOPE, ComplaintScope.OPEN)
        self._head.choose(kept if kept in set(ComplaintScope) else ComplaintScope.OPEN)
        self._model: PagedModel[ComplaintRow] = PagedModel(
            complaint_columns(self._clock_of),
            lambda row: row.case_id,
            lambda keys: lambda session: load_rows(session, keys=keys),
            tasks=self._desk.tasks,
            owner=self,
        )
        self._table = ListTable(self._model, name=say("Complaints"))
        self._table.allow_usual_order()  # what falls due first stands first
        if self._sort is not None:
            self._table.sort_by(self._sort.column, descending=self._sort.descending)
        self._table.remember_in(self._desk.preferences, "complaints/columns")
        self._empty = EmptyState(say("One moment…"))
        self._table.show_when_empty(self._empty)
        self._detail = DetailPanel(self._desk)
        self._detail.setFixedWidth(Size.DETAIL_PANEL)
        card = Card()
        card.add_flush(self._table)
        left = QVBoxLayout()
        left.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        left.setSpacing(Space.M)
        left.addWidget(self._head)
        left.addWidget(card, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, Space.L, 0, 0)
        right.addWidget(self._detail)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addLayout(right)

    def _connect(self) -> None:
        self._head.scope_chosen.connect(self._on_scope_chosen)
        self._head.new_wanted.connect(self.new_wanted)
        self._head.aftersales_wanted.connect(self.aftersales_wanted)
        self._head.paper_wanted.connect(self._on_paper_wanted)
        self._head.promise_wanted.connect(self._on_promise_wanted)
        self._model.order_wanted.connect(self._on_order_wanted)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.row_opened.connect(self._detail.focus_next)
        self._detail.action_wanted.connect(self._on_action_wanted)
        self._detail.paper_wanted.connect(self._on_paper_wanted)
        self._detail.note_entered.connect(self._on_note_entered)
        self._detail.correction_finished.connect(partial(mark_finished, self._desk, self))
        self._detail.correction_verified.connect(partial(mark_verified, self._desk, self))
        self._detail.customer_opened.connect(self.customer_opened)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._detail.take_next)
        self._ticking.timeout.connect(self.tick)
        self._desk.tasks.committed.connect(self._on_committed)

    def _clock_of(self, row: ComplaintRow) -> Chip | None:
        if self._working is None:
            return None
        return clock_chip(row, now=self._desk.clock.now(), working=self._working)

    def _find(self, complaint_id: int, then: Callable[[ComplaintRow | None], None]) -> None:
        self._desk.tasks.read(
            self,
            lambda session: find_complaint(session, complaint_id=complaint_id),
            then,
            latest="found",
        )

    def _choose(self, case_id: int, scope: ComplaintScope = ComplaintScope.OPEN) -> None:
        """Choose a case, listing ``scope`` if it is not in sight."""
        self._wanted = case_id
        if case_id not in self._model.keys:
            self._head.choose(scope)
        self.refresh()

    def _on_found(self, row: ComplaintRow | None, *, calls: bool = False) -> None:
        if row is None:
            show_notice(say("This was only noted down; there is no case to work on."), parent=self)
            return
        over = row.stage in OVER
        self._choose(row.case_id, ComplaintScope.CLOSED if over else ComplaintScope.OPEN)
        if calls:
            open_call_back_dialog(self._desk, self, case_id=row.case_id)

    def _on_listed(self, listed: Listed) -> None:
        self._working = listed.working
        self._head.show_counts(listed.counts)
        self._empty.say_why(*why_empty(self._head.scope, listed.counts))
        self._model.show_keys(listed.keys, listed.rows)
        wanted = self._wanted if self._wanted in listed.keys else self._table.current_key()
        if wanted is None and listed.keys:
            wanted = listed.keys[0]
        self._wanted = None
        self._table.select_key(wanted)
        self._load_detail(wanted)

    def _load_detail(self, case_id: int | None) -> None:
        self._head.allow_papers(chosen=case_id is not None)
        if case_id is None:
            self._detail.show_nothing()
        else:
            self._desk.tasks.read(
                self,
                lambda session: load_complaint(session, case_id=case_id),
                self._on_detail,
                latest="detail",
            )

    def _on_detail(self, detail: ComplaintDetail) -> None:
        if self._working is not None and detail.row.case_id == self._table.current_key():
            self._detail.show_detail(detail, self._working)

    @Slot(object)
    def _on_current_changed(self, case_id: int | None) -> None:
        if case_id is not None:
            self._desk.preferences.keep(_CHOSEN, case_id)
        self._load_detail(case_id)

    @Slot(str)
    def _on_scope_chosen(self, scope: str) -> None:
        self._desk.preferences.keep(_SCOPE, scope)
        self.refresh()

    @Slot(str, bool)
    def _on_order_wanted(self, column: str, falling: bool) -> None:  # noqa: FBT001 (a signal's)
        self._sort = sort_of(column, descending=falling)
        keep_sort(self._desk.preferences, self._sort)
        self.refresh()

    @Slot(object)
    def _on_action_wanted(self, action: Action) -> None:
        if self._detail.detail is not None:
            do_action(self._desk, self, self._detail.detail, action)

    @Slot(str)
    def _on_paper_wanted(self, kind: str) -> None:
        if (case_id := self._table.current_key()) is not None:
            print_paper(self._desk, self, case_id=case_id, kind=ComplaintPaper(kind))

    @Slot()
    def _on_promise_wanted(self) -> None:
        print_promise(self._desk, self)

    @Slot(str)
    def _on_note_entered(self, text: str) -> None:
        if self._detail.detail is not None:
            add_note(self._desk, self, self._detail.detail, text)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if not changes.tables or any(table.startswith(_TOUCHING) for table in changes.tables):
            self._model.refresh(self._model.keys)
            self.refresh()
