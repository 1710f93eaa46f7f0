"""The people who work here, and who of them signs in."""

from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.office.people import (
    KeyCabinet,
    change_person_entry,
    farewell,
    set_password,
    welcome,
)
from app.services.office.staff import StaffEntry, StaffRow, list_staff, reactivate_staff
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.desk import Desk
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.settings.password_dialog import PasswordDialog, PasswordSubmitted
from app.ui.theme.tokens import ColumnWidth
from app.words import Intent, Role
from app.words.formats import DASH
from app.words.language import say
from app.words.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSubmitted:
    """What was typed.

    Attributes:
        member: Who changes; ``None`` for someone new.
        password: Empty for someone who does not sign in.
    """

    member: StaffRow | None
    entry: StaffEntry
    password: str = field(default="", repr=False)


class PersonDialog(DeskDialog):
    """Name, role, title, speciality, and for someone new a password.

    Signals:
        submitted: Carries a ``PersonSubmitted``.
    """

    submitted = Signal(PersonSubmitted)

    def __init__(self, member: StaffRow | None = None, *, parent: QWidget | None = None) -> None:
        title = say("New person") if member is None else say("Edit {name}", name=member.name)
        super().__init__(title, action=say("Save"), parent=parent)
        self._member = member
        self._name = QLineEdit()
        self._role = QComboBox()
        for role in Role:
            self._role.addItem(name_of(role), role.value)
        self._title = QLineEdit()
        self._speciality = QLineEdit()
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(say("empty: does not sign in"))
        rows: list[tuple[str, QWidget]] = [
            (say("Name"), self._name),
            (say("Role"), self._role),
            (say("Title"), self._title),
            (say("Speciality"), self._speciality),
        ]
        if member is None:
            rows.append((say("Password"), self._password))
        else:
            self._fill(member)
        for caption, each in rows:
            each.setAccessibleName(caption)
            self.add_row(caption, each)
        self.save_wanted.connect(self._on_save_wanted)

    def _fill(self, member: StaffRow) -> None:
        self._name.setText(member.name)
        self._role.setCurrentIndex(self._role.findData(member.role.value))
        self._title.setText(member.title or "")
        self._speciality.setText(member.speciality or "")

    @Slot()
    def _on_save_wanted(self) -> None:
        entry = StaffEntry(
            name=self._name.text(),
            role=Role(self._role.currentData()),
            title=self._title.text(),
            speciality=self._speciality.text(),
            joined_on=None if self._member is None else self._member.joined_on,
        )
        self.submitted.emit(
            PersonSubmitted(member=self._member, entry=entry, password=self._password.text())
        )


COLUMNS: Final[tuple[Column[StaffRow], ...]] = (
    Column(
        name="name",
        title=lambda: say("Name"),
        text=lambda row: row.name,
        beside=lambda row: "" if row.active else say("has left"),
        look=Look.STRONG,
        width=ColumnWidth.LONG,
    ),
    Column(name="role", title=lambda: say("Role"), text=lambda row: name_of(row.role)),
    Column(
        name="title",
        title=lambda: say("Title"),
        text=lambda row: row.title or DASH,
        look=Look.MUTED,
    ),
    Column(
        name="speciality",
        title=lambda: say("Speciality"),
        text=lambda row: row.speciality or DASH,
        look=Look.MUTED,
        width=ColumnWidth.LONG,
    ),
    Column(
        name="signs_in",
        title=lambda: say("Signs in"),
        text=lambda row: say("yes") if row.slot_id else say("no"),
        look=Look.MUTED,
    ),
)


class PeopleSection(QWidget):
    """Lists everybody; the manager lets people in and out."""

    def __init__(self, desk: Desk, cabinet: KeyCabinet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cabinet = cabinet
        self._rows = RowModel(COLUMNS, key=lambda row: row.id, parent=self)
        self._table = ListTable(self._rows, name=say("People"))
        self._table.remember_in(desk.preferences, "settings/people")
        self._password = button(say("Set password…"))
        self._leave = button(say("Has left"))
        self._new = primary_button(say("New person"))
        self._build()
        self._table.current_changed.connect(self._on_current_changed)
        self._table.row_opened.connect(lambda _key: self._open(self._chosen()))
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        card = Card(say("People"))
        slots: tuple[tuple[QPushButton, object], ...] = (
            (self._password, self._on_password),
            (self._leave, self._on_leave),
            (self._new, partial(self._open, None)),
        )
        for each, slot in slots:
            each.clicked.connect(slot)
            card.add_to_head(each)
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._on_current_changed(None)

    def _load(self) -> None:
        work = partial(list_staff, left_too=True)
        self._desk.tasks.read(self, work, self._rows.set_rows, latest="people")

    def _chosen(self) -> StaffRow | None:
        key = self._table.current_key()
        at = None if key is None else self._rows.place_of(key)
        return None if at is None else self._rows.row_at(at)

    def _open(self, member: StaffRow | None) -> None:
        dialog = PersonDialog(member, parent=self)
        dialog.submitted.connect(partial(self._on_submitted, dialog))
        dialog.open()

    def _write(self, work: Work[object], dialog: DeskDialog | None = None) -> None:
        self._desk.tasks.write(
            self,
            work,
            None if dialog is None else lambda _value: dialog.accept(),
            intent=Intent.EDIT_STAFF,
            failed=None if dialog is None else dialog.show_error,
        )

    def _on_submitted(self, dialog: PersonDialog, submitted: PersonSubmitted) -> None:
        cabinet, actor, entry = self._cabinet, self._desk.person, submitted.entry
        if submitted.member is None:
            password = submitted.password
            work: Work[object] = partial(
                welcome,
                entry=entry,
                password=password,
                cabinet=cabinet,
                actor=actor,
                today=self._desk.clock.today(),
            )
        else:
            member = submitted.member
            work = partial(
                change_person_entry, member=member, entry=entry, cabinet=cabinet, actor=actor
            )
        self._write(work, dialog)

    @Slot()
    def _on_password(self) -> None:
        if member := self._chosen():
            dialog = PasswordDialog(member.name, own=False, parent=self)
            dialog.submitted.connect(partial(self._on_password_submitted, dialog, member))
            dialog.open()

    def _on_password_submitted(
        self, dialog: PasswordDialog, member: StaffRow, submitted: PasswordSubmitted
    ) -> None:
        work = partial(
            set_password,
            member=member,
            password=submitted.new,
            cabinet=self._cabinet,
            actor=self._desk.person,
        )
        self._write(work, dialog)

    @Slot()
    def _on_leave(self) -> None:
        if (member := self._chosen()) is None:
            return
        actor = self._desk.person
        if member.active:
            self._write(partial(farewell, member=member, cabinet=self._cabinet, actor=actor))
        else:
            today = self._desk.clock.today()
            self._write(partial(reactivate_staff, staff_id=member.id, actor=actor, today=today))

    @Slot(object)
    def _on_current_changed(self, _key: int | None) -> None:
        member = self._chosen()
        self._password.setEnabled(member is not None and member.active)
        self._leave.setEnabled(member is not None)
        gone = member is not None and not member.active
        self._leave.setText(say("Is back") if gone else say("Has left"))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if "staff" in changes.tables:
            self._load()
