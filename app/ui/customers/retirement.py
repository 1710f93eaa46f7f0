"""Whom to take off the lists: proposed by a rule, decided by a person, reversible."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.services.foundation.store import Work
from app.services.leaving.retirement import (
    RetirementProposal,
    propose_retirements,
    retire_customers,
)
from app.services.rules.permissions import may
from app.ui.customers.list_room import ListRoom
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size
from app.words import Permission
from app.words.formats import long_day, money, number
from app.words.language import say, say_many
from app.words.names import name_of


class RetirementRoom(ListRoom[RetirementProposal]):
    """Who was away for three years and spent little, with the figures behind it."""

    def __init__(self, desk: Desk) -> None:
        empty = EmptyState(
            say("The rule proposes nobody."),
            say(
                "It proposes who has not come for three years, spent less than half of the "
                "customers did, and has no open complaint."
            ),
            picture=Icon.DONE,
        )
        self._rule = wrapped("", "muted")
        super().__init__(
            desk,
            say("Proposed for retirement"),
            _columns(desk.settings.currency),
            key=lambda row: row.id,
            empty=empty,
            above=self._rule,
        )
        self.table.allow_many()
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(say("Reason"))
        self._reason.setAccessibleName(say("Reason"))
        self._reason.setFixedWidth(Size.SEARCH)
        self._retire = primary_button(say("Retire the chosen"))
        for each in (self._reason, self._retire):
            each.hide()
            self.add_to_head(each)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._reason.returnPressed.connect(self._on_retire_clicked)

    @override
    def asking(self) -> Work[Sequence[RetirementProposal]]:
        today = self.desk.clock.today()
        return lambda session: propose_retirements(session, today=today)

    @override
    def note_for(self, rows: Sequence[RetirementProposal]) -> str:
        self._rule.setVisible(bool(rows))
        for each in (self._reason, self._retire):
            each.setVisible(bool(rows) and may(self.desk.person, Permission.RETIRE_CUSTOMERS))
        if not rows:
            return ""
        middle = money(rows[0].median_minor, self.desk.settings.currency)
        self._rule.setText(
            say(
                "No visit for three years, less than {median} spent (half of the customers "
                "spent more), no open complaint, neither VIP nor potential VIP.",
                median=middle,
            )
        )
        return say_many("{count} customer", "{count} customers", len(rows))

    @Slot()
    def _on_retire_clicked(self) -> None:
        keys, reason = self.table.selected_keys(), self._reason.text()
        self.desk.do(
            self,
            retire_customers,
            lambda _count: self._reason.clear(),
            customer_ids=keys,
            reason=reason,
        )


def _columns(currency: str) -> tuple[Column[RetirementProposal], ...]:
    return (*_who(), *_how_quiet(), _spend(currency))


def _who() -> tuple[Column[RetirementProposal], ...]:
    return (
        Column(
            name="name",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            beside=lambda row: row.number,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            width=ColumnWidth.CHIP,
        ),
    )


def _how_quiet() -> tuple[Column[RetirementProposal], ...]:
    return (
        Column(
            name="last_visit",
            title=lambda: say("Last visit"),
            text=lambda row: long_day(row.last_visit_on),
            sort_key=lambda row: row.last_visit_on.toordinal(),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="quiet",
            title=lambda: say("Days away"),
            text=lambda row: number(row.quiet_days),
            sort_key=lambda row: row.quiet_days,
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
    )


def _spend(currency: str) -> Column[RetirementProposal]:
    return Column(
        name="spend",
        title=lambda: say("Spent in all"),
        text=lambda row: money(row.spend_minor, currency),
        sort_key=lambda row: row.spend_minor,
        look=Look.NUMBER,
        width=ColumnWidth.MEDIUM,
    )
