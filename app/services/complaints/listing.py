"""The list of complaints as a screen opens it: every key, the first lines, and the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.services.complaints.deadlines import load_working_time
from app.services.complaints.orders import ComplaintSort, sort_keys
from app.services.complaints.rows import (
    ComplaintRow,
    ComplaintScope,
    complaint_keys,
    count_complaints,
    load_rows,
)
from app.services.rules.working_time import WorkingTime

_FIRST_ROWS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The list as it stands.

    Attributes:
        keys: Of every case, in the order of the desk or the one that was wanted.
        rows: The first lines, so that they are known at once.
        working: The working time that the clocks go by.
    """

    keys: Sequence[int]
    rows: tuple[ComplaintRow, ...]
    counts: Mapping[ComplaintScope, int]
    working: WorkingTime


def open_list(
    session: Session,
    *,
    scope: ComplaintScope,
    mine: int | None,
    now: datetime,
    sort: ComplaintSort | None = None,
) -> Listed:
    """Return the list of ``scope``; a handful of queries however many complaints there are.

    Without ``sort`` it stands in the order of the desk.
    """
    keys = complaint_keys(session, scope=scope, mine=mine, now=now)
    if sort is not None:
        keys = sort_keys(session, keys, sort)
    return Listed(
        keys=keys,
        rows=load_rows(session, keys=keys[:_FIRST_ROWS]),
        counts=count_complaints(session, mine=mine, now=now),
        working=load_working_time(session),
    )
