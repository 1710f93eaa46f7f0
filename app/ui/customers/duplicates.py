"""People who may be on file twice: looked for, compared, told apart or merged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.leaving.duplicates import (
    DuplicatePair,
    Likeness,
    Similar,
    reject_pair,
    scan_duplicates,
)
from app.services.rules.permissions import may
from app.ui.customers.merge import open_merge_dialog
from app.ui.customers.pair_view import PairView
from app.ui.customers.room import Room
from app.ui.parts.busy import BusyStrip
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.progress import Progress
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import Permission
from app.words.language import listed, say, say_many

_LIKENESSES: Final[dict[Likeness, Callable[[], str]]] = {
    Likeness.NAME: lambda: say("same name"),
    Likeness.READING: lambda: say("sounds the same"),
    Likeness.PHONE: lambda: say("same phone"),
    Likeness.WECHAT: lambda: say("same WeChat"),
    Likeness.BIRTH: lambda: say("same birthday"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A pair as the list shows it."""

    at: int
    pair: DuplicatePair


_COLUMNS: Final = (
    Column[_Line](
        name="first",
        title=lambda: say("On file"),
        text=lambda line: line.pair.first.name,
        look=Look.STRONG,
        below=lambda line: _whose(line.pair.first),
        width=ColumnWidth.MEDIUM,
    ),
    Column[_Line](
        name="second",
        title=lambda: say("and again"),
        text=lambda line: line.pair.second.name,
        look=Look.STRONG,
        below=lambda line: _whose(line.pair.second),
        width=ColumnWidth.MEDIUM,
    ),
    Column[_Line](
        name="alike",
        title=lambda: say("Alike in"),
        text=lambda line: _alike_in(line.pair),
        look=Look.MUTED,
        width=ColumnWidth.LONG,
    ),
)


class DuplicatesRoom(Room):
    """The pairs at the left, the chosen one side by side at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("On file twice"))
        self._desk = desk
        self._progress: Progress | None = None
        self._build()
        self._connect()
        self.scan()

    @override
    def arrive(self) -> None:
        self._table.setFocus()

    @Slot()
    def scan(self) -> None:
        """Compare everybody on file."""
        progress = self._progress = Progress(self)
        self._busy.follow(progress, say("Comparing everybody on file"))
        self._again.setEnabled(False)

        def show(pairs: list[DuplicatePair]) -> None:
            if progress is self._progress:
                self._show_pairs(pairs)

        self._desk.tasks.read(self, scan_duplicates, show, latest="scan")

    def _build(self) -> None:
        self._again = button(say("Look again"))
        self._busy = BusyStrip()
        self._model = RowModel(_COLUMNS, key=lambda line: line.at, parent=self)
        self._table = ListTable(self._model, name=say("On file twice"), tall=True)
        self._nothing = EmptyState(
            say("Nobody seems to be on file twice."),
            say("Pairs that share a phone, a WeChat name, or name and birthday appear here."),
            picture=Icon.DONE,
        )
        self._table.show_when_empty(self._nothing)
        self._nothing.hide()
        pairs = Card()
        pairs.add_flush(self._table)
        self.add_to_head(self._again)
        self.add(self._busy)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(pairs, 1)
        row.addWidget(self._build_detail(), 1)
        self.add(both, stretch=1)

    def _build_detail(self) -> QWidget:
        self._view = PairView()
        self._merge = primary_button(say("Merge…"))
        self._merge.setToolTip(say("{what} ({shortcut})", what=say("Merge…"), shortcut="Enter"))
        self._merge.setVisible(may(self._desk.person, Permission.MERGE_CUSTOMERS))
        self._reject = button(say("Not the same"), shortcut="Alt+N")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setProperty("ground", "none")
        scroll.setWidget(self._view)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._merge)
        row.addWidget(self._reject)
        row.addStretch(1)
        self._detail = Card(say("Side by side"))
        self._detail.add(scroll, stretch=1)
        self._detail.add(foot)
        self._detail.hide()
        return self._detail

    def _connect(self) -> None:
        self._again.clicked.connect(self.scan)
        self._busy.cancel_wanted.connect(self._on_cancel_wanted)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.row_opened.connect(self._on_merge_wanted)
        self._merge.clicked.connect(self._on_merge_wanted)
        self._reject.clicked.connect(self._on_reject_clicked)
        self._desk.tasks.committed.connect(self._on_committed)

    def _show_pairs(self, pairs: Sequence[DuplicatePair]) -> None:
        self._finish()
        held = self._table.current_key() or 0
        self._model.set_rows(_Line(at=at, pair=pair) for at, pair in enumerate(pairs))
        self.set_note(say_many("{count} pair", "{count} pairs", len(pairs)) if pairs else "")
        self._nothing.setVisible(not pairs)
        self._detail.setVisible(bool(pairs))
        if pairs:
            self._table.select_key(min(held, len(pairs) - 1))
            self._load_pair()

    def _finish(self) -> None:
        self._progress = None
        self._busy.finish()
        self._again.setEnabled(True)

    def _pair(self) -> DuplicatePair | None:
        at = self._table.current_key()
        return None if at is None else self._model.rows[at].pair

    def _load_pair(self) -> None:
        pair = self._pair()
        if pair is not None:
            work = _loading(self._desk, pair)
            self._desk.tasks.read(self, work, self._on_loaded, latest="pair")

    def _on_loaded(self, files: tuple[CustomerFile, CustomerFile]) -> None:
        self._view.show_pair(*files)

    @Slot()
    def _on_cancel_wanted(self) -> None:
        self._finish()
        self.set_note(say("Stopped."))

    @Slot()
    def _on_current_changed(self) -> None:
        self._load_pair()

    @Slot()
    def _on_merge_wanted(self) -> None:
        pair = self._pair()
        if pair is not None and may(self._desk.person, Permission.MERGE_CUSTOMERS):
            open_merge_dialog(self._desk, self, keep_id=pair.first.id, other_id=pair.second.id)

    @Slot()
    def _on_reject_clicked(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._desk.do(self, reject_pair, first_id=pair.first.id, second_id=pair.second.id)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.customer_ids:
            self.scan()


def _loading(desk: Desk, pair: DuplicatePair) -> Work[tuple[CustomerFile, CustomerFile]]:
    actor, today = desk.person, desk.clock.today()
    return lambda session: (
        load_customer(session, customer_id=pair.first.id, actor=actor, today=today),
        load_customer(session, customer_id=pair.second.id, actor=actor, today=today),
    )


def _whose(one: Similar) -> str:
    return " · ".join(filter(None, (one.number, one.phone_end)))


def _alike_in(pair: DuplicatePair) -> str:
    alike = pair.first.likenesses
    return listed(words() for kind, words in _LIKENESSES.items() if kind in alike)
