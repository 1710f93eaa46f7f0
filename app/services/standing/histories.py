"""The histories of customers as of a day, added up by the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from app.models import Attendance, Complaint, Customer, Referral, VisitLine
from app.services.foundation.bulk import in_parts
from app.services.rules.grading import Member
from app.services.rules.indicators import (
    FULL_HARMONY,
    HARMONY,
    SEASON_DAYS,
    YEAR_DAYS,
    History,
)
from app.words import CustomerStatus, FeedbackKind, LineState


class DaysAfter(GenericFunction[date]):
    """The day so many days after another; the number of days comes second."""

    type = sa.Date()
    inherit_cache = True


@compiles(DaysAfter)
def _add(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({day} + {days})"


@compiles(DaysAfter, "sqlite")
def _add_in_sqlite(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"date({day}, '+' || {days} || ' days')"


_Some = Sequence[int] | None  # the customers asked for; None is everybody
_DAYS_KEPT: Final = (Referral.referred_on, Attendance.attended_on, Complaint.received_on)


class _Spent(NamedTuple):
    """What the lines of one customer add up to."""

    first_on: date | None = None
    last_on: date | None = None
    net_minor: int = 0
    net_365_minor: int = 0
    visits: int = 0
    visits_365: int = 0
    visits_90: int = 0
    treatments: int = 0


_NOTHING: Final = _Spent()


def load_members(
    session: Session, *, as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, Member]:
    """Return everybody, or the customers under ``customer_ids``, with history, by key.

    Who was merged into another is not among them: the other has the history now.
    """
    if customer_ids is None:
        return _members(session, as_of, None)
    found: dict[int, Member] = {}
    for some in in_parts(sorted(customer_ids)):
        found |= _members(session, as_of, some)
    return found


def any_complaint(session: Session, *, as_of: date) -> bool:
    """Return whether anyone ever complained to the clinic up to ``as_of``."""
    complained = sa.exists().where(
        Complaint.kind == FeedbackKind.COMPLAINT, Complaint.received_on <= as_of
    )
    return bool(session.scalar(sa.select(complained)))


def count_rows_after(session: Session, *, as_of: date) -> int:
    """Count the dated rows that a history as of ``as_of`` leaves out."""
    lines = sa.select(sa.func.count()).where(
        VisitLine.state == LineState.DONE, VisitLine.visited_on > as_of
    )
    others = [sa.select(sa.func.count()).where(day > as_of) for day in _DAYS_KEPT]
    return sum(session.scalar(query) or 0 for query in (lines, *others))


def _members(session: Session, as_of: date, some: _Some) -> dict[int, Member]:
    spent = _spent(session, as_of, some)
    early = _net_first_90(session, as_of, some)
    referred = _referred(session, as_of, some, spent)
    events = _events(session, as_of, some)
    harmony = _harmony(session, as_of, some)
    members = {}
    for key, number, status in _ask(session, _STANDING, as_of, some):
        own = spent.get(key, _NOTHING)
        people, buyers, brought = referred.get(key, (0, 0, 0))
        attended, sales = events.get(key, (0, 0))
        history = History(
            first_visit_on=own.first_on,
            last_visit_on=own.last_on,
            spend_minor=own.net_minor,
            spend_365_minor=own.net_365_minor,
            spend_first_90_minor=early.get(key, own.net_minor),
            visit_count=own.visits,
            visits_365=own.visits_365,
            visits_90=own.visits_90,
            treatment_count=own.treatments,
            referred_count=people,
            referred_buyer_count=buyers,
            referred_spend_minor=brought,
            event_count=attended,
            event_sales_minor=sales,
            harmony=harmony.get(key, FULL_HARMONY),
        )
        active = status is CustomerStatus.ACTIVE
        members[key] = Member(number=number, history=history, active=active)
    return members


def _spent(session: Session, as_of: date, some: _Some) -> dict[int, _Spent]:
    return {row[0]: _Spent(*row[1:]) for row in _ask(session, _ADDED_UP, as_of, some)}


def _net_first_90(session: Session, as_of: date, some: _Some) -> dict[int, int]:
    """Add up the first 90 days of those who came; reads no further than these."""
    query = _first_90(narrow=some is not None)
    return dict(session.execute(query, _given(as_of, some)).all())


def _referred(
    session: Session, as_of: date, some: _Some, spent: Mapping[int, _Spent]
) -> dict[int, tuple[int, int, int]]:
    """Return how many people each customer brought, how many bought, and their net spend."""
    pairs = _ask(session, _BROUGHT, as_of, some).all()
    if some is not None:
        others = {referred_id for _, referred_id in pairs} - spent.keys()
        spent = {**spent, **_spent_by(session, as_of, others)}
    found: defaultdict[int, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for referrer_id, referred_id in pairs:
        theirs = spent.get(referred_id, _NOTHING)
        people, buyers, brought = found[referrer_id]
        bought = theirs.first_on is not None
        found[referrer_id] = (people + 1, buyers + bought, brought + max(theirs.net_minor, 0))
    return found


def _spent_by(session: Session, as_of: date, keys: Iterable[int]) -> dict[int, _Spent]:
    found: dict[int, _Spent] = {}
    for some in in_parts(sorted(keys)):
        found |= _spent(session, as_of, some)
    return found


def _events(session: Session, as_of: date, some: _Some) -> dict[int, tuple[int, int]]:
    """Return how many events each customer attended, and what was sold there."""
    attended = _ask(session, _ATTENDED, as_of, some)
    found = {key: (count, sales) for key, count, sales in attended}
    for key, sold in _ask(session, _TAGGED, as_of, some):
        count, sales = found.get(key, (0, 0))
        found[key] = (count, sales + sold)
    return found


def _harmony(session: Session, as_of: date, some: _Some) -> dict[int, int]:
    found: dict[int, int] = {}
    for key, status in _ask(session, _COMPLAINED, as_of, some):
        found[key] = min(found.get(key, FULL_HARMONY), HARMONY[status])
    return found


def _ask(
    session: Session, query: sa.Select[*tuple[Any, ...]], as_of: date, some: _Some
) -> sa.Result[*tuple[Any, ...]]:
    session.flush()
    return session.connection().execute(_of(query, narrow=some is not None), _given(as_of, some))


def _given(as_of: date, some: _Some) -> dict[str, Any]:
    year_ago, season_ago = as_of - timedelta(YEAR_DAYS), as_of - timedelta(SEASON_DAYS)
    days = {"as_of": as_of, "year_ago": year_ago, "season_ago": season_ago}
    return days if some is None else days | {"some": some}


@cache
def _of(query: sa.Select[*tuple[Any, ...]], *, narrow: bool) -> sa.Select[*tuple[Any, ...]]:
    """Narrow a query, whose first column is the customer's key, to some customers."""
    key = next(iter(query.selected_columns))
    return query.where(key.in_(sa.bindparam("some", expanding=True))) if narrow else query


