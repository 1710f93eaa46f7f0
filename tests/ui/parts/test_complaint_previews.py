"""The papers of a complaint are looked at before they are printed."""

import pytest

from app.services.papers.complaint_forms import ComplaintPaper
from app.ui.parts.pages_view import PagesView
from app.ui.parts.papers import preview_complaint_paper, preview_promise_card
from app.ui.parts.print_preview import PrintPreview
from tests.services.desk.complaints.complaint_work import Clinic

pytestmark = pytest.mark.ui


@pytest.fixture
def case_id(session, settings):
    key = Clinic(session).receives().id
    session.commit()
    return key


@pytest.fixture
def drawn(owner, qtbot):
    """The preview over the owner, once its first page is drawn."""

    def drawn() -> PrintPreview:
        qtbot.waitUntil(lambda: owner.findChild(PrintPreview) is not None)
        preview: PrintPreview = owner.findChild(PrintPreview)
        view: PagesView = preview.findChild(PagesView)  # type: ignore[assignment]  # it is there
        qtbot.waitUntil(lambda: view.drawn_count > 0)
        return preview

    owner.show()
    return drawn


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (ComplaintPaper.INTAKE, "Complaint form"),
        (ComplaintPaper.SIGN_OFF, "Sign-off form"),
        (ComplaintPaper.FEEDBACK, "Feedback card"),
    ],
)
def test_every_paper_of_a_complaint(desk, owner, case_id, drawn, kind, title):
    preview_complaint_paper(desk, owner, case_id=case_id, kind=kind)

    assert drawn().windowTitle() == title


def test_the_service_promise(desk, owner, drawn):
    preview_promise_card(desk, owner)

    assert drawn().windowTitle() == "Service promise"
