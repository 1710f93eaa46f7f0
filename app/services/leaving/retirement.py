"""Weeding the archive out: proposed by an objective rule, approved by a person, reversible."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics, Retirement
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts
from app.services.foundation.doing import Doing
from app.services.foundation.errors import NotFound, Refusal
from app.services.planning.farewells import call_off
from app.services.rules.deeds import deed
from app.services.rules.permissions import require
from app.words import ClosingCause, CustomerStatus, Intent, Permission, Tier
from app.words.language import N_


@dataclass(eq=False)
class RetirementReasonMissing(Refusal):
    """Customers are to be retired without saying why."""

    says = N_("Please write down why these customers are retired.")


@dataclass(eq=False)
class NotUpForRetirement(Refusal):
    """The objective rule does not propose the customer, so nobody may retire them."""

    number: str
    name: str

    says = N_(
        "{name} (no. {number}) is not proposed by the rule, so nobody was retired. Reload the list."
    )


@dataclass(eq=False)
class RestoreReasonMissing(Refusal):
    """Retired customers are to be brought back without saying why."""

    says = N_("Please write down why these customers are brought back.")


@dataclass(eq=False)
class NotRetired(Refusal):
    """A customer is to be brought back who was never retired."""

    number: str
    name: str

    says = N_("{name} (no. {number}) is not retired. Please reload the list.")


QUIET_DAYS: Final = 1_095
_KEPT_TIERS: Final = (Tier.VIP, Tier.POTENTIAL_VIP)
_OPEN: Final = (CustomerStatus.ACTIVE, CustomerStatus.LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetirementProposal:
    """A customer whom the rule proposes to retire, with the figures it looked at.

    Attributes:
        median_minor: Half of the customers with a visit spent less than this.
    """

    id: int
    number: str
    name: str
    tier: Tier
    last_visit_on: date
    quiet_days: int
    spend_minor: int
    median_minor: int


def propose_retirements(session: Session, *, today: date) -> list[RetirementProposal]:
    """Return whom to retire, the longest away first.

    The rule: no visit for three years, spend below the median of all with a visit, no open
    complaint, neither VIP nor potential VIP.
    """
    middle = _median_spend(session)
    metrics = CustomerMetrics
    query = (
        sa.select(
            Customer.id,
            Customer.number,
            Customer.name,
            metrics.tier,
            metrics.last_visit_on,
            metrics.spend_minor,
        )
        .join(metrics, metrics.customer_id == Customer.id)
        .where(
            Customer.status.in_(_OPEN),
            metrics.last_visit_on <= today - timedelta(days=QUIET_DAYS),
            metrics.spend_minor < middle,
            metrics.open_complaint_count == 0,
            metrics.tier.not_in(_KEPT_TIERS),
        )
        .order_by(metrics.last_visit_on, Customer.number)
    )
    return [
        RetirementProposal(
            **row._asdict(), quiet_days=(today - row.last_visit_on).days, median_minor=middle
        )
        for row in session.execute(query)
    ]


@deed(Intent.RETIRE_CUSTOMERS, Permission.RETIRE_CUSTOMERS)
def retire_customers(
    session: Session, doing: Doing, *, customer_ids: Collection[int], reason: str
) -> int:
    """Take proposed customers off the lists and return how many; ``restore_customers`` undoes it.

    Raises:
        NotAllowed: The actor may not retire customers.
        RetirementReasonMissing: Nobody said why.
        NotUpForRetirement: The rule does not propose one of them.
        NotFound: One of them does not exist.
    """
    if not reason.strip():
        raise RetirementReasonMissing
    proposed = {proposal.id for proposal in propose_retirements(session, today=doing.today)}
    for customer in _customers(session, customer_ids):
        if customer.id not in proposed:
            raise NotUpForRetirement(customer.number, customer.name)
        customer.status = CustomerStatus.RETIRED
        session.add(
            Retirement(
                customer_id=customer.id,
                reason=reason.strip(),
                approved_by_id=doing.actor.staff_id,
                retired_on=doing.today,
            )
        )
    session.flush()
    call_off(
        session,
        customer_ids=customer_ids,
        cause=ClosingCause.GONE,
        today=doing.today,
        staff_id=doing.actor.staff_id,
    )
    return len(customer_ids)


def restore_customers(
    session: Session, *, customer_ids: Collection[int], reason: str, actor: Actor, today: date
) -> int:
    """Bring retired customers back to the lists and return how many.

    Raises:
        NotAllowed: The actor may not retire customers.
        RestoreReasonMissing: Nobody said why.
        NotFound: One of them does not exist.
        NotRetired: One of them is not retired.
    """
    require(actor, Permission.RETIRE_CUSTOMERS)
    if not reason.strip():
        raise RestoreReasonMissing
    for customer in _customers(session, customer_ids):
        if customer.status is not CustomerStatus.RETIRED:
            raise NotRetired(customer.number, customer.name)
        customer.status = CustomerStatus.ACTIVE
        open_ones = sa.select(Retirement).where(
            Retirement.customer_id == customer.id, Retirement.restored_on.is_(None)
        )
        for retirement in session.scalars(open_ones):
            retirement.restored_on, retirement.restored_why = today, reason.strip()
            retirement.restored_by_id = actor.staff_id
    session.flush()
    return len(customer_ids)


def _customers(session: Session, keys: Collection[int]) -> list[Customer]:
    found: dict[int, Customer] = {}
    for some in in_parts(sorted(keys)):
        rows = session.scalars(sa.select(Customer).where(Customer.id.in_(some)))
        found |= {customer.id: customer for customer in rows}
    for key in keys:
        if key not in found:
            raise NotFound("customer", key)
    return [found[key] for key in keys]


def _median_spend(session: Session) -> int:
    query = sa.select(CustomerMetrics.spend_minor).where(CustomerMetrics.visit_count > 0)
    spends = session.scalars(query).all()
    return int(median(spends)) if spends else 0
