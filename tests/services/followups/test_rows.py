"""What is due, in the order of the desk."""

from datetime import time

import pytest
import sqlalchemy as sa

from app.models import Phone, Preference
from app.services.followups.rows import list_followups, load_rows
from app.services.followups.wanted import Wanted
from app.words import (
    FollowUpKind,
    FollowUpState,
    PreferenceKind,
    Role,
    Tier,
)
from tests.factories import make_customer, make_followup
from tests.services.desk_work import TODAY, day, make_reachable

WEEK = Wanted(first_on=TODAY, last_on=day(6))


def listed(session, wanted=WEEK, **more):
    return list_followups(session, wanted=wanted, today=TODAY, **more)


def called(session, name, on=TODAY, **fields):
    """A call to somebody new."""
    figures = {key: fields.pop(key) for key in ("tier", "visit_count") if key in fields}
    customer = make_reachable(session, name, **({"tier": Tier.GENERAL} | figures))
    return make_followup(session, customer, on, **fields)


def test_late_ones_come_first_then_vips_then_who_came_least(session):
    called(session, "regular", visit_count=9)
    called(session, "new", visit_count=1)
    called(session, "vip", tier=Tier.VIP, visit_count=30)
    called(session, "late", on=day(-3), visit_count=5)
    called(session, "late vip", on=day(-1), tier=Tier.VIP)

    rows = listed(session, Wanted(first_on=TODAY, last_on=TODAY, late=True))

    assert [row.name for row in rows] == ["late vip", "late", "vip", "new", "regular"]
    assert [row.days_late for row in rows] == [1, 3, 0, 0, 0]


def test_alike_ones_go_by_time_and_then_by_number(session):
    called(session, "no time")
    called(session, "eleven", due_at=time(11))
    called(session, "nine", due_at=time(9))

    assert [row.name for row in listed(session)] == ["nine", "eleven", "no time"]


def test_several_days_are_worked_through_one_after_another(session):
    called(session, "vip tomorrow", on=day(1), tier=Tier.VIP)
    called(session, "today")

    assert [row.name for row in listed(session)] == ["today", "vip tomorrow"]


def test_only_the_days_people_and_kinds_wanted_are_listed(session, staff):
    desk, doctor = staff[Role.RECEPTIONIST], staff[Role.SPECIALIST]
    called(session, "wanted", staff_id=desk, kind=FollowUpKind.LEAD)
    called(session, "other kind", staff_id=desk)
    called(session, "other person", staff_id=doctor, kind=FollowUpKind.LEAD)
    called(session, "next week", on=day(7), staff_id=desk, kind=FollowUpKind.LEAD)
    called(session, "late", on=day(-1), staff_id=desk, kind=FollowUpKind.LEAD)

    rows = listed(
        session,
        Wanted(first_on=TODAY, last_on=day(6), staff_ids=[desk], kinds=[FollowUpKind.LEAD]),
    )

    assert [row.name for row in rows] == ["wanted"]


def test_nobody_chosen_is_nothing_found(session):
    called(session, "somebody")

    assert listed(session, Wanted(first_on=TODAY, last_on=TODAY, staff_ids=[])) == ()


@pytest.mark.parametrize(
    ("done", "states"),
    [(False, {FollowUpState.OPEN}), (True, {FollowUpState.OPEN, FollowUpState.DONE})],
)
def test_done_ones_come_along_when_asked_for(session, done, states):
    called(session, "open")
    called(session, "done", state=FollowUpState.DONE)
    called(session, "needless", state=FollowUpState.SUPERSEDED)

    rows = listed(session, Wanted(first_on=TODAY, last_on=TODAY, done=done))

    assert {row.state for row in rows} == states


def test_a_line_knows_the_number_to_ring_and_what_to_avoid(session):
    followup = called(session, "林悦")
    key = followup.customer_id
    session.execute(sa.update(Phone).where(Phone.customer_id == key).values(wrong=True))
    session.add_all(
        [
            Phone(customer_id=key, digits="13911112222", position=2),
            Phone(customer_id=key, digits="13933334444", position=1),
            Preference(customer_id=key, kind=PreferenceKind.TABOO, text="年龄"),
            Preference(customer_id=key, kind=PreferenceKind.TABOO, text="前夫"),
            Preference(customer_id=key, kind=PreferenceKind.LIKE, text="茶"),
        ]
    )
    session.flush()

    (row,) = listed(session)

    assert row.phone_digits == "13933334444"
    assert row.taboos == ("年龄", "前夫")


def test_somebody_without_figures_or_phone_is_listed_too(session):
    make_followup(session, make_customer(session, "无名"), TODAY)

    (row,) = listed(session)

    assert (row.tier, row.visit_count, row.phone_digits) == (Tier.NOT_GRADED, 0, None)


def test_there_are_no_more_than_asked_for(session):
    called(session, "second", visit_count=2)
    called(session, "first", visit_count=1)

    assert [row.name for row in listed(session, limit=1)] == ["first"]


def test_lines_come_in_the_order_of_their_keys(session):
    keys = [called(session, "a").id, called(session, "b").id]

    rows = load_rows(session, keys=[keys[1], 999, keys[0]], today=TODAY)

    assert [row.name for row in rows] == ["b", "a"]
