"""A complaint's call-back that stands in a list of calls is made on its own form."""

import pytest
import sqlalchemy as sa

from app.models import ComplaintCase, FollowUp
from app.ui.calls.card import CallCard
from app.ui.complaints.call_back_dialog import CallBackDialog
from app.words import ComplaintStage, FollowUpKind, FollowUpState, Outcome
from tests.ui.hands import opened, says


@pytest.fixture
def queue(clinic):
    """An ordinary call, and the call-back of a complaint that is signed."""
    is_open = FollowUp.state == FollowUpState.OPEN
    plain = sa.select(FollowUp.id).where(is_open, FollowUp.kind == FollowUpKind.AFTERCARE)
    about = (
        sa.select(FollowUp.id)
        .join(ComplaintCase, ComplaintCase.complaint_id == FollowUp.complaint_id)
        .where(is_open, ComplaintCase.stage == ComplaintStage.SIGNED)
    )
    return clinic.store.read(
        lambda session: [session.scalar(query.limit(1)) for query in (plain, about)]
    )


@pytest.mark.req("B40")
def test_after_the_first_call_the_form_of_the_call_back_opens(window, queue, qtbot):
    page = window.workplace.open_page("today")

    page.calls_wanted.emit(queue[0], Outcome.SATISFIED, queue)
    card = opened(window, CallCard, qtbot)
    qtbot.keyClick(card.focusWidget(), "1")

    asked = opened(window, CallBackDialog, qtbot)
    assert says(asked, " says: ")
