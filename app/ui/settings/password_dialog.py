"""Asks for a new password, twice, and for the old one where it is one's own."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSubmitted:
    """What was typed; ``old`` is empty for someone else's password."""

    old: str = field(repr=False)
    new: str = field(repr=False)


class PasswordDialog(DeskDialog):
    """The same new password twice.

    Signals:
        submitted: Carries a ``PasswordSubmitted``.
    """

    submitted = Signal(PasswordSubmitted)

    def __init__(self, name: str, *, own: bool, parent: QWidget | None = None) -> None:
        title = say("New password for {name}", name=name)
        super().__init__(title, action=say("Save"), width=Size.GATE, parent=parent)
        self._old, self._new, self._again = QLineEdit(), QLineEdit(), QLineEdit()
        rows = [(say("New password"), self._new), (say("Again"), self._again)]
        if own:
            rows.insert(0, (say("Present password"), self._old))
        for caption, line in rows:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(caption)
            self.add_row(caption, line)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._new.text() != self._again.text():
            self.show_refusal(say("The two differ. Type the new password again."), self._again)
            return
        self.submitted.emit(PasswordSubmitted(old=self._old.text(), new=self._new.text()))
