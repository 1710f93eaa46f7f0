"""Trying a grading out: the same answer as the real one, and no trace."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.models import Base, Customer
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.grading.errors import RulesUnsound
from app.services.grading.trials import try_out
from app.services.grading.views import list_runs, load_view, structure_of
from app.services.rules.score import Weights
from app.services.rules.tiers import Cuts, GradingRules
from app.words import CustomerStatus, Role, ThreeWay, Tier
from tests.factories import make_clinic, make_staff
from tests.services.clinics import AS_OF, fill_clinic
from tests.services.spenders import Q3, Q4, grade_as_of, spenders

JUNE = date(2026, 6, 30)
HALF_VIP = GradingRules(cuts=Cuts(vip=5_000, major=6_000))


@pytest.fixture(autouse=True)
def clinic(session):
    return make_clinic(session)


def heads(session):
    """How many rows every table has."""
    return {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


@pytest.mark.parametrize("seed", range(3))
def test_a_trial_says_what_the_grading_then_says(session, actor, clock, seed):
    fill_clinic(session, seed, size=40)
    grade_as_of(session, JUNE, actor, clock)
    tried = try_out(session, as_of=AS_OF, actor=actor)

    done = load_view(session, run_id=grade_as_of(session, AS_OF, actor, clock).run_id)

    assert (tried.checksum, tried.structure) == (done.checksum, done.structure)
    assert tried.matrix == done.matrix
    assert tried.movements == done.movements
    assert tried.since_on == done.since_on == JUNE


def test_a_trial_leaves_no_trace(session, actor, clock):
    fill_clinic(session, 1)
    grade_as_of(session, JUNE, actor, clock)
    before = heads(session)

    try_out(session, as_of=AS_OF, actor=actor, rules=HALF_VIP)

    assert heads(session) == before
    assert not session.new
    assert not session.dirty


def test_rules_can_be_tried_before_they_hold(session, actor, clock):
    spenders(session, *range(1, 11))
    grade_as_of(session, Q3, actor, clock)

    tried = try_out(session, as_of=Q3, actor=actor, rules=HALF_VIP)

    assert tried.structure.tiers[Tier.VIP] == 5
    assert {row.number for row in tried.movements} >= {"K006", "K007", "K008"}
    assert tried.digest == HALF_VIP.version_id


def test_before_the_first_grading_nobody_moves(session, actor):
    spenders(session, *range(1, 11))

    tried = try_out(session, as_of=Q3, actor=actor)

    assert (tried.since_on, tried.matrix, tried.movements) == (None, None, ())


def test_a_customer_whose_file_was_merged_counts_as_gone(session, actor, clock):
    spenders(session, *range(1, 7))
    grade_as_of(session, Q3, actor, clock)
    first, second = session.scalars(sa.select(Customer).order_by(Customer.number).limit(2))
    first.status, first.merged_into_id = CustomerStatus.MERGED, second.id

    matrix = try_out(session, as_of=Q4, actor=actor).matrix

    assert matrix is not None
    assert matrix.cells[Tier.GENERAL, None] == 1
    assert (sum(matrix.before.values()), sum(matrix.after.values())) == (6, 5)


def test_rules_that_make_no_sense_are_refused(session, actor):
    with pytest.raises(RulesUnsound):
        try_out(session, as_of=Q3, actor=actor, rules=GradingRules(weights=Weights(spend=-1)))


def test_the_front_desk_may_not_try(session):
    desk = Actor(staff_id=None, name="Li Na", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        try_out(session, as_of=Q3, actor=desk)


def test_gradings_are_listed_the_latest_first_with_who_graded(session, clock):
    zhou = Actor(staff_id=make_staff(session, "Zhou Lan").id, name="Zhou Lan", role=Role.MANAGER)
    spenders(session, *range(1, 7))
    grade_as_of(session, JUNE, zhou, clock)
    grade_as_of(session, Q3, zhou, clock)

    runs = list_runs(session)

    assert [run.as_of_on for run in runs] == [Q3, JUNE]
    assert runs[0].graded_by == "Zhou Lan"


def test_the_first_grading_has_nothing_before_it(session, actor, clock):
    spenders(session, *range(1, 7))

    view = load_view(session, run_id=grade_as_of(session, Q3, actor, clock).run_id)

    assert (view.since_on, view.matrix, view.few_customers) == (None, None, True)
    assert sum(view.structure.tiers.values()) == sum(view.structure.stars.values()) == 6


def test_an_unknown_grading_is_not_found(session):
    with pytest.raises(NotFound):
        load_view(session, run_id=7)


def test_prospects_are_potential_in_the_view_of_three(session):
    placed = [(Tier.VIP, 5, 2), (Tier.PROSPECT, None, 3), (Tier.DORMANT, None, 4)]

    structure = structure_of(placed)

    classes = {ThreeWay.BIG: 2, ThreeWay.POTENTIAL: 3, ThreeWay.GENERAL: 4}
    assert (structure.three_way, structure.stars) == (classes, {5: 2})
