"""What would be planned, as a preview tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family
from app.services.planning.facts import Facts
from app.services.planning.placing import Placer
from app.services.planning.reasons import Reason
from app.words import FollowUpKind, FollowUpMethod, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A follow-up that was planned, or would be."""

    customer_id: int
    customer_name: str
    number: str
    tier: Tier
    kind: FollowUpKind
    due_on: date
    due_at: time | None
    staff_name: str
    method: FollowUpMethod
    reason: Reason


def lines_of(session: Session, placer: Placer, facts: Mapping[int, Facts]) -> list[PlannedLine]:
    """Return what a placer has placed, by day and time."""
    families = dict(session.execute(sa.select(Family.id, Family.name)).all())
    names = placer.frame.team.names
    rows = sorted(placer.rows, key=lambda row: (row["due_on"], row["due_at"] or time.max))
    return [_line(row, facts[row["customer_id"]], families, names) for row in rows]


def _line(
    row: Mapping[str, Any],
    facts: Facts,
    families: Mapping[int, str],
    names: Mapping[int, str],
) -> PlannedLine:
    return PlannedLine(
        customer_id=facts.who.id,
        customer_name=facts.who.name,
        number=facts.who.number,
        tier=facts.tier,
        kind=row["kind"],
        due_on=row["due_on"],
        due_at=row["due_at"],
        staff_name=names[row["staff_id"]],
        method=row["method"],
        reason=Reason(
            kind=row["kind"],
            family_name=families.get(row["family_id"] or 0),
            step=row["step"],
            reference_on=row["reference_on"],
            subject=row["subject"],
            ask=row["ask"],
        ),
    )
