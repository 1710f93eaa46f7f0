"""What stands where a list has nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.parts.buttons import button
from app.ui.parts.cards.labels import wrapped
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import Size, Space


class EmptyState(QWidget):
    """Why there is nothing, and what to do about it.

    Signals:
        action_wanted: The button was pressed.
    """

    action_wanted = Signal()

    def __init__(
        self,
        why: str,
        what: str = "",
        *,
        action: str = "",
        picture: Icon = Icon.EMPTY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setPixmap(pixmap(picture, "faint", Size.SMALL_AVATAR))
        self._why = wrapped(why, "strong")
        self._what = wrapped(what, "muted")
        self._action = button(action)
        self._action.clicked.connect(self.action_wanted)
        self._build()
        self._action.setVisible(bool(action))

    @property
    def why(self) -> str:
        """Why there is nothing."""
        return self._why.text()

    def say_why(self, why: str, what: str = "") -> None:
        """Say something else, such as that the filters leave nobody."""
        self._why.setText(why)
        self._what.setText(what)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        for words in (self._why, self._what):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture, alignment=centre)
        column.addWidget(self._why)
        column.addWidget(self._what)
        column.addWidget(self._action, alignment=centre)
        column.addStretch(1)
