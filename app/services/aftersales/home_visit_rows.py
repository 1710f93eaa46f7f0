"""The list of home visits, one in full, and the feedback cards that never came back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Acknowledgement,
    Customer,
    CustomerMetrics,
    HomeVisit,
    HomeVisitor,
    HomeVisitPayment,
    HomeVisitReview,
    StaffMember,
)
from app.services.aftersales.policies import PolicyText, policy_on
from app.services.foundation.bulk import in_parts
from app.services.foundation.errors import NotFound
from app.words import ConductCheck, HomeVisitState, OnSitePayment, PolicyKind, Tier

CARD_DAYS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisitRow:
    """One home visit in the list.

    Attributes:
        card_late: The feedback card should have been on file by now.
    """

    home_visit_id: int
    number: str
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    state: HomeVisitState
    visits_on: date
    starts_at: time
    ends_at: time
    address: str
    purpose: str
    confirmed_on: date | None
    done_on: date | None
    signed_on: date | None
    card_number: str | None
    score: int | None
    said: str | None
    filed_on: date | None
    cancelled_why: str | None
    visitors: tuple[str, ...]
    card_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorLine:
    """Somebody who goes, and what they acknowledged."""

    visitor_id: int
    name: str
    points: frozenset[ConductCheck]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """An extra the customer paid for."""

    amount_minor: int
    method: OnSitePayment
    paid_on: date
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisitDetail:
    """One home visit in full, with the rules that hold on its day."""

    row: HomeVisitRow
    visitors: tuple[VisitorLine, ...]
    payments: tuple[PaymentLine, ...]
    policy: PolicyText


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """What a month of home visits taught.

    Attributes:
        policy_id: The rule that was changed because of it.
    """

    month_on: date
    gains: str
    losses: str
    policy_id: int | None
    reviewed_on: date


def list_home_visits(
    session: Session, *, today: date, limit: int | None = None
) -> tuple[HomeVisitRow, ...]:
    """Return the home visits: those to come first, by day, then the latest."""
    to_come = HomeVisit.state.in_((HomeVisitState.AGREED, HomeVisitState.ON_THE_WAY))
    order = sa.case((to_come, sa.func.julianday(HomeVisit.visits_on))).asc().nulls_last()
    query = _LINES.order_by(to_come.desc(), order, HomeVisit.visits_on.desc(), HomeVisit.id.desc())
    return _rows(session, query.limit(limit), today)


def list_unfiled(session: Session, *, today: date) -> tuple[HomeVisitRow, ...]:
    """Return the visits whose card is not on file after three days, the oldest first."""
    query = _LINES.where(
        HomeVisit.state == HomeVisitState.DONE,
        HomeVisit.filed_on.is_(None),
        HomeVisit.done_on < today - timedelta(days=CARD_DAYS),
    )
    return _rows(session, query.order_by(HomeVisit.done_on, HomeVisit.id), today)


def load_home_visit(session: Session, *, home_visit_id: int, today: date) -> HomeVisitDetail:
    """Return one home visit in full.

    Raises:
        NotFound: There is no such home visit.
    """
    rows = _rows(session, _LINES.where(HomeVisit.id == home_visit_id), today)
    if not rows:
        raise NotFound("home visit", home_visit_id)
    on = rows[0].visits_on
    return HomeVisitDetail(
        row=rows[0],
        visitors=_visitors(session, home_visit_id),
        payments=_payments(session, home_visit_id),
        policy=policy_on(session, kind=PolicyKind.HOME_VISITS, on=on),
    )


def list_month_reviews(session: Session) -> tuple[ReviewRow, ...]:
    """Return the monthly reviews, newest first."""
    of = HomeVisitReview
    query = sa.select(of.month_on, of.gains, of.losses, of.policy_id, of.reviewed_on)
    rows = session.execute(query.order_by(of.month_on.desc()))
    return tuple(ReviewRow(**row._asdict()) for row in rows)


_LINES: Final[sa.Select[*tuple[Any, ...]]] = (
    sa.select(
        HomeVisit.id.label("home_visit_id"),
        HomeVisit.number,
        HomeVisit.customer_id,
        Customer.number.label("customer_number"),
        Customer.name,
        sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
        HomeVisit.state,
        HomeVisit.visits_on,
        HomeVisit.starts_at,
        HomeVisit.ends_at,
        HomeVisit.address,
        HomeVisit.purpose,
        HomeVisit.confirmed_on,
        HomeVisit.done_on,
        HomeVisit.signed_on,
        HomeVisit.card_number,
        HomeVisit.score,
        HomeVisit.said,
        HomeVisit.filed_on,
        HomeVisit.cancelled_why,
    )
    .join(Customer, Customer.id == HomeVisit.customer_id)
    .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == HomeVisit.customer_id)
)


def _rows(
    session: Session, query: sa.Select[*tuple[Any, ...]], today: date
) -> tuple[HomeVisitRow, ...]:
    found = session.execute(query).all()
    names = _names(session, [row.home_visit_id for row in found])
    return tuple(
        HomeVisitRow(
            **row._asdict(),
            visitors=tuple(names[row.home_visit_id]),
            card_late=_is_late(row.done_on, row.filed_on, today),
        )
        for row in found
    )


def _is_late(done_on: date | None, filed_on: date | None, today: date) -> bool:
    return done_on is not None and filed_on is None and (today - done_on).days > CARD_DAYS


def _names(session: Session, keys: Sequence[int]) -> dict[int, list[str]]:
    query = sa.select(HomeVisitor.home_visit_id, StaffMember.name).join(
        StaffMember, StaffMember.id == HomeVisitor.staff_id
    )
    found: dict[int, list[str]] = defaultdict(list)
    for some in in_parts(keys):
        rows = session.execute(
            query.where(HomeVisitor.home_visit_id.in_(some)).order_by(HomeVisitor.id)
        )
        for key, name in rows:
            found[key].append(name)
    return found


def _visitors(session: Session, home_visit_id: int) -> tuple[VisitorLine, ...]:
    query = (
        sa.select(HomeVisitor.id, StaffMember.name, Acknowledgement.point)
        .join(StaffMember, StaffMember.id == HomeVisitor.staff_id)
        .outerjoin(Acknowledgement, Acknowledgement.visitor_id == HomeVisitor.id)
        .where(HomeVisitor.home_visit_id == home_visit_id)
        .order_by(HomeVisitor.id)
    )
    points: dict[tuple[int, str], set[ConductCheck]] = {}
    for key, name, point in session.execute(query):
        points.setdefault((key, name), set()).update([point] if point else [])
    return tuple(
        VisitorLine(visitor_id=key, name=name, points=frozenset(own))
        for (key, name), own in points.items()
    )


def _payments(session: Session, home_visit_id: int) -> tuple[PaymentLine, ...]:
    of = HomeVisitPayment
    query = sa.select(of.amount_minor, of.method, of.paid_on, of.text)
    rows = session.execute(query.where(of.home_visit_id == home_visit_id).order_by(of.id))
    return tuple(PaymentLine(**row._asdict()) for row in rows)
