"""What customers told us."""

from datetime import timedelta

import pytest

from app.models.enums import ComplaintStatus, FeedbackDirection, FeedbackKind
from app.services.desk.feedback import (
    FeedbackEntry,
    feedback_matrix,
    list_feedback,
    move_complaint,
    record_feedback,
)
from app.services.desk.visit_errors import (
    ComplaintStepRefused,
    DayInFuture,
    OnlyComplaintsWait,
)
from app.services.foundation.errors import NotFound
from tests.factories import make_customer
from tests.services.desk.conftest import TODAY

WAITING = FeedbackDirection.WAITING


@pytest.fixture
def customer(session):
    return make_customer(session)


@pytest.fixture
def told(session, customer, actor):
    def told(kind, direction=WAITING, on=TODAY, text=None):
        entry = FeedbackEntry(
            customer_id=customer.id, received_on=on, kind=kind, direction=direction, text=text
        )
        return record_feedback(session, entry=entry, actor=actor, today=TODAY)

    return told


@pytest.mark.req("A10")
def test_a_suggestion_does_not_raise_the_complaint_count(session, customer, told):
    told(FeedbackKind.COMPLAINT)
    told(FeedbackKind.SUGGESTION)
    told(FeedbackKind.SUGGESTION, FeedbackDirection.PRICE)

    matrix = feedback_matrix(session, customer_id=customer.id, on=TODAY)

    assert matrix.of_kind(FeedbackKind.COMPLAINT) == 1
    assert matrix.of_kind(FeedbackKind.SUGGESTION) == 2
    assert matrix.cell(FeedbackKind.SUGGESTION, WAITING) == 1
    assert matrix.cell(FeedbackKind.PRAISE, WAITING) == 0


@pytest.mark.req("A10")
@pytest.mark.parametrize(("days_ago", "count"), [(0, 1), (364, 1), (365, 0)])
def test_the_matrix_looks_back_one_year(session, customer, told, days_ago, count):
    told(FeedbackKind.FEEDBACK, on=TODAY - timedelta(days=days_ago))

    matrix = feedback_matrix(session, customer_id=customer.id, on=TODAY)

    assert matrix.of_kind(FeedbackKind.FEEDBACK) == count


def test_only_a_complaint_waits(session, customer, told):
    told(FeedbackKind.PRAISE, on=TODAY - timedelta(days=1))
    told(FeedbackKind.COMPLAINT, text=" 等了四十分钟 ")

    rows = list_feedback(session, customer_id=customer.id)

    assert [row.status for row in rows] == [ComplaintStatus.OPEN, ComplaintStatus.CONFIRMED]
    assert [row.text for row in rows] == ["等了四十分钟", None]


def test_a_complaint_goes_step_by_step_and_can_be_opened_again(session, customer, told, actor):
    key = told(FeedbackKind.COMPLAINT)

    def status_after(to):
        move_complaint(session, complaint_id=key, to=to, actor=actor)
        return list_feedback(session, customer_id=customer.id)[0].status

    steps = [ComplaintStatus.RESOLVED, ComplaintStatus.CONFIRMED, ComplaintStatus.OPEN]

    assert [status_after(step) for step in steps] == steps


@pytest.mark.parametrize("to", [ComplaintStatus.OPEN, ComplaintStatus.CONFIRMED])
def test_an_open_complaint_is_not_confirmed_before_it_is_resolved(session, told, actor, to):
    key = told(FeedbackKind.COMPLAINT)

    with pytest.raises(ComplaintStepRefused):
        move_complaint(session, complaint_id=key, to=to, actor=actor)


def test_praise_needs_no_answer(session, told, actor):
    key = told(FeedbackKind.PRAISE)

    with pytest.raises(OnlyComplaintsWait):
        move_complaint(session, complaint_id=key, to=ComplaintStatus.OPEN, actor=actor)


def test_what_was_not_said_yet_is_refused(session, told, actor):
    with pytest.raises(DayInFuture):
        told(FeedbackKind.PRAISE, on=TODAY + timedelta(days=1))
    with pytest.raises(NotFound):
        move_complaint(session, complaint_id=404, to=ComplaintStatus.RESOLVED, actor=actor)
