"""Clubs and circles, who belongs to each, and what they went to together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.circles import (
    CircleFile,
    CircleRow,
    MemberRow,
    SharedEvent,
    add_circle,
    leave_circle,
    list_circles,
    load_circle,
)
from app.services.foundation.changes import Changes
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import word_box
from app.ui.parts.forms.step_form import Step, StepDialog, open_form, take_step
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import CircleKind, Intent
from app.words.formats import DASH, long_day, number
from app.words.language import say, say_in
from app.words.names import name_of

_TABLES = frozenset({"circles", "circle_members", "customers", "attendances"})


class CircleDialog(StepDialog):
    """Whether it is a club of the clinic or people who know each other, and its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a club or circle"), parent=parent)
        self._kind = word_box(CircleKind, nothing=None)
        self._kind.choose(CircleKind.CIRCLE)
        self._name = QLineEdit()
        self.add_row(say("Kind"), self._kind)
        self.add_row(say_in("thing", "Name"), self._name)
        self._name.setFocus()

    @override
    def collect(self) -> Step | None:
        kind, name = self._kind.value or CircleKind.CIRCLE, self._name.text()
        return lambda doing: (
            lambda session: add_circle(session, kind=kind, name=name, actor=doing.actor)
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._name


class CirclesCard(QWidget):
    """The circles above; below, the members of the one chosen and their events."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._circles = RowModel(_circle_columns(), key=lambda row: row.id, parent=self)
        self._members = RowModel(_member_columns(), key=lambda row: row.customer_id, parent=self)
        self._events = RowModel(_event_columns(), key=lambda row: row.event_id, parent=self)
        self._list = ListTable(self._circles, name=say("Clubs and circles"))
        self._list.show_when_empty(
            EmptyState(
                say("There is no club or circle yet."),
                say("“Add a circle…” founds one; who belongs is chosen in the form of a customer."),
            )
        )
        self._people = ListTable(self._members, name=say("Who belongs"))
        self._people.show_when_empty(EmptyState(say("Nobody belongs yet."), ""))
        self._together = ListTable(self._events, name=say("Together at"))
        self._together.show_when_empty(EmptyState(say("No event that two of them came to."), ""))
        self._add = button(say("Add a circle…"), picture=Icon.ADD)
        self._leave = button(say("Take out"))
        self._leave.setEnabled(False)
        self._build()
        self._list.current_changed.connect(self._on_circle_chosen)
        self._add.clicked.connect(self._on_add_clicked)
        self._leave.clicked.connect(self._on_leave_clicked)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for title, table, deed in (
            (say("Clubs and circles"), self._list, self._add),
            (say("Who belongs"), self._people, self._leave),
            (say("Together at"), self._together, None),
        ):
            card = Card(title)
            if deed is not None:
                card.add_to_head(deed)
            card.add_flush(table)
            column.addWidget(card, 1)

    def _load(self) -> None:
        self._desk.tasks.read(self, list_circles, self._show, latest="circles")

    def _show(self, rows: Sequence[CircleRow]) -> None:
        key = self._list.current_key()
        self._circles.set_rows(rows)
        self._list.select_key(key if key is not None or not rows else rows[0].id)
        self._load_chosen()

    def _load_chosen(self) -> None:
        key = self._list.current_key()
        if key is not None:
            work = partial(load_circle, circle_id=key)
            self._desk.tasks.read(self, work, self._show_chosen, latest="circle")

    def _show_chosen(self, file: CircleFile) -> None:
        self._members.set_rows(file.members)
        self._events.set_rows(file.shared_events)
        if file.members and self._people.current_key() is None:
            self._people.select_key(file.members[0].customer_id)
        self._leave.setEnabled(bool(file.members))

    @Slot()
    def _on_circle_chosen(self) -> None:
        self._load_chosen()

    @Slot()
    def _on_add_clicked(self) -> None:
        open_form(self._desk, CircleDialog(parent=self), intent=Intent.EDIT_SETTINGS)

    @Slot()
    def _on_leave_clicked(self) -> None:
        circle, customer = self._list.current_key(), self._people.current_key()
        if circle is None or customer is None:
            return
        take_step(
            self._desk,
            self,
            lambda doing: partial(
                leave_circle, circle_id=circle, customer_id=customer, actor=doing.actor
            ),
            intent=Intent.EDIT_CUSTOMER,
        )

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._load()


def _circle_columns() -> tuple[Column[CircleRow], ...]:
    return (
        Column(
            name="name",
            title=lambda: say("Club or circle"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="kind",
            title=lambda: say("Kind"),
            text=lambda row: name_of(row.kind),
            look=Look.MUTED,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="count",
            title=lambda: say("Members"),
            text=lambda row: number(row.member_count),
            sort_key=lambda row: row.member_count,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
    )


def _member_columns() -> tuple[Column[MemberRow], ...]:
    return (
        Column(
            name="name",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            beside=lambda row: row.number,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: DASH if row.tier is None else name_of(row.tier),
            chip=lambda row: None if row.tier is None else tier_chip(row.tier),
            width=ColumnWidth.CHIP,
        ),
        Column(
            name="last",
            title=lambda: say("Last visit"),
            text=lambda row: long_day(row.last_visit_on),
            sort_key=lambda row: row.last_visit_on.toordinal() if row.last_visit_on else 0,
            width=ColumnWidth.MEDIUM,
        ),
    )


def _event_columns() -> tuple[Column[SharedEvent], ...]:
    return (
        Column(
            name="event",
            title=lambda: say("Event"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="day",
            title=lambda: say("Day"),
            text=lambda row: long_day(row.held_on),
            sort_key=lambda row: row.held_on.toordinal() if row.held_on else 0,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="count",
            title=lambda: say("Of them"),
            text=lambda row: number(row.member_count),
            sort_key=lambda row: row.member_count,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
    )
