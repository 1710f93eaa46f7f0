"""What customers told us."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.models import ComplaintCase, ComplaintDeadline
from app.services.archive.opening import DayInFuture
from app.services.complaints.feedback import (
    FeedbackEntry,
    feedback_matrix,
    list_feedback,
    record_feedback,
)
from app.services.complaints.reception import FactsMissing
from app.words import ComplaintStatus, FeedbackDirection, FeedbackKind
from tests.factories import make_clinic
from tests.services.complaints.complaint_work import NOW
from tests.services.conftest import TODAY
from tests.services.desk_work import make_reachable

WAITING = FeedbackDirection.WAITING


@pytest.fixture
def customer(session):
    make_clinic(session)
    return make_reachable(session)


@pytest.fixture
def told(session, customer, actor):
    def told(kind, direction=WAITING, on=TODAY, text=None):
        entry = FeedbackEntry(
            customer_id=customer.id, received_on=on, kind=kind, direction=direction, text=text
        )
        return record_feedback(session, entry=entry, actor=actor, now=NOW)

    return told


@pytest.mark.req("A10")
def test_a_suggestion_does_not_raise_the_complaint_count(session, customer, told):
    told(FeedbackKind.COMPLAINT, text="冷")
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


@pytest.mark.req("B31")
def test_a_complaint_is_taken_in_with_its_number_and_its_clocks(session, told):
    key = told(FeedbackKind.COMPLAINT, text="等了四十分钟")

    case = session.scalars(sa.select(ComplaintCase)).one()

    assert (case.complaint_id, case.number) == (key, "C-0001")
    assert session.scalar(sa.select(sa.func.count(ComplaintDeadline.id))) == 3


def test_a_complaint_of_an_earlier_day_was_said_by_the_end_of_it(session, told):
    told(FeedbackKind.COMPLAINT, on=TODAY - timedelta(days=1), text="冷")

    case = session.scalars(sa.select(ComplaintCase)).one()

    local = case.received_at.astimezone(NOW.tzinfo)
    assert (local.date(), local.hour) == (TODAY - timedelta(days=1), 23)


def test_a_complaint_without_words_is_refused(session, told):
    with pytest.raises(FactsMissing):
        told(FeedbackKind.COMPLAINT)


def test_what_was_not_said_yet_is_refused(told):
    with pytest.raises(DayInFuture):
        told(FeedbackKind.PRAISE, on=TODAY + timedelta(days=1))
