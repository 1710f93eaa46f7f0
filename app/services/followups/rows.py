"""What is due: one line per follow-up, in the order the desk works through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Contact,
    Customer,
    CustomerMetrics,
    Family,
    FollowUp,
    FollowUpClosing,
    Phone,
    Preference,
    StaffMember,
)
from app.services.followups.wanted import (
    SHOWN,
    Wanted,
    desk_order,
    left_over,
    ordered_keys,
)
from app.services.foundation.bulk import in_parts
from app.services.planning.closings import open_followups
from app.services.planning.reasons import Reason
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    FollowUpTarget,
    Outcome,
    PreferenceKind,
    Tier,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One line of what is due, or was done.

    Attributes:
        outcome: Of the contact that ended it; ``None`` while it is open, or where something
            else ended it.
        planned_on: The day first planned.
        due_at: Local time of day.
        latest_on: The last day on which it makes sense.
        attempts: Times the customer was not reached, of ``max_attempts``.
        days_late: 0 unless it is open and its day is over.
        by_hand: Somebody added it.
        phone_digits: The number to ring first; ``None`` without one that is right.
        taboos: What to avoid with the customer.
    """

    followup_id: int
    customer_id: int
    number: str
    name: str
    tier: Tier
    kind: FollowUpKind
    state: FollowUpState
    outcome: Outcome | None
    planned_on: date
    due_on: date
    due_at: time | None
    latest_on: date
    staff_id: int
    staff_name: str
    method: FollowUpMethod
    target: FollowUpTarget
    attempts: int
    max_attempts: int
    days_late: int
    by_hand: bool
    reason: Reason
    last_contact_on: date | None
    visit_count: int
    phone_digits: str | None
    taboos: tuple[str, ...]


def list_followups(
    session: Session, *, wanted: Wanted, today: date, limit: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return the follow-ups wanted in the order of the desk, at most ``limit`` of them.

    That is: late first, then by day, VIPs first, then the fewest visits.
    """
    states = SHOWN if wanted.done else SHOWN[:1]
    due = FollowUp.state.in_(states) & FollowUp.due_on.between(wanted.first_on, wanted.last_on)
    if wanted.late:
        due |= left_over(wanted.first_on, today)
    query = ordered_keys(due, *wanted.narrowed).order_by(*desk_order(today)).limit(limit)
    return load_rows(session, keys=session.scalars(query).all(), today=today)


def list_planned(session: Session, *, customer_id: int, today: date) -> tuple[FollowUpRow, ...]:
    """Return what is open for one customer, the earliest first."""
    keys = [each.id for each in open_followups(session, customer_id)]
    rows = load_rows(session, keys=keys, today=today)
    return tuple(sorted(rows, key=lambda row: row.due_on))


def load_rows(session: Session, *, keys: Sequence[int], today: date) -> tuple[FollowUpRow, ...]:
    """Return the lines of follow-ups by their keys, in the same order; what is gone is left out."""
    found = {
        row.followup_id: row
        for some in in_parts(keys)
        for row in session.execute(_LINES.where(FollowUp.id.in_(some)))
    }
    customers = sorted({row.customer_id for row in found.values()})
    phones, taboos = _phones(session, customers), _taboos(session, customers)
    return tuple(
        _row(found[key], today=today, phones=phones, taboos=taboos) for key in keys if key in found
    )


_LINES: Final[sa.Select[*tuple[Any, ...]]] = (
    sa.select(
        FollowUp.id.label("followup_id"),
        FollowUp.customer_id,
        Customer.number,
        Customer.name,
        sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
        FollowUp.kind,
        FollowUp.state,
        Contact.outcome,
        FollowUp.planned_on,
        FollowUp.due_on,
        FollowUp.due_at,
        FollowUp.latest_on,
        FollowUp.staff_id,
        StaffMember.name.label("staff_name"),
        FollowUp.method,
        FollowUp.target,
        FollowUp.attempts,
        FollowUp.max_attempts,
        FollowUp.by_hand,
        CustomerMetrics.last_contact_on,
        sa.func.coalesce(CustomerMetrics.visit_count, 0).label("visit_count"),
        Family.name.label("family_name"),
        FollowUp.step,
        FollowUp.reference_on,
        FollowUp.subject,
        FollowUp.ask,
        FollowUp.say,
    )
    .join(Customer, Customer.id == FollowUp.customer_id)
    .join(StaffMember, StaffMember.id == FollowUp.staff_id)
    .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == FollowUp.customer_id)
    .outerjoin(Family, Family.id == FollowUp.family_id)
    .outerjoin(FollowUpClosing, FollowUpClosing.followup_id == FollowUp.id)
    .outerjoin(Contact, Contact.id == FollowUpClosing.contact_id)
)
_OF_REASON: Final = ("family_name", "step", "reference_on", "subject", "ask", "say")


def _row(
    row: sa.Row[Any],
    *,
    today: date,
    phones: Mapping[int, str],
    taboos: Mapping[int, tuple[str, ...]],
) -> FollowUpRow:
    cells = row._asdict()
    told = {name: cells.pop(name) for name in _OF_REASON}
    waits = row.state is FollowUpState.OPEN
    return FollowUpRow(
        **cells,
        reason=Reason(kind=row.kind, **told),
        days_late=max((today - row.due_on).days, 0) if waits else 0,
        phone_digits=phones.get(row.customer_id),
        taboos=taboos.get(row.customer_id, ()),
    )


def _phones(session: Session, customers: Sequence[int]) -> dict[int, str]:
    """Return the number to ring first of each customer who has one."""
    query = sa.select(Phone.customer_id, Phone.digits).where(Phone.wrong.is_(False))
    found: dict[int, str] = {}
    for some in in_parts(customers):
        ordered = query.where(Phone.customer_id.in_(some)).order_by(Phone.position, Phone.id)
        for key, digits in session.execute(ordered):
            found.setdefault(key, digits)
    return found


def _taboos(session: Session, customers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = sa.select(Preference.customer_id, Preference.text).where(
        Preference.kind == PreferenceKind.TABOO
    )
    found: dict[int, tuple[str, ...]] = {}
    for some in in_parts(customers):
        ordered = query.where(Preference.customer_id.in_(some)).order_by(Preference.id)
        for key, text in session.execute(ordered):
            found[key] = (*found.get(key, ()), text)
    return found
