"""What the customer spent, month by month."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.visits.spending import MonthSpend
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.spend_bars import MonthBar, SpendBars
from app.words.formats import money, month_name
from app.words.language import say, say_many


class SpendCard(Card):
    """Two years of bars."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Spend by month"), parent=parent)
        self._currency = currency
        self._bars = SpendBars()
        self.add(self._bars)

    def show_months(self, months: Sequence[MonthSpend]) -> None:
        """Show what was spent in these months, oldest first."""
        self.set_note(say_many("{count} month", "{count} months", len(months)))
        self._bars.set_months([self._bar(each) for each in months])

    def _bar(self, spend: MonthSpend) -> MonthBar:
        name = month_name(spend.month)
        amount = money(spend.net_minor, self._currency)
        said = say("{what}: {value}", what=name, value=amount)
        return MonthBar(label=name, amount_minor=spend.net_minor, said=said)
