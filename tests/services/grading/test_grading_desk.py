"""What the supervisor has on the desk: the gradings that stand, and what is due."""

import pytest
import sqlalchemy as sa

from app.models import GradingRun
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.grading.desk import grade_days, load_grading_desk
from app.words import Role
from tests.factories import make_clinic
from tests.services.grading.test_trials import JUNE
from tests.services.spenders import Q3, grade_as_of, spenders


@pytest.fixture(autouse=True)
def clinic(session):
    make_clinic(session)
    spenders(session, *range(1, 11))


def say_nothing(_done, _total):
    pass


def test_before_the_first_grading_something_is_due(session, clock):
    desk = load_grading_desk(session, today=clock.today())

    assert (desk.runs, desk.view) == ([], None)
    assert [period.label for period in desk.due] == ["2026-Q3"]


def test_the_latest_is_shown_unless_another_is_asked_for(session, actor, clock):
    older = grade_as_of(session, JUNE, actor, clock).run_id
    latest = grade_as_of(session, Q3, actor, clock).run_id

    shown = [
        load_grading_desk(session, today=clock.today(), run_id=wanted).view
        for wanted in (None, older, 77)
    ]

    assert [view.run_id for view in shown if view] == [latest, older, latest]


def test_days_are_graded_one_after_the_other_and_told(session, actor, clock):
    told = []

    done = grade_days(
        session,
        days=[JUNE, Q3],
        actor=actor,
        now=clock.now(),
        report=lambda *counts: told.append(counts),
    )

    assert [each.result.period for each in done] == ["2026-Q2", "2026-Q3"]
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_the_front_desk_may_not_grade(session, clock):
    desk = Actor(staff_id=None, name="Li Na", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        grade_days(session, days=[Q3], actor=desk, now=clock.now(), report=say_nothing)

    assert session.scalar(sa.select(sa.func.count(GradingRun.id))) == 0
