"""Who acts at the desk, on which day, and what is done there again and again."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.services.archive.customers import add_customer, edit_customer
from app.services.archive.entries import CustomerEntry
from app.services.foundation.actors import Actor
from app.services.leaving.merge import merge_customers
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.visits import log_visit
from app.words import Role
from tests.factories import make_clinic, make_customer, make_item, make_staff
from tests.services.full_file import load

TODAY = date(2026, 11, 21)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def receptionist() -> Actor:
    return Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)


@pytest.fixture
def clinic(session):
    return make_clinic(session)


@pytest.fixture
def take_in(session, actor, clock):
    """Take in a customer called 李思雨 unless told otherwise."""

    def take_in(**fields):
        entry = CustomerEntry(**({"name": "李思雨"} | fields))
        return add_customer(session, entry=entry, actor=actor, now=clock.now())

    return take_in


@pytest.fixture
def change(session, actor, clock):
    """Save the form of a customer again with other fields."""

    def change(key, **fields):
        before = load(session, key, actor).entry
        return edit_customer(
            session,
            customer_id=key,
            entry=replace(before, **fields),
            actor=actor,
            now=clock.now(),
        )

    return change


@pytest.fixture
def pair(session):
    return make_customer(session, "李思雨", number="1"), make_customer(
        session, "李思语", number="2"
    )


@pytest.fixture
def merge(session, actor, pair):
    """Merge the second of the pair into the first."""

    def merge(**choices):
        keep, other = pair
        session.flush()
        return merge_customers(
            session,
            keep_id=keep.id,
            other_id=other.id,
            actor=actor,
            today=TODAY,
            choices=choices,
        )

    return merge


@pytest.fixture
def customer(session):
    return make_customer(session, "李思雨")


@pytest.fixture
def botox(session):
    return make_item(session, "肉毒素", cycle_days=119)


@pytest.fixture
def thermage(session):
    return make_item(session, "热玛吉")


@pytest.fixture
def entry(session, customer, botox, thermage):
    """A visit of this morning: two treatments, the second paid."""
    doctor = make_staff(session, "林医生")
    return VisitEntry(
        customer_id=customer.id,
        visited_on=TODAY,
        visited_at=time(10, 30),
        lines=(
            LineEntry(item_id=thermage.id, amount_minor=0),
            LineEntry(item_id=botox.id, amount_minor=298_000, staff_id=doctor.id),
        ),
        scores=VisitScores(overall=5, front_desk=4, doctor=5),
        took_part=True,
        note="  上次左侧略淤青 ",
    )


@pytest.fixture
def logged(session, entry, receptionist, today):
    return log_visit(session, entry=entry, actor=receptionist, today=today)
