"""The papers of complaints, returns and home visits are looked at before they are printed."""

import pytest

from app.services.aftersales.returns import ReturnEntry, ReturnLineEntry, take_in_return
from app.services.papers.complaint_kinds import ComplaintPaper
from app.ui.parts.papers.paper import preview
from app.words import ReturnReason, ReturnWish
from tests.factories import make_item
from tests.services.aftersales.home_work import Home
from tests.services.complaints.complaint_work import Clinic


@pytest.fixture
def case_id(session, settings):
    key = Clinic(session).receives().id
    session.commit()
    return key


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (ComplaintPaper.INTAKE, "Complaint form"),
        (ComplaintPaper.SIGN_OFF, "Sign-off form"),
        (ComplaintPaper.FEEDBACK, "Feedback card"),
    ],
)
def test_every_paper_of_a_complaint(desk, owner, case_id, drawn, kind, title):
    preview(desk, owner, kind, keys=[case_id])

    assert drawn().windowTitle() == title


def test_the_service_promise(desk, owner, drawn):
    preview(desk, owner, "promise")

    assert drawn().windowTitle() == "Service promise"


def test_the_slip_of_a_return(desk, owner, session, drawn):
    clinic = Clinic(session)
    line = ReturnLineEntry(item_id=make_item(session).id, ours_why="Our label.")
    entry = ReturnEntry(
        customer_id=clinic.customer.id,
        wish=ReturnWish.EXCHANGE,
        reason=ReturnReason.FAULTY,
        lines=(line,),
    )
    key = take_in_return(session, entry=entry, doing=clinic.does(clinic.li))
    session.commit()

    preview(desk, owner, "return", keys=[key])

    assert drawn().windowTitle() == "Return slip"


def test_the_sheet_of_a_home_visit(desk, owner, session, drawn):
    key = Home(session, Clinic(session)).plans()
    session.commit()

    preview(desk, owner, "homevisit", keys=[key])

    assert drawn().windowTitle() == "Home visit"
