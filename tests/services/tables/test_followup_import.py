"""Importing follow-ups: what is new, what changes, and a reason for every row that cannot be."""

from datetime import date, time

import pytest

from app.models import FollowUp
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.services.reading.times import read_time
from app.services.tables.runs import ImportNotWhole
from app.words import (
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    ImportKind,
    RowProblem,
)
from app.words import RowVerdict as Verdict
from tests.factories import make_customer, make_followup, make_staff

HEADINGS = ["number", "kind", "due", "time", "who", "method", "ask", "say", "state"]
NEXT_WEEK = "2026-11-30"


@pytest.fixture
def lin(session):
    customer = make_customer(session, number="V1")
    make_staff(session, "陈薇")
    session.commit()
    return customer


def line(number="V1", kind="standard", due=NEXT_WEEK, at="10:30", who="陈薇", **more):
    said = {"method": "wechat", "ask": "Happy?", "say": "", "state": ""} | more
    return [number, kind, due, at, who, *said.values()]


def verdicts(written):
    return [outcome.verdict for outcome in written.value.outcomes]


@pytest.mark.usefixtures("lin")
def test_a_follow_up_is_read_in_with_all_it_says(imports, rows_of):
    imports(ImportKind.FOLLOWUPS, HEADINGS, line())

    (row,) = rows_of(FollowUp)

    assert (row["kind"], row["due_on"], row["due_at"]) == (
        FollowUpKind.STANDARD,
        date(2026, 11, 30),
        time(10, 30),
    )
    assert (row["method"], row["ask"], row["say"]) == (FollowUpMethod.WECHAT, "Happy?", None)
    assert (row["state"], row["by_hand"]) == (FollowUpState.OPEN, True)


@pytest.mark.usefixtures("lin")
def test_reading_the_same_file_again_adds_nothing(imports, rows_of):
    imports(ImportKind.FOLLOWUPS, HEADINGS, line())

    again = imports(ImportKind.FOLLOWUPS, HEADINGS, line())

    assert verdicts(again) == [Verdict.SAME]
    assert len(rows_of(FollowUp)) == 1


def test_who_and_how_may_be_changed_in_the_file(session, lin, imports, rows_of):
    other = make_staff(session, "吴医生")
    session.commit()
    imports(ImportKind.FOLLOWUPS, HEADINGS, line())

    written = imports(ImportKind.FOLLOWUPS, HEADINGS, line(who="吴医生", method="短信"))
    (row,) = rows_of(FollowUp)

    assert verdicts(written) == [Verdict.UPDATED]
    assert (row["staff_id"], row["method"]) == (other.id, FollowUpMethod.SMS)


def test_what_was_done_since_the_export_is_left_alone(session, lin, imports, rows_of):
    make_followup(session, lin, date(2026, 11, 30), state=FollowUpState.DONE)
    session.commit()

    written = imports(ImportKind.FOLLOWUPS, HEADINGS, line())

    assert verdicts(written) == [Verdict.SAME]
    assert len(rows_of(FollowUp)) == 1


def test_who_has_left_may_still_stand_in_the_file(session, lin, imports):
    gone = make_staff(session, "Li", active=False)
    make_followup(session, lin, date(2026, 11, 30), staff_id=gone.id, ask="Happy?")
    session.commit()

    written = imports(ImportKind.FOLLOWUPS, HEADINGS, line(at="", who="Li", method=""))

    assert verdicts(written) == [Verdict.SAME]


def test_nobody_named_is_whoever_answers_for_the_customer(session, imports, rows_of):
    member = make_staff(session)
    make_customer(session, number="V1", responsible_id=member.id)
    session.commit()

    imports(ImportKind.FOLLOWUPS, HEADINGS, line(who=""))

    assert rows_of(FollowUp)[0]["staff_id"] == member.id


BAD = [
    (line(number="V9"), RowProblem.UNKNOWN_CUSTOMER),
    (line(kind="sing"), RowProblem.NOT_A_CHOICE),
    (line(due="2026-02-30"), RowProblem.NO_SUCH_DAY),
    (line(due="2026-11-20"), RowProblem.DAY_OVER),
    (line(due="2026-11-24"), RowProblem.CLOSED_DAY),
    (line(at="25:00"), RowProblem.NOT_A_TIME),
    (line(at="7:30"), RowProblem.QUIET_TIME),
    (line(who="Nobody"), RowProblem.NOBODY_HERE),
    (line(who=""), RowProblem.NOTHING_THERE),
    (line(kind="投诉回访"), RowProblem.COMES_WITH_COMPLAINT),
    (line(state="done"), RowProblem.NOT_OPEN),
    (line(number="", kind=""), RowProblem.NO_CUSTOMER),
]


@pytest.fixture
def closed_tuesday(session, actor):
    closed = ExceptionRow(day_on=date(2026, 11, 24))
    set_exception(session, exception=closed, actor=actor)
    session.commit()


@pytest.mark.usefixtures("lin", "closed_tuesday")
@pytest.mark.parametrize(("bad", "problem"), BAD)
def test_a_row_that_cannot_be_is_told_and_nothing_is_written(imports, rows_of, bad, problem):
    with pytest.raises(ImportNotWhole):
        imports(ImportKind.FOLLOWUPS, HEADINGS, bad)
    left = imports(ImportKind.FOLLOWUPS, HEADINGS, bad, leave_errors=True)

    assert problem in {error.problem for error in left.value.problems}
    assert rows_of(FollowUp) == []


def test_a_second_open_one_of_a_kind_is_told(lin, imports, rows_of):
    written = imports(
        ImportKind.FOLLOWUPS, HEADINGS, line(), line(due="2026-12-01"), leave_errors=True
    )

    assert verdicts(written) == [Verdict.NEW, Verdict.ERROR]
    assert written.value.problems[0].problem is RowProblem.PLANNED_ALREADY


@pytest.mark.parametrize(
    "fields",
    [
        {"pause": ContactPause.OPTED_OUT},
        {"pause": ContactPause.MEDICAL, "pause_until_on": date(2026, 11, 30)},
        {"status": CustomerStatus.RETIRED},
    ],
)
def test_who_wants_peace_is_told(session, lin, imports, fields):
    make_customer(session, number="V2", **fields)
    session.commit()

    written = imports(ImportKind.FOLLOWUPS, HEADINGS, line(number="V2"), leave_errors=True)

    assert written.value.problems[0].problem is RowProblem.IN_PEACE


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("14点30分", time(14, 30)),
        ("9", time(9)),
        (time(8, 5, 3), time(8, 5)),
        (0.4375, time(10, 30)),
        ("", None),
        ("-", None),
        ("soon", RowProblem.NOT_A_TIME),
        ("9:60", RowProblem.NOT_A_TIME),
    ],
)
def test_times_are_read_as_files_write_them(cell, at):
    assert read_time(cell) == at
