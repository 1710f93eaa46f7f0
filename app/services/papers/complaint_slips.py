"""What the papers of a complaint know, from the store."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CustomerMetrics
from app.services.archive.customers import open_customer
from app.services.complaints.details import ComplaintDetail, DeadlineLine, load_complaint
from app.services.complaints.promises import Promises, load_promises
from app.services.rules.complaint_clocks import Promise
from app.words import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintSlip:
    """One complaint, as far as its customer may read it.

    Attributes:
        promise: What customers of the tier are promised.
    """

    detail: ComplaintDetail
    promise: Promise

    @property
    def number(self) -> str:
        """The number of the complaint."""
        return self.detail.row.number

    @property
    def deadlines(self) -> list[DeadlineLine]:
        """By when everything was promised in this round."""
        now = self.detail.row.round
        return [each for each in self.detail.deadlines if each.round == now]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCard:
    """What the clinic promises: to everybody, or to one customer.

    Attributes:
        name: Of the customer; ``None`` for a card about every tier.
        tiers: Those the card speaks of, the best first.
    """

    name: str | None
    number: str | None
    tiers: tuple[Tier, ...]
    promises: Promises


_PROMISED: Final = (
    Tier.VIP,
    Tier.MAJOR,
    Tier.POTENTIAL_VIP,
    Tier.ORDINARY,
    Tier.GENERAL,
)


def load_slip(session: Session, *, case_id: int) -> ComplaintSlip:
    """Return one complaint for its papers.

    Raises:
        NotFound: There is no such complaint.
    """
    detail = load_complaint(session, case_id=case_id)
    promise = load_promises(session)[detail.row.tier, detail.row.severity]
    return ComplaintSlip(detail=detail, promise=promise)


def load_promise_card(session: Session, *, customer_id: int | None = None) -> PromiseCard:
    """Return what is promised to everybody, or to one customer.

    Raises:
        NotFound: There is no such customer.
    """
    promises = load_promises(session)
    if customer_id is None:
        return PromiseCard(name=None, number=None, tiers=_PROMISED, promises=promises)
    customer = open_customer(session, customer_id=customer_id)
    tier = session.scalar(
        sa.select(CustomerMetrics.tier).where(CustomerMetrics.customer_id == customer_id)
    )
    return PromiseCard(
        name=customer.name,
        number=customer.number,
        tiers=(tier or Tier.PROSPECT,),
        promises=promises,
    )
