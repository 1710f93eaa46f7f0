"""Who has no next step."""

from datetime import time

from app.models import Appointment
from app.services.figures.metrics import refresh_everything
from app.services.followups.unplanned import list_unplanned
from app.words import AppointmentState, ContactPause, CustomerStatus, FollowUpState, Tier
from tests.factories import make_customer, make_followup, make_metrics
from tests.services.desk_work import TODAY, day


def unplanned(session, **more):
    return list_unplanned(session, today=TODAY, **more)


def names(session):
    return [row.name for row in unplanned(session).rows]


def test_who_has_a_follow_up_or_a_booking_is_not_among_them(session):
    planned, booked, was_booked, done, nothing = (
        make_customer(session, name)
        for name in ("planned", "booked", "was booked", "done", "nothing")
    )
    make_followup(session, planned, day(30))
    make_followup(session, done, day(-3), state=FollowUpState.DONE)
    session.add_all(
        Appointment(customer_id=who.id, starts_on=on, starts_at=time(9), state=state)
        for who, on, state in [
            (booked, day(2), AppointmentState.BOOKED),
            (was_booked, day(-2), AppointmentState.NO_SHOW),
            (nothing, day(2), AppointmentState.CANCELLED),
        ]
    )
    session.flush()
    refresh_everything(session, today=TODAY)

    assert sorted(names(session)) == ["done", "nothing", "was booked"]


def test_who_is_left_in_peace_or_out_of_the_lists_is_not_among_them(session):
    for_pause = make_customer(session, "paused", pause=ContactPause.OPTED_OUT)
    lost = make_customer(session, "lost", status=CustomerStatus.LOST)
    over = make_customer(session, "pause over", pause=ContactPause.MEDICAL, pause_until_on=day(-1))
    refresh_everything(session, today=TODAY)

    assert for_pause.pause is not None
    assert lost.status is CustomerStatus.LOST
    assert names(session) == [over.name]


def test_vips_come_first_then_who_came_least(session):
    make_metrics(session, make_customer(session, "often"), visit_count=9)
    make_metrics(session, make_customer(session, "once"), visit_count=1)
    make_metrics(session, make_customer(session, "vip"), tier=Tier.VIP, visit_count=30)

    found = unplanned(session, limit=2)

    assert ([row.name for row in found.rows], found.total) == (["vip", "once"], 3)
