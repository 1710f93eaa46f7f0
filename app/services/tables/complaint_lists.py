"""Complaints as a list that can be written to a file, the claim beside the customer's answer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import (
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    Customer,
    StaffMember,
)
from app.services.foundation.settings import load_settings
from app.services.tables.grids import Value
from app.words import ComplaintClock, ImportColumn
from app.words.formats import moment
from app.words.language import say_in
from app.words.names import name_of

Rows = Iterator[Sequence[Value]]

COMPLAINT_COLUMNS: Final = (
    ImportColumn.NUMBER,
    ImportColumn.NAME,
    ImportColumn.DAY,
    ImportColumn.STATUS,
    ImportColumn.KIND,
    ImportColumn.DIRECTION,
    ImportColumn.NOTE,
)
_Owner, _Caller = aliased(StaffMember), aliased(StaffMember)
_Clocks = Mapping[ComplaintClock, tuple[datetime, datetime | None]]


def case_headings() -> list[str]:
    """Return the headings of how it is handled, in the language of the moment."""
    clocks = [name_of(clock) for clock in ComplaintClock]
    return [
        say_in("export column", "Complaint no."),
        say_in("export column", "Stage"),
        say_in("export column", "Severity"),
        say_in("export column", "In hand with"),
        *(say_in("export column", "{clock}: due", clock=clock) for clock in clocks),
        *(say_in("export column", "{clock}: met", clock=clock) for clock in clocks),
        say_in("export column", "Cause"),
        say_in("export column", "Cause in words"),
        say_in("export column", "Remedy (claim)"),
        say_in("export column", "Customer says solved"),
        say_in("export column", "Customer's feeling"),
        say_in("export column", "Customer's advice"),
        say_in("export column", "Satisfaction"),
        say_in("export column", "Called back by"),
    ]


def complaint_rows(session: Session, _digits: int) -> Rows:
    """Yield everything that was said by day, with the case of what was worked on here."""
    call_back = aliased(ComplaintCallBack)
    newest = sa.select(sa.func.max(call_back.id)).where(call_back.case_id == ComplaintCase.id)
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Complaint,
            Customer.number,
            Customer.name,
            ComplaintCase,
            _Owner.name,
            ComplaintCallBack,
            _Caller.name,
        )
        .join(Customer, Customer.id == Complaint.customer_id)
        .outerjoin(ComplaintCase, ComplaintCase.complaint_id == Complaint.id)
        .outerjoin(_Owner, _Owner.id == ComplaintCase.owner_id)
        .outerjoin(ComplaintCallBack, ComplaintCallBack.id == newest.scalar_subquery())
        .outerjoin(_Caller, _Caller.id == ComplaintCallBack.caller_id)
        .order_by(Complaint.received_on, Complaint.id)
    )
    clocks, zone = _clocks(session), load_settings(session).zone
    for told, number, name, case, owner_name, heard, caller_name in session.execute(query):
        words = map(name_of, (told.status, told.kind, told.direction))
        said = (number, name, told.received_on, *words, told.text)
        if case is None:
            yield (*said, *[None] * len(case_headings()))
            continue
        yield (
            *said,
            *_handling(case, owner_name),
            *_deadlines(clocks.get(case.id, {}), zone),
            *_claim(case, heard),
            *_answer(heard, caller_name),
        )


def _handling(case: ComplaintCase, owner_name: str | None) -> Sequence[Value]:
    return case.number, name_of(case.stage), name_of(case.severity), owner_name


def _deadlines(clocks: _Clocks, zone: ZoneInfo) -> Iterator[Value]:
    """Yield by when everything was promised, then when it was done."""
    for place in range(2):
        for clock in ComplaintClock:
            at = clocks[clock][place] if clock in clocks else None
            yield moment(at, zone) if at else None


def _claim(case: ComplaintCase, heard: ComplaintCallBack | None) -> Sequence[Value]:
    """Return the cause and what the handler says was done, as it stood when it was asked about."""
    cause = name_of(case.cause) if case.cause else None
    return cause, case.cause_text, heard.claim if heard else case.remedy


def _answer(heard: ComplaintCallBack | None, caller_name: str | None) -> Sequence[Value]:
    if heard is None:
        return (None,) * 5
    solved = say_in("solved", "yes") if heard.solved else say_in("solved", "no")
    return solved, heard.feeling, heard.experience, heard.satisfaction, caller_name


def _clocks(session: Session) -> dict[int, dict[ComplaintClock, tuple[datetime, datetime | None]]]:
    """Return the deadlines of the last round, by case."""
    query = (
        sa.select(
            ComplaintDeadline.case_id,
            ComplaintDeadline.clock,
            ComplaintDeadline.due_at,
            ComplaintDeadline.met_at,
        )
        .join(ComplaintCase, ComplaintCase.id == ComplaintDeadline.case_id)
        .order_by(ComplaintDeadline.round)
    )
    found: dict[int, dict[ComplaintClock, tuple[datetime, datetime | None]]] = {}
    for case_id, clock, due_at, met_at in session.execute(query):
        found.setdefault(case_id, {})[clock] = (due_at, met_at)
    return found
