"""The clocks of a complaint: started once, held while the customer is waited for, stopped."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from app.models import ComplaintDeadline
from app.services.complaints.handling import (
    plan_remedy,
    respond,
    resume,
    take,
    wait_for_customer,
)
from app.services.complaints.promises import (
    PromiseImpossible,
    default_promise,
    edit_promise,
    load_promises,
)
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.rules.complaint_clocks import Promise
from app.words import ComplaintClock, Complexity, Role, Severity, Tier
from tests.conftest import ZONE
from tests.services.desk_work import MANAGER

PROMISE = Promise(
    first_response_minutes=5,
    plan_days=1,
    clear_days=2,
    complex_days=4,
    several_departments_days=6,
    call_back_days=3,
)


def deadlines(session):
    rows = session.scalars(sa.select(ComplaintDeadline).order_by(ComplaintDeadline.id))
    return {row.clock: row for row in rows}


def local(deadline):
    return deadline.due_at.astimezone(ZONE)


@pytest.mark.req("C16")
def test_three_clocks_start_when_it_is_received(session, clinic):
    clinic.receives()

    found = deadlines(session)

    assert set(found) == {
        ComplaintClock.FIRST_RESPONSE,
        ComplaintClock.PLAN,
        ComplaintClock.SOLUTION,
    }
    assert local(found[ComplaintClock.FIRST_RESPONSE]) == clinic.now + timedelta(hours=2)


@pytest.mark.req("C16")
@pytest.mark.parametrize(
    ("tier", "severity", "minutes"),
    [
        (Tier.VIP, Severity.ORDINARY, 10),
        (Tier.MAJOR, Severity.ORDINARY, 30),
        (Tier.POTENTIAL_VIP, Severity.ORDINARY, 30),
        (Tier.ORDINARY, Severity.ORDINARY, 120),
        (Tier.GENERAL, Severity.SERIOUS, 30),
        (Tier.MAJOR, Severity.SERIOUS, 10),
        (Tier.GENERAL, Severity.RED_LINE, 10),
    ],
)
def test_the_first_answer_depends_on_who_asks_and_how_grave_it_is(tier, severity, minutes):
    assert default_promise(tier, severity).first_response_minutes == minutes


@pytest.mark.req("C16")
def test_a_new_promise_moves_no_old_deadline(session, clinic):
    clinic.receives()
    before = {clock: row.due_at for clock, row in deadlines(session).items()}

    edit_promise(
        session,
        tier=Tier.PROSPECT,
        severity=Severity.ORDINARY,
        promise=PROMISE,
        actor=MANAGER,
    )

    assert load_promises(session)[Tier.PROSPECT, Severity.ORDINARY] == PROMISE
    assert {clock: row.due_at for clock, row in deadlines(session).items()} == before


def test_a_promise_must_agree_with_itself(session, clinic):
    with pytest.raises(PromiseImpossible):
        edit_promise(
            session,
            tier=Tier.VIP,
            severity=Severity.ORDINARY,
            promise=Promise(
                first_response_minutes=10,
                plan_days=0,
                clear_days=3,
                complex_days=1,
                several_departments_days=5,
                call_back_days=2,
            ),
            actor=MANAGER,
        )


def test_the_front_desk_promises_nothing_new(session, clinic):
    with pytest.raises(NotAllowed):
        edit_promise(
            session,
            tier=Tier.VIP,
            severity=Severity.ORDINARY,
            promise=PROMISE,
            actor=Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST),
        )


def test_an_answer_stops_its_clock_and_no_other(session, clinic):
    case = clinic.receives()

    respond(session, case_id=case.id, text="We are sorry.", doing=clinic.does(clinic.wu, 5))

    met = [clock for clock, row in deadlines(session).items() if row.met_at is not None]
    assert met == [ComplaintClock.FIRST_RESPONSE]


@pytest.mark.req("C16")
def test_waiting_for_the_customer_moves_the_deadline_by_the_time_waited(session, clinic):
    case = clinic.receives()
    take(session, case_id=case.id, owner_id=clinic.wu.staff_id, doing=clinic.does(clinic.wu))
    before = deadlines(session)[ComplaintClock.FIRST_RESPONSE].due_at

    wait_for_customer(session, case_id=case.id, text="Photos?", doing=clinic.does(clinic.wu, 10))
    resume(session, case_id=case.id, text=None, doing=clinic.does(clinic.wu, 40))

    after = deadlines(session)[ComplaintClock.FIRST_RESPONSE]
    assert after.due_at - before == timedelta(minutes=40)
    assert after.paused_at is None


def test_what_proves_harder_gets_the_time_it_takes(session, clinic):
    case = clinic.receives()

    plan_remedy(
        session,
        case_id=case.id,
        text="Ask the doctor and the supplier.",
        complexity=Complexity.SEVERAL_DEPARTMENTS,
        doing=clinic.does(clinic.wu, 5),
    )

    due = local(deadlines(session)[ComplaintClock.SOLUTION])
    assert due.date() == datetime(2026, 11, 26, tzinfo=ZONE).date()


def test_the_call_back_is_promised_when_it_is_solved(session, clinic):
    case = clinic.receives()

    clinic.solves(case, clinic.wu)

    running = [clock for clock, row in deadlines(session).items() if row.met_at is None]
    assert running == [ComplaintClock.CALL_BACK]
