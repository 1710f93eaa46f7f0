"""Complaints from a file: what is open is worked on here, and no file passes the gate."""

from datetime import date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from app.models import (
    Complaint,
    ComplaintCase,
    ComplaintDeadline,
    ComplaintLogEntry,
    FollowUp,
)
from app.services.complaints.handling import solve, take
from app.services.foundation.doing import Doing
from app.services.foundation.undo import undo_entry
from app.words import (
    ComplaintClock,
    ComplaintStage,
    ComplaintStatus,
    FollowUpKind,
    ImportKind,
    Intent,
    RowProblem,
)
from app.words import RowVerdict as Verdict
from tests.conftest import ZONE
from tests.factories import make_clinic, make_staff

HEADINGS = ["number", "day", "status", "kind", "direction", "note"]
OPEN = ["V1", "2026-11-18", "open", "complaint", "price", "太贵"]
SETTLED = [
    ["V2", "2026-03-02", "resolved", "complaint", "price", "太贵"],
    ["V3", "2026-03-02", "confirmed", "complaint", "price", "太贵"],
    ["V4", "2026-03-02", "", "praise", "attitude", "很好"],
]


@pytest.fixture(autouse=True)
def staff_key(store, actor):
    """A clinic with somebody who can be given a complaint."""

    def set_up(session):
        make_clinic(session)
        return make_staff(session, "李娜").id

    return store.write(set_up, actor=actor, intent=Intent.SET_UP).value


@pytest.fixture
def complaints(imports):
    """Import lines about complaints."""
    return lambda *lines, **options: imports(ImportKind.COMPLAINTS, HEADINGS, *lines, **options)


@pytest.fixture
def work(store, actor, clock, staff_key):
    """Solve the only case."""

    def solved(session):
        doing = Doing(actor=actor, now=clock.now())
        key = session.scalar(sa.select(ComplaintCase.id))
        take(session, case_id=key, owner_id=staff_key, doing=doing)
        solve(session, case_id=key, remedy="退款", doing=doing)

    return lambda: store.write(solved, actor=actor, intent=Intent.WORK_COMPLAINT)


@pytest.mark.req("B31")
def test_an_open_one_gets_a_case_with_clocks_from_the_import_on(complaints, rows_of, clock):
    complaints(OPEN)

    (case,) = rows_of(ComplaintCase)
    assert (case["number"], case["stage"]) == ("C-0001", ComplaintStage.RECEIVED)
    assert case["first_receiver_id"] is None
    assert case["received_at"] == datetime(2026, 11, 18, tzinfo=ZONE)
    assert {row["clock"]: row["started_at"] for row in rows_of(ComplaintDeadline)} == {
        ComplaintClock.FIRST_RESPONSE: clock.now(),
        ComplaintClock.PLAN: clock.now(),
        ComplaintClock.SOLUTION: clock.now(),
    }
    assert [row["text"] for row in rows_of(ComplaintLogEntry)] == ["太贵"]


@pytest.mark.req("B39")
def test_it_is_called_back_like_every_other(complaints, rows_of):
    complaints(OPEN)

    (planned,) = rows_of(FollowUp)
    assert planned["kind"] is FollowUpKind.COMPLAINT_CALL_BACK
    assert planned["complaint_id"] == rows_of(Complaint)[0]["id"]


def test_what_is_settled_stays_a_plain_record(complaints, rows_of):
    written = complaints(*SETTLED)

    assert rows_of(ComplaintCase) == rows_of(FollowUp) == []
    assert written.value.count(Verdict.NEW) == 3


def test_what_is_settled_only_changes_its_status(complaints, rows_of):
    line = list(SETTLED[0])
    complaints(line)
    line[2] = "已确认"

    written = complaints(line)

    assert written.value.count(Verdict.UPDATED) == 1
    assert [row["status"] for row in rows_of(Complaint)] == [ComplaintStatus.CONFIRMED]


def test_one_that_opens_again_by_file_gets_a_case(complaints, rows_of):
    line = list(SETTLED[0])
    complaints(line)
    line[2] = "open"

    written = complaints(line)

    assert written.value.count(Verdict.UPDATED) == 1
    assert len(rows_of(ComplaintCase)) == 1


@pytest.mark.req("C05")
@pytest.mark.parametrize("status", ["resolved", "confirmed"])
def test_no_file_settles_what_is_worked_on_here(complaints, rows_of, status):
    complaints(OPEN)

    written = complaints([*OPEN[:2], status, *OPEN[3:]], leave_errors=True)

    assert [each.problem for each in written.value.problems] == [RowProblem.SETTLED_AT_DESK]
    assert [row["status"] for row in rows_of(Complaint)] == [ComplaintStatus.OPEN]
    assert written.entry_id is None


def test_a_stale_file_does_not_open_what_was_solved_since(complaints, work, rows_of):
    complaints(OPEN)
    work()

    written = complaints(OPEN, leave_errors=True)

    assert [each.problem for each in written.value.problems] == [RowProblem.SETTLED_AT_DESK]
    assert [row["stage"] for row in rows_of(ComplaintCase)] == [ComplaintStage.SOLVED]


def test_a_settled_twin_may_change_while_the_other_is_worked_on(complaints, rows_of):
    settled = [*OPEN[:2], "resolved", *OPEN[3:]]
    complaints(OPEN, settled)

    written = complaints(OPEN, [*OPEN[:2], "confirmed", *OPEN[3:]])

    assert written.value.is_whole
    assert [row["status"] for row in rows_of(Complaint)] == [
        ComplaintStatus.OPEN,
        ComplaintStatus.CONFIRMED,
    ]


def test_the_same_file_again_changes_nothing(complaints):
    complaints(OPEN, *SETTLED)

    again = complaints(OPEN, *SETTLED)

    assert again.value.count(Verdict.SAME) == 4
    assert again.entry_id is None


def test_undo_takes_the_cases_back_and_their_numbers_are_not_given_again(
    complaints, store, actor, rows_of
):
    written = complaints(OPEN)
    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )
    gone = [rows_of(model) for model in (Complaint, ComplaintCase, ComplaintDeadline, FollowUp)]

    complaints(OPEN)

    assert gone == [[], [], [], []]
    assert [row["number"] for row in rows_of(ComplaintCase)] == ["C-0002"]


@pytest.fixture
def sent():
    """What is sent to the store, statement by statement."""
    statements = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def test_many_are_opened_without_a_statement_for_each(complaints, sent):
    days = [date(2026, 10, 1 + nth).isoformat() for nth in range(25)]

    complaints(OPEN)
    one, sent[:] = len(sent), []
    complaints(*[["V1", day, *OPEN[2:]] for day in days])

    assert len(sent) <= one + 5
