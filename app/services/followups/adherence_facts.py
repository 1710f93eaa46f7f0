"""What was due and what was logged in some days, customer by customer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Contact,
    Customer,
    CustomerMetrics,
    FollowUp,
    FollowUpClosing,
    VisitLine,
)
from app.services.planning.next_steps import corrected_ids
from app.words import CustomerStatus, FollowUpState, Initiator, LineState, Tier


class Entry(NamedTuple):
    """An entry of the contact log as far as it counts here."""

    on: date
    staff_id: int | None
    reached: bool
    by_clinic: bool


@dataclass(slots=True, kw_only=True)
class CustomerFacts:
    """One customer in some days.

    Attributes:
        may_be_contacted: On the list, active, and not asking for peace.
        known_since_on: First contact or visit; nothing is owed before.
        visits: Days on which they came.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier
    responsible_id: int | None
    may_be_contacted: bool
    known_since_on: date | None
    last_contact_on: date | None
    visits: int = 0
    entries: list[Entry] = field(default_factory=list)

    @property
    def reached(self) -> int:
        """How often they were really spoken to."""
        return sum(entry.reached for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCount:
    """Follow-ups that fell due: how many, done, late, and how late together."""

    due: int = 0
    done: int = 0
    late: int = 0
    late_days: int = 0

    @property
    def cells(self) -> dict[str, Any]:
        """By name."""
        return {
            "due": self.due,
            "done": self.done,
            "late": self.late,
            "late_days": self.late_days,
        }

    def plus(self, other: "DueCount") -> "DueCount":
        """Return both together."""
        return DueCount(
            due=self.due + other.due,
            done=self.done + other.done,
            late=self.late + other.late,
            late_days=self.late_days + other.late_days,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCounts:
    """The same by the customer's tier and by who was to do it."""

    by_tier: Mapping[Tier, DueCount]
    by_staff: Mapping[int | None, DueCount]


def load_customer_facts(session: Session, *, first_on: date, last_on: date) -> list[CustomerFacts]:
    """Return everybody who may be contacted or has been in these days, by number."""
    entries = _entries(session, first_on, last_on)
    visits = _visits(session, first_on, last_on)
    found = (_facts(row, last_on) for row in session.execute(_people()))
    some = [each for each in found if each.may_be_contacted or each.customer_id in entries]
    for each in some:
        each.entries = entries.get(each.customer_id, [])
        each.visits = visits.get(each.customer_id, 0)
    return some


def count_due(session: Session, *, first_on: date, last_on: date, today: date) -> DueCounts:
    """Return what fell due in these days and was not made needless or called off."""
    by_tier: defaultdict[Tier, DueCount] = defaultdict(DueCount)
    by_staff: defaultdict[int | None, DueCount] = defaultdict(DueCount)
    for tier, staff_id, one in _due(session, first_on, last_on, today):
        by_tier[tier] = by_tier[tier].plus(one)
        by_staff[staff_id] = by_staff[staff_id].plus(one)
    return DueCounts(by_tier=by_tier, by_staff=by_staff)


def _people() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Customer.id,
            Customer.number,
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            Customer.responsible_id,
            Customer.status,
            Customer.pause,
            Customer.pause_until_on,
            Customer.first_contact_on,
            CustomerMetrics.first_visit_on,
            CustomerMetrics.last_contact_on,
        )
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .order_by(Customer.number)
    )


def _facts(row: sa.Row[Any], last_on: date) -> CustomerFacts:
    paused = row.pause is not None and (row.pause_until_on is None or row.pause_until_on >= last_on)
    known = [day for day in (row.first_contact_on, row.first_visit_on) if day is not None]
    return CustomerFacts(
        customer_id=row.id,
        number=row.number,
        name=row.name,
        tier=row.tier,
        responsible_id=row.responsible_id,
        may_be_contacted=row.status is CustomerStatus.ACTIVE and not paused,
        known_since_on=min(known, default=None),
        last_contact_on=row.last_contact_on,
    )


def _entries(session: Session, first_on: date, last_on: date) -> dict[int, list[Entry]]:
    query = sa.select(
        Contact.customer_id,
        Contact.contacted_on,
        Contact.staff_id,
        Contact.counts,
        Contact.initiator,
    ).where(Contact.contacted_on.between(first_on, last_on), Contact.id.not_in(corrected_ids()))
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for key, on, staff_id, counts, initiator in session.execute(query):
        found[key].append(Entry(on, staff_id, counts, initiator is Initiator.CLINIC))
    return found


def _visits(session: Session, first_on: date, last_on: date) -> dict[int, int]:
    query = (
        sa.select(VisitLine.customer_id, sa.func.count(sa.distinct(VisitLine.visited_on)))
        .where(
            VisitLine.visited_on.between(first_on, last_on),
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor >= 0,
        )
        .group_by(VisitLine.customer_id)
    )
    return dict(session.execute(query).all())


def _due(
    session: Session, first_on: date, last_on: date, today: date
) -> Iterable[tuple[Tier, int, DueCount]]:
    tier = sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED)
    over_on = sa.case(
        (FollowUp.state == FollowUpState.OPEN, today),
        else_=sa.func.coalesce(FollowUpClosing.closed_on, FollowUp.due_on),
    )
    cells = (FollowUp.staff_id, FollowUp.state, FollowUp.due_on, sa.type_coerce(over_on, sa.Date))
    query = (
        sa.select(tier.label("tier"), *cells, sa.func.count())
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == FollowUp.customer_id)
        .outerjoin(FollowUpClosing, FollowUpClosing.followup_id == FollowUp.id)
        .where(
            FollowUp.due_on.between(first_on, last_on),
            FollowUp.state.in_((FollowUpState.OPEN, FollowUpState.DONE)),
        )
        .group_by(tier, *cells)
    )
    for found, staff_id, state, due_on, ended_on, count in session.execute(query):
        days = (ended_on - due_on).days
        late = count if days > 0 else 0
        yield (
            found,
            staff_id,
            DueCount(
                due=count,
                done=count if state is FollowUpState.DONE else 0,
                late=late,
                late_days=late * days,
            ),
        )
