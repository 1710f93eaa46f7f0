"""The customers behind the numbers: too little, too much, decision makers not spoken to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.followups.adherence import Adherence, Deviation
from app.services.followups.roles import QUIET_DAYS, UnreachedRow
from app.ui.followups.adherence_columns import (
    CustomerLine,
    customer_columns,
    line_of,
    line_of_unreached,
)
from app.ui.followups.adherence_sayings import deviations_sentence
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.words.formats import number
from app.words.language import say

_FEW, _MANY, _QUIET = "few", "many", "quiet"


class DeviationsCard(Card):
    """Three lists in one place, the best tier first.

    Signals:
        customer_opened: Enter or a double click; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Customers"), parent=parent)
        self._deviations: Sequence[Deviation] = ()
        self._unreached: Sequence[UnreachedRow] = ()
        self._lists = Segmented(
            [
                (_FEW, say("Too little")),
                (_MANY, say("Too much")),
                (_QUIET, say("Not spoken to for {days} days", days=QUIET_DAYS)),
            ],
            name=say("Which customers"),
        )
        self._model = RowModel(customer_columns(), key=lambda row: row.customer_id, parent=self)
        self._table = ListTable(self._model, name=say("Customers"))
        self._table.remember_in(desk.preferences, "adherence/customers")
        self._table.show_when_empty(EmptyState(say("Nobody."), picture=Icon.DONE))
        self.add(_at_left(self._lists))
        self.add_flush(self._table)
        self._lists.chosen.connect(self._on_chosen)
        self._table.row_opened.connect(self.customer_opened)
        self.setFocusProxy(self._table)

    def show_adherence(self, found: Adherence, unreached: Sequence[UnreachedRow]) -> None:
        """Show who falls out; the list looked at and the chosen row stay."""
        self.set_title(deviations_sentence(found))
        self._deviations, self._unreached = found.deviations, unreached
        self._fill()

    def _fill(self) -> None:
        rows = self._chosen_lines()
        self._model.set_rows(rows)
        self.set_note(number(len(rows)))

    def _chosen_lines(self) -> list[CustomerLine]:
        if self._lists.choice == _QUIET:
            return [line_of_unreached(row) for row in self._unreached]
        few = self._lists.choice == _FEW
        return [line_of(each) for each in self._deviations if each.too_few is few]

    @Slot(str)
    def _on_chosen(self, _name: str) -> None:
        self._fill()


def _at_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
