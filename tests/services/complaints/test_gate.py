"""A complaint is closed only when the customer says so, whatever path is tried."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.models import (
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintHandler,
    ComplaintLogEntry,
    FollowUp,
)
from app.services.complaints.call_backs import AnswersMissing, call_back
from app.services.complaints.corrections import correct_nothing
from app.services.complaints.errors import (
    CallerHandled,
    ComplaintReasonMissing,
    ManagerNeeded,
    StepRefused,
)
from app.services.complaints.handling import RemedyMissing, solve, take
from app.services.complaints.settling import (
    GateClosed,
    SignatureMissing,
    close,
    note_attempt,
    reopen,
    sign,
    withdraw,
)
from app.services.foundation.actors import Actor
from app.words import (
    ComplaintStage,
    ComplaintStatus,
    ComplaintStep,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Missing,
    Role,
)
from tests.services.complaints.complaint_work import NOT_SOLVED, SOLVED
from tests.services.desk_work import TODAY


def handlers(session, case):
    query = sa.select(ComplaintHandler.staff_id).where(ComplaintHandler.case_id == case.id)
    return set(session.scalars(query))


def call_backs(session):
    query = sa.select(FollowUp).where(FollowUp.kind == FollowUpKind.COMPLAINT_CALL_BACK)
    return list(session.scalars(query.order_by(FollowUp.id)))


@pytest.mark.req("B31", "C05")
def test_a_complaint_goes_its_way_to_the_end(session, clinic):
    case = clinic.receives()

    clinic.closes(case, handler=clinic.wu, caller=clinic.zhou)

    log = sa.select(ComplaintLogEntry.step).order_by(ComplaintLogEntry.id)
    assert [step for step in session.scalars(log) if step is not ComplaintStep.NOTE] == [
        ComplaintStep.RECEIVE,
        ComplaintStep.TAKE,
        ComplaintStep.PLAN,
        ComplaintStep.SOLVE,
        ComplaintStep.SIGN,
        ComplaintStep.CALL_BACK,
        ComplaintStep.CLOSE,
    ]
    assert session.get_one(Complaint, case.complaint_id).status is ComplaintStatus.CONFIRMED
    assert case.first_receiver_id == clinic.li.staff_id


@pytest.mark.req("C05")
def test_it_is_not_closed_before_the_call_back(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)

    with pytest.raises(GateClosed) as refused:
        close(session, case_id=case.id, doing=clinic.does(clinic.zhou))

    assert refused.value.missing == (Missing.CALL_BACK,)
    assert case.stage is ComplaintStage.SIGNED


def test_it_says_everything_that_is_missing(session, clinic):
    case = clinic.receives()

    with pytest.raises(GateClosed) as refused:
        close(session, case_id=case.id, doing=clinic.does(clinic.zhou))

    assert refused.value.missing == tuple(Missing)


@pytest.mark.req("B41")
def test_a_handler_never_calls_back(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)

    with pytest.raises(CallerHandled) as refused:
        call_back(session, case_id=case.id, entry=SOLVED, doing=clinic.does(clinic.wu))

    assert refused.value.others == ("周岚", "李娜")


@pytest.mark.req("B41")
def test_who_had_it_before_never_calls_back_either(session, clinic):
    case = clinic.receives()
    take(session, case_id=case.id, owner_id=clinic.li.staff_id, doing=clinic.does(clinic.li))
    clinic.settles(case, clinic.wu)

    with pytest.raises(CallerHandled):
        call_back(session, case_id=case.id, entry=SOLVED, doing=clinic.does(clinic.li))

    assert handlers(session, case) == {clinic.li.staff_id, clinic.wu.staff_id}


@pytest.mark.req("B40")
@pytest.mark.parametrize("missing", [{"solved": None}, {"feeling": " "}, {"experience": ""}])
def test_all_three_answers_are_required(session, clinic, missing):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)

    with pytest.raises(AnswersMissing):
        call_back(
            session,
            case_id=case.id,
            entry=replace(SOLVED, **missing),
            doing=clinic.does(clinic.zhou),
        )


@pytest.mark.req("C05")
def test_not_solved_opens_it_again_under_its_number(session, clinic):
    case = clinic.receives()
    number = case.number
    clinic.settles(case, clinic.wu)

    solved = call_back(session, case_id=case.id, entry=NOT_SOLVED, doing=clinic.does(clinic.zhou))

    assert not solved
    assert (case.number, case.stage, case.round) == (number, ComplaintStage.IN_HAND, 2)
    assert [each.state for each in call_backs(session)] == [
        FollowUpState.DONE,
        FollowUpState.OPEN,
    ]


def test_a_second_round_needs_its_own_call_back(session, clinic):
    case = clinic.receives()
    clinic.closes(case, handler=clinic.wu, caller=clinic.zhou)

    reopen(session, case_id=case.id, why="It came back.", doing=clinic.does(clinic.li))

    assert case.confirmation_id is None
    with pytest.raises(GateClosed):
        close(session, case_id=case.id, doing=clinic.does(clinic.wu))


@pytest.mark.req("B41")
def test_in_a_clinic_of_one_a_manager_stands_in(session, lone):
    case = lone.receives()
    lone.settles(case, lone.li)
    manager = Actor(staff_id=lone.li.staff_id, name="李娜", role=Role.MANAGER)

    with pytest.raises(ManagerNeeded):
        call_back(session, case_id=case.id, entry=SOLVED, doing=lone.does(lone.li))
    call_back(session, case_id=case.id, entry=SOLVED, doing=lone.does(lone.li), approved_by=manager)

    assert session.scalars(sa.select(ComplaintCallBack.stands_in)).one()


@pytest.mark.req("B39")
def test_the_call_back_is_there_from_the_start_and_not_the_handlers(session, clinic):
    case = clinic.receives()

    (planned,) = call_backs(session)
    take(session, case_id=case.id, owner_id=planned.staff_id, doing=clinic.does(clinic.li))

    assert planned.complaint_id == case.complaint_id
    assert planned.staff_id not in handlers(session, case)


def test_two_documented_attempts_stand_in_for_a_signature(session, clinic):
    case = clinic.receives()
    clinic.solves(case, clinic.wu)
    doing = clinic.does(clinic.wu)

    with pytest.raises(SignatureMissing):
        sign(session, case_id=case.id, signed_on=None, doing=doing)
    for said in ("Rang twice.", "Wrote a message."):
        note_attempt(session, case_id=case.id, method=FollowUpMethod.PHONE, text=said, doing=doing)
    sign(session, case_id=case.id, signed_on=None, doing=doing)

    assert case.stage is ComplaintStage.SIGNED


def test_solved_by_nothing_is_not_solved(session, clinic):
    case = clinic.receives()

    with pytest.raises(RemedyMissing):
        solve(session, case_id=case.id, remedy=" ", doing=clinic.does(clinic.wu))


def test_a_step_is_not_left_out(session, clinic):
    case = clinic.receives()

    with pytest.raises(StepRefused):
        sign(session, case_id=case.id, signed_on=TODAY, doing=clinic.does(clinic.wu))


def test_nothing_is_withdrawn_without_a_reason(session, clinic):
    case = clinic.receives()

    with pytest.raises(ComplaintReasonMissing):
        withdraw(session, case_id=case.id, why="", doing=clinic.does(clinic.li))


def test_the_call_back_stays_when_a_complaint_is_withdrawn(session, clinic):
    case = clinic.receives()

    withdraw(session, case_id=case.id, why="She was angry.", doing=clinic.does(clinic.li))

    assert [each.state for each in call_backs(session)] == [FollowUpState.OPEN]


def test_a_reason_for_no_correction_is_enough(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu, corrects=False)
    correct_nothing(
        session, case_id=case.id, why="Nobody could know.", doing=clinic.does(clinic.wu)
    )
    call_back(session, case_id=case.id, entry=SOLVED, doing=clinic.does(clinic.zhou))

    close(session, case_id=case.id, doing=clinic.does(clinic.wu))

    assert session.get_one(ComplaintCase, case.id).stage is ComplaintStage.CLOSED
