"""What the tables of follow-ups never let pass."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.models import (
    Appointment,
    Contact,
    ContactRules,
    Customer,
    FollowUpClosing,
    OpeningHours,
    ServiceStandard,
)
from app.words import (
    AppointmentState,
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
    Tier,
)
from tests.conftest import ZONE
from tests.factories import make_customer, make_followup, make_staff

DAY = date(2026, 11, 23)
LOGGED = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)


@pytest.fixture
def customer(session):
    return make_customer(session)


def log(session, customer, **fields):
    contact = Contact(
        customer_id=customer.id,
        logged_at=LOGGED,
        settles_at=LOGGED + timedelta(hours=24),
        contacted_on=DAY,
        method=FollowUpMethod.PHONE,
        outcome=Outcome.SATISFIED,
        counts=True,
        **fields,
    )
    session.add(contact)
    session.flush()
    return contact


def test_one_origin_has_one_open_followup(session, customer):
    make_followup(session, customer, origin="rhythm/1/2026-07-24")

    with pytest.raises(IntegrityError):
        make_followup(session, customer, origin="rhythm/1/2026-07-24")


def test_a_closed_one_makes_room_for_another(session, customer):
    make_followup(session, customer, state=FollowUpState.DONE)

    assert make_followup(session, customer).id


@pytest.mark.parametrize(
    "fields",
    [
        {"staff_id": None},
        {"earliest_on": DAY, "latest_on": DAY - timedelta(days=1)},
        {"max_attempts": 0},
        {"attempts": 3, "max_attempts": 3},
        {"kind": FollowUpKind.COMPLAINT_CALL_BACK},
        {"complaint_id": 1},
    ],
)
def test_a_followup_without_sense_is_refused(session, customer, fields):
    with pytest.raises(IntegrityError):
        make_followup(session, customer, **fields)


@pytest.mark.parametrize("cause", ["contact", "visit", "booking", "newer"])
def test_a_trace_names_what_it_speaks_of(session, customer, cause):
    followup = make_followup(session, customer, state=FollowUpState.SUPERSEDED)
    session.add(
        FollowUpClosing(
            followup_id=followup.id,
            customer_id=customer.id,
            cause=ClosingCause(cause),
            closed_on=DAY,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


def test_calling_off_by_hand_needs_a_reason(session, customer):
    followup = make_followup(session, customer, state=FollowUpState.CANCELLED)
    session.add(
        FollowUpClosing(
            followup_id=followup.id,
            customer_id=customer.id,
            cause=ClosingCause.BY_HAND,
            closed_on=DAY,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


@pytest.mark.req("B14")
def test_the_log_is_not_changed_behind_its_back(session, customer):
    contact = log(session, customer)
    contact.note = "quite happy"

    with pytest.raises(IntegrityError, match="only edited with its time"):
        session.flush()


@pytest.mark.req("B14")
def test_the_log_is_edited_for_a_day(session, customer):
    contact = log(session, customer)
    contact.note, contact.edited_at = "quite happy", LOGGED + timedelta(hours=24)

    session.flush()

    assert contact.note == "quite happy"


@pytest.mark.req("B14")
def test_after_a_day_the_log_is_settled(session, customer):
    contact = log(session, customer)
    contact.note, contact.edited_at = "quite happy", LOGGED + timedelta(hours=24, seconds=1)

    with pytest.raises(IntegrityError, match="settled"):
        session.flush()


def test_a_lead_has_a_value(session, customer):
    with pytest.raises(IntegrityError):
        log(session, customer, lead="opens a second salon")


def test_only_who_arrived_has_a_visit(session, customer):
    session.add(
        Appointment(
            customer_id=customer.id,
            starts_on=DAY,
            starts_at=time(9),
            state=AppointmentState.BOOKED,
            visit_id=1,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


def test_hours_end_after_they_begin(session):
    session.add(OpeningHours(weekday=0, opens_at=time(18), closes_at=time(9)))

    with pytest.raises(IntegrityError):
        session.flush()


def standard(**fields):
    whole = {
        "tier": Tier.VIP,
        "ideal_gap_days": 30,
        "max_gap_days": 45,
        "least_per_quarter": 2,
        "most_per_quarter": 6,
        "phone_percent": 60,
        "wechat_percent": 40,
        "sms_percent": 0,
        "in_person_percent": 0,
        "dates_by": FollowUpMethod.PHONE,
        "greets_holidays": True,
    }
    return ServiceStandard(**(whole | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"ideal_gap_days": 46},
        {"max_gap_days": None},
        {"least_per_quarter": 7},
        {"phone_percent": 61},
        {"phone_percent": 101, "wechat_percent": -1},
    ],
)
def test_a_standard_that_contradicts_itself_is_refused(session, fields):
    session.add(standard(**fields))

    with pytest.raises(IntegrityError):
        session.flush()


def test_there_is_one_row_of_contact_rules(session):
    session.add(
        ContactRules(
            id=2,
            calls_from=time(9),
            calls_until=time(20),
            most_in_week=6,
            max_attempts=3,
            works_make_up_days=True,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_followup_needs_a_customer(session):
    stranger = Customer(id=99, number="V99", name="林悦")  # nobody wrote it down
    member = make_staff(session)

    with pytest.raises(IntegrityError):
        make_followup(session, stranger, staff_id=member.id)
