"""What a visit would do to a customer's standing, before it is saved."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Item, VisitLine
from app.services.rules.indicators import History, LineFact, history_of
from app.services.standing.histories import load_members
from app.services.standing.standings import CurrentStanding, load_standings
from app.services.visits.entries import VisitEntry

_TOLD_BY_LINES: Final = (
    "first_visit_on",
    "last_visit_on",
    "spend_minor",
    "spend_365_minor",
    "spend_first_90_minor",
    "visit_count",
    "visits_365",
    "visits_90",
    "treatment_count",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPreview:
    """Where the customer stands now, and would stand."""

    before: CurrentStanding
    after: CurrentStanding


def preview_standing(
    session: Session, *, entry: VisitEntry, today: date, visit_id: int | None = None
) -> StandingPreview | None:
    """Return what saving the visit would do to the standing; nothing is written.

    ``None`` before the first grading, and while it is not known whose visit it is.

    Args:
        session: An open transaction.
        entry: What the dialog holds at the moment.
        today: The day at the desk.
        visit_id: The visit being edited, whose lines the entry takes the place of.
    """
    key = entry.customer_id
    members = load_members(session, as_of=today, customer_ids=[key])
    if key not in members:
        return None
    now = load_standings(session, members, as_of=today)
    if now.run is None:
        return None
    history = _after(session, members[key].history, entry, visit_id=visit_id, today=today)
    then = load_standings(session, {key: replace(members[key], history=history)}, as_of=today)
    return StandingPreview(before=now.by_customer[key], after=then.by_customer[key])


def _after(
    session: Session, history: History, entry: VisitEntry, *, visit_id: int | None, today: date
) -> History:
    kept = _lines(session, entry.customer_id)
    stays = [fact for of_visit, fact in kept if of_visit != visit_id or fact.amount_minor < 0]
    was = history_of([fact for _, fact in kept], as_of=today)
    will_be = history_of([*stays, *_new_lines(session, entry)], as_of=today)
    sold = will_be.event_sales_minor - was.event_sales_minor
    return replace(
        history,
        **{name: getattr(will_be, name) for name in _TOLD_BY_LINES},
        event_sales_minor=history.event_sales_minor + sold,
    )


def _lines(session: Session, customer_id: int) -> list[tuple[int, LineFact]]:
    rows = session.execute(
        sa.select(
            VisitLine.visit_id,
            VisitLine.visited_on,
            VisitLine.amount_minor,
            VisitLine.family_id,
            VisitLine.event_id,
            VisitLine.state,
        ).where(VisitLine.customer_id == customer_id)
    )
    return [
        (
            visit_id,
            LineFact(on=day, amount_minor=amount, family=family_id, event=event_id, state=state),
        )
        for visit_id, day, amount, family_id, event_id, state in rows
    ]


def _new_lines(session: Session, entry: VisitEntry) -> list[LineFact]:
    wanted = {line.item_id for line in entry.lines}
    families = sa.select(Item.id, Item.family_id).where(Item.id.in_(wanted))
    by_item = dict(session.execute(families).all())
    return [
        LineFact(
            on=entry.visited_on,
            amount_minor=line.amount_minor,
            family=by_item.get(line.item_id),
            event=line.event_id,
        )
        for line in entry.lines
    ]