@cache
def _first_90(*, narrow: bool) -> sa.Select[int, int]:
    first_on = (
        sa.select(VisitLine.visited_on)
        .where(VisitLine.customer_id == Customer.id, VisitLine.amount_minor >= 0, *_DONE)
        .order_by(VisitLine.visited_on)
        .limit(1)
        .scalar_subquery()
    )
    until_on = DaysAfter(first_on, SEASON_DAYS).label("until_on")
    keys = _of(sa.select(Customer.id, until_on), narrow=narrow)
    early = keys.cte("early").prefix_with("MATERIALIZED")
    net = (
        sa.select(sa.func.sum(VisitLine.amount_minor))
        .where(VisitLine.customer_id == early.c.id, VisitLine.visited_on <= early.c.until_on)
        .where(*_DONE)
        .scalar_subquery()
    )
    return sa.select(early.c.id, net).where(early.c.until_on.is_not(None))


def _distinct(
    column: sa.SQLColumnExpression[Any], condition: sa.ColumnElement[bool]
) -> sa.Function[int]:
    return sa.func.count(sa.distinct(sa.case((condition, column))))


# Made once: putting these together takes longer than one customer's answer.
_AS_OF: Final = sa.bindparam("as_of", type_=sa.Date())
_DONE: Final = (VisitLine.state == LineState.DONE, VisitLine.visited_on <= _AS_OF)
_SEEN: Final = VisitLine.amount_minor >= 0
_IN_YEAR: Final = VisitLine.visited_on > sa.bindparam("year_ago", type_=sa.Date())
_IN_SEASON: Final = VisitLine.visited_on > sa.bindparam("season_ago", type_=sa.Date())
_ADDED_UP: Final = (  # every column stands in the grading index
    sa.select(
        VisitLine.customer_id,
        sa.func.min(sa.case((_SEEN, VisitLine.visited_on))),
        sa.func.max(sa.case((_SEEN, VisitLine.visited_on))),
        sa.func.sum(VisitLine.amount_minor),
        sa.func.sum(sa.case((_IN_YEAR, VisitLine.amount_minor), else_=0)),
        _distinct(VisitLine.visited_on, _SEEN),
        _distinct(VisitLine.visited_on, _SEEN & _IN_YEAR),
        _distinct(VisitLine.visited_on, _SEEN & _IN_SEASON),
        _distinct(VisitLine.family_id, _SEEN),
    )
    .where(*_DONE)
    .group_by(VisitLine.customer_id)
)
_STANDING: Final = sa.select(Customer.id, Customer.number, Customer.status).where(
    Customer.status != CustomerStatus.MERGED
)
_BROUGHT: Final = sa.select(Referral.referrer_id, Referral.referred_id).where(
    Referral.referred_on.is_(None) | (Referral.referred_on <= _AS_OF)
)
_ATTENDED: Final = (
    sa.select(
        Attendance.customer_id,
        sa.func.count(sa.distinct(Attendance.event_id)),
        sa.func.sum(Attendance.sales_minor),
    )
    .where(Attendance.attended_on <= _AS_OF)
    .group_by(Attendance.customer_id)
)
_TAGGED: Final = (
    sa.select(VisitLine.customer_id, sa.func.sum(VisitLine.amount_minor))
    .where(VisitLine.event_id.is_not(None), *_DONE)
    .group_by(VisitLine.customer_id)
)
_COMPLAINED: Final = sa.select(Complaint.customer_id, Complaint.status).where(
    Complaint.kind == FeedbackKind.COMPLAINT, Complaint.received_on <= _AS_OF
)
