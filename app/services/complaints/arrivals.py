"""Opening the cases of many complaints that were written down elsewhere, all at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, ComplaintDeadline, ComplaintLogEntry, CustomerMetrics
from app.services.complaints.case_numbers import next_case_numbers
from app.services.complaints.deadlines import (
    FROM_THE_START,
    clock_cells,
    load_working_time,
)
from app.services.complaints.promises import load_promises
from app.services.foundation.bulk import in_parts, insert_rows
from app.services.foundation.doing import Doing, local_day
from app.services.foundation.settings import load_settings
from app.services.planning.plans import plan_call_backs
from app.words import (
    ComplaintChannel,
    ComplaintStage,
    ComplaintStep,
    Complexity,
    Severity,
    Tier,
)

_SEVERITY: Final = Severity.ORDINARY
_COMPLEXITY: Final = Complexity.CLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A complaint on file that nobody works on yet."""

    complaint_id: int
    customer_id: int
    received_on: date
    text: str | None


def open_cases(session: Session, *, arrivals: Sequence[Arrival], doing: Doing) -> None:
    """Open a case for each of ``arrivals``: numbered, promised from now on, to be called back.

    Nobody here was asked first, so no first receiver is noted.

    Raises:
        NeverOpen: The clinic does not open any more, so nothing can be promised.
    """
    if not arrivals:
        return
    rows = list(_case_rows(session, arrivals, doing))
    keys = insert_rows(session, ComplaintCase, rows)
    insert_rows(session, ComplaintLogEntry, _log_rows(keys, arrivals, doing))
    insert_rows(session, ComplaintDeadline, _deadline_rows(session, keys, arrivals, doing.now))
    customer_ids = {each.customer_id for each in arrivals}
    plan_call_backs(session, customer_ids=customer_ids, today=local_day(session, doing.now))


def _case_rows(
    session: Session, arrivals: Sequence[Arrival], doing: Doing
) -> Iterator[dict[str, Any]]:
    zone = load_settings(session).zone
    numbers = next_case_numbers(session, count=len(arrivals))
    for number, each in zip(numbers, arrivals, strict=True):
        yield {
            "complaint_id": each.complaint_id,
            "customer_id": each.customer_id,
            "number": number,
            "severity": _SEVERITY,
            "complexity": _COMPLEXITY,
            "channel": ComplaintChannel.WRITING,
            "received_at": _begin_of(each.received_on, zone),
            "stepped_at": doing.now,
        }


def _begin_of(day: date, zone: ZoneInfo) -> datetime:
    """Files know the day of a complaint, not its hour."""
    return datetime.combine(day, time(), zone)


def _log_rows(
    keys: Sequence[int], arrivals: Sequence[Arrival], doing: Doing
) -> list[dict[str, Any]]:
    return [
        {
            "case_id": key,
            "at": doing.now,
            "staff_id": doing.actor.staff_id,
            "step": ComplaintStep.RECEIVE,
            "stage": ComplaintStage.RECEIVED,
            "text": each.text,
        }
        for key, each in zip(keys, arrivals, strict=True)
    ]


def _deadline_rows(
    session: Session, keys: Sequence[int], arrivals: Sequence[Arrival], now: datetime
) -> list[dict[str, Any]]:
    tiers = _tiers(session, sorted({each.customer_id for each in arrivals}))
    clocks = _clocks_of(session, set(tiers.values()) | {Tier.PROSPECT}, now)
    return [
        {"case_id": key, "round": 1, **cells}
        for key, each in zip(keys, arrivals, strict=True)
        for cells in clocks[tiers.get(each.customer_id, Tier.PROSPECT)]
    ]


def _clocks_of(
    session: Session, tiers: set[Tier], now: datetime
) -> Mapping[Tier, Sequence[dict[str, Any]]]:
    """Return the clocks that start now, worked out once for each tier."""
    promises, working = load_promises(session), load_working_time(session)
    return {
        tier: [
            clock_cells(clock, promises[tier, _SEVERITY], _COMPLEXITY, working, now)
            for clock in FROM_THE_START
        ]
        for tier in tiers
    }


def _tiers(session: Session, customer_ids: Sequence[int]) -> dict[int, Tier]:
    query = sa.select(CustomerMetrics.customer_id, CustomerMetrics.tier)
    found: dict[int, Tier] = {}
    for some in in_parts(customer_ids):
        rows = session.execute(query.where(CustomerMetrics.customer_id.in_(some)))
        found.update((key, tier) for key, tier in rows)
    return found
