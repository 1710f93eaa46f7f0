"""Taking gradings back, and taking back what was graded."""

import pytest
import sqlalchemy as sa

from app.models import Customer, CustomerMetrics, Grade, GradingRun
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.undo import undo_entry
from app.words import Intent, Tier
from tests.factories import make_clinic
from tests.services.clinics import contents, fill_clinic, recounted
from tests.services.spenders import Q3, Q4, grade_as_of, latest_run_id, spend, spenders


@pytest.fixture
def keeping(store, engine, clock, actor):
    """A store that keeps the figures, over five customers."""
    keeping = type(store)(engine, clock=clock, derivers=[refresh_metrics])

    def fill(session):
        make_clinic(session)
        spenders(session, 10, 20, 30, 40, 50)

    keeping.write(fill, actor=actor, intent=Intent.IMPORT)
    return keeping


def grade(store, day, actor, clock):
    def work(session):
        return grade_as_of(session, day, actor, clock)

    return store.write(work, actor=actor, intent=Intent.GRADE)


def undo(store, actor, entry_id):
    return store.write(
        lambda session: undo_entry(session, entry_id=entry_id), actor=actor, intent=Intent.UNDO
    )


def figures(store):
    query = sa.select(CustomerMetrics.customer_id, CustomerMetrics.tier, CustomerMetrics.score_n)
    return store.read(lambda session: session.execute(query.order_by("customer_id")).all())


def test_a_grading_gives_everyone_the_new_tier_at_once(keeping, actor, clock):
    before = figures(keeping)

    grade(keeping, Q3, actor, clock)

    assert {row.tier for row in before} == {Tier.NOT_GRADED}
    assert figures(keeping)[-1].tier is Tier.VIP


@pytest.mark.parametrize("seed", range(3))
def test_the_standing_a_grading_gives_is_that_of_a_recount(store, engine, actor, clock, seed):
    keeping = type(store)(engine, clock=clock, derivers=[refresh_metrics])

    def fill(session):
        make_clinic(session)
        fill_clinic(session, seed)

    keeping.write(fill, actor=actor, intent=Intent.IMPORT)
    grade(keeping, Q3, actor, clock)

    kept = keeping.read(contents)

    assert kept == keeping.try_out(recounted)


def test_undoing_a_grading_leaves_everything_as_before(keeping, actor, clock):
    grade(keeping, Q3, actor, clock)
    before = figures(keeping)
    keeping.write(
        lambda session: spend(session, "K001", Q3, 900), actor=actor, intent=Intent.LOG_VISIT
    )
    after_visit = figures(keeping)
    second = grade(keeping, Q4, actor, clock)
    assert figures(keeping) != after_visit != before

    undo(keeping, actor, second.entry_id)

    assert figures(keeping) == after_visit
    assert keeping.read(lambda s: s.scalar(sa.select(sa.func.count(Grade.customer_id)))) == 5


def test_undoing_an_import_keeps_the_grading_made_of_it(keeping, actor, clock):
    run_id = grade(keeping, Q3, actor, clock).value.run_id

    undo(keeping, actor, 1)

    def left(session):
        grades = session.scalar(sa.select(sa.func.count()).where(Grade.run_id == run_id))
        return session.scalar(sa.select(sa.func.count(Customer.id))), grades

    assert keeping.read(left) == (0, 5)


def test_a_run_that_comes_back_without_its_grades_does_not_count(keeping, actor, clock):
    graded = grade(keeping, Q3, actor, clock)
    undone = undo(keeping, actor, graded.entry_id)

    undo(keeping, actor, undone.entry_id)

    assert keeping.read(latest_run_id) is None
    again = grade(keeping, Q3, actor, clock)
    assert again.value.is_new
    assert keeping.read(lambda s: s.scalar(sa.select(sa.func.count(GradingRun.id)))) == 2
