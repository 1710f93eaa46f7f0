"""A chip that opens a menu of check boxes and says what was chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from app.ui.parts.cards.labels import mark
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Space
from app.words.language import listed, say

SPELT_OUT: Final = 2


class StayingMenu(QMenu):
    """A menu that stays open while boxes are ticked."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit = [each for each in self.actions() if self.actionGeometry(each).contains(at)]
        if hit and hit[0].isCheckable():
            hit[0].trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class FilterChip(QPushButton):
    """One thing a list can be narrowed by, such as *Tier: VIP*.

    Signals:
        changed: Something was chosen or taken back; carries the list of chosen values.
    """

    changed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._actions: list[QAction] = []
        self._menu = StayingMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("kind", "chip")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the picture behind the word
        self.setIconSize(QSize(Space.M, Space.M))
        self.clicked.connect(self._on_clicked)
        self._show_choice()

    @property
    def chosen(self) -> list[str]:
        """The values chosen, in the order of the menu."""
        return [str(action.data()) for action in self._actions if action.isChecked()]

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer ``options`` as pairs of value and text; what was chosen stays chosen."""
        before = set(self.chosen)
        self._menu.clear()
        self._actions = []
        for value, text in options:
            action = self._menu.addAction(text)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in before)
            action.toggled.connect(self._on_toggled)
            self._actions.append(action)
        self._show_choice()

    def choose(self, values: Sequence[str]) -> None:
        """Choose ``values`` and nothing else, without a signal."""
        for action in self._actions:
            action.blockSignals(True)
            action.setChecked(action.data() in values)
            action.blockSignals(False)
        self._show_choice()

    @Slot()
    def clear(self) -> None:
        """Choose nothing."""
        if self.chosen:
            self.choose([])
            self.changed.emit([])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cross = self.width() - Space.XL
        if self.chosen and event.position().x() >= cross:
            self.setDown(False)
            self.clear()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._on_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _on_toggled(self) -> None:
        self._show_choice()
        self.changed.emit(self.chosen)

    def _show_choice(self) -> None:
        texts = [action.text() for action in self._actions if action.isChecked()]
        value = listed(texts) if len(texts) <= SPELT_OUT else str(len(texts))
        words = say("{what}: {value}", what=self._title, value=value) if texts else self._title
        self.setText(f"{words} ")  # the space keeps the picture off the word
        self.setIcon(icon(Icon.CLOSE if texts else Icon.DOWN, "accent_ink" if texts else "muted"))
        self.setAccessibleName(words)
        self.setToolTip(say("Delete takes the filter off") if texts else "")
        mark(self, chosen=bool(texts))
