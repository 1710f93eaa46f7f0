"""Who moved between two gradings."""

from datetime import date

import pytest

from app.models import Customer
from app.services.foundation.errors import NotFound
from app.services.grading.movements import MissingPart, list_movements, load_matrix
from app.services.grading.rule_versions import save_rules
from app.services.rules.score import Weights
from app.services.rules.tiers import GradingRules
from app.words import CustomerStatus, Indicator, Movement, Tier
from tests.factories import make_clinic, make_customer
from tests.services.spenders import (
    Q3,
    Q4,
    grade_as_of,
    latest_run_id,
    spend,
    spenders,
    tiers,
)

VISITS_ONLY = GradingRules(
    weights=Weights(**dict.fromkeys((each.value for each in Indicator), 0) | {"visits": 1})
)


@pytest.fixture
def graded(session, actor, clock):
    """Ten customers who spent 10, 20 … 100, graded as of the third quarter."""
    make_clinic(session)
    spenders(session, *range(10, 101, 10))
    return grade_as_of(session, Q3, actor, clock)


def moves(session, run_id):
    return {
        row.number: (row.movement, row.from_tier, row.to_tier)
        for row in list_movements(session, run_id=run_id)
    }


def test_the_first_grading_moves_nobody(session, graded):
    assert list_movements(session, run_id=graded.run_id) == []
    assert graded.moved_count == 0


@pytest.mark.req("B08")
def test_who_rises_pushes_another_down(session, graded, actor, clock):
    spend(session, "K001", Q4, 500)

    done = grade_as_of(session, Q4, actor, clock)

    assert moves(session, done.run_id) == {
        "K001": (Movement.UP, Tier.GENERAL, Tier.VIP),
        "K009": (Movement.DOWN, Tier.VIP, Tier.MAJOR),
        "K007": (Movement.DOWN, Tier.MAJOR, Tier.ORDINARY),
        "K004": (Movement.DOWN, Tier.ORDINARY, Tier.GENERAL),
    }
    assert done.moved_count == 4


def test_a_movement_names_the_indicators_that_moved_most(session, graded, actor, clock):
    spend(session, "K001", Q4, 500)

    done = grade_as_of(session, Q4, actor, clock)

    first, second = list_movements(session, run_id=done.run_id, movement=Movement.UP)[0].reasons
    assert (first.indicator, first.delta_tenths) == (Indicator.SPEND, 1_000)
    assert second.delta_tenths == 1_000


def test_a_fallen_customer_is_told_what_was_missing(session, graded, actor, clock):
    spend(session, "K001", Q4, 500)

    done = grade_as_of(session, Q4, actor, clock)

    fallen = {row.number: row for row in list_movements(session, run_id=done.run_id)}["K009"]
    assert fallen.to_stay == fallen.to_rise
    assert isinstance(fallen.to_stay, MissingPart)
    assert fallen.to_stay.visits == 1


def test_newcomers_enter_and_the_lost_go_dormant(session, graded, actor, clock):
    spend(session, "K001", Q4, 1)
    session.query(Customer).filter_by(number="K010").one().status = CustomerStatus.LOST

    done = grade_as_of(session, Q4, actor, clock)

    assert moves(session, done.run_id)["K010"] == (Movement.DORMANT, Tier.VIP, Tier.DORMANT)


@pytest.mark.req("B08")
def test_the_matrix_adds_up_to_the_heads_on_both_sides(session, graded, actor, clock):
    spend(session, "K001", Q4, 500)
    done = grade_as_of(session, Q4, actor, clock)

    matrix = load_matrix(session, run_id=done.run_id)

    heads = {Tier.VIP: 2, Tier.MAJOR: 2, Tier.ORDINARY: 3, Tier.GENERAL: 3}
    assert matrix.before == matrix.after == heads
    assert matrix.cells[Tier.GENERAL, Tier.VIP] == 1
    assert sum(matrix.cells.values()) == 10


def test_newcomers_and_those_who_are_gone_stand_outside_the_matrix(session, graded, actor, clock):
    gone, kept = (session.query(Customer).filter_by(number=each).one() for each in ("K001", "K002"))
    gone.status, gone.merged_into_id = CustomerStatus.MERGED, kept.id
    make_customer(session, number="P001")
    make_customer(session, number="N001")
    spend(session, "N001", Q4, 0)

    done = grade_as_of(session, Q4, actor, clock)

    cells = load_matrix(session, run_id=done.run_id).cells
    assert (
        cells[Tier.GENERAL, None] == cells[None, Tier.ORDINARY] == cells[None, Tier.PROSPECT] == 1
    )
    assert moves(session, done.run_id)["N001"] == (Movement.ENTRY, Tier.PROSPECT, Tier.ORDINARY)
    assert "P001" not in moves(session, done.run_id)


def test_a_matrix_without_a_run_is_not_found(session):
    with pytest.raises(NotFound):
        load_matrix(session, run_id=7)


@pytest.fixture
def graded_by_other_rules(session, actor, clock):
    """The same ten, K001 having come once more for nothing; only visits count from now on."""
    make_clinic(session)
    spenders(session, *range(10, 101, 10))
    spend(session, "K001", date(2026, 8, 3), 0)
    graded = grade_as_of(session, Q3, actor, clock)
    save_rules(session, rules=VISITS_ONLY, actor=actor, now=clock.now(), today=Q3)
    return graded


def test_new_rules_are_not_read_as_changed_customers(session, graded_by_other_rules, actor, clock):
    done = grade_as_of(session, Q4, actor, clock)

    assert tiers(session, done.run_id)["K001"] is Tier.VIP
    assert tiers(session, graded_by_other_rules.run_id)["K001"] is Tier.ORDINARY
    assert moves(session, done.run_id) == {}


def test_under_new_rules_movements_start_from_the_period_recomputed(
    session, graded_by_other_rules, actor, clock
):
    spend(session, "K005", Q4, 0)

    done = grade_as_of(session, Q4, actor, clock)

    assert moves(session, done.run_id) == {
        "K005": (Movement.UP, Tier.ORDINARY, Tier.VIP),
        "K010": (Movement.DOWN, Tier.VIP, Tier.MAJOR),
        "K008": (Movement.DOWN, Tier.MAJOR, Tier.ORDINARY),
    }
    assert load_matrix(session, run_id=done.run_id).cells[Tier.ORDINARY, Tier.VIP] == 1


def test_a_recomputed_period_is_not_the_latest_grading(
    session, graded_by_other_rules, actor, clock
):
    done = grade_as_of(session, Q4, actor, clock)

    assert latest_run_id(session) == done.run_id
    assert grade_as_of(session, Q4, actor, clock).run_id == done.run_id
