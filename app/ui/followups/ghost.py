"""The picture of a card while it is held."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from app.ui.theme.tokens import HELD_OPACITY, Space


class Ghost(QLabel):
    """Follows the pointer over the window ``around`` stands in; unseen while nothing is held."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        faded = QGraphicsOpacityEffect(self)
        faded.setOpacity(HELD_OPACITY)
        self.setGraphicsEffect(faded)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        self._held: QWidget | None = None
        self.hide()

    def hold(self, card: QWidget, at: QPoint) -> None:
        """Show ``card`` at a point of the screen."""
        if self._held is not card:
            self._held = card
            self.setParent(self._around.window())
            self.setPixmap(card.grab())
            self.resize(card.size())
            self.raise_()
            self.show()
        beside = QPoint(Space.M, Space.M)
        self.move(self._around.window().mapFromGlobal(at) + beside)

    def let_go(self) -> None:
        """Show nothing any more."""
        self._held = None
        self.hide()
        self.setParent(self._around)
