"""Clinics of any shape for the properties that must hold of every plan."""

from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models import Appointment, Customer, DayException, OpeningHours
from app.services.planning.opening_hours import ContactRulesEntry, edit_contact_rules
from app.words import (
    AppointmentState,
    CalendarKind,
    FollowUpKind,
    RiskStage,
    Tier,
)
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import MANAGER, day, make_ladder, make_reachable

LATE_KINDS = (FollowUpKind.DUE_BACK, FollowUpKind.WIN_BACK, FollowUpKind.STANDARD)


@dataclass(frozen=True)
class MadeCustomer:
    """What matters of a customer to planning; days are counted back from today."""

    fields: dict[str, Any]
    visits: list[int]
    open: list[tuple[FollowUpKind, int]]
    booked_in: int | None


@dataclass(frozen=True)
class MadeClinic:
    """When a clinic is open, and who comes."""

    weekdays: list[int]
    hours: list[tuple[time, time]]
    closed: list[int]
    calls: tuple[time, time]
    customers: list[MadeCustomer]


def _hours_of_day(first: int, last: int) -> st.SearchStrategy[time]:
    return st.builds(time, st.integers(first, last), st.sampled_from([0, 15, 30]))


_birthdays = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {
            "birth_calendar": st.sampled_from(CalendarKind),
            "birth_month": st.integers(1, 12),
            "birth_day": st.integers(1, 29),
            "birth_leap": st.booleans(),
        }
    ),
)
_figures = st.fixed_dictionaries(
    {
        "tier": st.sampled_from([tier for tier in Tier if tier is not Tier.PROSPECT]),
        "last_contact_on": st.one_of(st.none(), st.integers(0, 200).map(lambda ago: day(-ago))),
        "stage": st.sampled_from([None, *RiskStage]),
        "reach_from": st.one_of(st.none(), _hours_of_day(0, 23)),
        "reach_until": st.one_of(st.none(), _hours_of_day(0, 23)),
    }
)
_customers = st.builds(
    MadeCustomer,
    fields=st.builds(lambda figures, birth: figures | birth, _figures, _birthdays),
    visits=st.lists(st.integers(0, 150), max_size=4, unique=True),
    open=st.lists(
        st.tuples(st.sampled_from(LATE_KINDS), st.integers(-20, 60)),
        max_size=3,
        unique_by=lambda pair: pair[0],
    ),
    booked_in=st.one_of(st.none(), st.integers(0, 30)),
)
clinics = st.builds(
    MadeClinic,
    weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True),
    hours=st.sampled_from(
        [
            [(time(9), time(18))],
            [(time(9), time(12)), (time(14), time(21))],
            [(time(7), time(22))],
        ]
    ),
    closed=st.lists(st.integers(0, 60), max_size=12, unique=True),
    calls=st.tuples(_hours_of_day(8, 11), _hours_of_day(15, 21)),
    customers=st.lists(_customers, min_size=1, max_size=4),
)


def fill(session: Session, made: MadeClinic) -> list[Customer]:
    """Write the clinic down."""
    for weekday in made.weekdays:
        for opens_at, closes_at in made.hours:
            session.add(OpeningHours(weekday=weekday, opens_at=opens_at, closes_at=closes_at))
    session.add_all(DayException(day_on=day(ahead)) for ahead in made.closed)
    rules = ContactRulesEntry(calls_from=made.calls[0], calls_until=made.calls[1])
    edit_contact_rules(session, entry=rules, actor=MANAGER)
    item = make_item(session, "Botox", cycle_days=30)
    make_ladder(session, item, day_1="1?", day_7="7?", day_30="30?")
    return [_write(session, one, item) for one in made.customers]


def _write(session: Session, one: MadeCustomer, item: Any) -> Customer:
    days = sorted(day(-ago) for ago in one.visits)
    seen: dict[str, Any] = {
        "visit_count": len(days),
        "first_visit_on": days[0] if days else None,
        "last_visit_on": days[-1] if days else None,
        "rhythm_family_id": item.family_id if days else None,
    }
    customer = make_reachable(session, **one.fields, **seen)
    for on in days:
        make_visit(session, customer, item, on, 10_000)
    for kind, ahead in one.open:
        make_followup(session, customer, day(ahead), kind=kind, origin=f"before/{ahead}")
    if one.booked_in is not None:
        session.add(
            Appointment(
                customer_id=customer.id,
                starts_on=day(one.booked_in),
                starts_at=time(10),
                state=AppointmentState.CONFIRMED,
            )
        )
    session.flush()
    return customer


def longest_gap(days: list[date]) -> int:
    """The days between the two neighbours furthest apart; nought for fewer than two."""
    return max(((later - earlier).days for earlier, later in pairwise(days)), default=0)
