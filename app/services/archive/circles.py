"""Clubs of the clinic and circles of people who know each other."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Attendance, Circle, CircleMember, Customer, CustomerMetrics, Event
from app.services.archive.customers import open_customer
from app.services.archive.errors import NameEmpty, NameInUse
from app.services.archive.search import GONE
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.reading.folding import plain, tidy_line
from app.services.rules.permissions import require
from app.words import CircleKind, Permission, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleRow:
    """One club or circle of the list."""

    id: int
    kind: CircleKind
    name: str
    member_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A customer who belongs."""

    customer_id: int
    number: str
    name: str
    tier: Tier | None
    last_visit_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEvent:
    """An event that more than one member came to."""

    event_id: int
    name: str
    held_on: date | None
    member_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleFile:
    """A club or circle with its members and what they went to together."""

    id: int
    kind: CircleKind
    name: str
    members: tuple[MemberRow, ...]
    shared_events: tuple[SharedEvent, ...]


def list_circles(session: Session) -> list[CircleRow]:
    """Return the clubs and circles by name, with how many belong."""
    query = (
        sa.select(
            Circle.id, Circle.kind, Circle.name, sa.func.count(Customer.id).label("member_count")
        )
        .outerjoin(CircleMember, CircleMember.circle_id == Circle.id)
        .outerjoin(
            Customer,
            (Customer.id == CircleMember.customer_id) & Customer.status.not_in(GONE),
        )
        .group_by(Circle.id)
        .order_by(Circle.name)
    )
    return [CircleRow(**row._asdict()) for row in session.execute(query)]


def load_circle(session: Session, *, circle_id: int) -> CircleFile:
    """Return a club or circle, the best tier first, the latest event first.

    Raises:
        NotFound: There is none under ``circle_id``.
    """
    circle = session.get(Circle, circle_id)
    if circle is None:
        raise NotFound("circle", circle_id)
    return CircleFile(
        id=circle.id,
        kind=circle.kind,
        name=circle.name,
        members=_members(session, circle_id),
        shared_events=_shared_events(session, circle_id),
    )


def add_circle(session: Session, *, kind: CircleKind, name: str, actor: Actor) -> int:
    """Found a club or circle and return its key.

    Raises:
        NotAllowed: The actor may not edit customers.
        NameEmpty: It has no name.
        NameInUse: One of that name exists.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    tidy = tidy_line(name)
    if not tidy:
        raise NameEmpty
    if any(plain(taken) == plain(tidy) for taken in session.scalars(sa.select(Circle.name))):
        raise NameInUse(tidy)
    circle = Circle(kind=kind, name=tidy)
    session.add(circle)
    session.flush()
    return circle.id


def join_circle(session: Session, *, circle_id: int, customer_id: int, actor: Actor) -> None:
    """Let a customer belong; who belongs already stays.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such circle or customer.
        CustomerGone: The customer was merged into another or anonymised.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    open_customer(session, customer_id=customer_id)
    if session.get(Circle, circle_id) is None:
        raise NotFound("circle", circle_id)
    if _membership(session, circle_id, customer_id) is None:
        session.add(CircleMember(circle_id=circle_id, customer_id=customer_id))
        session.flush()


def leave_circle(session: Session, *, circle_id: int, customer_id: int, actor: Actor) -> None:
    """Let a customer no longer belong.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: The customer does not belong.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    member = _membership(session, circle_id, customer_id)
    if member is None:
        raise NotFound("circle member", customer_id)
    session.delete(member)
    session.flush()


def _membership(session: Session, circle_id: int, customer_id: int) -> CircleMember | None:
    query = sa.select(CircleMember).where(
        CircleMember.circle_id == circle_id, CircleMember.customer_id == customer_id
    )
    return session.scalars(query).first()


def _members(session: Session, circle_id: int) -> tuple[MemberRow, ...]:
    metrics = CustomerMetrics
    query = (
        sa.select(
            Customer.id.label("customer_id"),
            Customer.number,
            Customer.name,
            metrics.tier,
            metrics.last_visit_on,
        )
        .join(CircleMember, CircleMember.customer_id == Customer.id)
        .outerjoin(metrics, metrics.customer_id == Customer.id)
        .where(CircleMember.circle_id == circle_id, Customer.status.not_in(GONE))
        .order_by(metrics.tier_order.is_(None), metrics.tier_order, Customer.number)
    )
    return tuple(MemberRow(**row._asdict()) for row in session.execute(query))


def _shared_events(session: Session, circle_id: int) -> tuple[SharedEvent, ...]:
    members = sa.func.count(Attendance.customer_id.distinct())
    query = (
        sa.select(
            Event.id.label("event_id"), Event.name, Event.held_on, members.label("member_count")
        )
        .join(Attendance, Attendance.event_id == Event.id)
        .join(CircleMember, CircleMember.customer_id == Attendance.customer_id)
        .where(CircleMember.circle_id == circle_id)
        .group_by(Event.id)
        .having(members > 1)
        .order_by(Event.held_on.desc(), Event.id.desc())
    )
    return tuple(SharedEvent(**row._asdict()) for row in session.execute(query))
