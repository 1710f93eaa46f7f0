"""Home visits: agreed, confirmed by the customer, made by people who acknowledged how, answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Acknowledgement,
    HomeVisit,
    HomeVisitor,
    HomeVisitPayment,
    StaffMember,
)
from app.services.aftersales.errors import (
    CashRefused,
    HomeVisitIncomplete,
    HomeVisitStepRefused,
    HomeVisitUnconfirmed,
    PointsMissing,
    SlotImpossible,
)
from app.services.aftersales.series import next_number
from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import open_customer
from app.services.foundation.doing import Doing, is_filled, local_day, tidy
from app.services.foundation.errors import NotFound
from app.services.foundation.settings import load_settings
from app.services.rules.permissions import require
from app.words import ConductCheck, HomeVisitState, OnSitePayment, Permission

BEFORE_THEY_GO: Final = (ConductCheck.CONDUCT,)
_SERIES: Final = "home_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An hour that suits the customer, in local time."""

    visits_on: date
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisitEntry:
    """A home visit as it is agreed.

    Attributes:
        staff_ids: Who goes.
        confirmed: The customer has said that the hour suits.
    """

    customer_id: int
    slot: Slot
    address: str
    purpose: str
    staff_ids: tuple[int, ...]
    confirmed: bool = False
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEntry:
    """An extra paid for at the customer's home; no method means cash."""

    amount_minor: int
    method: OnSitePayment | None
    text: str | None = None


def plan_home_visit(session: Session, *, entry: HomeVisitEntry, doing: Doing) -> int:
    """Agree on a home visit, at whatever hour suits the customer; return its key.

    Raises:
        NotAllowed: The actor may not plan home visits.
        HomeVisitIncomplete: No address, no purpose, or nobody who works here goes.
        SlotImpossible: The hour is over or runs backwards.
        Refusal: What ``open_customer`` refuses.
    """
    require(doing.actor, Permission.MAKE_HOME_VISITS)
    open_customer(session, entry.customer_id)
    if not is_filled([entry.address, entry.purpose]) or not _all_work_here(session, entry):
        raise HomeVisitIncomplete
    _refuse_odd_slot(session, entry.slot, doing.now)
    today = local_day(session, doing.now)
    visit = HomeVisit(
        customer_id=entry.customer_id,
        number=next_number(session, series=_SERIES, prefix="H"),
        visits_on=entry.slot.visits_on,
        starts_at=entry.slot.starts_at,
        ends_at=entry.slot.ends_at,
        address=entry.address.strip(),
        purpose=entry.purpose.strip(),
        case_id=entry.case_id,
        planned_by_id=doing.actor.staff_id,
        confirmed_on=today if entry.confirmed else None,
        confirmed_by_id=doing.actor.staff_id if entry.confirmed else None,
    )
    session.add(visit)
    session.flush()
    for staff_id in dict.fromkeys(entry.staff_ids):
        session.add(HomeVisitor(home_visit_id=visit.id, staff_id=staff_id))
    session.flush()
    return visit.id


def move_home_visit(session: Session, *, home_visit_id: int, slot: Slot, doing: Doing) -> None:
    """Agree on another hour, which the customer has to confirm again.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
        SlotImpossible: The hour is over or runs backwards.
    """
    visit = load_visit(session, home_visit_id, doing, HomeVisitState.AGREED)
    _refuse_odd_slot(session, slot, doing.now)
    with session.no_autoflush:
        visit.visits_on, visit.starts_at, visit.ends_at = (
            slot.visits_on,
            slot.starts_at,
            slot.ends_at,
        )
        visit.confirmed_on, visit.confirmed_by_id = None, None
    session.flush()


def confirm_home_visit(session: Session, *, home_visit_id: int, doing: Doing) -> None:
    """The customer says that the hour suits.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
    """
    visit = load_visit(session, home_visit_id, doing, HomeVisitState.AGREED)
    visit.confirmed_on = local_day(session, doing.now)
    visit.confirmed_by_id = doing.actor.staff_id
    session.flush()


def acknowledge(
    session: Session, *, visitor_id: int, points: Collection[ConductCheck], doing: Doing
) -> None:
    """One visitor stands by ``points`` of the checklist; twice is the same as once.

    Raises:
        NotAllowed, HomeVisitStepRefused: See ``load_visit``.
        NotFound: There is no such visitor.
    """
    visitor = session.get(HomeVisitor, visitor_id)
    if visitor is None:
        raise NotFound("home visitor", visitor_id)
    load_visit(session, visitor.home_visit_id, doing, *_BEFORE_THE_END)
    query = sa.select(Acknowledgement.point).where(Acknowledgement.visitor_id == visitor_id)
    for point in set(points).difference(session.scalars(query)):
        row = Acknowledgement(visitor_id=visitor_id, point=point, acknowledged_at=doing.now)
        session.add(row)
    session.flush()


