"""What stands in the list when nobody is on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.cards.empty_state import EmptyState
from app.ui.theme.icons import Icon
from app.words.language import say


class Nobody(QWidget):
    """Why the list is empty, and what to do about it.

    Signals:
        everybody_wanted: The filters are to be taken off.
        import_wanted: A file is to be read.
    """

    everybody_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none_yet = EmptyState(
            say("There are no customers yet."),
            say("Read the file you have kept them in so far, or add the first one."),
            action=say("Import…"),
            picture=Icon.PEOPLE,
        )
        self._none_match = EmptyState(
            say("Nobody matches."),
            say("Look for a shorter part of the name, or take the filters off."),
            action=say("Clear filters"),
            picture=Icon.SEARCH,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none_yet)
        column.addWidget(self._none_match)
        self._none_yet.action_wanted.connect(self.import_wanted)
        self._none_match.action_wanted.connect(self.everybody_wanted)
        self.explain(anyone=False)

    def explain(self, *, anyone: bool) -> None:
        """Say that nobody matches if there is ``anyone``, else that nobody is on file yet."""
        self._none_yet.setVisible(not anyone)
        self._none_match.setVisible(anyone)
