"""Call a follow-up off, with the reason."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.ui.followups.sayings import late_name
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say


class CancelDialog(DeskDialog):
    """Collects why; the follow-up stays in the customer's story with it.

    Signals:
        why_entered: A reason is typed; carries it.
    """

    why_entered = Signal(str)

    def __init__(self, row: FollowUpRow, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Call off a follow-up"),
            action=say("Call off"),
            width=Size.SMALL_DIALOG,
            parent=parent,
        )
        self._why = QLineEdit()
        self._why.setAccessibleName(say("Reason"))
        self._why.setPlaceholderText(say("Why it is not needed any more"))
        self.add_wide(wrapped(late_name(row), "strong"))
        self.add_row(say("Reason"), self._why)
        self.save_wanted.connect(self._on_save_wanted)

    def refuse(self, error: BaseException) -> None:
        """Say why it is not called off."""
        self.show_error(error, self._why)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    @Slot()
    def _on_save_wanted(self) -> None:
        self.hold()
        self.why_entered.emit(self._why.text())
