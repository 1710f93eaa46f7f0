"""Undo as the desk presses it."""

from functools import partial

import pytest
from sqlalchemy import func, select

from app.models import Customer
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound, NothingToUndo
from app.services.office.undoing import undo_change, undo_last_own
from app.words import Intent, Role
from tests.conftest import FixedClock
from tests.factories import make_customer

LI_NA = Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST)
ZHOU = Actor(staff_id=8, name="周岚", role=Role.SUPERVISOR)


@pytest.fixture
def add(store):
    def add(actor):
        def work(session):
            return make_customer(session).id

        return store.write(work, actor=actor, intent=Intent.ADD_CUSTOMER).entry_id

    return add


def undo(store, work, actor):
    now = FixedClock().now()
    return store.write(partial(work, actor=actor, now=now), actor=actor, intent=Intent.UNDO).value


def count(store):
    return store.read(lambda s: s.scalar(select(func.count()).select_from(Customer)))


def test_one_takes_back_the_own_last_change_not_another_person_s(store, add):
    own = add(LI_NA)
    add(ZHOU)

    undone = undo(store, undo_last_own, LI_NA)

    assert undone.entry_id == own
    assert count(store) == 1


def test_without_a_change_of_one_s_own_there_is_nothing_to_undo(store, add):
    add(ZHOU)

    with pytest.raises(NothingToUndo):
        undo(store, undo_last_own, LI_NA)


def test_a_receptionist_does_not_undo_the_supervisor(store, add):
    entry = add(ZHOU)

    with pytest.raises(NotAllowed):
        undo(store, partial(undo_change, entry_id=entry), LI_NA)


def test_a_supervisor_undoes_anyone(store, add):
    entry = add(LI_NA)

    undo(store, partial(undo_change, entry_id=entry), ZHOU)

    assert count(store) == 0


def test_an_entry_that_never_was_is_not_found(store):
    with pytest.raises(NotFound):
        undo(store, partial(undo_change, entry_id=404), ZHOU)
