"""What the desk decided about a customer."""

from datetime import timedelta

import pytest

from app.services.archive.errors import CustomerGone
from app.services.foundation.actors import Actor
from app.services.leaving.statuses import (
    PastDay,
    mark_active,
    mark_lost,
    pause_contact,
    resume_contact,
)
from app.words import ContactPause, CustomerStatus, Role
from tests.factories import make_customer


@pytest.fixture
def pause(session, receptionist, today):
    def pause(customer, until_on=None):
        pause_contact(
            session,
            customer_id=customer.id,
            pause=ContactPause.MEDICAL,
            until_on=until_on,
            actor=receptionist,
            today=today,
        )

    return pause


def test_a_pause_may_last_until_a_day(session, pause, today):
    customer = make_customer(session)
    pause(customer, today)

    assert (customer.pause, customer.pause_until_on) == (ContactPause.MEDICAL, today)


def test_a_pause_that_would_be_over_is_refused(session, pause, today):
    with pytest.raises(PastDay):
        pause(make_customer(session), today - timedelta(days=1))


def test_a_pause_can_be_ended(session, receptionist, pause):
    customer = make_customer(session)
    pause(customer)
    resume_contact(session, customer_id=customer.id, actor=receptionist)

    assert (customer.pause, customer.pause_until_on) == (None, None)


def test_a_customer_who_will_not_come_back_is_lost(session, receptionist, today):
    customer = make_customer(session)
    mark_lost(session, customer_id=customer.id, actor=receptionist, today=today)

    assert customer.status is CustomerStatus.LOST


def test_a_lost_customer_can_be_one_again(session, receptionist):
    customer = make_customer(session, status=CustomerStatus.LOST)
    mark_active(session, customer_id=customer.id, actor=receptionist)

    assert customer.status is CustomerStatus.ACTIVE


@pytest.mark.req("B63")
def test_a_retired_customer_comes_back_only_by_being_restored(session):
    customer = make_customer(session, status=CustomerStatus.RETIRED)
    desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

    with pytest.raises(CustomerGone):
        mark_active(session, customer_id=customer.id, actor=desk)
