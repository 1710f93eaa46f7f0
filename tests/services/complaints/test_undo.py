"""What was done to a complaint can be taken back, but never what the customer said."""

from typing import Any

import pytest
import sqlalchemy as sa

from app.models import Complaint, ComplaintCase, ComplaintHandler
from app.services.complaints.call_backs import call_back
from app.services.complaints.corrections import add_correction
from app.services.complaints.handling import name_cause, solve, take
from app.services.complaints.settling import close, reopen, sign, withdraw
from app.services.foundation.errors import Filed, HeldInPlace, sentence
from app.services.foundation.undo import undo_entry
from app.words import (
    ComplaintCause,
    ComplaintStage,
    ComplaintStatus,
    Department,
    Intent,
)
from tests.services.complaints.complaint_work import SOLVED, Clinic
from tests.services.desk_work import TODAY


@pytest.fixture
def at_desk(store, actor):
    """Write with a clinic around an open session, as one entry of the journal."""

    def at_desk(intent, deed):
        return store.write(deed, actor=actor, intent=intent)

    return at_desk


def set_up(session):
    clinic = Clinic(session)
    return clinic, clinic.receives().id


def test_taking_it_in_hand_is_taken_back(store, at_desk):
    clinic, case_id = at_desk(Intent.RECEIVE_COMPLAINT, set_up).value
    taken = at_desk(
        Intent.WORK_COMPLAINT,
        lambda session: take(
            session,
            case_id=case_id,
            owner_id=clinic.wu.staff_id,
            doing=clinic.does(clinic.wu),
        ),
    )

    at_desk(Intent.UNDO, lambda session: undo_entry(session, entry_id=taken.entry_id))

    stage = store.read(lambda session: session.get_one(ComplaintCase, case_id).stage)
    assert stage is ComplaintStage.RECEIVED
    assert store.read(lambda session: session.scalars(sa.select(ComplaintHandler)).all()) == []


@pytest.mark.req("B42")
def test_a_call_back_is_filed_for_good(store, at_desk):
    def settled(session):
        clinic = Clinic(session)
        case = clinic.receives()
        clinic.settles(case, clinic.wu)
        return clinic, case.id

    clinic, case_id = at_desk(Intent.RECEIVE_COMPLAINT, settled).value
    called = at_desk(
        Intent.CALL_BACK_COMPLAINT,
        lambda session: call_back(
            session, case_id=case_id, entry=SOLVED, doing=clinic.does(clinic.zhou)
        ),
    )

    with pytest.raises(Filed):
        at_desk(Intent.UNDO, lambda session: undo_entry(session, entry_id=called.entry_id))

    stage = store.read(lambda session: session.get_one(ComplaintCase, case_id).stage)
    assert stage is ComplaintStage.CALLED_BACK


@pytest.fixture
def stands(store):
    """Where a complaint is, and what that means for the customer's harmony."""

    def stands(case_id):
        def read(session):
            case = session.get_one(ComplaintCase, case_id)
            return case.stage, session.get_one(Complaint, case.complaint_id).status

        return store.read(read)

    return stands


@pytest.mark.parametrize(
    ("deed", "facts"),
    [(solve, {"remedy": "A new slot."}), (withdraw, {"why": "Took it back."})],
)
def test_a_step_that_moved_the_status_is_taken_back(store, at_desk, stands, deed, facts):
    def in_hand(session):
        clinic, case_id = set_up(session)
        doing = clinic.does(clinic.wu)
        take(session, case_id=case_id, owner_id=clinic.wu.staff_id, doing=doing)
        return clinic, case_id

    clinic, case_id = at_desk(Intent.RECEIVE_COMPLAINT, in_hand).value
    done = at_desk(
        Intent.WORK_COMPLAINT,
        lambda session: deed(session, case_id=case_id, doing=clinic.does(clinic.wu), **facts),
    )

    at_desk(Intent.UNDO, lambda session: undo_entry(session, entry_id=done.entry_id))

    assert stands(case_id) == (ComplaintStage.IN_HAND, ComplaintStatus.OPEN)


def closed(session):
    clinic, case_id = set_up(session)
    case = session.get_one(ComplaintCase, case_id)
    clinic.closes(case, handler=clinic.wu, caller=clinic.zhou)
    return clinic, case_id


def test_taking_back_that_it_was_opened_again_closes_it(store, at_desk, stands):
    clinic, case_id = at_desk(Intent.RECEIVE_COMPLAINT, closed).value
    opened = at_desk(
        Intent.WORK_COMPLAINT,
        lambda session: reopen(session, case_id=case_id, why="Back.", doing=clinic.does(clinic.wu)),
    )

    at_desk(Intent.UNDO, lambda session: undo_entry(session, entry_id=opened.entry_id))

    assert stands(case_id) == (ComplaintStage.CLOSED, ComplaintStatus.CONFIRMED)


def all_but_corrected(session):
    clinic, case_id = set_up(session)
    clinic.solves(session.get_one(ComplaintCase, case_id), clinic.wu)
    given: dict[str, Any] = {"case_id": case_id, "doing": clinic.does(clinic.wu)}
    name_cause(session, cause=ComplaintCause.PROCESS, text="Booked twice.", **given)
    sign(session, signed_on=TODAY, **given)
    return clinic, given


@pytest.mark.req("C05")
def test_the_correction_that_a_closed_complaint_rests_on_is_not_taken_back(at_desk, stands):
    clinic, given = at_desk(Intent.RECEIVE_COMPLAINT, all_but_corrected).value
    to_do: dict[str, Any] = {
        "text": "One book.",
        "department": Department.FRONT_DESK,
        "due_on": TODAY,
    }
    corrected = at_desk(
        Intent.WORK_COMPLAINT, lambda session: add_correction(session, **to_do, **given)
    )

    def close_it(session):
        heard_by = clinic.does(clinic.zhou)
        call_back(session, case_id=given["case_id"], entry=SOLVED, doing=heard_by)
        close(session, **given)

    at_desk(Intent.CALL_BACK_COMPLAINT, close_it)

    with pytest.raises(HeldInPlace) as refused:
        at_desk(Intent.UNDO, lambda session: undo_entry(session, entry_id=corrected.entry_id))

    assert "rests on it" in (sentence(refused.value) or "")
    assert stands(given["case_id"]) == (ComplaintStage.CLOSED, ComplaintStatus.CONFIRMED)
