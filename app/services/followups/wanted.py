"""Which follow-ups are looked at, and the order in which the desk works through them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from app.models import Customer, CustomerMetrics, FollowUp
from app.words import FollowUpKind, FollowUpState, Tier

Condition = sa.ColumnElement[bool]
SHOWN: Final = (FollowUpState.OPEN, FollowUpState.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which follow-ups.

    Attributes:
        first_on: The first day, to ``last_on``, both included.
        staff_ids: Only what these people are to do; ``None`` for everybody's.
        kinds: Only these kinds; ``None`` for all.
        done: With what was done of these days.
        late: With what is left over from before the first day.
    """

    first_on: date
    last_on: date
    staff_ids: Collection[int] | None = None
    kinds: Collection[FollowUpKind] | None = None
    done: bool = False
    late: bool = False

    @property
    def narrowed(self) -> list[Condition]:
        """The conditions for people and kinds; nobody chosen is nothing found."""
        chosen: list[Condition] = []
        if self.staff_ids is not None:
            chosen.append(FollowUp.staff_id.in_(self.staff_ids))
        if self.kinds is not None:
            chosen.append(FollowUp.kind.in_(self.kinds))
        return chosen


def ordered_keys(*conditions: Condition) -> sa.Select[int]:
    """Return the query for the keys of follow-ups, ready to be put into the desk's order."""
    return (
        sa.select(FollowUp.id)
        .join(Customer, Customer.id == FollowUp.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(*conditions)
    )


def left_over(first_on: date, today: date) -> Condition:
    """Return the condition for what is late from before a first day."""
    return (FollowUp.state == FollowUpState.OPEN) & (FollowUp.due_on < min(first_on, today))


def desk_order(today: date) -> tuple[sa.SQLColumnExpression[Any], ...]:
    """Return what sorts follow-ups; customers and their figures have to be joined."""
    late = (FollowUp.state == FollowUpState.OPEN) & (FollowUp.due_on < today)
    day = sa.case((late, None), else_=FollowUp.due_on)
    return (~late, day, *first_called())


def first_called() -> tuple[sa.SQLColumnExpression[Any], ...]:
    """Return what sorts the follow-ups of one day."""
    return (
        sa.case((CustomerMetrics.tier == Tier.VIP, 0), else_=1),
        sa.func.coalesce(CustomerMetrics.visit_count, 0),
        FollowUp.due_at.is_(None),
        FollowUp.due_at,
        sa.func.length(Customer.number),
        Customer.number,
        FollowUp.id,
    )
