"""What saving a visit would lead to, shown before it is saved."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, Item, Visit, VisitLine
from app.services.catalogue.catalogue import load_ladders
from app.services.visits.entries import VisitEntry
from app.words import LineState

_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareDay:
    """A day on which the customer is to be asked.

    Attributes:
        after_days: Days after the visit.
        questions: Family and what to ask, in the order of the families.
    """

    after_days: int
    due_on: date
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBack:
    """When a family's usual cycle brings the customer back."""

    family_name: str
    after_days: int
    due_on: date

    @property
    def weeks(self) -> int:
        """The cycle in weeks, to the nearest, at least one."""
        return max(1, round(self.after_days / _WEEK_DAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDayTicket:
    """A ticket the customer has for that day already; perhaps the same one."""

    visit_id: int
    item_names: tuple[str, ...]
    total_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPreview:
    """What the visit comes to and what follows from it.

    Attributes:
        aftercare: Nearest day first; families with a rung on one day share it.
        due_back: Nearest first.
        same_day: Other tickets of the customer on that day.
    """

    total_minor: int
    aftercare: tuple[AftercareDay, ...]
    due_back: tuple[DueBack, ...]
    same_day: tuple[SameDayTicket, ...]


def preview_visit(
    session: Session, *, entry: VisitEntry, visit_id: int | None = None
) -> VisitPreview:
    """Return what follows from the visit as far as it is filled in; nothing is written.

    Args:
        session: An open transaction.
        entry: What the dialog holds at the moment.
        visit_id: The visit being edited, which is no ticket beside itself.
    """
    families = _families(session, {line.item_id for line in entry.lines})
    return VisitPreview(
        total_minor=entry.total_minor,
        aftercare=_aftercare(session, families, entry.visited_on),
        due_back=tuple(
            DueBack(
                family_name=family.name,
                after_days=family.cycle_days,
                due_on=entry.visited_on + timedelta(days=family.cycle_days),
            )
            for family in sorted(families, key=lambda family: family.cycle_days or 0)
            if family.cycle_days is not None and not family.one_off
        ),
        same_day=_same_day(session, entry, visit_id),
    )


def _families(session: Session, item_ids: Collection[int]) -> list[Family]:
    families = sa.select(Item.family_id).where(Item.id.in_(item_ids))
    query = sa.select(Family).where(Family.id.in_(families)).order_by(Family.id)
    return list(session.scalars(query))


def _aftercare(
    session: Session, families: Collection[Family], visited_on: date
) -> tuple[AftercareDay, ...]:
    ladders = load_ladders(session, [family.id for family in families])
    questions = defaultdict(list)
    for family in families:
        for step in ladders.get(family.id, ()):
            questions[step.after_days].append((family.name, step.question))
    return tuple(
        AftercareDay(
            after_days=after_days,
            due_on=visited_on + timedelta(days=after_days),
            questions=tuple(asked),
        )
        for after_days, asked in sorted(questions.items())
    )


def _same_day(
    session: Session, entry: VisitEntry, visit_id: int | None
) -> tuple[SameDayTicket, ...]:
    query = (
        sa.select(VisitLine.visit_id, VisitLine.amount_minor, Item.name)
        .join(Item, Item.id == VisitLine.item_id)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(
            Visit.customer_id == entry.customer_id,
            Visit.visited_on == entry.visited_on,
            VisitLine.state == LineState.DONE,
        )
        .order_by(VisitLine.visit_id, VisitLine.id)
    )
    if visit_id is not None:
        query = query.where(Visit.id != visit_id)
    tickets = defaultdict(list)
    for key, amount_minor, name in session.execute(query):
        tickets[key].append((amount_minor, name))
    return tuple(
        SameDayTicket(
            visit_id=key,
            item_names=tuple(name for _amount, name in lines),
            total_minor=sum(amount for amount, _name in lines),
        )
        for key, lines in tickets.items()
    )
