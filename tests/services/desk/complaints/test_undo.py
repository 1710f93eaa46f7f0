"""What was done to a complaint can be taken back, but never what the customer said."""

import pytest
import sqlalchemy as sa

from app.models import ComplaintCase, ComplaintHandler
from app.models.enums import ComplaintStage, Intent
from app.services.desk.complaints.call_backs import call_back
from app.services.desk.complaints.handling import take
from app.services.foundation.errors import Filed
from app.services.foundation.undo import undo_entry
from tests.services.desk.complaints.complaint_work import SOLVED, Clinic


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
