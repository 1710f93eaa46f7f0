"""No row gets past the gate, whoever writes it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.models import (
    ComplaintCallBack,
    ComplaintCase,
)
from app.words import (
    ComplaintStage,
)
from tests.services.complaints.complaint_work import NOW


@pytest.mark.req("C05", "C18")
@pytest.mark.parametrize(
    "cells",
    [
        {"stage": ComplaintStage.CLOSED},
        {"stage": ComplaintStage.CALLED_BACK},
        {"stage": ComplaintStage.CLOSED, "confirmation_id": 99, "closed_at": NOW},
        {"first_receiver_id": None},
        {"number": "C-0001x"},
        {"remedy": ""},
    ],
)
def test_no_row_is_written_past_the_gate(session, clinic, cells):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)
    session.commit()

    with pytest.raises(IntegrityError):
        session.execute(sa.update(ComplaintCase).values(cells))


@pytest.mark.req("B42")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaint_call_backs SET feeling = 'fine'",
        "DELETE FROM complaint_call_backs",
        "DELETE FROM complaint_handlers",
        "DELETE FROM corrective_actions",
        "UPDATE complaints SET status = 'open'",
    ],
)
def test_what_a_closed_complaint_rests_on_stays(session, clinic, statement):
    clinic.closes(clinic.receives(), handler=clinic.wu, caller=clinic.zhou)
    session.commit()

    with pytest.raises(IntegrityError):
        session.execute(sa.text(statement))


@pytest.mark.req("B41")
def test_a_handler_is_no_caller_in_a_row_either(session, clinic):
    case = clinic.receives()
    clinic.settles(case, clinic.wu)
    session.add(
        ComplaintCallBack(
            case_id=case.id,
            round=1,
            called_at=clinic.now,
            caller_id=clinic.wu.staff_id,
            solved=True,
            feeling="Fine",
            experience="None",
            claim="A new slot.",
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()
