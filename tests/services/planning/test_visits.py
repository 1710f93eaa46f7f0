"""A visit saved plans its aftercare and closes what it makes needless, in one transaction."""

from datetime import time, timedelta

import pytest

from app.models import Appointment
from app.services.foundation.undo import undo_entry
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.visits import edit_visit, log_visit, void_line
from app.words import (
    AppointmentState,
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Intent,
    Role,
    Tier,
)
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    hire,
    make_ladder,
    make_reachable,
    plan_days,
)


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def botox(session):
    item = make_item(session, "Botox", cycle_days=30)
    make_ladder(session, item, day_1="Any swelling?", day_30="Still smooth?")
    return item


@pytest.fixture
def customer(session):
    return make_reachable(session, tier=Tier.VIP, last_visit_on=day(-20))


def entry_of(customer, *items, on=TODAY, **fields):
    lines = tuple(LineEntry(item_id=item.id, amount_minor=10_000) for item in items)
    return VisitEntry(customer_id=customer.id, visited_on=on, lines=lines, **fields)


def log(session, customer, *items, **fields):
    entry = entry_of(customer, *items, **fields)
    return log_visit(session, entry=entry, actor=MANAGER, today=TODAY)


@pytest.mark.req("A29")
def test_saving_a_visit_plans_its_ladder_in_the_same_transaction(session, customer, botox):
    log(session, customer, botox)

    rungs = followups_of(session, FollowUpKind.AFTERCARE)

    assert [(each.due_on, each.step) for each in rungs] == [(day(1), 1), (day(30), 30)]


@pytest.mark.req("A29")
def test_undoing_the_visit_takes_its_followups_back(store, botox, session, customer, actor):
    old = make_followup(session, customer, kind=FollowUpKind.SECOND_VISIT)
    session.commit()
    written = store.write(
        lambda session: log(session, customer, botox), actor=actor, intent=Intent.LOG_VISIT
    )
    session.rollback()
    assert old.state is FollowUpState.SUPERSEDED
    session.rollback()

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )
    session.expire_all()

    assert followups_of(session) == [old]


def test_what_the_visit_makes_needless_is_closed_with_a_trace(session, customer, botox):
    laser = make_item(session, "Laser", cycle_days=60)
    needless = [
        make_followup(session, customer, kind=FollowUpKind.WIN_BACK, origin="1"),
        make_followup(session, customer, kind=FollowUpKind.DUE_BACK, family_id=botox.family_id),
        make_followup(session, customer, kind=FollowUpKind.STANDARD),
    ]
    kept = [
        make_followup(
            session, customer, kind=FollowUpKind.DUE_BACK, origin="l", family_id=laser.family_id
        ),
        make_followup(session, customer, kind=FollowUpKind.INVITATION),
        make_followup(session, customer, kind=FollowUpKind.STANDARD, origin="x", by_hand=True),
    ]

    visit_id = log(session, customer, botox).visit_id

    assert {each.state for each in needless} == {FollowUpState.SUPERSEDED}
    assert {each.state for each in kept} == {FollowUpState.OPEN}
    trace = closing_of(session, needless[0])
    assert (trace.cause, trace.visit_id) == (ClosingCause.VISIT, visit_id)


@pytest.mark.req("A46")
def test_a_visit_rebases_the_cadence(session, customer, botox):
    plan_days(session, last=91)
    before = [each.due_on for each in followups_of(session, FollowUpKind.STANDARD)]

    log(session, customer, botox)
    after = [each.due_on for each in followups_of(session, FollowUpKind.STANDARD)]

    assert before[0] < day(22)
    assert after[0] > day(30)


def test_a_visit_written_down_late_closes_nothing(session, customer, botox):
    make_visit(session, customer, botox, day(-2))
    reminder = make_followup(session, customer, kind=FollowUpKind.WIN_BACK)

    log(session, customer, botox, on=day(-9))

    assert reminder.state is FollowUpState.OPEN


def test_a_second_ticket_of_the_day_plans_no_second_call(session, customer, botox):
    log(session, customer, botox)

    log(session, customer, botox)

    assert len(followups_of(session, FollowUpKind.AFTERCARE)) == 2


@pytest.mark.req("C22")
def test_low_satisfaction_sends_the_supervisor_once(session, customer, botox, staff):
    log(session, customer, botox, scores=VisitScores(overall=2))
    log(session, customer, botox, scores=VisitScores(overall=1))

    (talk,) = followups_of(session, FollowUpKind.IN_PERSON)

    assert (talk.staff_id, talk.method) == (staff[Role.SUPERVISOR], FollowUpMethod.IN_PERSON)
    assert talk.due_on == TODAY


def test_a_fair_score_sends_nobody(session, customer, botox):
    log(session, customer, botox, scores=VisitScores(overall=3))

    assert followups_of(session, FollowUpKind.IN_PERSON) == []


def test_who_was_expected_has_arrived(session, customer, botox):
    booking = Appointment(customer_id=customer.id, starts_on=TODAY, starts_at=time(10))
    session.add(booking)
    session.flush()

    visit_id = log(session, customer, botox).visit_id

    assert (booking.state, booking.visit_id) == (AppointmentState.ARRIVED, visit_id)


def test_a_visit_moved_to_another_day_moves_its_ladder(session, customer, botox):
    visit_id = log(session, customer, botox).visit_id
    (first, *_) = followups_of(session, FollowUpKind.AFTERCARE)

    moved = entry_of(customer, botox, on=day(-1))
    edit_visit(session, visit_id=visit_id, entry=moved, actor=MANAGER, today=TODAY)
    rungs = followups_of(session, FollowUpKind.AFTERCARE)

    assert [each.reference_on for each in rungs] == [day(-1), day(-1)]
    assert closing_of(session, first).cause is ClosingCause.CORRECTED


def test_a_visit_given_to_somebody_else_takes_its_ladder_along(session, customer, botox):
    other = make_reachable(session, "王敏", Tier.GENERAL)
    visit_id = log(session, customer, botox).visit_id

    edit_visit(session, visit_id=visit_id, entry=entry_of(other, botox), actor=MANAGER, today=TODAY)
    rungs = followups_of(session, FollowUpKind.AFTERCARE)

    assert {each.customer_id for each in rungs} == {other.id}


def test_a_line_voided_needs_no_aftercare(session, customer, botox):
    (line_id,) = log(session, customer, botox).line_ids

    void_line(session, line_id=line_id, actor=MANAGER, today=TODAY)

    assert followups_of(session, FollowUpKind.AFTERCARE) == []


def test_a_rung_on_a_closed_day_comes_on_the_next_open_one(session, customer, botox, actor):
    set_exception(session, exception=ExceptionRow(day_on=day(1)), actor=actor)

    log(session, customer, botox)

    assert followups_of(session, FollowUpKind.AFTERCARE)[0].due_on == TODAY + timedelta(days=2)
