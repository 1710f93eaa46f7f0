"""Clubs and circles."""

from datetime import date

import pytest

from app.models import Attendance, Event
from app.services.archive.circles import (
    add_circle,
    join_circle,
    leave_circle,
    list_circles,
    load_circle,
)
from app.services.archive.errors import NameEmpty, NameInUse
from app.services.foundation.errors import NotFound
from app.words import CircleKind, CustomerStatus, Tier
from tests.factories import make_customer, make_metrics


@pytest.fixture
def circle_id(session, actor):
    return add_circle(session, kind=CircleKind.CLUB, name="贵妇会", actor=actor)


@pytest.fixture
def join(session, actor, circle_id):
    def join(name="林悦", tier=None, **fields):
        customer = make_customer(session, name, **fields)
        if tier:
            make_metrics(session, customer, tier=tier)
        join_circle(session, circle_id=circle_id, customer_id=customer.id, actor=actor)
        return customer

    return join


def attend(session, *customers, name="春季沙龙"):
    event = Event(name=name, held_on=date(2026, 5, 20))
    session.add(event)
    session.flush()
    session.add_all(
        Attendance(customer_id=one.id, event_id=event.id, attended_on=event.held_on)
        for one in customers
    )
    session.flush()


@pytest.mark.req("A31")
def test_a_circle_lists_its_members_best_tier_first(session, circle_id, join):
    join("新")
    join("一般", Tier.GENERAL)
    join("大", Tier.VIP)

    members = load_circle(session, circle_id=circle_id).members

    assert [member.name for member in members] == ["大", "一般", "新"]


@pytest.mark.req("A31")
def test_a_circle_lists_the_events_its_members_shared(session, circle_id, join):
    one, two, stranger = join(), join(), make_customer(session)
    attend(session, one, two, stranger)
    attend(session, one, stranger, name="体验日")

    events = load_circle(session, circle_id=circle_id).shared_events

    assert [(event.name, event.member_count) for event in events] == [("春季沙龙", 2)]


def test_joining_twice_is_joining_once(session, actor, circle_id, join):
    customer = join()
    join_circle(session, circle_id=circle_id, customer_id=customer.id, actor=actor)

    assert list_circles(session)[0].member_count == 1


def test_who_leaves_no_longer_belongs(session, actor, circle_id, join):
    customer = join()
    leave_circle(session, circle_id=circle_id, customer_id=customer.id, actor=actor)

    assert list_circles(session)[0].member_count == 0
    with pytest.raises(NotFound):
        leave_circle(session, circle_id=circle_id, customer_id=customer.id, actor=actor)


def test_who_is_gone_is_not_counted(session, circle_id, join):
    join().status = CustomerStatus.RETIRED
    session.flush()

    assert list_circles(session)[0].member_count == 0
    assert load_circle(session, circle_id=circle_id).members == ()


@pytest.mark.parametrize(("name", "refusal"), [("贵妇会", NameInUse), ("  ", NameEmpty)])
@pytest.mark.usefixtures("circle_id")
def test_a_circle_needs_a_name_of_its_own(session, actor, name, refusal):
    with pytest.raises(refusal):
        add_circle(session, kind=CircleKind.CIRCLE, name=name, actor=actor)


def test_a_circle_must_exist(session, actor):
    with pytest.raises(NotFound):
        load_circle(session, circle_id=404)
    with pytest.raises(NotFound):
        join_circle(session, circle_id=404, customer_id=make_customer(session).id, actor=actor)
