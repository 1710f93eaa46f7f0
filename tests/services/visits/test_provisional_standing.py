"""Between gradings: everyone against the last one, read in full or only as far as needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.services.rules.provisional import freeze
from app.services.rules.score import Steps
from app.services.standing.frozen_runs import Ranking, latest_run, load_frozen, load_frozen_for
from app.services.standing.histories import load_members
from app.services.standing.standings import load_standings
from app.words import Tier
from tests.factories import make_clinic, make_customer
from tests.services.clinics import AS_OF, fill_clinic
from tests.services.spenders import Q3, Q4, grade_as_of, spend, spenders

LATER = AS_OF + timedelta(30)


@pytest.fixture
def clinic(session):
    return make_clinic(session)


def last_run(session):
    run = latest_run(session)
    assert run is not None
    return run


def standing_of(session, number, day):
    members = load_members(session, as_of=day)
    (key,) = (key for key, member in members.items() if member.number == number)
    return load_standings(session, {key: members[key]}, as_of=day).by_customer[key]


@pytest.mark.parametrize("seed", range(3))
def test_a_grading_read_back_measures_like_the_one_written(session, clinic, actor, clock, seed):
    fill_clinic(session, seed)
    frozen = freeze(grade_as_of(session, AS_OF, actor, clock).result.grading)

    found = load_frozen(session, last_run(session))

    assert replace(found, points=tuple(found.points)) == frozen


@pytest.mark.parametrize("seed", range(3))
def test_measuring_one_by_one_agrees_with_measuring_everybody(session, clinic, actor, clock, seed):
    fill_clinic(session, seed)
    grade_as_of(session, AS_OF, actor, clock)
    members = load_members(session, as_of=LATER)
    full = load_frozen(session, last_run(session))

    one_by_one = {
        key: load_standings(session, {key: member}, as_of=LATER).by_customer[key]
        for key, member in members.items()
    }

    together = load_standings(session, members, as_of=LATER, frozen=full)
    assert one_by_one == together.by_customer


def test_many_are_measured_by_everything_that_was_kept(session, clinic, actor, clock):
    spenders(session, *range(1, 252))
    grade_as_of(session, Q3, actor, clock)
    members = load_members(session, as_of=Q4).values()

    frozen = load_frozen_for(session, last_run(session), members, as_of=Q4)

    assert len(frozen.points) == len(set(frozen.points)) == 251


def test_the_official_tier_stays_while_the_score_moves(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)
    before = standing_of(session, "K001", Q3)
    spend(session, "K001", Q4, 900)

    after = standing_of(session, "K001", Q4)

    assert (before.tier, after.tier) == (Tier.GENERAL, Tier.GENERAL)
    assert (before.score_tenths, after.score_tenths) == (0, 1000)
    assert after.graded.base_tier is Tier.MAJOR


def test_a_newcomer_shows_the_provisional_tier(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)
    spend(session, make_customer(session, number="N001").number, Q4, 900)

    newcomer = standing_of(session, "N001", Q4)

    assert (newcomer.tier, newcomer.provisional) == (Tier.POTENTIAL_VIP, True)
    assert not standing_of(session, "K001", Q4).provisional


def test_below_five_customers_nobody_has_a_score(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40)
    grade_as_of(session, Q3, actor, clock)

    assert standing_of(session, "K004", Q3).score_tenths is None
    assert standing_of(session, "K004", Q3).tier is Tier.NOT_GRADED


def test_a_ranking_told_by_steps_reads_like_the_points_themselves():
    points = (0, 0, 3, 7, 7, 9)

    ranking = Ranking(Steps.of(points), len(points))

    assert tuple(ranking) == points
    assert (ranking[-1], list(ranking[2:4])) == (9, [3, 7])
    with pytest.raises(IndexError):
        ranking[6]
