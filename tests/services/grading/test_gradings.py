"""Grading a whole clinic: what is written, what is left alone, what comes back."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.models import GradingRun, Item
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.grading.gradings import (
    due_gradings,
    grade_due,
    try_grading,
)
from app.services.standing.kept_grades import load_kept_grades
from app.words import GradingPeriod, Role, Tier
from tests.factories import make_clinic, make_customer, make_visit
from tests.services.clinics import AS_OF, fill_clinic
from tests.services.spenders import (
    Q3,
    grade_as_of,
    latest_run_id,
    spend,
    spenders,
    tiers,
)


@pytest.fixture
def clinic(session):
    return make_clinic(session)


@pytest.mark.req("A15")
def test_of_fifty_customers_ten_become_vip(session, clinic, actor, clock):
    spenders(session, *range(1, 51))

    done = grade_as_of(session, Q3, actor, clock)

    vips = [number for number, tier in tiers(session, done.run_id).items() if tier is Tier.VIP]
    assert vips == [f"K{place:03}" for place in range(41, 51)]


@pytest.mark.req("A11")
def test_grading_the_same_rows_again_changes_nothing(session, clinic, actor, clock):
    fill_clinic(session, 1)
    first = grade_as_of(session, AS_OF, actor, clock)

    again = grade_as_of(session, AS_OF, actor, clock)

    assert (again.run_id, again.is_new) == (first.run_id, False)
    assert again.result.grading.checksum == first.result.grading.checksum
    assert session.scalar(sa.select(sa.func.count(GradingRun.id))) == 1


def test_a_trial_says_the_same_and_writes_nothing(session, clinic, actor, clock):
    fill_clinic(session, 2)

    tried = try_grading(session, as_of=AS_OF)

    assert session.scalar(sa.select(sa.func.count(GradingRun.id))) == 0
    assert grade_as_of(session, AS_OF, actor, clock).result == tried


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_reads_back_as_it_was_graded(session, clinic, actor, clock, seed):
    fill_clinic(session, seed)
    done = grade_as_of(session, AS_OF, actor, clock)

    kept = load_kept_grades(
        session, session.get_one(GradingRun, done.run_id), customer_ids=done.result.keys.values()
    )

    assert sorted(kept.values(), key=lambda it: it.number) == list(done.result.grading.graded)


@pytest.mark.req("B07")
def test_a_past_grading_does_not_change_with_new_receipts(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    done = grade_as_of(session, Q3, actor, clock)
    before = tiers(session, done.run_id)

    spend(session, "K001", date(2026, 10, 1), 900)
    grade_as_of(session, date(2026, 12, 31), actor, clock)

    assert tiers(session, done.run_id) == before


@pytest.mark.req("B06")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE grades SET tier = 'vip'",
        "UPDATE grading_runs SET checksum = ''",
        "UPDATE tier_movements SET to_tier = 'vip'",
        "UPDATE grade_steps SET below = 0",
        "DELETE FROM grades",
        "INSERT OR REPLACE INTO grades SELECT * FROM grades",
    ],
)
def test_no_hand_reaches_a_tier(session, clinic, actor, clock, statement):
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)
    spend(session, "K001", date(2026, 10, 1), 900)
    grade_as_of(session, date(2026, 12, 31), actor, clock)

    with pytest.raises(IntegrityError, match="a grading is frozen"):
        session.execute(sa.text(statement))


def test_late_rows_make_a_new_run_and_the_old_one_is_kept(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    first = grade_as_of(session, Q3, actor, clock)
    spend(session, "K001", date(2026, 9, 1), 900)

    second = grade_as_of(session, Q3, actor, clock)

    assert (first.restated, second.restated) == (False, True)
    assert tiers(session, first.run_id)["K001"] is Tier.GENERAL
    assert tiers(session, second.run_id)["K001"] is Tier.VIP
    assert latest_run_id(session) == second.run_id


def test_five_customers_are_graded_with_a_note_and_four_are_not(session, clinic):
    spenders(session, 10, 20, 30, 40)
    four = try_grading(session, as_of=Q3).grading
    make_visit(session, make_customer(session), session.get_one(Item, 1), Q3, 50)

    five = try_grading(session, as_of=Q3).grading

    assert {each.tier for each in four.graded} == {Tier.NOT_GRADED}
    assert (four.few_customers, five.few_customers) == (False, True)
    assert Tier.VIP in {each.tier for each in five.graded}


def test_rows_after_the_day_are_counted(session, clinic):
    spenders(session, 10, 20, on=Q3 + timedelta(1))

    result = try_grading(session, as_of=Q3)

    assert (result.rows_after_as_of, result.grading.prospect_count) == (2, 2)
    assert result.period == "2026-Q3"


def test_a_receptionist_may_not_grade(session, clinic, clock):
    with pytest.raises(NotAllowed):
        grade_as_of(session, Q3, Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST), clock)


def test_the_first_start_after_a_period_grades_it(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)

    graded = grade_due(session, today=clock.today(), actor=actor, now=clock.now())

    assert [done.result.period for done in graded] == ["2026-Q3"]
    assert due_gradings(session, today=clock.today()) == ()


def test_a_clinic_without_a_visit_has_nothing_to_grade(session, clinic, clock):
    assert due_gradings(session, today=clock.today()) == ()


def test_periods_missed_while_the_program_was_off_are_graded_in_turn(session, clinic, actor, clock):
    clinic.grading_period = GradingPeriod.MONTHLY
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, date(2026, 8, 31), actor, clock)

    due = due_gradings(session, today=clock.today())

    assert [period.label for period in due] == ["2026-09", "2026-10"]
