"""Needs, pains and circles, as they are chosen in the form of a customer."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.needs import (
    NeedCodeRow,
    add_need_code,
    list_need_codes,
    rename_need_code,
)
from app.services.foundation.changes import Changes
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import word_box
from app.ui.parts.forms.step_form import Step, StepDialog, open_form
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.settings.circles import CirclesCard
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import Intent, NeedKind
from app.words.formats import number
from app.words.language import say, say_in
from app.words.names import name_of

_TABLES = frozenset({"need_codes", "customer_needs"})
_KINDS = list(NeedKind)


class NeedDialog(StepDialog):
    """A name; what is new is also a need or a pain, what is on file stays what it was."""

    def __init__(self, row: NeedCodeRow | None, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a need or pain") if row is None else row.name, parent=parent)
        self._row = row
        self._kind = word_box(NeedKind, nothing=None)
        self._name = QLineEdit("" if row is None else row.name)
        if row is None:
            self.add_row(say("Kind"), self._kind)
        self.add_row(say_in("thing", "Name"), self._name)
        self.set_total("", say("Whoever has it on file sees the new name."))
        self._name.setFocus()

    @override
    def collect(self) -> Step | None:
        row, name, kind = self._row, self._name.text(), self._kind.value or NeedKind.NEED
        if row is None:
            return lambda doing: (
                lambda session: add_need_code(session, kind=kind, name=name, actor=doing.actor)
            )
        return lambda doing: (
            lambda session: rename_need_code(session, code_id=row.id, name=name, actor=doing.actor)
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._name


class NeedsCard(Card):
    """Every need and pain, and how many customers have it; Enter renames one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Needs and pains"), say("Chosen in the form of a customer."), parent=parent
        )
        self._desk = desk
        self._codes = RowModel(_columns(), key=lambda row: row.id, parent=self)
        self._table = ListTable(self._codes, name=say("Needs and pains"))
        self._table.remember_in(desk.preferences, "settings/needs")
        self._table.show_when_empty(
            EmptyState(
                say("No need or pain can be chosen yet."),
                say("“Add a need…” writes one down; then it stands in the form of every customer."),
            )
        )
        self._add = button(say("Add a need…"), picture=Icon.ADD)
        self._rename = button(say("Rename…"))
        self._rename.setEnabled(False)
        self.add_to_head(self._rename)
        self.add_to_head(self._add)
        self.add_flush(self._table)
        self._table.row_opened.connect(self._on_rename_clicked)
        self._rename.clicked.connect(self._on_rename_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _load(self) -> None:
        self._desk.tasks.read(self, list_need_codes, self._show, latest="need codes")

    def _show(self, rows: Sequence[NeedCodeRow]) -> None:
        key = self._table.current_key()
        self._codes.set_rows(rows)
        self._table.select_key(key if key is not None or not rows else rows[0].id)
        self._rename.setEnabled(bool(rows))

    def _open(self, row: NeedCodeRow | None) -> None:
        open_form(self._desk, NeedDialog(row, parent=self), intent=Intent.EDIT_SETTINGS)

    @Slot()
    def _on_add_clicked(self) -> None:
        self._open(None)

    @Slot()
    def _on_rename_clicked(self) -> None:
        key = self._table.current_key()
        place = None if key is None else self._codes.place_of(key)
        if place is not None:
            self._open(self._codes.row_at(place))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._load()


class NeedsSection(QWidget):
    """What customers want and dislike on the left, who knows whom on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(NeedsCard(desk), 1)
        line.addWidget(CirclesCard(desk), 1)


def _columns() -> tuple[Column[NeedCodeRow], ...]:
    return (
        Column(
            name="name",
            title=lambda: say("Need or pain"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="kind",
            title=lambda: say("Kind"),
            text=lambda row: name_of(row.kind),
            sort_key=lambda row: _KINDS.index(row.kind),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="count",
            title=lambda: say("Customers"),
            text=lambda row: number(row.customer_count),
            sort_key=lambda row: row.customer_count,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
    )
