"""The card of one call."""

from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from app.models import (
    Allergy,
    Appointment,
    Complaint,
    Consent,
    Contact,
    Package,
    Preference,
    VisitLine,
)
from app.services.followups.call_cards import load_call
from app.services.foundation.errors import NotFound
from app.words import (
    AllergyKind,
    AppointmentState,
    ComplaintStatus,
    ConsentKind,
    ContactMethod,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
    PreferenceKind,
    Tier,
)
from tests.factories import make_customer, make_followup, make_item, make_visit
from tests.services.desk_work import TODAY, day


@pytest.fixture
def followup(session, customer):
    return make_followup(session, customer, TODAY, ask="满意吗？")


def card(session, followup):
    return load_call(session, followup_id=followup.id, today=TODAY)


def make_contact(session, customer, clock, on, **fields):
    whole = {
        "logged_at": clock.now(),
        "settles_at": clock.now() + timedelta(days=1),
        "contacted_on": on,
        "method": FollowUpMethod.PHONE,
        "outcome": Outcome.SATISFIED,
        "counts": True,
    }
    contact = Contact(customer_id=customer.id, **(whole | fields))
    session.add(contact)
    session.flush()
    return contact


def test_it_says_why_and_what_must_not_be_said_or_done(session, customer, followup):
    key = customer.id
    session.add_all(
        [
            Preference(customer_id=key, kind=PreferenceKind.TABOO, text="年龄"),
            Preference(customer_id=key, kind=PreferenceKind.LIKE, text="茶"),
            Allergy(customer_id=key, text="利多卡因"),
            Allergy(customer_id=key, kind=AllergyKind.CONTRAINDICATION, text="怀孕"),
        ]
    )
    session.flush()

    call = card(session, followup)

    assert (call.row.reason.ask, call.row.taboos) == ("满意吗？", ("年龄",))
    assert (call.allergies, call.contraindications) == (("利多卡因",), ("怀孕",))
    assert call.likes == ("茶",)


def test_it_says_how_the_customer_is_reached_and_how_not(session, customer, followup):
    customer.reach_by, customer.reach_from = ContactMethod.WECHAT, time(14)
    session.add_all(
        [
            Consent(
                customer_id=customer.id,
                kind=ConsentKind.SMS,
                given_on=date(2025, 1, 1),
                withdrawn_on=date(2026, 1, 1),
            ),
            Consent(customer_id=customer.id, kind=ConsentKind.PHONE, given_on=date(2025, 1, 1)),
        ]
    )
    session.flush()

    reach = card(session, followup).reach

    assert (reach.by, reach.hours_from) == (ContactMethod.WECHAT, time(14))
    assert reach.taken_back == {ConsentKind.SMS}


def test_it_shows_the_last_five_contacts_the_newest_first(session, customer, followup, clock):
    made = [make_contact(session, customer, clock, day(-ago)) for ago in (9, 2, 5, 7, 1, 3)]

    contacts = card(session, followup).contacts

    assert [each.contacted_on for each in contacts] == [day(-ago) for ago in (1, 2, 3, 5, 7)]
    assert len(made) == 6


def test_it_shows_the_last_visit_and_what_is_paid_ahead(session, customer, followup):
    botox, laser = make_item(session, "Botox"), make_item(session, "Laser")
    make_visit(session, customer, laser, day(-90), 100)
    visit = make_visit(session, customer, botox, day(-9), 100, 200)
    package = Package(customer_id=customer.id, item_id=laser.id, session_count=3, bought_on=day(-9))
    session.add(package)
    session.flush()
    paid = make_visit(session, customer, laser, day(-9), 900)
    session.execute(
        sa.update(VisitLine).where(VisitLine.visit_id == paid.id).values(package_id=package.id)
    )

    call = card(session, followup)

    assert call.last_visit is not None
    assert call.last_visit.on == visit.visited_on
    assert call.last_visit.items == ("Laser", "Botox")
    assert [each.remaining_count for each in call.packages] == [3]


def test_it_names_what_else_is_open(session, customer, followup):
    other = make_followup(session, customer, day(3), kind=FollowUpKind.INVITATION)
    make_followup(session, customer, day(2), state=FollowUpState.DONE, origin="done")

    assert [each.followup_id for each in card(session, followup).others] == [other.id]


def test_it_knows_the_next_booking(session, customer, followup):
    session.add_all(
        Appointment(customer_id=customer.id, starts_on=on, starts_at=time(10), state=state)
        for on, state in [
            (day(-1), AppointmentState.CONFIRMED),
            (day(1), AppointmentState.CANCELLED),
            (day(5), AppointmentState.CONFIRMED),
            (day(3), AppointmentState.BOOKED),
        ]
    )
    session.flush()

    booked = card(session, followup).booked

    assert booked is not None
    assert booked.starts_on == day(3)


def test_it_knows_the_complaints_that_wait(session, customer, followup):
    session.add_all(
        Complaint(customer_id=customer.id, received_on=day(-3), status=status)
        for status in (ComplaintStatus.OPEN, ComplaintStatus.CONFIRMED)
    )
    session.flush()

    assert [each.status for each in card(session, followup).complaints] == [ComplaintStatus.OPEN]


def test_a_newcomer_has_a_card_too(session):
    call = card(session, make_followup(session, make_customer(session), TODAY))

    assert (call.row.tier, call.spend_365_minor) == (Tier.NOT_GRADED, 0)
    assert (call.last_visit, call.booked, call.contacts) == (None, None, ())


def test_a_follow_up_that_is_gone_has_none(session):
    with pytest.raises(NotFound):
        load_call(session, followup_id=99, today=TODAY)
