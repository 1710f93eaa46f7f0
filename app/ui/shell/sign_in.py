"""Asks who sits down at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.labels import label
from app.ui.shell.gate import Gate
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInEntry:
    """Who wants to sign in, and with what."""

    name: str
    password: str = field(repr=False)


class SignInPage(Gate):
    """A name, a password, one key to press.

    Signals:
        submitted: Carries a ``SignInEntry``.
        recovery_wanted: The password is forgotten; carries the name.
    """

    submitted = Signal(SignInEntry)
    recovery_wanted = Signal(str)

    def __init__(
        self, people: Sequence[str], *, last: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Sign in"), "", say("Sign in"), parent)
        self._name = QComboBox()
        self._name.addItems(list(people))
        self._name.setAccessibleName(say("Name"))
        self._name.setCurrentIndex(max(self._name.findText(last), 0))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(say("Password"))
        self.form.addRow(label(say("Name"), "muted"), self._name)
        self.form.addRow(label(say("Password"), "muted"), self._password)
        forgotten = quiet_button(say("Password forgotten…"))
        self.foot.insertWidget(0, forgotten)
        forgotten.clicked.connect(lambda: self.recovery_wanted.emit(self._name.currentText()))
        self.go_on.clicked.connect(self._on_go_on)

    @override
    def refuse(self, error: BaseException) -> None:
        super().refuse(error)
        self._password.setFocus()
        self._password.selectAll()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._password.setFocus()

    @Slot()
    def _on_go_on(self) -> None:
        self.clear_refusal()
        self.set_busy(busy=True)
        self.submitted.emit(
            SignInEntry(name=self._name.currentText(), password=self._password.text())
        )
