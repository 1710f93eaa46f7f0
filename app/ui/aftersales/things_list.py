"""The things of one return that were named so far."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.aftersales.returns import ReturnLineEntry
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards.labels import wrapped
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words.language import say


class ThingsList(QWidget):
    """A line for each thing, with a button that takes it off again.

    Signals:
        changed: A thing was put on the list or taken off.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: list[tuple[ReturnLineEntry, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.setAccessibleName(say("What came back so far"))

    @property
    def things(self) -> tuple[ReturnLineEntry, ...]:
        """What is on the list."""
        return tuple(thing for thing, _row in self._things)

    def put(self, thing: ReturnLineEntry, name: str) -> None:
        """Put a thing on the list under ``name``."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(wrapped(f"{name} × {thing.count}", "strong"), 1)
        off = icon_button(Icon.CLOSE, say("Take {item} off the list", item=name))
        off.clicked.connect(partial(self._take_off, row))
        across.addWidget(off)
        self._things.append((thing, row))
        self._column.addWidget(row)
        self.changed.emit()

    def _take_off(self, row: QWidget) -> None:
        self._things = [pair for pair in self._things if pair[1] is not row]
        row.hide()
        row.deleteLater()
        self.changed.emit()
