"""Which clocks of complaints ring: those that are close to their deadline, and those beyond it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, ComplaintDeadline, Customer
from app.services.complaints.deadlines import load_working_time
from app.services.complaints.rows import OVER
from app.services.rules.working_time import NeverOpen
from app.words import ComplaintClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One clock that rings.

    Attributes:
        late: It is beyond its deadline, and not only close to it.
    """

    case_id: int
    complaint_id: int
    number: str
    name: str
    clock: ComplaintClock
    due_at: datetime
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The clocks that ring, and whether anybody is there to hear them."""

    alarms: tuple[Alarm, ...]
    is_open: bool


def watch_clocks(session: Session, *, now: datetime) -> Watched:
    """Return which clocks ring at ``now``, and whether the clinic is open then."""
    alarms = list_alarms(session, now=now)
    return Watched(alarms=alarms, is_open=bool(alarms) and _is_open(session, now))


def list_alarms(session: Session, *, now: datetime) -> tuple[Alarm, ...]:
    """Return the clocks that ring at ``now``, in one query, the latest first."""
    query = (
        sa.select(
            ComplaintCase.id.label("case_id"),
            ComplaintCase.complaint_id,
            ComplaintCase.number,
            Customer.name,
            ComplaintDeadline.clock,
            ComplaintDeadline.due_at,
        )
        .join(ComplaintCase, ComplaintCase.id == ComplaintDeadline.case_id)
        .join(Customer, Customer.id == ComplaintCase.customer_id)
        .where(
            ComplaintDeadline.round == ComplaintCase.round,
            ComplaintDeadline.met_at.is_(None),
            ComplaintDeadline.paused_at.is_(None),
            ComplaintDeadline.warn_at <= now,
            ComplaintCase.stage.not_in(OVER),
        )
        .order_by(ComplaintDeadline.due_at, ComplaintDeadline.id)
    )
    return tuple(Alarm(**row._asdict(), late=row.due_at < now) for row in session.execute(query))


def _is_open(session: Session, now: datetime) -> bool:
    try:
        return load_working_time(session).opens_from(now) <= now
    except NeverOpen:
        return False
