"""What the forms and filters of the archive offer to choose from."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Circle, NeedCode, StaffMember
from app.services.archive.customer_list import list_regions, list_sources
from app.words import NeedKind

Pairs = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from, as pairs of key and name where there is a key.

    Attributes:
        staff: Those who work here now.
        regions: Where customers on file come from.
        sources: What brought customers on file here.
    """

    staff: Pairs = ()
    regions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    needs: Pairs = ()
    pains: Pairs = ()
    circles: Pairs = ()


def load_choices(session: Session) -> Choices:
    """Return what can be chosen now."""
    staff = sa.select(StaffMember.id, StaffMember.name).where(StaffMember.active)
    circles = sa.select(Circle.id, Circle.name).order_by(Circle.name)
    return Choices(
        staff=_pairs(session, staff.order_by(StaffMember.name)),
        regions=tuple(list_regions(session)),
        sources=tuple(list_sources(session)),
        needs=_codes(session, NeedKind.NEED),
        pains=_codes(session, NeedKind.PAIN),
        circles=_pairs(session, circles),
    )


def _codes(session: Session, kind: NeedKind) -> Pairs:
    query = sa.select(NeedCode.id, NeedCode.name).where(NeedCode.kind == kind)
    return _pairs(session, query.order_by(NeedCode.id))


def _pairs(session: Session, query: sa.Select[int, str]) -> Pairs:
    return tuple((key, name) for key, name in session.execute(query))
