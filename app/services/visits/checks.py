"""What must hold before a visit, or anything else that happened, is written down."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Event, Item, StaffMember, VisitLine
from app.services.archive.errors import AmountBelowZero
from app.services.foundation.errors import NotFound, Refusal
from app.services.visits.entries import LineEntry, VisitScores
from app.services.visits.errors import ItemRetired
from app.words import LineState
from app.words.language import N_


@dataclass(eq=False)
class ScoreOutOfRange(Refusal):
    """A score that is not 1 to 5."""

    score: int

    says = N_("{score} is no score. Please choose 1 to 5.")


_HIGHEST_SCORE: Final = 5
_ITEMS: Final = sa.select(Item).where(Item.id.in_(sa.bindparam("wanted", expanding=True)))


def refuse_odd_scores(scores: VisitScores) -> None:
    """Pass if every score given is 1 to 5.

    Raises:
        ScoreOutOfRange: One is not.
    """
    given = (
        scores.overall,
        scores.front_desk,
        scores.service,
        scores.consultant,
        scores.doctor,
        scores.result,
    )
    for score in given:
        if score is not None and not 1 <= score <= _HIGHEST_SCORE:
            raise ScoreOutOfRange(score)


def load_items(
    session: Session, lines: Sequence[LineEntry], *, kept: Collection[int] = ()
) -> dict[int, Item]:
    """Return the items of ``lines`` by key, once amounts, people and events are in order.

    Args:
        session: An open transaction.
        lines: What was done.
        kept: Items that stand on the ticket already and may have been retired since.

    Raises:
        NotFound: An item, a person or an event is gone.
        ItemRetired: An item is no longer offered.
        AmountBelowZero: An amount is; refunds are written down elsewhere.
    """
    for line in lines:
        if line.amount_minor < 0:
            raise AmountBelowZero(line.amount_minor)
    _refuse_unknown(session, StaffMember, {line.staff_id for line in lines})
    _refuse_unknown(session, Event, {line.event_id for line in lines})
    wanted = {line.item_id for line in lines}
    items = {item.id: item for item in session.scalars(_ITEMS, {"wanted": list(wanted)})}
    if missing := wanted - items.keys():
        raise NotFound(Item.__tablename__, min(missing))
    for item in items.values():
        if not item.active and item.id not in kept:
            raise ItemRetired(item.name)
    return items


def refunded_by_line(session: Session, line_ids: Iterable[int]) -> dict[int, int]:
    """Return how much was given back of each line, in positive minor units; none is left out."""
    found = session.execute(
        sa.select(VisitLine.refund_of_id, -sa.func.sum(VisitLine.amount_minor))
        .where(VisitLine.refund_of_id.in_(set(line_ids)), VisitLine.state == LineState.DONE)
        .group_by(VisitLine.refund_of_id)
    )
    return {line_id: refunded for line_id, refunded in found if line_id is not None}


def _refuse_unknown(
    session: Session, model: type[StaffMember | Event], keys: Collection[int | None]
) -> None:
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return
    known = session.scalars(sa.select(model.id).where(model.id.in_(wanted)))
    if missing := wanted.difference(known):
        raise NotFound(model.__tablename__, min(missing))
