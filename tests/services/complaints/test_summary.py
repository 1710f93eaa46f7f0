"""How the open complaints stand."""

from datetime import timedelta

from app.services.complaints.summary import OpenComplaints, sum_up_open


def test_the_open_ones_are_summed_up_with_the_next_promise_that_still_holds(session, clinic):
    received_at = clinic.now
    clinic.receives()
    clinic.now += timedelta(hours=1)
    clinic.receives()
    clinic.now += timedelta(hours=1, minutes=30)

    assert sum_up_open(session, now=clinic.now) == OpenComplaints(
        count=2, late=1, next_due_at=received_at + timedelta(hours=3)
    )


def test_without_complaints_nothing_is_promised(session, clinic):
    assert sum_up_open(session, now=clinic.now) == OpenComplaints(count=0, late=0, next_due_at=None)
