"""A new password by the printed recovery code."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.labels import label
from app.ui.shell.gate import Gate
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryEntry:
    """Whose password is replaced, and by what right."""

    name: str
    code: str = field(repr=False)
    password: str = field(repr=False)


class RecoveryPage(Gate):
    """The code as it was printed, and a new password.

    Signals:
        submitted: Carries a ``RecoveryEntry``.
        left: Back to the sign-in.
    """

    submitted = Signal(RecoveryEntry)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        words = say("Type the recovery code that was printed when the clinic was set up.")
        super().__init__(say("New password for {name}", name=name), words, say("Continue"), parent)
        self._name = name
        self._code = QLineEdit()
        self._code.setAccessibleName(say("Recovery code"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(say("New password"))
        self.form.addRow(label(say("Recovery code"), "muted"), self._code)
        self.form.addRow(label(say("New password"), "muted"), self._password)
        back = quiet_button(say("Back"))
        self.foot.insertWidget(0, back)
        back.clicked.connect(self.left)
        self.go_on.clicked.connect(self._on_go_on)

    @Slot()
    def _on_go_on(self) -> None:
        self.clear_refusal()
        self.set_busy(busy=True)
        self.submitted.emit(
            RecoveryEntry(name=self._name, code=self._code.text(), password=self._password.text())
        )
