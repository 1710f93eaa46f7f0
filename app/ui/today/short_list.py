"""A card with the first few of many lines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.labels import muted
from app.ui.today.lines import PersonLine, Said
from app.words.formats import number
from app.words.language import say

FEW: Final = 3


class ShortList(Card):
    """A few lines, how many there are, and a way to all of them.

    Signals:
        opened: Show the profile; carries the key of the customer.
        all_wanted: The rest is wanted too.
    """

    opened = Signal(int)
    all_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._count = muted("")
        self._all = quiet_button("")
        self.add_beside_title(self._count)
        self.add_to_head(self._all)
        self._all.clicked.connect(self.all_wanted)

    def show_lines(self, said: Sequence[Said], *, total: int, empty: str = "") -> None:
        """Show the first few of ``said``, or ``empty`` where there are none."""
        self.clear()
        self._count.setText(number(total) if total else "")
        self._all.setText(say("All {count}", count=number(total)))
        self._all.setVisible(total > len(said[:FEW]))
        for each in said[:FEW]:
            self.add_row(self._line(each))
        if not said:
            self.add_row(line_row(muted(empty)))

    def _line(self, said: Said) -> PersonLine:
        line = PersonLine(acting=False)
        line.show_said(said)
        line.opened.connect(self.opened)
        return line
