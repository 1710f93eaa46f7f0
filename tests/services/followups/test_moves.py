"""Moving to another day or person."""

from datetime import time

import pytest

from app.models import Complaint
from app.services.followups.checks import FollowUpInPast, InPeace, InQuietHours
from app.services.followups.errors import ByNobody, ClinicClosed, FollowUpClosed
from app.services.followups.moves import move_followup, move_late, move_to_person
from app.services.followups.wanted import Wanted
from app.services.foundation.errors import NotFound
from app.services.foundation.undo import undo_entry
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.words import ContactPause, FollowUpKind, FollowUpState, Intent, Role
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY, day, followups_of, make_reachable

SUNDAY = 1  # the clinic closes at five


@pytest.fixture
def followup(session, customer):
    return make_followup(session, customer, TODAY, due_at=time(17, 30))


def move(session, followup, days, **more):
    move_followup(
        session, followup_id=followup.id, to_on=day(days), actor=MANAGER, today=TODAY, **more
    )


def late_to(session, days, **filters):
    wanted = Wanted(first_on=TODAY, last_on=day(6), **filters)
    return move_late(session, wanted=wanted, to_on=day(days), actor=MANAGER, today=TODAY)


def test_it_keeps_its_time_and_the_day_first_planned(session, followup):
    move(session, followup, 2)

    assert (followup.due_on, followup.due_at) == (day(2), time(17, 30))
    assert (followup.planned_on, followup.latest_on) == (TODAY, day(2))


def test_a_time_at_which_nobody_may_be_rung_is_dropped(session, followup):
    move(session, followup, SUNDAY)

    assert (followup.due_on, followup.due_at) == (day(SUNDAY), None)


def test_a_time_that_was_asked_for_is_taken(session, followup):
    move(session, followup, 2, at=time(9, 15))

    assert followup.due_at == time(9, 15)


@pytest.mark.parametrize(
    ("days", "at", "refusal"),
    [
        (-1, None, FollowUpInPast),
        (3, None, ClinicClosed),
        (2, time(21), InQuietHours),
        (SUNDAY, time(17, 30), InQuietHours),
    ],
    ids=str,
)
def test_days_and_times_that_will_not_do_change_nothing(session, followup, days, at, refusal):
    set_exception(session, exception=ExceptionRow(day_on=day(3)), actor=MANAGER)

    with pytest.raises(refusal):
        move(session, followup, days, at=at)

    assert (followup.due_on, followup.due_at) == (TODAY, time(17, 30))


def test_nothing_is_moved_into_a_pause(session, customer, followup):
    customer.pause, customer.pause_until_on = ContactPause.MEDICAL, day(5)

    with pytest.raises(InPeace):
        move(session, followup, 5)
    move(session, followup, 6)

    assert followup.due_on == day(6)


@pytest.mark.req("B39")
def test_a_complaint_call_back_may_be_moved_whatever_holds(session, customer):
    call_back = make_call_back(session, customer)
    customer.pause = ContactPause.OPTED_OUT

    move(session, call_back, 3)

    assert call_back.due_on == day(3)


def test_what_is_done_or_gone_cannot_be_moved(session, customer):
    done = make_followup(session, customer, state=FollowUpState.DONE)

    with pytest.raises(FollowUpClosed):
        move(session, done, 3)
    with pytest.raises(NotFound):
        move_followup(session, followup_id=99, to_on=day(3), actor=MANAGER, today=TODAY)


def test_everything_late_is_moved_at_once_and_nothing_else(session, customer):
    late = [make_followup(session, customer, day(-days), origin=str(days)) for days in (1, 9)]
    kept = make_followup(session, customer, TODAY, origin="today")

    moved = late_to(session, 2)

    session.expire_all()
    assert (moved, {each.due_on for each in late}, kept.due_on) == (2, {day(2)}, TODAY)
    assert len(followups_of(session)) == 3


def test_only_what_is_shown_is_moved(session, customer, staff):
    mine = make_followup(session, customer, day(-1), staff_id=staff[Role.RECEPTIONIST])
    other = make_followup(session, customer, day(-1), origin="x", staff_id=staff[Role.SPECIALIST])

    moved = late_to(session, 2, staff_ids=[staff[Role.RECEPTIONIST]])

    session.expire_all()
    assert (moved, mine.due_on, other.due_on) == (1, day(2), day(-1))


def test_late_ones_of_customers_in_peace_stay_but_for_call_backs(session, customer):
    quiet = make_reachable(session, "王敏", pause=ContactPause.OPTED_OUT)
    stays = make_followup(session, quiet, day(-1))
    call_back = make_call_back(session, quiet, day(-1))

    moved = late_to(session, 2)

    session.expire_all()
    assert (moved, stays.due_on, call_back.due_on) == (1, day(-1), day(2))


def test_late_ones_are_not_moved_to_a_closed_day(session, customer):
    set_exception(session, exception=ExceptionRow(day_on=day(3)), actor=MANAGER)

    with pytest.raises(ClinicClosed):
        late_to(session, 3)


def test_somebody_else_may_take_them_over(session, followup, staff):
    taken = move_to_person(
        session, followup_ids=[followup.id], staff_id=staff[Role.SPECIALIST], actor=MANAGER
    )

    assert (taken, followup.staff_id) == (1, staff[Role.SPECIALIST])


def test_nobody_cannot_take_them_over(session, followup, desk_id):
    with pytest.raises(ByNobody):
        move_to_person(session, followup_ids=[followup.id], staff_id=None, actor=MANAGER)

    assert followup.staff_id == desk_id


def test_moving_everything_late_can_be_undone(store, session, customer):
    late = make_followup(session, customer, day(-1), due_at=time(10))
    session.commit()
    written = store.write(
        lambda session: late_to(session, 2), actor=MANAGER, intent=Intent.MOVE_FOLLOWUP
    )

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=MANAGER,
        intent=Intent.UNDO,
    )

    session.expire_all()
    assert (late.due_on, late.due_at) == (day(-1), time(10))


def make_call_back(session, customer, on=TODAY):
    complaint = Complaint(customer_id=customer.id, received_on=on)
    session.add(complaint)
    session.flush()
    kind = FollowUpKind.COMPLAINT_CALL_BACK
    return make_followup(
        session, customer, on, kind=kind, origin=str(complaint.id), complaint_id=complaint.id
    )
