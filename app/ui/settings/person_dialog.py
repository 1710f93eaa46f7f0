"""Asks for someone who works here."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.services.office.staff import StaffEntry, StaffRow
from app.ui.parts.forms.dialog import DeskDialog
from app.words import Role
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
