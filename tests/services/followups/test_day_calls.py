"""What the first tab asks of a day."""

from datetime import timedelta

import pytest

from app.models import FollowUp, FollowUpClosing, JournalEntry
from app.services.followups.day_calls import (
    WeekProgress,
    count_missed,
    count_week,
    has_own_calls,
    load_day_calls,
)
from app.words import ClosingCause, FollowUpState, Intent, Role
from tests.factories import make_customer, make_followup
from tests.services.desk_work import TODAY, day
from tests.services.followups.printed_work import NOW


@pytest.fixture
def call(session):
    def call(days, **fields):
        return make_followup(session, make_customer(session), day(days), **fields).id

    return call


@pytest.fixture
def last_used(session):
    """Let something have been written down so many days ago."""

    def last_used(days):
        at = NOW - timedelta(days=days)
        entry = {"actor_name": "Li Na", "intent": Intent.LOG_VISIT, "row_count": 1}
        session.add(JournalEntry(at=at, digest="0" * 64, **entry))
        session.flush()

    return last_used


def test_late_and_due_ones_are_counted_however_few_are_asked_for(session, call):
    late = call(-2)
    call(0)
    call(0)
    call(1)

    calls = load_day_calls(session, today=TODAY, limit=1)

    assert [row.followup_id for row in calls.rows] == [late]
    assert (calls.late_total, calls.today_total) == (1, 2)


def test_one_persons_calls_can_be_asked_for(session, call, staff):
    mine = call(0, staff_id=staff[Role.SUPERVISOR])
    call(0, staff_id=staff[Role.SPECIALIST])

    calls = load_day_calls(session, today=TODAY, staff_id=staff[Role.SUPERVISOR])

    assert [row.followup_id for row in calls.rows] == [mine]
    assert calls.today_total == 1


def test_the_week_runs_from_monday_to_sunday(session, call):
    call(-5, state=FollowUpState.DONE)
    call(1)
    call(-6, state=FollowUpState.DONE)
    call(2)
    call(-9)

    assert count_week(session, today=TODAY) == WeekProgress(done=1, total=2, fell_due=1, on_time=1)


def test_what_was_done_after_its_day_or_is_left_over_was_not_on_time(session, call):
    done_late = call(-2, state=FollowUpState.DONE)
    call(-3, state=FollowUpState.DONE)
    call(-1)
    call(1)
    session.add(
        FollowUpClosing(
            followup_id=done_late,
            customer_id=session.get(FollowUp, done_late).customer_id,
            cause=ClosingCause.BY_HAND,
            closed_on=TODAY,
            why="tested",
        )
    )

    week = count_week(session, today=TODAY)

    assert (week.fell_due, week.on_time, week.on_time_percent) == (3, 1, 33)


def test_while_nothing_fell_due_there_is_no_share(session, call):
    call(1)

    assert count_week(session, today=TODAY).on_time_percent is None


def test_what_fell_due_while_nobody_was_here_is_counted(session, call, last_used):
    last_used(4)
    last_used(0)
    call(-4)
    call(-3)
    call(-1)
    call(-2, state=FollowUpState.DONE)
    call(0)

    assert count_missed(session, now=NOW) == 2


def test_after_a_day_of_work_nothing_was_missed(session, call, last_used):
    last_used(1)
    call(-1)

    assert count_missed(session, now=NOW) == 0


def test_before_the_first_entry_nothing_was_missed(session, call):
    call(-1)

    assert count_missed(session, now=NOW) == 0


def test_who_has_calls_of_their_own(session, call, staff):
    call(3, staff_id=staff[Role.SPECIALIST])

    assert has_own_calls(session, staff_id=staff[Role.SPECIALIST])
    assert not has_own_calls(session, staff_id=staff[Role.MANAGER])
    assert not has_own_calls(session, staff_id=None)
