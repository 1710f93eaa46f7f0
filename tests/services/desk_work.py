"""Small clinics with somebody to call and somebody who calls."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AftercareStep, Customer, FollowUp, FollowUpClosing, Item, Phone
from app.services.figures.metrics import refresh_everything
from app.services.foundation.actors import Actor
from app.services.planning.plans import Planned, plan
from app.words import FollowUpKind, FollowUpState, Role, Tier
from tests.factories import make_customer, make_metrics, make_staff, make_visit

TODAY = date(2026, 11, 21)  # a Saturday
MANAGER = Actor(staff_id=None, name="周岚", role=Role.MANAGER)


def day(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def hire(session: Session) -> dict[Role, int]:
    """One person of each role; the receptionist answers for everybody."""
    return {role: make_staff(session, role.value, role=role).id for role in Role}


def make_reachable(
    session: Session, name: str = "林悦", tier: Tier | None = None, **fields: Any
) -> Customer:
    """A customer with a phone and, where a tier is given, figures as of today."""
    figures = {key: fields.pop(key) for key in list(fields) if key in _FIGURES}
    customer = make_customer(session, name, **fields)
    session.add(Phone(customer_id=customer.id, digits=f"1390000{customer.id:04}"))
    session.flush()
    if tier is not None:
        make_metrics(session, customer, tier=tier, **figures)
    return customer


_FIGURES = {
    "stage",
    "stage_number",
    "visit_count",
    "first_visit_on",
    "last_visit_on",
    "last_contact_on",
    "rhythm_family_id",
    "open_complaint_count",
}


def make_ladder(session: Session, item: Item, **questions: str) -> None:
    """The ladder of an item's family, as ``day_3="Any swelling?"``."""
    for name, question in questions.items():
        days = int(name.removeprefix("day_"))
        step = AftercareStep(family_id=item.family_id, after_days=days, question=question)
        session.add(step)
    session.flush()


def plan_days(session: Session, first: int = 0, last: int = 30, today: date = TODAY) -> Planned:
    """Plan the days counted from today."""
    return plan(
        session,
        from_on=today + timedelta(days=first),
        to_on=today + timedelta(days=last),
        actor=MANAGER,
        today=today,
    )


def plan_afresh(session: Session, last: int = 30) -> Planned:
    """Take every figure as of today, then plan."""
    refresh_everything(session, today=TODAY)
    return plan_days(session, last=last)


def followups_of(
    session: Session, kind: FollowUpKind | None = None, state: FollowUpState = FollowUpState.OPEN
) -> list[FollowUp]:
    """What stands in the table, by day."""
    query = sa.select(FollowUp).where(FollowUp.state == state)
    if kind is not None:
        query = query.where(FollowUp.kind == kind)
    return list(session.scalars(query.order_by(FollowUp.due_on, FollowUp.id)))


def closing_of(session: Session, followup: FollowUp) -> FollowUpClosing:
    """What ended it."""
    query = sa.select(FollowUpClosing).where(FollowUpClosing.followup_id == followup.id)
    return session.scalars(query).one()


def treated(session: Session, item: Item, *ago: int, **fields: Any) -> Customer:
    """A customer who came so many days ago."""
    customer = make_reachable(session, **fields)
    for days in ago:
        make_visit(session, customer, item, day(-days), 10_000)
    return customer
