"""Whole clinics of random rows, and the plain way to read them."""

import random
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Attendance,
    Base,
    Complaint,
    Customer,
    CustomerMetrics,
    Event,
    FamilyPool,
    FamilyRhythm,
    Referral,
    Visit,
    VisitLine,
)
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.changes import Changes
from app.services.rules.grading import Member
from app.services.rules.indicators import (
    AttendanceFact,
    FeedbackFact,
    LineFact,
    ReferralFact,
    history_of,
)
from app.words import (
    ComplaintStatus,
    CustomerStatus,
    FeedbackDirection,
    FeedbackKind,
    LineState,
)
from tests.factories import make_customer, make_item, make_visit

AS_OF = date(2026, 11, 21)
DERIVED: tuple[type[Base], ...] = (CustomerMetrics, FamilyRhythm, FamilyPool)
_AMOUNTS = (0, 0, 100, 2_500, 9_900, 120_000, -2_500, -9_900)
_LATEST_DAYS = (-40, -1, 0, 1, 89, 90, 91, 364, 365, 366, 729, 730, 731, 1100)


def fill_clinic(session: Session, seed: int, size: int = 24) -> list[Customer]:
    """Fill an empty store with ``size`` customers who did all sorts of things."""
    chance = random.Random(seed)
    customers = [make_customer(session, number=f"K{place:03}") for place in range(size)]
    items = [
        make_item(session, "Botox", cycle_days=120),
        make_item(session, "Laser"),
        make_item(session, "Hydrafacial", cycle_days=30),
        make_item(session, "Eyelids", one_off=True),
    ]
    events = [make_event(session, name) for name in ("Salon", "Anniversary")]
    for customer in customers:
        customer.status = chance.choice([CustomerStatus.ACTIVE] * 8 + [CustomerStatus.LOST])
        for _ in range(chance.choice([0, 1, 1, 2, 5, 12])):
            make_visit(
                session, customer, chance.choice(items), a_day(chance), chance.choice(_AMOUNTS)
            )
        _say_something(session, chance, customer)
        _come_to_events(session, chance, customer, events)
    _tag_lines(session, chance, events)
    _bring_each_other(session, chance, customers)
    session.flush()
    return customers


def a_day(chance: random.Random) -> date:
    """A day near one of the edges of the windows, or after the day that is looked at."""
    return AS_OF - timedelta(chance.choice(_LATEST_DAYS) + chance.choice([0, 0, 3, 20]))


def make_event(session: Session, name: str = "Spring salon") -> Event:
    event = Event(name=name)
    session.add(event)
    session.flush()
    return event


def attend(
    session: Session, customer: Customer, event: Event, on: date, sales_minor: int = 0
) -> None:
    ticket = Attendance(customer_id=customer.id, event_id=event.id, attended_on=on)
    ticket.sales_minor = sales_minor
    session.add(ticket)
    session.flush()


def line_of(session: Session, visit: Visit) -> VisitLine:
    """The only line of a visit."""
    return session.scalars(sa.select(VisitLine).where(VisitLine.visit_id == visit.id)).one()


def tag(session: Session, visit: Visit, event: Event) -> None:
    """Say that an event brought the sale."""
    line_of(session, visit).event_id = event.id


def plain_members(session: Session, as_of: date = AS_OF) -> dict[int, Member]:
    """What ``load_members`` must return, read row by row."""
    return {
        customer.id: Member(
            number=customer.number,
            active=customer.status is CustomerStatus.ACTIVE,
            history=history_of(
                _lines(session, customer.id),
                as_of=as_of,
                referrals=_referrals(session, customer.id),
                attendances=_attendances(session, customer.id),
                feedback=_feedback(session, customer.id),
            ),
        )
        for customer in session.scalars(sa.select(Customer))
        if customer.status is not CustomerStatus.MERGED
    }


def _say_something(session: Session, chance: random.Random, customer: Customer) -> None:
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        kind = chance.choice([FeedbackKind.COMPLAINT, FeedbackKind.COMPLAINT, FeedbackKind.PRAISE])
        settled = kind is not FeedbackKind.COMPLAINT
        status = ComplaintStatus.CONFIRMED if settled else chance.choice(list(ComplaintStatus))
        said = Complaint(
            customer_id=customer.id, received_on=a_day(chance), kind=kind, status=status
        )
        said.direction = chance.choice(list(FeedbackDirection))
        session.add(said)


def _come_to_events(
    session: Session, chance: random.Random, customer: Customer, events: list[Event]
) -> None:
    for _ in range(chance.choice([0, 0, 1, 3])):
        ticket = Attendance(
            customer_id=customer.id,
            event_id=chance.choice(events).id,
            attended_on=a_day(chance),
            sales_minor=chance.choice([0, 0, 5_000]),
        )
        session.add(ticket)


def _tag_lines(session: Session, chance: random.Random, events: list[Event]) -> None:
    states = [LineState.DONE] * 7 + [LineState.CANCELLED, LineState.NO_SHOW, LineState.VOIDED]
    for line in session.scalars(sa.select(VisitLine)):
        line.state = chance.choice(states)
        line.event_id = chance.choice([None, None, None, chance.choice(events).id])


def _bring_each_other(session: Session, chance: random.Random, customers: list[Customer]) -> None:
    for at, referred in enumerate(customers[1:]):
        if chance.random() < 0.4:
            referral = Referral(
                referrer_id=chance.choice(customers[: at + 1]).id,
                referred_id=referred.id,
                referred_on=chance.choice([None, a_day(chance)]),
            )
            session.add(referral)


def _lines(session: Session, customer_id: int) -> list[LineFact]:
    return [
        LineFact(
            on=line.visited_on,
            amount_minor=line.amount_minor,
            family=line.family_id,
            event=line.event_id,
            state=line.state,
        )
        for line in session.scalars(
            sa.select(VisitLine).where(VisitLine.customer_id == customer_id)
        )
    ]


def _referrals(session: Session, customer_id: int) -> list[ReferralFact]:
    return [
        ReferralFact(
            person=referral.referred_id,
            on=referral.referred_on,
            lines=_lines(session, referral.referred_id),
        )
        for referral in session.scalars(
            sa.select(Referral).where(Referral.referrer_id == customer_id)
        )
    ]


def _attendances(session: Session, customer_id: int) -> list[AttendanceFact]:
    return [
        AttendanceFact(event=ticket.event_id, on=ticket.attended_on, sales_minor=ticket.sales_minor)
        for ticket in session.scalars(
            sa.select(Attendance).where(Attendance.customer_id == customer_id)
        )
    ]


def _feedback(session: Session, customer_id: int) -> list[FeedbackFact]:
    return [
        FeedbackFact(on=said.received_on, kind=said.kind, status=said.status)
        for said in session.scalars(
            sa.select(Complaint).where(Complaint.customer_id == customer_id)
        )
    ]


def contents(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is kept and could be counted again."""
    return {
        model.__tablename__: sorted(map(tuple, session.execute(sa.select(model.__table__))))
        for model in DERIVED
    }


def recounted(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """The same after every figure was thrown away and taken again, by the same norms."""
    everybody = frozenset(session.scalars(sa.select(Customer.id)))
    for model in (CustomerMetrics, FamilyRhythm):
        session.connection().execute(sa.delete(model))
    refresh_metrics(session, Changes(frozenset(), everybody), AS_OF)
    return contents(session)
