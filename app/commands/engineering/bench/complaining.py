"""How fast the list of complaints is, with many of them."""

from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, timed
from app.models import Complaint, ComplaintCase, ComplaintDeadline, Customer, CustomerMetrics
from app.services.complaints.arrivals import Arrival, open_cases
from app.services.complaints.rows import ComplaintScope, list_complaints
from app.services.foundation.bulk import insert_rows
from app.services.foundation.doing import Doing
from app.services.office.opening import OpenDesk
from app.words import FeedbackDirection

_COMPLAINTS: Final = 20_000
_CUSTOMERS: Final = 1_000
_TIMES: Final = 5
_GOAL: Final = 3.0


def list_many_complaints(folder: Path, customers: int) -> list[Result]:
    """Measure the whole list of open complaints beside the same rows as tuples."""
    with measured_desk(folder) as desk:
        with Session(desk.clinic.engine) as session, session.begin():
            _complain(session, Doing(actor=desk.actor, now=desk.clock.now()))
        taken = timed(lambda: _listed(desk, desk.clock.now()), times=_TIMES)
        bare = timed(lambda: _as_tuples(desk), times=_TIMES)
    return [
        Result(
            name="list 20,000 complaints",
            customers=customers,
            measured=taken.median_ms,
            yardstick=bare.median_ms,
            goal=_GOAL,
        )
    ]


def _complain(session: Session, doing: Doing) -> None:
    keys = session.scalars(sa.select(Customer.id).order_by(Customer.id).limit(_CUSTOMERS)).all()
    today = doing.now.date()
    rows: list[dict[str, Any]] = [
        {"customer_id": key, "received_on": today, "direction": direction, "text": "Waited 50 min"}
        for key, direction in islice(zip(cycle(keys), cycle(FeedbackDirection)), _COMPLAINTS)
    ]
    told = insert_rows(session, Complaint, rows)
    open_cases(
        session,
        arrivals=[
            Arrival(
                complaint_id=complaint_id,
                customer_id=row["customer_id"],
                received_on=today,
                text=row["text"],
            )
            for complaint_id, row in zip(told, rows, strict=True)
        ],
        doing=doing,
    )


def _listed(desk: OpenDesk, now: datetime) -> None:
    desk.store.read(
        lambda session: list_complaints(session, scope=ComplaintScope.OPEN, mine=None, now=now)
    )


def _as_tuples(desk: OpenDesk) -> None:
    """Read what the list shows, cases and clocks, without making anything of it."""
    case, clock = ComplaintCase.__table__.c, ComplaintDeadline.__table__.c
    lines = (
        sa.select(
            *(case.id, case.number, case.stage, case.severity, case.round, case.received_at),
            *(Complaint.direction, Complaint.text, Customer.number, Customer.name),
            CustomerMetrics.tier,
        )
        .join(Complaint, Complaint.id == case.complaint_id)
        .join(Customer, Customer.id == case.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
    )
    clocks = sa.select(clock.case_id, clock.clock, clock.due_at, clock.warn_at, clock.paused_at)
    with desk.clinic.engine.connect() as connection:
        connection.execute(lines).all()
        connection.execute(clocks.where(clock.met_at.is_(None)).order_by(clock.due_at)).all()
