"""The figures of a new day, taken part by part while the desk goes on writing."""

import random
from datetime import timedelta

import pytest

from app.services.figures import metrics
from app.services.figures.metrics import (
    is_stale,
    refresh_everything,
    refresh_metrics,
    refresh_parts,
)
from app.services.foundation.store import Store
from app.words import Intent
from tests.services.clinics import AS_OF, contents, fill_clinic
from tests.services.figures.test_metrics import come

NEXT_DAY = AS_OF + timedelta(days=1)


@pytest.fixture
def keeping(engine, clock, actor, monkeypatch):
    """A store over a clinic of all sorts, on the morning after its figures were taken."""
    monkeypatch.setattr(metrics, "_IN_PART", 4)
    store = Store(engine, clock=clock, derivers=[refresh_metrics])
    store.write(lambda session: len(fill_clinic(session, 1)), actor=actor, intent=Intent.SET_UP)
    clock.moment += timedelta(days=1)
    return store


@pytest.fixture
def take(keeping, actor):
    """Write each part by itself."""

    def take(parts):
        return [keeping.write(part, actor=actor, intent=Intent.REFRESH) for part in parts]

    return take


def at_once(session):
    refresh_everything(session, today=NEXT_DAY)
    return contents(session)


def is_of_yesterday(session):
    return is_stale(session, today=NEXT_DAY)


def parts_of(session):
    return refresh_parts(session, today=NEXT_DAY)


def test_the_figures_taken_in_parts_are_those_taken_at_once(keeping, take):
    wanted = keeping.try_out(at_once)

    taken = take(keeping.read(parts_of))

    assert len(taken) > 5
    assert keeping.read(contents) == wanted


def test_until_the_last_part_the_figures_are_of_yesterday(keeping, take):
    *first, last = keeping.read(parts_of)

    take(first)
    assert keeping.read(is_of_yesterday)

    take([last])
    assert not keeping.read(is_of_yesterday)


def test_a_visit_between_two_parts_counts(keeping, take, actor):
    parts = keeping.read(parts_of)
    half = len(parts) // 2

    take(parts[:half])
    keeping.write(
        lambda session: come(session, random.Random(0)), actor=actor, intent=Intent.LOG_VISIT
    )
    take(parts[half:])

    assert keeping.read(contents) == keeping.try_out(at_once)
