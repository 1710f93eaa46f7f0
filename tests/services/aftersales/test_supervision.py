"""The supervisor sees who was not told, who disagrees, and who has what in hand."""

import pytest

from app.services.aftersales.supervision import (
    count_feedback,
    list_mismatches,
    list_people,
    list_untold,
)
from app.services.complaints.call_backs import CallBackEntry, call_back
from app.services.complaints.corrections import tell_result
from app.services.complaints.feedback import FeedbackEntry, record_feedback
from app.services.complaints.handling import take
from app.words import FeedbackDirection, FeedbackKind, Informed
from tests.services.complaints.complaint_work import NOT_SOLVED, NOW, SOLVED
from tests.services.desk_work import TODAY, day


@pytest.mark.req("C10")
def test_a_solved_complaint_nobody_was_told_of_is_listed(session, clinic):
    open_one, solved = clinic.receives(), clinic.receives()
    clinic.solves(solved, clinic.wu)

    assert [row.case_id for row in list_untold(session)] == [solved.id]
    assert open_one.id != solved.id

    tell_result(
        session,
        case_id=solved.id,
        informed=Informed.CUSTOMER,
        name=None,
        doing=clinic.does(clinic.wu),
    )
    assert list_untold(session) == ()


@pytest.mark.req("C14")
def test_a_customer_who_says_otherwise_is_a_mismatch(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)

    call_back(session, case_id=case.id, entry=NOT_SOLVED, doing=clinic.does(clinic.zhou))

    (row,) = list_mismatches(session)
    assert (row.claim, row.answer, row.solved) == ("A new slot.", "Still bruised.", False)
    assert (row.owner_name, row.called_on) == ("Dr Wu", TODAY)


@pytest.mark.req("C14")
@pytest.mark.parametrize(("satisfaction", "listed"), [(None, 0), (2, 1), (3, 0)])
def test_solved_but_unhappy_is_one_too(session, clinic, satisfaction, listed):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)
    entry = CallBackEntry(
        solved=True, feeling="Hm.", experience="Listen.", satisfaction=satisfaction
    )

    call_back(session, case_id=case.id, entry=entry, doing=clinic.does(clinic.zhou))

    assert len(list_mismatches(session)) == listed


@pytest.mark.req("C19")
def test_everybody_answers_for_what_they_have(session, clinic):
    kept, late = clinic.receives(), clinic.receives(at=clinic.now.replace(day=2))
    take(session, case_id=late.id, owner_id=clinic.wu.staff_id, doing=clinic.does(clinic.li))
    clinic.closes(kept, clinic.wu, clinic.zhou)

    people = {row.name: row for row in list_people(session, now=clinic.now)}

    assert (people["李娜"].first_asked, people["李娜"].in_hand) == (2, 0)
    assert (people["Dr Wu"].in_hand, people["Dr Wu"].late, people["Dr Wu"].closed) == (1, 1, 1)
    assert (people["周岚"].in_hand, people["周岚"].stage) == (0, 0)


@pytest.fixture
def say(session, clinic, actor):
    """The customer says something about waiting."""

    def say(kind, on):
        entry = FeedbackEntry(
            customer_id=clinic.customer.id,
            received_on=on,
            kind=kind,
            direction=FeedbackDirection.WAITING,
            text="等了四十分钟",
        )
        record_feedback(session, entry=entry, actor=actor, now=NOW)

    return say


@pytest.mark.req("A10")
def test_what_all_customers_said_is_counted_by_kind_and_direction(session, say):
    say(FeedbackKind.SUGGESTION, TODAY)
    say(FeedbackKind.SUGGESTION, day(-40))
    say(FeedbackKind.COMPLAINT, TODAY)

    matrix = count_feedback(session, first_on=day(-30), last_on=TODAY)

    assert matrix.cell(FeedbackKind.SUGGESTION, FeedbackDirection.WAITING) == 1
    assert matrix.of_kind(FeedbackKind.COMPLAINT) == 1


def test_a_happy_call_back_is_no_mismatch(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)

    call_back(session, case_id=case.id, entry=SOLVED, doing=clinic.does(clinic.zhou))

    assert list_mismatches(session) == ()
