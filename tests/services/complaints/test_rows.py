"""The list says what falls due first, and one complaint tells everything about itself."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.services.complaints.call_backs import call_back
from app.services.complaints.corrections import tell_result
from app.services.complaints.details import load_complaint
from app.services.complaints.handling import take, wait_for_customer
from app.services.complaints.rows import ComplaintScope, count_complaints, list_complaints
from app.services.complaints.settling import note_attempt, withdraw
from app.services.foundation.errors import NotFound
from app.words import (
    ComplaintClock,
    ComplaintStage,
    ComplaintStep,
    FollowUpMethod,
    Informed,
    Missing,
    Severity,
)
from tests.services.complaints.complaint_work import NOT_SOLVED


def listed(session, clinic, scope, **given):
    given = {"mine": None, "now": clinic.now} | given
    return [row.number for row in list_complaints(session, scope=scope, **given)]


def test_what_falls_due_first_is_listed_first(session, clinic):
    clinic.receives()
    clinic.receives(severity=Severity.RED_LINE)

    assert listed(session, clinic, ComplaintScope.OPEN) == ["C-0002", "C-0001"]


def test_who_has_it_in_hand_sees_it_among_their_own(session, clinic):
    case = clinic.receives()
    clinic.receives()
    take(session, case_id=case.id, owner_id=clinic.wu.staff_id, doing=clinic.does(clinic.wu))

    assert listed(session, clinic, ComplaintScope.MINE, mine=clinic.wu.staff_id) == ["C-0001"]


def test_late_is_what_nobody_answered_in_time(session, clinic):
    clinic.receives()

    late = listed(session, clinic, ComplaintScope.LATE, now=clinic.now + timedelta(hours=3))

    assert late == ["C-0001"]
    assert listed(session, clinic, ComplaintScope.LATE) == []


def test_nothing_is_late_while_the_customer_is_waited_for(session, clinic):
    case = clinic.receives()
    take(session, case_id=case.id, owner_id=clinic.wu.staff_id, doing=clinic.does(clinic.wu))
    wait_for_customer(session, case_id=case.id, text="Photos?", doing=clinic.does(clinic.wu))

    late = listed(session, clinic, ComplaintScope.LATE, now=clinic.now + timedelta(days=9))

    assert late == []


def test_the_scopes_are_counted(session, clinic):
    clinic.closes(clinic.receives(), handler=clinic.wu, caller=clinic.zhou)
    withdraw(session, case_id=clinic.receives().id, why="Angry.", doing=clinic.does(clinic.li))
    clinic.receives()

    counts = count_complaints(session, mine=clinic.li.staff_id, now=clinic.now)

    assert counts == {
        ComplaintScope.OPEN: 1,
        ComplaintScope.MINE: 0,
        ComplaintScope.LATE: 0,
        ComplaintScope.CLOSED: 2,
    }


def test_a_row_says_by_when_and_how_long_it_took(session, clinic):
    closed = clinic.receives()
    clinic.now += timedelta(minutes=30)
    clinic.closes(closed, handler=clinic.wu, caller=clinic.zhou)
    clinic.receives()

    (still,) = list_complaints(session, scope=ComplaintScope.OPEN, mine=None, now=clinic.now)
    (done,) = list_complaints(session, scope=ComplaintScope.CLOSED, mine=None, now=clinic.now)

    assert still.clock is not None
    assert still.clock.clock is ComplaintClock.FIRST_RESPONSE
    assert still.clock.due_at == clinic.now + timedelta(hours=2)
    assert (done.clock, done.took) == (None, timedelta(minutes=30))


@pytest.mark.req("C10", "C14")
def test_one_complaint_tells_everything(session, clinic):
    case = clinic.receives(wish="An apology.")
    clinic.solves(case, clinic.wu)
    note_attempt(
        session,
        case_id=case.id,
        method=FollowUpMethod.PHONE,
        text="Away.",
        doing=clinic.does(clinic.wu),
    )
    tell_result(
        session,
        case_id=case.id,
        informed=Informed.CUSTOMER,
        name=None,
        doing=clinic.does(clinic.wu),
    )

    told = load_complaint(session, case_id=case.id)

    assert told.row.stage is ComplaintStage.SOLVED
    assert told.wish == "An apology."
    assert told.handlers == ("Dr Wu",)
    assert [name for _key, name in told.callers] == ["周岚", "李娜"]
    assert told.call_back_staff_name in {"周岚", "李娜"}
    assert told.missing == (
        Missing.CAUSE,
        Missing.CORRECTION,
        Missing.SIGNATURE,
        Missing.CALL_BACK,
    )
    assert ComplaintStep.SIGN in told.steps
    assert [(each.text, each.staff_name) for each in told.attempts] == [("Away.", "Dr Wu")]
    assert [each.informed for each in told.notices] == [Informed.CUSTOMER]


@pytest.mark.req("C14")
def test_the_claim_stands_beside_the_answer(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)
    call_back(session, case_id=case.id, entry=NOT_SOLVED, doing=clinic.does(clinic.zhou))

    (heard,) = load_complaint(session, case_id=case.id).call_backs

    assert (heard.claim, heard.solved, heard.feeling) == ("A new slot.", False, "Still bruised.")


def test_a_complaint_that_is_not_there_is_refused(session, clinic):
    with pytest.raises(NotFound):
        load_complaint(session, case_id=99)


def test_the_list_asks_no_more_for_many_than_for_one(session, clinic):
    asked = []
    clinic.receives()
    sa.event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told))
    listed(session, clinic, ComplaintScope.OPEN)
    for_one = len(asked)
    many = [clinic.receives().number for _ in range(12)]
    asked.clear()
    numbers = listed(session, clinic, ComplaintScope.OPEN)

    assert len(numbers) == len(many) + 1
    assert len(asked) == for_one
