"""What one customer hears from the clinic in a calendar year: done, planned and foreseen."""

from collections.abc import Iterable, Sequence
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
    StaffMember,
)
from app.services.foundation.errors import NotFound
from app.services.planning.plans import foresee_customer
from app.services.planning.reasons import Reason
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
    Tier,
)

_MONTHS: Final = range(1, 13)
_CELLS: Final[tuple[Any, ...]] = (
    Customer.number,
    Customer.name,
    sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
    StaffMember.name.label("responsible_name"),
)
_SHOWN: Final = (FollowUpState.OPEN, FollowUpState.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """One contact of the year.

    Attributes:
        on: When it was done; else when it is due.
        state: ``None`` if it is only foreseen: not planned yet, and free to come otherwise.
        outcome: How it went, once it is done.
    """

    on: date
    at: time | None
    state: FollowUpState | None
    kind: FollowUpKind
    method: FollowUpMethod
    staff_name: str
    outcome: Outcome | None
    reason: Reason

    @property
    def is_foreseen(self) -> bool:
        """Whether nobody has planned it yet."""
        return self.state is None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """One month, its contacts by day; every year has twelve, be they empty."""

    month: int
    lines: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerYear:
    """The calendar of contacts of one customer."""

    customer_id: int
    number: str
    name: str
    tier: Tier
    responsible_name: str | None
    year: int
    months: tuple[YearMonth, ...]

    @property
    def lines(self) -> tuple[YearLine, ...]:
        """Every contact of the year, by day."""
        return tuple(line for month in self.months for line in month.lines)

    def count(self, state: FollowUpState | None) -> int:
        """Return how many stand at ``state``; ``None`` counts the foreseen."""
        return sum(line.state is state for line in self.lines)


def load_customer_year(
    session: Session, *, customer_id: int, year: int, today: date
) -> CustomerYear:
    """Return what was done, is planned and can be foreseen for a customer in ``year``.

    Foreseen is what planning would add from today on, as things stand: the rest of the
    cadence, days to remember, holidays, the return that the rhythm promises.

    Raises:
        NotFound: The customer is gone.
    """
    whose = session.execute(_whose(customer_id)).one_or_none()
    if whose is None:
        raise NotFound("customer", customer_id)
    lines = sorted(
        (*_kept(session, customer_id, year), *_foreseen(session, customer_id, year, today)),
        key=lambda line: (line.on, line.at or time.max),
    )
    return CustomerYear(
        customer_id=customer_id, year=year, months=_months(lines), **whose._asdict()
    )


def _months(lines: Sequence[YearLine]) -> tuple[YearMonth, ...]:
    return tuple(
        YearMonth(month=month, lines=tuple(line for line in lines if line.on.month == month))
        for month in _MONTHS
    )


def _whose(customer_id: int) -> sa.Select[Any]:
    query: sa.Select[Any] = sa.select(*_CELLS)
    return (
        query.select_from(Customer)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .where(Customer.id == customer_id)
    )


def _kept(session: Session, customer_id: int, year: int) -> Iterable[YearLine]:
    on = sa.func.coalesce(FollowUpClosing.closed_on, FollowUp.due_on)
    query = (
        sa.select(
            FollowUp,
            sa.type_coerce(on, sa.Date).label("on"),
            StaffMember.name,
            Family.name,
            Contact.outcome,
        )
        .join(StaffMember, StaffMember.id == FollowUp.staff_id)
        .outerjoin(Family, Family.id == FollowUp.family_id)
        .outerjoin(FollowUpClosing, FollowUpClosing.followup_id == FollowUp.id)
        .outerjoin(Contact, Contact.id == FollowUpClosing.contact_id)
        .where(FollowUp.customer_id == customer_id, FollowUp.state.in_(_SHOWN))
        .where(on >= date(year, 1, 1), on <= date(year, 12, 31))
    )
    for row, day, staff_name, family_name, outcome in session.execute(query):
        yield YearLine(
            on=day,
            at=row.due_at if row.state is FollowUpState.OPEN else None,
            state=row.state,
            kind=row.kind,
            method=row.method,
            staff_name=staff_name,
            outcome=outcome,
            reason=_reason(row, family_name),
        )


def _reason(row: FollowUp, family_name: str | None) -> Reason:
    return Reason(
        kind=row.kind,
        family_name=family_name,
        step=row.step,
        reference_on=row.reference_on,
        subject=row.subject,
        ask=row.ask,
        say=row.say,
    )


def _foreseen(session: Session, customer_id: int, year: int, today: date) -> Iterable[YearLine]:
    if year < today.year:
        return
    planned = foresee_customer(
        session, customer_id=customer_id, to_on=date(year, 12, 31), today=today
    )
    for line in planned.lines:
        if line.due_on.year == year:
            yield YearLine(
                on=line.due_on,
                at=line.due_at,
                state=None,
                kind=line.kind,
                method=line.method,
                staff_name=line.staff_name,
                outcome=None,
                reason=line.reason,
            )
