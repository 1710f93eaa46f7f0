"""Two files of one person made into one, field by field; undo takes it apart again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, StaffMember
from app.services.archive.customers import open_customer
from app.services.archive.entries import PLAIN_CELLS
from app.services.archive.errors import SameCustomer
from app.services.foundation.actors import Actor
from app.services.leaving.merge_histories import count_rows, unite_histories
from app.services.planning.closings import Ending, close_followups, open_followups
from app.services.rules.permissions import require
from app.words import ClosingCause, CustomerStatus, FollowUpState, Permission


def unite_followups(
    session: Session, *, keep_id: int, other_id: int, actor: Actor, today: date
) -> int:
    """Close what is open in both files in the one that is given up; return how many.

    One open follow-up per customer, kind and origin is all the table takes.
    """
    kept = {(each.kind, each.origin) for each in open_followups(session, keep_id)}
    doubled = [
        each.id for each in open_followups(session, other_id) if (each.kind, each.origin) in kept
    ]
    ending = Ending(
        cause=ClosingCause.MERGED,
        state=FollowUpState.SUPERSEDED,
        closed_on=today,
        staff_id=actor.staff_id,
    )
    return close_followups(session, keys=doubled, ending=ending)


_BIRTH: Final = ("birth_calendar", "birth_year", "birth_month", "birth_day", "birth_leap")
_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    **{name: (name,) for name in PLAIN_CELLS},
    "birth": _BIRTH,
    "pause": ("pause", "pause_until_on"),
}
_TELLING: Final = {"birth": ("birth_year", "birth_month", "birth_day")}
_STAFF_FIELDS: Final = ("responsible_id", "supervisor_id")


class MergeSide(StrEnum):
    """Whose value of a field the united file keeps."""

    KEPT = "kept"
    OTHER = "other"


Choices = Mapping[str, MergeSide]
NO_CHOICES: Final[Choices] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPair:
    """One field of both files.

    Attributes:
        field: Name of the field in ``CustomerEntry``, or ``pause``.
        kept: The value in the file that is kept; a name where the field holds a person, the
            known parts where it is the birth date.
        proposed: Whose value is taken if nobody chooses.
    """

    field: str
    kept: object
    other: object
    proposed: MergeSide


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do.

    Attributes:
        differing: The fields that say different things.
        moving: How many rows of which table the other file would hand over.
    """

    keep_id: int
    other_id: int
    keep_number: str
    other_number: str
    differing: tuple[FieldPair, ...]
    moving: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersMerged:
    """Two files became one."""

    keep_id: int
    other_id: int
    moved: dict[str, int]


def preview_merge(session: Session, *, keep_id: int, other_id: int, actor: Actor) -> MergePreview:
    """Return where the two files differ and what would move.

    Raises:
        NotAllowed, NotFound, CustomerGone, SameCustomer: As in ``merge_customers``.
    """
    keep, other = _two(session, keep_id, other_id, actor)
    pairs = [_pair(session, field, keep, other) for field in _GROUPS]
    return MergePreview(
        keep_id=keep.id,
        other_id=other.id,
        keep_number=keep.number,
        other_number=other.number,
        differing=tuple(pair for pair in pairs if pair.kept != pair.other),
        moving=count_rows(session, customer_id=other_id),
    )


def merge_customers(
    session: Session,
    *,
    keep_id: int,
    other_id: int,
    actor: Actor,
    today: date,
    choices: Choices = NO_CHOICES,
) -> CustomersMerged:
    """Hand everything of ``other_id`` to ``keep_id`` and close the other file.

    Args:
        session: An open transaction; the caller commits.
        keep_id: The file that goes on, under its number.
        other_id: The file that is closed.
        actor: Needs the permission to merge.
        today: The clinic's day.
        choices: Whose value to keep, by field; what is left out is kept if there is a value.

    Raises:
        NotAllowed: The actor may not merge customers.
        NotFound: One of the customers does not exist.
        CustomerGone: One of them was merged or anonymised before.
        SameCustomer: One customer was given twice.
    """
    keep, other = _two(session, keep_id, other_id, actor)
    for field, cells in _GROUPS.items():
        if choices.get(field, _proposed(field, keep, other)) is MergeSide.OTHER:
            for cell in cells:
                setattr(keep, cell, getattr(other, cell))
    if CustomerStatus.ACTIVE in (keep.status, other.status):
        keep.status = CustomerStatus.ACTIVE
    other.status = CustomerStatus.MERGED
    other.merged_into_id = keep.id
    session.flush()
    unite_followups(session, keep_id=keep_id, other_id=other_id, actor=actor, today=today)
    moved = unite_histories(session, keep_id=keep_id, other_id=other_id)
    return CustomersMerged(keep_id=keep_id, other_id=other_id, moved=moved)


def _two(session: Session, keep_id: int, other_id: int, actor: Actor) -> tuple[Customer, Customer]:
    require(actor, Permission.MERGE_CUSTOMERS)
    keep = open_customer(session, customer_id=keep_id)
    other = open_customer(session, customer_id=other_id)
    if keep is other:
        raise SameCustomer(keep.number)
    return keep, other


def _pair(session: Session, field: str, keep: Customer, other: Customer) -> FieldPair:
    return FieldPair(
        field=field,
        kept=_shown(session, field, keep),
        other=_shown(session, field, other),
        proposed=_proposed(field, keep, other),
    )


def _proposed(field: str, keep: Customer, other: Customer) -> MergeSide:
    empty = _known(field, other) and not _known(field, keep)
    return MergeSide.OTHER if empty else MergeSide.KEPT


def _known(field: str, customer: Customer) -> bool:
    cells = _TELLING.get(field, _GROUPS[field])
    return any(getattr(customer, cell) for cell in cells)


def _shown(session: Session, field: str, customer: Customer) -> object:
    values = tuple(getattr(customer, cell) for cell in _GROUPS[field])
    if field in _STAFF_FIELDS and values[0] is not None:
        return session.scalar(sa.select(StaffMember.name).where(StaffMember.id == values[0]))
    return values[0] if len(values) == 1 else values
