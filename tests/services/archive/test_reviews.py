"""The yearly look through every archive."""

from datetime import timedelta

import pytest

from app.models import ArchiveReview
from app.services.archive.errors import CustomerGone
from app.services.archive.reviews import list_reviews, record_review, review_progress
from app.services.foundation.actors import Actor
from app.words import CustomerStatus
from tests.factories import make_customer, make_staff


@pytest.mark.req("B60")
def test_progress_counts_who_was_confirmed_within_a_year(session, today):
    session.add_all(
        ArchiveReview(
            customer_id=make_customer(session).id, reviewed_on=today - timedelta(days=days)
        )
        for days in (0, 364, 365)
    )
    make_customer(session)
    make_customer(session, status=CustomerStatus.RETIRED)

    progress = review_progress(session, today=today)

    assert (progress.reviewed_count, progress.customer_count) == (2, 4)
    assert progress.waiting_count == 2


def test_a_file_confirmed_twice_counts_once(session, actor, today):
    key = make_customer(session).id
    record_review(session, customer_id=key, note=None, actor=actor, today=today)
    record_review(session, customer_id=key, note=None, actor=actor, today=today)

    assert review_progress(session, today=today).reviewed_count == 1


@pytest.mark.req("B60")
def test_a_review_tells_who_looked_and_what_they_found(session, today):
    person = make_staff(session, "周岚")
    actor = Actor(staff_id=person.id, name=person.name, role=person.role)
    key = make_customer(session).id
    record_review(session, customer_id=key, note=" 电话已更新 ", actor=actor, today=today)

    row = list_reviews(session, customer_id=key)[0]

    assert (row.reviewed_on, row.by_name, row.note) == (today, "周岚", "电话已更新")


def test_a_closed_file_is_not_reviewed(session, actor, today):
    gone = make_customer(session, status=CustomerStatus.ANONYMISED)

    with pytest.raises(CustomerGone):
        record_review(session, customer_id=gone.id, note=None, actor=actor, today=today)
