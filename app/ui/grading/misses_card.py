"""Whom the grading did not foretell: brought much and not seen, seen and brought little."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.grading.back_tests import BackTestView, MissRow
from app.ui.grading.back_test_words import tier_then
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import Tier
from app.words.formats import money, number, short_day
from app.words.language import say

_UNSEEN, _FADED = "unseen", "faded"
_TIERS = list(Tier)


class MissesCard(Card):
    """Two lists in one place.

    Signals:
        customer_opened: Enter or a double click; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Misses"), parent=parent)
        self._misses: Sequence[MissRow] = ()
        self._lists = Segmented(
            [(_UNSEEN, _unseen_words(0)), (_FADED, _faded_words(0))], name=say("Which misses")
        )
        self._model = RowModel(
            miss_columns(desk.settings.currency), key=lambda row: row.customer_id, parent=self
        )
        self._table = ListTable(self._model, name=say("Misses"))
        self._table.remember_in(desk.preferences, "grading/misses")
        self._table.show_when_empty(EmptyState(say("Nobody."), picture=Icon.DONE))
        self.add(_at_left(self._lists))
        self.add_flush(self._table)
        self._lists.chosen.connect(self._on_chosen)
        self._table.row_opened.connect(self.customer_opened)
        self.setFocusProxy(self._table)

    def show_test(self, view: BackTestView) -> None:
        """Show whom a grading missed; the list looked at and the chosen row stay."""
        self._misses = view.misses
        self._lists.reword(_UNSEEN, _unseen_words(len(view.result.unseen)))
        self._lists.reword(_FADED, _faded_words(len(view.result.faded)))
        self._fill()

    def _fill(self) -> None:
        unseen = self._lists.choice == _UNSEEN
        self._model.set_rows([row for row in self._misses if row.unseen is unseen])

    @Slot(str)
    def _on_chosen(self, _name: str) -> None:
        self._fill()


def miss_columns(currency: str) -> list[Column[MissRow]]:
    """Return the columns of the list."""
    return [*_who(), *_figures(currency)]


def _who() -> list[Column[MissRow]]:
    return [
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name or say("file gone"),
            beside=lambda row: row.number,
            look=Look.STRONG,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="tier",
            title=lambda: say("Tier then"),
            text=lambda row: tier_then(row.tier),
            chip=_chip,
            sort_key=lambda row: len(_TIERS) if row.tier is None else _TIERS.index(row.tier),
            width=ColumnWidth.CHIP,
        ),
    ]


def _figures(currency: str) -> list[Column[MissRow]]:
    return [
        Column(
            name="before",
            title=lambda: say("12 months before"),
            text=lambda row: money(row.spend_365_minor, currency),
            sort_key=lambda row: row.spend_365_minor,
            look=Look.NUMBER,
            width=ColumnWidth.CHIP,
        ),
        Column(
            name="since",
            title=lambda: say("Receipts since"),
            text=lambda row: money(row.receipts_minor, currency),
            sort_key=lambda row: row.receipts_minor,
            look=Look.NUMBER,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="visits",
            title=lambda: say("Visits since"),
            text=lambda row: number(row.visit_count),
            sort_key=lambda row: row.visit_count,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="last",
            title=lambda: say("Last came"),
            text=lambda row: short_day(row.last_visit_on),
            sort_key=lambda row: row.last_visit_on.toordinal() if row.last_visit_on else 0,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    ]


def _chip(row: MissRow) -> Chip:
    if row.tier is None:
        return Chip(text=tier_then(None), tone=Tone.GENERAL)
    return tier_chip(row.tier)


def _unseen_words(count: int) -> str:
    return say("Brought much, not seen {count}", count=number(count))


def _faded_words(count: int) -> str:
    return say("Seen, brought little {count}", count=number(count))


def _at_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
