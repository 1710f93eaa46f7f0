"""Whose customers a list shows: one's own, or everybody's."""

from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.parts.preferences import Preferences
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Size
from app.words.language import say, say_in


class Whose(StrEnum):
    """Whose customers."""

    MINE = "mine"
    EVERYBODY = "everybody"


_WHOSE: Final = "today/whose"


def kept_whose(preferences: Preferences) -> Whose:
    """Return whose calls somebody wanted to see last."""
    return Whose(preferences.text(_WHOSE, Whose.MINE))


def keep_whose(preferences: Preferences, whose: Whose) -> None:
    """Keep whose calls are wanted."""
    preferences.keep(_WHOSE, whose)


class WhoseButton(QPushButton):
    """Says whose customers are shown and lets it be changed.

    Signals:
        chosen: Another choice was made.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Whose.EVERYBODY
        self._words = {
            Whose.MINE: say_in("customers", "Mine"),
            Whose.EVERYBODY: say_in("customers", "Everybody’s"),
        }
        self.setProperty("kind", "quiet")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the picture behind the word
        self.setIcon(icon(Icon.DOWN, "muted"))
        self.setIconSize(QSize(Size.SMALL_ICON, Size.SMALL_ICON))
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for each in Whose:
            menu.addAction(self._words[each], partial(self._take, each))
        self.setMenu(menu)
        self.choose(self._choice)

    @property
    def choice(self) -> Whose:
        """Whose customers are wanted."""
        return self._choice

    def choose(self, choice: Whose) -> None:
        """Choose without a signal."""
        self._choice = choice
        self.setText(self._words[choice])
        self.setAccessibleName(say("Whose customers: {whose}", whose=self._words[choice]))

    def _take(self, choice: Whose) -> None:
        self.choose(choice)
        self.chosen.emit()
