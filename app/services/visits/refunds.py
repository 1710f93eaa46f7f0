"""Giving money back: a line below zero on the day it is given."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Item, Visit, VisitLine
from app.services.archive.opening import refuse_future
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.services.foundation.errors import NotFound, Refusal
from app.services.foundation.settings import load_settings
from app.services.rules.deeds import deed
from app.services.visits.checks import refunded_by_line
from app.services.visits.tickets import ticket_of_day
from app.words import Intent, LineState, Permission
from app.words.language import N_


@dataclass(eq=False)
class NothingToRefund(Refusal):
    """The line brought no money, or is void or a refund itself."""

    item_name: str

    says = N_("Nothing was paid for “{item_name}” that could be given back.")


@dataclass(eq=False)
class RefundNotPositive(Refusal):
    """A refund of nothing, or of less."""

    amount_minor: int

    says = N_("A refund is more than zero. Please type what was given back.")


@dataclass(eq=False)
class RefundExceedsPaid(Refusal):
    """More was to be given back than is left of the payment."""

    item_name: str
    left_minor: int
    currency: str

    says = N_("Of “{item_name}” only {left_minor} is left to give back. Please lower the refund.")


@dataclass(eq=False)
class RefundBeforePayment(Refusal):
    """A refund dated before the money came in."""

    paid_on: date

    says = N_(
        "The money came in on {paid_on}; a refund cannot be earlier. Please choose that day or"
        " later."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundEntry:
    """What the refund dialog collected.

    Attributes:
        line_id: The line whose money is given back.
        amount_minor: How much, above zero.
        refunded_on: Local day it is given.
    """

    line_id: int
    amount_minor: int
    refunded_on: date
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunded:
    """Money given back.

    Attributes:
        line_id: The new line below zero.
        visit_id: The ticket of the day it stands on.
        left_minor: What could still be given back of the payment.
    """

    line_id: int
    visit_id: int
    left_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundableLine:
    """A payment of which something is left to give back."""

    line_id: int
    visited_on: date
    item_name: str
    paid_minor: int
    left_minor: int


@deed(Intent.REFUND, Permission.REFUND)
def refund_line(session: Session, doing: Doing, *, entry: RefundEntry) -> Refunded:
    """Give back some or all of what was paid on a line, on a ticket of the refund's day.

    The refund bears family, item, event and package of the line, so that net sales of
    each stay true; a package refunded in full has no sessions left. Retired customers
    get their money too.

    Raises:
        NotAllowed: The actor may not give money back.
        NotFound: The line is gone.
        RefundNotPositive: The amount is zero or below.
        NothingToRefund: The line brought no money.
        RefundExceedsPaid: More than is left of the payment.
        RefundBeforePayment: The day is before the payment.
        DayInFuture: The day has not come.
    """
    return give_back(session, entry=entry, actor=doing.actor, today=doing.today)


def give_back(session: Session, *, entry: RefundEntry, actor: Actor, today: date) -> Refunded:
    """Like ``refund_line``, for whoever finishes a return: there the desk may, up to what was paid.

    Raises:
        Refusal: What ``refund_line`` refuses apart from the permission.
    """
    line = session.get(VisitLine, entry.line_id)
    if line is None:
        raise NotFound("line", entry.line_id)
    if entry.amount_minor <= 0:
        raise RefundNotPositive(entry.amount_minor)
    refuse_future(entry.refunded_on, today=today)
    left_minor = _left(session, line) - entry.amount_minor
    if left_minor < 0:
        raise _too_much(session, line, left_minor + entry.amount_minor)
    if entry.refunded_on < line.visited_on:
        raise RefundBeforePayment(line.visited_on)
    ticket = ticket_of_day(session, customer_id=line.customer_id, on=entry.refunded_on, actor=actor)
    refund = _add_refund(session, entry, line=line, visit=ticket)
    return Refunded(line_id=refund.id, visit_id=ticket.id, left_minor=left_minor)


def list_refundable(session: Session, *, customer_id: int) -> list[RefundableLine]:
    """Return the customer's payments of which something is left, newest first."""
    found = session.execute(
        sa.select(VisitLine, Item.name)
        .join(Item, Item.id == VisitLine.item_id)
        .where(
            VisitLine.customer_id == customer_id,
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor > 0,
        )
        .order_by(VisitLine.visited_on.desc(), VisitLine.id.desc())
    ).all()
    refunded = refunded_by_line(session, [line.id for line, _name in found])
    return [
        RefundableLine(
            line_id=line.id,
            visited_on=line.visited_on,
            item_name=name,
            paid_minor=line.amount_minor,
            left_minor=line.amount_minor - refunded.get(line.id, 0),
        )
        for line, name in found
        if line.amount_minor > refunded.get(line.id, 0)
    ]


def _add_refund(
    session: Session, entry: RefundEntry, *, line: VisitLine, visit: Visit
) -> VisitLine:
    refund = VisitLine(
        visit_id=visit.id,
        customer_id=line.customer_id,
        visited_on=entry.refunded_on,
        family_id=line.family_id,
        item_id=line.item_id,
        staff_id=line.staff_id,
        amount_minor=-entry.amount_minor,
        event_id=line.event_id,
        package_id=line.package_id,
        refund_of_id=line.id,
        note=(entry.note or "").strip() or None,
    )
    session.add(refund)
    session.flush()
    return refund


def _left(session: Session, line: VisitLine) -> int:
    if line.state is not LineState.DONE or line.amount_minor <= 0:
        raise NothingToRefund(session.get_one(Item, line.item_id).name)
    return line.amount_minor - refunded_by_line(session, [line.id]).get(line.id, 0)


def _too_much(session: Session, line: VisitLine, left_minor: int) -> RefundExceedsPaid:
    item = session.get_one(Item, line.item_id)
    return RefundExceedsPaid(item.name, left_minor, load_settings(session).currency)