def acknowledge_all(
    session: Session, *, points: Mapping[int, Collection[ConductCheck]], doing: Doing
) -> None:
    """Every visitor, by key, stands by the points named; see ``acknowledge``."""
    for visitor_id, own in points.items():
        acknowledge(session, visitor_id=visitor_id, points=own, doing=doing)


def set_out(session: Session, *, home_visit_id: int, doing: Doing) -> None:
    """Send the visitors on their way.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
        HomeVisitUnconfirmed: The customer has not confirmed the hour.
        PointsMissing: Somebody has not acknowledged how to behave.
    """
    visit = load_visit(session, home_visit_id, doing, HomeVisitState.AGREED)
    if visit.confirmed_on is None:
        raise HomeVisitUnconfirmed(visit.number)
    refuse_missing_points(session, home_visit_id, BEFORE_THEY_GO)
    visit.state, visit.left_at = HomeVisitState.ON_THE_WAY, doing.now
    session.flush()


def note_payment(session: Session, *, home_visit_id: int, entry: PaymentEntry, doing: Doing) -> int:
    """Write down an extra the customer paid for; never in cash. Return its key.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
        CashRefused: It is to be paid in cash, or nobody says how.
        AmountBelowZero: It is nothing, or less.
    """
    states = (HomeVisitState.ON_THE_WAY, HomeVisitState.DONE)
    visit = load_visit(session, home_visit_id, doing, *states)
    if entry.method is None:
        raise CashRefused
    if entry.amount_minor <= 0:
        raise AmountBelowZero(entry.amount_minor)
    row = HomeVisitPayment(
        home_visit_id=visit.id,
        amount_minor=entry.amount_minor,
        method=entry.method,
        paid_on=local_day(session, doing.now),
        text=tidy(entry.text),
    )
    session.add(row)
    session.flush()
    return row.id


def cancel_home_visit(session: Session, *, home_visit_id: int, why: str, doing: Doing) -> None:
    """Call a home visit off.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
        HomeVisitIncomplete: Nobody says why.
    """
    visit = load_visit(session, home_visit_id, doing, *_BEFORE_THE_END)
    if tidy(why) is None:
        raise HomeVisitIncomplete
    with session.no_autoflush:
        visit.state, visit.cancelled_why = HomeVisitState.CANCELLED, tidy(why)
    session.flush()


def load_visit(
    session: Session, home_visit_id: int, doing: Doing, *states: HomeVisitState
) -> HomeVisit:
    """Return a home visit that is in one of ``states``.

    Raises:
        NotAllowed: The actor may not plan and make home visits.
        NotFound: There is no such home visit.
        HomeVisitStepRefused: It is somewhere else.
    """
    require(doing.actor, Permission.MAKE_HOME_VISITS)
    visit = session.get(HomeVisit, home_visit_id)
    if visit is None:
        raise NotFound("home visit", home_visit_id)
    if visit.state not in states:
        raise HomeVisitStepRefused(visit.number, visit.state)
    return visit


def refuse_missing_points(
    session: Session, home_visit_id: int, points: Collection[ConductCheck]
) -> None:
    """Pass if every visitor acknowledged every one of ``points``.

    Raises:
        PointsMissing: Somebody did not.
    """
    query = (
        sa.select(HomeVisitor.id, StaffMember.name, Acknowledgement.point)
        .join(StaffMember, StaffMember.id == HomeVisitor.staff_id)
        .outerjoin(Acknowledgement, Acknowledgement.visitor_id == HomeVisitor.id)
        .where(HomeVisitor.home_visit_id == home_visit_id)
        .order_by(HomeVisitor.id)
    )
    known: dict[str, set[ConductCheck | None]] = {}
    for _key, name, point in session.execute(query):
        known.setdefault(name, set()).add(point)
    missing = {name: [each for each in points if each not in own] for name, own in known.items()}
    names = tuple(name for name, lacking in missing.items() if lacking)
    if names:
        lacking = {each for some in missing.values() for each in some}
        raise PointsMissing(names, tuple(each for each in points if each in lacking))


_BEFORE_THE_END: Final = (HomeVisitState.AGREED, HomeVisitState.ON_THE_WAY)


def _all_work_here(session: Session, entry: HomeVisitEntry) -> bool:
    query = sa.select(StaffMember.id).where(StaffMember.id.in_(entry.staff_ids), StaffMember.active)
    return bool(entry.staff_ids) and set(entry.staff_ids) == set(session.scalars(query))


def _refuse_odd_slot(session: Session, slot: Slot, now: datetime) -> None:
    ends = datetime.combine(slot.visits_on, slot.ends_at, load_settings(session).zone)
    if slot.starts_at >= slot.ends_at or ends <= now:
        raise SlotImpossible
