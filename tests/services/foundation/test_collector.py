"""The collector rests and comes back."""

import gc

import pytest

from app.services.foundation.collector import collector_at_rest


@pytest.fixture(autouse=True)
def searching():
    gc.enable()
    yield
    gc.disable()


def test_it_rests_inside_and_works_on_afterwards():
    with collector_at_rest():
        inside = gc.isenabled()

    assert (inside, gc.isenabled()) == (False, True)


def test_it_comes_back_after_a_fault():
    with pytest.raises(LookupError), collector_at_rest():
        raise LookupError

    assert gc.isenabled()


def test_who_finds_it_resting_does_not_wake_it():
    with collector_at_rest():
        with collector_at_rest():
            pass
        still_resting = not gc.isenabled()

    assert still_resting
