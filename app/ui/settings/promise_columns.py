"""The columns of the service promise: one line per tier and severity."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.services.complaints.promise_words import within_days, within_minutes
from app.services.rules.complaint_clocks import Promise
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column
from app.ui.theme.tokens import ColumnWidth
from app.words import Severity, Tier
from app.words.language import say
from app.words.names import name_of

PAIRS: Final = [(tier, severity) for tier in Tier for severity in Severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """What customers of a tier are promised who complain that gravely."""

    tier: Tier
    severity: Severity
    promise: Promise

    @property
    def key(self) -> int:
        """Its place among all of them."""
        return PAIRS.index((self.tier, self.severity))


def promise_columns() -> tuple[Column[PromiseRow], ...]:
    """Return the columns, in the order in which the promises fall due."""
    return (
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: row.key,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="severity",
            title=lambda: say("Severity"),
            text=lambda row: name_of(row.severity),
            sort_key=lambda row: list(Severity).index(row.severity),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="answer",
            title=lambda: say("First answer"),
            text=lambda row: within_minutes(row.promise.first_response_minutes),
            sort_key=lambda row: row.promise.first_response_minutes,
            width=ColumnWidth.MEDIUM,
        ),
        _in_days("plan", lambda: say("Way to solve it"), lambda kept: kept.plan_days),
        _in_days("clear", lambda: say("Clear matter"), lambda kept: kept.clear_days),
        _in_days("complex", lambda: say("Complex matter"), lambda kept: kept.complex_days),
        _in_days(
            "several",
            lambda: say("Several departments"),
            lambda kept: kept.several_departments_days,
        ),
        _in_days("call_back", lambda: say("Call-back after"), lambda kept: kept.call_back_days),
    )


def _in_days(
    name: str, title: Callable[[], str], days: Callable[[Promise], int]
) -> Column[PromiseRow]:
    return Column(
        name=name,
        title=title,
        text=lambda row: within_days(days(row.promise)),
        sort_key=lambda row: days(row.promise),
        width=ColumnWidth.MEDIUM,
    )
