"""Asks before what cannot be undone, with the consequence in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.cards.labels import wrapped
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size


class ConfirmDialog(DeskDialog):
    """One question; *Cancel* has the focus. What can be undone is done without asking.

    Signals:
        confirmed: The person wants it all the same.
    """

    confirmed = Signal()

    def __init__(
        self, title: str, *, consequence: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, action=action, width=Size.CONFIRM, parent=parent)
        self.add_wide(wrapped(consequence))
        self.save_wanted.connect(self.confirmed)
        self.save_wanted.connect(self.accept)
