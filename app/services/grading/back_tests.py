"""Was the standard good: a grading held against the receipts up to the next one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Grade, GradingRun, VisitLine
from app.services.foundation.bulk import in_parts
from app.services.foundation.errors import NotFound
from app.services.rules.back_test import BackTest, Foretold, back_test
from app.words import LineState, Tier

_TIERS = list(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissRow:
    """A customer whom the grading did not foretell.

    Attributes:
        name: As on file now; empty where the file is gone.
        tier: The base tier of then; ``None`` for who was not on file yet.
        unseen: Brought much and was not big; else was big and brought little.
        spend_365_minor: What the twelve months before the grading had brought.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier | None
    unseen: bool
    receipts_minor: int
    visit_count: int
    last_visit_on: date | None
    spend_365_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTestView:
    """A grading and what came after it.

    Attributes:
        graded_on: Day of the grading that is tested.
        period: Of the grading that is tested.
        until_on: Last day of the receipts: that of the grading after it.
        misses: Those not seen, the most brought first; then those who faded, the least first.
    """

    graded_on: date
    period: str
    until_on: date
    result: BackTest
    misses: tuple[MissRow, ...]


@dataclass(frozen=True, slots=True)
class _Brought:
    receipts_minor: int = 0
    visit_count: int = 0
    last_visit_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    number: str
    tier: Tier
    spend_365_minor: int


def load_back_test(session: Session, *, run_id: int) -> BackTestView | None:
    """Test the grading before ``run_id`` by the receipts between the two days.

    Customers who were merged since count as the one they are now, in the best of their tiers.
    Returns ``None`` where there is no grading before.

    Raises:
        NotFound: There is no such grading.
    """
    run = session.get(GradingRun, run_id)
    if run is None:
        raise NotFound("grading", run_id)
    before = session.get(GradingRun, run.previous_id) if run.previous_id else None
    if before is None:
        return None
    placed = _placed(session, before.id)
    brought = _brought(session, before.as_of_on, run.as_of_on)
    result = back_test(
        Foretold(
            key=key,
            tier=placed[key].tier if key in placed else None,
            receipts_minor=brought.get(key, _Brought()).receipts_minor,
        )
        for key in placed.keys() | brought.keys()
    )
    return BackTestView(
        graded_on=before.as_of_on,
        period=before.period,
        until_on=run.as_of_on,
        result=result,
        misses=_misses(session, result, placed, brought),
    )


def _placed(session: Session, run_id: int) -> dict[int, _Placed]:
    """Return where everybody stood, by the key under which they are kept now."""
    standing = sa.case((Grade.tier == Tier.DORMANT, Grade.tier), else_=Grade.base_tier)
    now = sa.func.coalesce(Customer.merged_into_id, Grade.customer_id)
    query = (
        sa.select(now, Grade.number, standing, Grade.spend_365_minor)
        .outerjoin(Customer, Customer.id == Grade.customer_id)
        .where(Grade.run_id == run_id)
    )
    found: dict[int, _Placed] = {}
    for key, number, tier, spend_365_minor in session.execute(query):
        other = found.get(key)
        if other is None or _TIERS.index(tier) < _TIERS.index(other.tier):
            found[key] = _Placed(number, tier, spend_365_minor)
    return found


def _brought(session: Session, after_on: date, until_on: date) -> dict[int, _Brought]:
    """Add up the net receipts of the days after one up to another, refunds on their day."""
    came = VisitLine.amount_minor >= 0
    day = sa.case((came, VisitLine.visited_on))
    query = (
        sa.select(
            VisitLine.customer_id,
            sa.func.sum(VisitLine.amount_minor),
            sa.func.count(day.distinct()),
            sa.func.max(day),
        )
        .where(
            VisitLine.state == LineState.DONE,
            VisitLine.visited_on > after_on,
            VisitLine.visited_on <= until_on,
        )
        .group_by(VisitLine.customer_id)
    )
    return {row[0]: _Brought(*row[1:]) for row in session.execute(query)}


def _misses(
    session: Session,
    result: BackTest,
    placed: dict[int, _Placed],
    brought: dict[int, _Brought],
) -> tuple[MissRow, ...]:
    keys = [*result.unseen, *result.faded]
    files = _files(session, keys)
    unseen = set(result.unseen)
    rows = []
    for key in keys:
        was, since = placed.get(key), brought.get(key, _Brought())
        number, name = files.get(key, (was.number if was else "", ""))
        rows.append(
            MissRow(
                customer_id=key,
                number=number,
                name=name,
                tier=was.tier if was else None,
                unseen=key in unseen,
                receipts_minor=since.receipts_minor,
                visit_count=since.visit_count,
                last_visit_on=since.last_visit_on,
                spend_365_minor=was.spend_365_minor if was else 0,
            )
        )
    return tuple(rows)


def _files(session: Session, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for some in in_parts(sorted(keys)):
        query = sa.select(Customer.id, Customer.number, Customer.name).where(Customer.id.in_(some))
        found |= {key: (number, name) for key, number, name in session.execute(query)}
    return found
