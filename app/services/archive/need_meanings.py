"""What the commonest needs and pains of a tier mean for serving it; the clinic writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import NeedCode, NeedMeaning
from app.services.archive.needs import top_needs
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.rules.permissions import require
from app.words import NeedKind, Permission, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One of the commonest needs or pains of a tier.

    Attributes:
        customer_count: Customers of the tier who have it.
        asked_count: Customers of the tier with any of its kind on file: the n of the list.
        meaning: Empty until somebody wrote what it means.
    """

    tier: Tier
    kind: NeedKind
    code_id: int
    name: str
    customer_count: int
    asked_count: int
    meaning: str


def list_need_lines(session: Session) -> list[NeedLine]:
    """Return the five commonest needs and pains of every tier, best tier first, needs first."""
    said = {
        (row.tier, row.need_code_id): row.text for row in session.scalars(sa.select(NeedMeaning))
    }
    lines = [
        NeedLine(
            tier=found.tier,
            kind=kind,
            code_id=each.code_id,
            name=each.name,
            customer_count=each.customer_count,
            asked_count=found.asked_count,
            meaning=said.get((found.tier, each.code_id), ""),
        )
        for kind in NeedKind
        for found in top_needs(session, kind=kind)
        for each in found.top
    ]
    tiers = list(Tier)
    return sorted(lines, key=lambda line: tiers.index(line.tier))


def interpret_need(session: Session, *, tier: Tier, code_id: int, text: str, actor: Actor) -> None:
    """Write what a need or pain means for serving a tier; nothing written takes it back.

    The journal keeps every wording there was.

    Raises:
        NotAllowed: The actor may not edit the standards.
        NotFound: There is no such need or pain.
    """
    require(actor, Permission.EDIT_STANDARDS)
    if session.get(NeedCode, code_id) is None:
        raise NotFound("need code", code_id)
    said = " ".join(text.split())
    row = session.scalar(
        sa.select(NeedMeaning).where(NeedMeaning.tier == tier, NeedMeaning.need_code_id == code_id)
    )
    if row is None and said:
        session.add(NeedMeaning(tier=tier, need_code_id=code_id, text=said))
    elif row is not None and said:
        row.text = said
    elif row is not None:
        session.delete(row)
    session.flush()


def meanings_of(session: Session, *, tier: Tier, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return what those of ``names`` mean for a tier that were interpreted, in their order."""
    query = (
        sa.select(NeedCode.name, NeedMeaning.text)
        .join(NeedMeaning, NeedMeaning.need_code_id == NeedCode.id)
        .where(NeedMeaning.tier == tier, NeedCode.name.in_(names))
    )
    found = dict(session.execute(query).all())
    return [(name, found[name]) for name in names if name in found]
