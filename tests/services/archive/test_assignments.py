"""Handing many customers to somebody at once."""

import pytest

from app.models import Customer
from app.services.archive.assignments import assign_customers
from app.services.archive.errors import UnknownResponsible
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.foundation.undo import undo_entry
from app.words import CustomerStatus, Intent, Role
from tests.factories import make_customer, make_staff


@pytest.fixture
def somebody(session):
    member = make_staff(session, "陈薇")
    session.commit()
    return member.id


@pytest.fixture
def three(session):
    """Two who can be handed over, and one who is gone."""
    keys = [
        make_customer(session, "林悦").id,
        make_customer(session, "王小明").id,
        make_customer(session, "高圆", status=CustomerStatus.RETIRED).id,
    ]
    session.commit()
    return keys


def assign(store, actor, keys, staff_id):
    return store.write(
        lambda session: assign_customers(
            session, customer_ids=keys, responsible_id=staff_id, actor=actor
        ),
        actor=actor,
        intent=Intent.EDIT_CUSTOMER,
    )


def responsible(session, keys):
    session.expire_all()
    return [session.get_one(Customer, key).responsible_id for key in keys]


def test_everybody_who_is_not_gone_is_handed_over(store, session, actor, somebody, three):
    written = assign(store, actor, three, somebody)

    assert written.value == 2
    assert responsible(session, three) == [somebody, somebody, None]


def test_one_undo_gives_all_of_them_back(store, session, actor, somebody, three):
    written = assign(store, actor, three, somebody)

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    assert responsible(session, three) == [None, None, None]


def test_who_has_left_gets_nobody(store, session, actor, three):
    gone = make_staff(session, "李娜", active=False).id
    session.commit()

    with pytest.raises(UnknownResponsible):
        assign(store, actor, three, gone)


def test_handing_over_again_changes_nothing(store, actor, somebody, three):
    assign(store, actor, three, somebody)

    assert assign(store, actor, three, somebody).entry_id is None


def test_a_stranger_to_the_archive_may_not(session, actor, somebody, three, monkeypatch):
    monkeypatch.setattr("app.services.rules.permissions.ALLOWED", {Role.SPECIALIST: frozenset()})
    nobody = Actor(staff_id=None, name="周岚", role=Role.SPECIALIST)

    with pytest.raises(NotAllowed):
        assign_customers(session, customer_ids=three, responsible_id=somebody, actor=nobody)
