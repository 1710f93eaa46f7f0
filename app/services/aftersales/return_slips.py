"""One return as the customer may see it, and apart from that what the clinic settles inside."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import (
    Customer,
    Item,
    Return,
    ReturnLine,
    StaffMember,
    VisitLine,
)
from app.services.aftersales.policies import PolicyText, load_policy
from app.services.foundation.errors import NotFound
from app.services.visits.checks import refunded_by_line
from app.words import (
    PolicyKind,
    ReturnReason,
    ReturnState,
    ReturnWish,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """One thing brought back.

    Attributes:
        left_minor: What could still be given back of its price; 0 without a purchase.
    """

    line_id: int
    item_id: int
    item_name: str
    count: int
    bought_on: date | None
    ours_why: str | None
    new_item_name: str | None
    left_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSlip:
    """A return in the words of the customer's slip: nothing internal is in it."""

    return_id: int
    number: str
    customer_id: int
    customer_number: str
    customer_name: str
    taken_on: date
    taken_by: str | None
    wish: ReturnWish
    reason: ReturnReason
    text: str | None
    state: ReturnState
    policy: PolicyText
    lines: tuple[SlipLine, ...]
    done: ReturnWish | None
    refund_minor: int
    finished_on: date | None
    signed_on: date | None
    refused_on: date | None
    refused_why: str | None


def load_slip(session: Session, *, return_id: int) -> ReturnSlip:
    """Return what the customer's slip says.

    Raises:
        NotFound: There is no such return.
    """
    taken = session.get(Return, return_id)
    if taken is None:
        raise NotFound("return", return_id)
    customer = session.get_one(Customer, taken.customer_id)
    receiver = session.get(StaffMember, taken.taken_by_id) if taken.taken_by_id else None
    return ReturnSlip(
        return_id=taken.id,
        number=taken.number,
        customer_id=customer.id,
        customer_number=customer.number,
        customer_name=customer.name,
        taken_on=taken.taken_on,
        taken_by=receiver.name if receiver else None,
        wish=taken.wish,
        reason=taken.reason,
        text=taken.text,
        state=taken.state,
        policy=load_policy(session, kind=PolicyKind.RETURNS, policy_id=taken.policy_id),
        lines=_lines(session, return_id),
        done=taken.done,
        refund_minor=taken.refund_minor,
        finished_on=taken.finished_on,
        signed_on=taken.signed_on,
        refused_on=taken.refused_on,
        refused_why=taken.refused_why,
    )


_New: Final = aliased(Item)
_LINES: Final[sa.Select[*tuple[Any, ...]]] = (
    sa.select(
        ReturnLine.id.label("line_id"),
        ReturnLine.item_id,
        Item.name.label("item_name"),
        ReturnLine.count,
        VisitLine.visited_on.label("bought_on"),
        ReturnLine.ours_why,
        _New.name.label("new_item_name"),
        VisitLine.id.label("bought_id"),
        VisitLine.amount_minor,
    )
    .join(Item, Item.id == ReturnLine.item_id)
    .outerjoin(VisitLine, VisitLine.id == ReturnLine.visit_line_id)
    .outerjoin(_New, _New.id == ReturnLine.new_item_id)
    .order_by(ReturnLine.id)
)


def _lines(session: Session, return_id: int) -> tuple[SlipLine, ...]:
    rows = session.execute(_LINES.where(ReturnLine.return_id == return_id)).all()
    given_back = refunded_by_line(session, [row.bought_id for row in rows if row.bought_id])
    lines = []
    for row in rows:
        cells = row._asdict()
        bought_id, paid_minor = cells.pop("bought_id"), cells.pop("amount_minor") or 0
        lines.append(SlipLine(**cells, left_minor=paid_minor - given_back.get(bought_id, 0)))
    return tuple(lines)
