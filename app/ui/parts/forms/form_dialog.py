"""The frames of forms in which Enter goes on, and of panels that do at once what is pressed."""

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say


class FormDialog(DeskDialog):
    """A form in which Enter goes on to the next field."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)


class PanelDialog(FormDialog):
    """Shows something, and does at once what is pressed; there is nothing to save at the end."""

    def __init__(
        self, title: str, *, width: int = Size.DIALOG, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, action=say("Close"), leave="", width=width, parent=parent)
        self._start: QWidget | None = None
        self.save_wanted.connect(self.accept)

    def start_at(self, widget: QWidget) -> None:
        """Give ``widget`` the focus when the panel opens."""
        self._start = widget

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._start is not None:
            self._start.setFocus()

    @property
    @override
    def is_typed_in(self) -> bool:
        return False
