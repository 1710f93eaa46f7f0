"""Who is expected in the made-up clinic, today and in the days to come."""

from datetime import date, time, timedelta
from random import Random
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, FollowUp, Item, StaffMember
from app.services.demo.ledger import open_ledger
from app.services.planning.opening_hours import load_open_days
from app.words import AppointmentState, FollowUpKind, FollowUpState

_DAYS: Final = 10
_A_DAY: Final = 4
_TIMES: Final = (time(10), time(11, 30), time(14), time(16, 30))
_MINUTES: Final = (30, 45, 60, 90)
_STATES: Final = (
    (AppointmentState.BOOKED, AppointmentState.CONFIRMED),
    (55, 45),
)
_COMING: Final = (
    FollowUpKind.STANDARD,
    FollowUpKind.DATES,
    FollowUpKind.CULTIVATION,
    FollowUpKind.ARCHIVE_UPDATE,
)


def book_some(session: Session, random: Random, today: date) -> None:
    """Book customers whom nobody need remind to come any more."""
    days = load_open_days(session).open_days(today, today + timedelta(days=_DAYS))
    places = [(day, at) for day in days for at in _TIMES[:_A_DAY]]
    ledger = open_ledger(session)
    items = session.scalars(sa.select(Item.id).order_by(Item.id)).all()
    doctors = session.scalars(
        sa.select(StaffMember.id)
        .where(StaffMember.speciality.is_not(None))
        .order_by(StaffMember.id)
    ).all()
    for customer_id, (day, at) in zip(_candidates(session), places, strict=False):
        ledger.add(
            Appointment,
            customer_id=customer_id,
            starts_on=day,
            starts_at=at,
            minutes=random.choice(_MINUTES),
            item_id=random.choice(items),
            staff_id=random.choice(doctors),
            state=random.choices(*_STATES)[0],
        )
    ledger.write(session)


def _candidates(session: Session) -> list[int]:
    """Return who hears from the desk soon, and not about coming back."""
    reminded = sa.select(FollowUp.customer_id).where(
        FollowUp.state == FollowUpState.OPEN, FollowUp.kind.not_in(_COMING)
    )
    query = (
        sa.select(FollowUp.customer_id)
        .where(FollowUp.state == FollowUpState.OPEN, FollowUp.customer_id.not_in(reminded))
        .distinct()
        .order_by(FollowUp.customer_id)
        .limit(_DAYS * _A_DAY + _A_DAY)
    )
    return list(session.scalars(query))
