"""Who brought whom."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import Customer, Referral, VisitLine
from app.services.archive.opening import open_customer, refuse_future
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.services.rules.referrals import closes_loop
from app.words import LineState, Permission
from app.words.language import N_, say


@dataclass(eq=False)
class SelfReferral(Refusal):
    """Somebody was to have introduced themselves."""

    name: str

    says = N_("{name} cannot have introduced themselves. Choose someone else.")


@dataclass(eq=False)
class AlreadyReferred(Refusal):
    """The customer has an introducer; there is one at the most."""

    name: str
    referrer_name: str

    says = N_("{name} was introduced by {referrer_name} already. Remove that first to change it.")


@dataclass(eq=False)
class ReferralLoop(Refusal):
    """The introducer was, along the chain, introduced by the same customer.

    Attributes:
        names: The chain from the customer down to the wanted introducer.
    """

    names: tuple[str, ...]

    @override
    def sentence(self) -> str:
        return say(
            "That would be a circle: {names}. Choose someone else.", names=" → ".join(self.names)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralEntry:
    """Who brought whom, and when if somebody knows."""

    referrer_id: int
    referred_id: int
    referred_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducer:
    """Who brought a customer."""

    customer_id: int
    name: str
    number: str
    referred_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """Somebody a customer brought.

    Attributes:
        bought: Has a visit; otherwise still a lead.
        spend_minor: Net spend so far, never below 0.
    """

    customer_id: int
    name: str
    number: str
    referred_on: date | None
    bought: bool
    spend_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFamily:
    """One level up and one level down from a customer.

    Attributes:
        introduced: Earliest first; those without a day last.
    """

    introduced_by: Introducer | None
    introduced: tuple[Introduced, ...]

    @property
    def bought_count(self) -> int:
        """How many of the introduced have become buyers."""
        return sum(person.bought for person in self.introduced)

    @property
    def spend_minor(self) -> int:
        """What the introduced have spent together."""
        return sum(person.spend_minor for person in self.introduced)


def record_referral(session: Session, *, entry: ReferralEntry, actor: Actor, today: date) -> int:
    """Write down who brought a customer; return the key of the row.

    Raises:
        NotAllowed: The actor may not edit customers.
        SelfReferral: Both are the same person.
        AlreadyReferred: The customer has an introducer.
        ReferralLoop: The chain would close.
        DayInFuture: The day has not come.
        Refusal: What ``open_customer`` refuses, for either of them.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    referred = open_customer(session, entry.referred_id)
    referrer = open_customer(session, entry.referrer_id)
    if referrer is referred:
        raise SelfReferral(referred.name)
    if entry.referred_on is not None:
        refuse_future(entry.referred_on, today=today)
    _refuse_second(session, referred)
    _refuse_loop(session, referrer, referred)
    referral = Referral(
        referrer_id=referrer.id, referred_id=referred.id, referred_on=entry.referred_on
    )
    session.add(referral)
    session.flush()
    return referral.id


def remove_referral(session: Session, *, referred_id: int, actor: Actor) -> None:
    """Forget who brought a customer.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: Nobody is on file for having brought them.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    referral = session.scalar(sa.select(Referral).where(Referral.referred_id == referred_id))
    if referral is None:
        raise NotFound("referral", referred_id)
    session.delete(referral)
    session.flush()


def referral_family(session: Session, *, customer_id: int, on: date) -> ReferralFamily:
    """Return who brought the customer and whom the customer brought, with spend up to a day."""
    return ReferralFamily(
        introduced_by=_introducer(session, customer_id),
        introduced=_introduced(session, customer_id, on),
    )


def _introducer(session: Session, customer_id: int) -> Introducer | None:
    found = session.execute(
        sa.select(Customer.id, Customer.name, Customer.number, Referral.referred_on)
        .join(Referral, Referral.referrer_id == Customer.id)
        .where(Referral.referred_id == customer_id)
    ).first()
    if found is None:
        return None
    key, name, number, referred_on = found
    return Introducer(customer_id=key, name=name, number=number, referred_on=referred_on)


def _introduced(session: Session, customer_id: int, on: date) -> tuple[Introduced, ...]:
    counted = sa.and_(
        VisitLine.customer_id == Customer.id,
        VisitLine.state == LineState.DONE,
        VisitLine.visited_on <= on,
    )
    spend = sa.func.coalesce(sa.func.sum(VisitLine.amount_minor), 0)
    visits = sa.func.count(sa.case((VisitLine.amount_minor >= 0, 1)))
    query = (
        sa.select(Customer, Referral.referred_on, visits, spend)
        .join(Referral, Referral.referred_id == Customer.id)
        .outerjoin(VisitLine, counted)
        .where(Referral.referrer_id == customer_id)
        .group_by(Customer.id)
        .order_by(Referral.referred_on.is_(None), Referral.referred_on, Customer.number)
    )
    return tuple(
        Introduced(
            customer_id=customer.id,
            name=customer.name,
            number=customer.number,
            referred_on=referred_on,
            bought=visit_lines > 0,
            spend_minor=max(spend_minor, 0),
        )
        for customer, referred_on, visit_lines, spend_minor in session.execute(query)
    )


def _refuse_second(session: Session, referred: Customer) -> None:
    if (known := _introducer(session, referred.id)) is not None:
        raise AlreadyReferred(referred.name, known.name)


def _refuse_loop(session: Session, referrer: Customer, referred: Customer) -> None:
    above = _chain_above(session, referrer.id)
    if not closes_loop(referrer.id, referred.id, above):
        return
    chain = [referred.id, referrer.id]
    while chain[-1] != referred.id:
        chain.append(above[chain[-1]])
    names = [session.get_one(Customer, key).name for key in reversed(chain)]
    raise ReferralLoop(tuple(names))


def _chain_above(session: Session, customer_id: int) -> dict[int, int]:
    above: dict[int, int] = {}
    current: int | None = customer_id
    while current is not None and current not in above:
        referrer_id = session.scalar(
            sa.select(Referral.referrer_id).where(Referral.referred_id == current)
        )
        if referrer_id is not None:
            above[current] = referrer_id
        current = referrer_id
    return above
