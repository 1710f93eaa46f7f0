"""The orders the list of complaints can be put into by one of its headings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint, ComplaintCase, ComplaintDeadline, Customer, StaffMember
from app.services.complaints.deadlines import load_working_time
from app.services.complaints.rows import running_of_cases
from app.services.foundation.bulk import in_parts
from app.services.reading.folding import fold
from app.services.rules.working_spans import working_span
from app.words import ComplaintStage, FeedbackDirection, Severity

_Cells = sa.Select[*tuple[Any, ...]]
_Value = tuple[Any, ...]
_STAGES: Final = {stage: at for at, stage in enumerate(ComplaintStage)}
_DIRECTIONS: Final = {direction: at for at, direction in enumerate(FeedbackDirection)}
_GRAVEST_FIRST: Final = {severity: -at for at, severity in enumerate(Severity)}


class ComplaintColumn(StrEnum):
    """What the list can be ordered by."""

    NUMBER = "number"
    CUSTOMER = "customer"
    DIRECTION = "direction"
    FACTS = "facts"
    FIRST_ASKED = "first_asked"
    STATE = "state"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintSort:
    """An order of the list other than that of the desk."""

    column: ComplaintColumn
    descending: bool = False


def sort_keys(session: Session, keys: Sequence[int], sort: ComplaintSort) -> list[int]:
    """Return the keys of cases in the order of ``sort``.

    Those alike stay as they were among each other; those with nothing in the column come last.
    Directions and states follow their own order; what happened goes by its severity first.
    """
    values = dict(_values(session, keys, sort.column))
    known = sorted(
        (key for key in keys if key in values), key=values.__getitem__, reverse=sort.descending
    )
    return known + [key for key in keys if key not in values]


_BY_CELLS: Final[dict[ComplaintColumn, tuple[_Cells, Callable[..., _Value]]]] = {
    ComplaintColumn.NUMBER: (
        sa.select(ComplaintCase.id, ComplaintCase.number),
        lambda number: (len(number), number),
    ),
    ComplaintColumn.CUSTOMER: (
        sa.select(ComplaintCase.id, Customer.pinyin, Customer.name).join(
            Customer, Customer.id == ComplaintCase.customer_id
        ),
        lambda pinyin, name: (fold(pinyin or name), name),
    ),
    ComplaintColumn.DIRECTION: (
        sa.select(ComplaintCase.id, Complaint.direction).join(
            Complaint, Complaint.id == ComplaintCase.complaint_id
        ),
        lambda direction: (_DIRECTIONS[direction],),
    ),
    ComplaintColumn.FACTS: (
        sa.select(ComplaintCase.id, ComplaintCase.severity, Complaint.text).join(
            Complaint, Complaint.id == ComplaintCase.complaint_id
        ),
        lambda severity, text: (_GRAVEST_FIRST[severity], (text or "").casefold()),
    ),
    ComplaintColumn.FIRST_ASKED: (
        sa.select(ComplaintCase.id, StaffMember.name).join(
            StaffMember, StaffMember.id == ComplaintCase.first_receiver_id
        ),
        lambda name: (name.casefold(),),
    ),
    ComplaintColumn.STATE: (
        sa.select(ComplaintCase.id, ComplaintCase.stage, ComplaintCase.round),
        lambda stage, again: (_STAGES[stage], again),
    ),
}

_CLOCKS: Final = running_of_cases(
    ComplaintCase.id,
    ComplaintCase.received_at,
    ComplaintCase.closed_at,
    sa.func.min(ComplaintDeadline.due_at),
    sa.func.max(ComplaintDeadline.paused_at),
)


def _values(
    session: Session, keys: Sequence[int], column: ComplaintColumn
) -> Iterator[tuple[int, _Value]]:
    if column is ComplaintColumn.CLOCK:
        yield from _clocks(session, keys)
        return
    cells, value = _BY_CELLS[column]
    for key, *told in _read(session, keys, cells):
        yield key, value(*told)


def _clocks(session: Session, keys: Sequence[int]) -> Iterator[tuple[int, _Value]]:
    """Yield when each falls due, or the working time it took; a clock that waits says nothing."""
    working = load_working_time(session)
    for key, received_at, closed_at, due_at, paused_at in _read(session, keys, _CLOCKS):
        if closed_at is not None:
            span = working_span(working, received_at, closed_at)
            yield key, (span.days, span.rest)
        elif due_at is not None and paused_at is None:
            yield key, (due_at,)


def _read(
    session: Session, keys: Sequence[int], cells: _Cells
) -> Iterator[sa.Row[*tuple[Any, ...]]]:
    for some in in_parts(keys):
        yield from session.execute(cells.where(ComplaintCase.id.in_(some)))
