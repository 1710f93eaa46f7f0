"""What is missing is counted over all lists that are out, until nothing is missing on them."""

from app.services.followups.outstanding import count_missing, list_outstanding
from app.services.foundation.actors import Actor
from app.words import FollowUpState, Outcome, Role
from tests.factories import make_staff
from tests.services.desk_work import TODAY, day
from tests.services.followups.entry_work import FRIDAY, enter
from tests.services.followups.outcome_work import record
from tests.services.followups.printed_work import (
    NEXT_WEEK,
    call,
    missing_on,
    print_week,
)


def out(session, today=TODAY):
    return [each.list_id for each in list_outstanding(session, today=today)]


def test_before_the_first_list_none_is_out(session):
    assert list_outstanding(session, today=TODAY) == ()


def test_a_list_tells_who_printed_it_and_what_is_missing(session):
    nina = Actor(staff_id=make_staff(session, "李娜").id, name="李娜", role=Role.SUPERVISOR)
    call(session, "甲")
    done = call(session, "乙")
    paper = print_week(session, actor=nina)
    done.state = FollowUpState.DONE

    (waiting,) = list_outstanding(session, today=TODAY)

    assert (waiting.list_id, waiting.printed_by) == (paper.list_id, "李娜")
    assert (waiting.line_count, [line.row.name for line in waiting.missing]) == (2, ["甲"])


def test_missing_is_what_is_open_and_still_due_in_the_days_of_the_list(session):
    waits, done, moved = (call(session, name) for name in ("甲", "乙", "丙"))
    paper = print_week(session)
    done.state, moved.due_on = FollowUpState.DONE, day(9)

    missing = missing_on(session, paper)

    codes = {line.row.followup_id: line.code for line in paper.lines}
    assert [(line.code, line.row.followup_id) for line in missing] == [(codes[waits.id], waits.id)]


def test_every_list_that_is_not_complete_is_out_the_newest_first(session):
    call(session, "甲")
    first = print_week(session)
    call(session, "乙", days=9)
    second = print_week(session, NEXT_WEEK)

    assert out(session) == [second.list_id, first.list_id]
    assert count_missing(session, today=TODAY) == 2


def test_a_list_whose_lines_are_answered_called_off_or_superseded_is_complete(session, keyed):
    answered, cancelled, superseded = (call(session, name) for name in ("甲", "乙", "丙"))
    print_week(session)
    enter(session, keyed(answered))
    cancelled.state = FollowUpState.CANCELLED
    superseded.state = FollowUpState.SUPERSEDED
    session.flush()

    assert out(session, FRIDAY) == []
    assert count_missing(session, today=FRIDAY) == 0


def test_what_was_answered_from_the_screen_is_not_waited_for_on_paper(session):
    followup = call(session)
    print_week(session)
    record(session, followup, Outcome.SATISFIED)

    assert out(session) == []


def test_a_line_that_a_newer_list_has_under_another_code_is_waited_for_there(session):
    late = call(session, days=3)
    first = print_week(session)
    second = print_week(session, NEXT_WEEK, today=day(9))

    assert missing_on(session, first, day(9)) == ()
    assert [line.row.followup_id for line in missing_on(session, second, day(9))] == [late.id]


def test_a_line_on_two_lists_under_one_code_is_missing_once(session):
    call(session, "甲")
    print_week(session)
    call(session, "乙", days=8)
    print_week(session)

    assert len(out(session)) == 2
    assert count_missing(session, today=TODAY) == 2


def test_a_list_too_old_to_be_keyed_in_is_not_waited_for(session):
    call(session)
    paper = print_week(session)

    assert out(session, day(8 + 28)) == [paper.list_id]
    assert out(session, day(8 + 29)) == []
