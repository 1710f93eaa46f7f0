"""What the database adds up is what the rows say."""

from datetime import date, timedelta

import pytest

from app.models import Complaint, Referral
from app.services.rules.indicators import History
from app.services.standing.histories import any_complaint, count_rows_after, load_members
from app.words import ComplaintStatus, CustomerStatus, FeedbackKind, LineState
from tests.factories import make_customer, make_item, make_visit
from tests.services.clinics import (
    AS_OF,
    attend,
    fill_clinic,
    line_of,
    make_event,
    plain_members,
    tag,
)


def history(session, customer) -> History:
    return load_members(session, as_of=AS_OF)[customer.id].history


@pytest.mark.req("A11")
@pytest.mark.parametrize("seed", range(6))
def test_everybodys_history_equals_the_one_read_row_by_row(session, seed):
    fill_clinic(session, seed)

    members = load_members(session, as_of=AS_OF)

    assert members == plain_members(session)


@pytest.mark.parametrize("seed", range(3))
def test_some_histories_are_the_same_as_among_everybodys(session, seed):
    some = {customer.id for customer in fill_clinic(session, seed)[::3]}

    members = load_members(session, as_of=AS_OF, customer_ids=some)

    everybody = load_members(session, as_of=AS_OF)
    assert members == {key: everybody[key] for key in some}


@pytest.mark.req("A04")
def test_a_refund_lowers_the_spend_on_its_own_day_and_only_once(session):
    customer, item = make_customer(session), make_item(session)
    make_visit(session, customer, item, date(2025, 3, 1), 100_00)
    make_visit(session, customer, item, date(2025, 6, 1), 200_00)
    make_visit(session, customer, item, date(2025, 9, 1), 300_00)
    make_visit(session, customer, item, date(2026, 2, 1), -50_00)

    found = history(session, customer)

    assert (found.spend_minor, found.spend_365_minor) == (550_00, -50_00)
    assert (found.visit_count, found.last_visit_on) == (3, date(2025, 9, 1))


@pytest.mark.req("A05")
def test_two_treatments_on_one_day_are_one_visit(session):
    customer, item = make_customer(session), make_item(session)
    make_visit(session, customer, item, AS_OF, 100, 200)
    make_visit(session, customer, make_item(session, "Laser"), AS_OF, 300)

    found = history(session, customer)

    assert (found.visit_count, found.visits_90, found.visits_365) == (1, 1, 1)


@pytest.mark.req("A07")
def test_the_same_treatment_five_times_is_one_treatment(session):
    customer, item = make_customer(session), make_item(session)
    make_visit(session, customer, item, AS_OF, 1, 2, 3, 4, 5)

    assert history(session, customer).treatment_count == 1


@pytest.mark.req("A08")
def test_a_referred_person_who_never_paid_is_a_lead_and_no_buyer(session):
    referrer, item = make_customer(session), make_item(session)
    brought = [make_customer(session) for _ in range(3)]
    make_visit(session, brought[0], item, AS_OF, 500_00)
    make_visit(session, brought[1], item, AS_OF, 100_00, -300_00)
    session.add_all(Referral(referrer_id=referrer.id, referred_id=one.id) for one in brought)

    found = history(session, referrer)

    assert (found.referred_count, found.referred_buyer_count) == (3, 2)
    assert found.referred_spend_minor == 500_00


def test_two_tickets_to_one_event_are_one_and_untagged_sales_are_not_its(session):
    customer, item, event = make_customer(session), make_item(session), make_event(session)
    make_visit(session, customer, item, AS_OF, 900_00)
    tag(session, make_visit(session, customer, item, AS_OF, 800_00), event)
    attend(session, customer, event, AS_OF)
    attend(session, customer, event, AS_OF, sales_minor=50_00)

    found = history(session, customer)

    assert (found.event_count, found.event_sales_minor) == (1, 850_00)


@pytest.mark.parametrize(
    ("kind", "status", "harmony"),
    [
        (FeedbackKind.COMPLAINT, ComplaintStatus.OPEN, 0),
        (FeedbackKind.COMPLAINT, ComplaintStatus.RESOLVED, 50),
        (FeedbackKind.COMPLAINT, ComplaintStatus.CONFIRMED, 100),
        (FeedbackKind.SUGGESTION, ComplaintStatus.CONFIRMED, 100),
    ],
)
def test_only_a_complaint_that_is_not_settled_costs_harmony(session, kind, status, harmony):
    customer = make_customer(session)
    session.add(Complaint(customer_id=customer.id, received_on=AS_OF, kind=kind, status=status))

    assert history(session, customer).harmony == harmony
    assert any_complaint(session, as_of=AS_OF) is (kind is FeedbackKind.COMPLAINT)


def test_refunds_alone_are_no_visit(session):
    customer = make_customer(session)
    make_visit(session, customer, make_item(session), AS_OF, -50_00)

    found = history(session, customer)

    assert (found.first_visit_on, found.visit_count, found.spend_minor) == (None, 0, -50_00)


@pytest.mark.parametrize("state", [LineState.CANCELLED, LineState.NO_SHOW, LineState.VOIDED])
def test_what_did_not_happen_does_not_exist(session, state):
    customer = make_customer(session)
    visit = make_visit(session, customer, make_item(session), AS_OF, 50_00)
    line_of(session, visit).state = state

    assert history(session, customer) == History()


def test_who_was_merged_into_another_is_not_a_customer_of_their_own(session):
    kept = make_customer(session)
    make_customer(session, status=CustomerStatus.MERGED, merged_into_id=kept.id)

    assert list(load_members(session, as_of=AS_OF)) == [kept.id]


def test_rows_of_later_days_are_left_out_and_counted(session):
    customer, item = make_customer(session), make_item(session)
    event, later = make_event(session), AS_OF + timedelta(1)
    make_visit(session, customer, item, later, 100, 200)
    line_of(session, make_visit(session, customer, item, later)).state = LineState.CANCELLED
    attend(session, customer, event, later)
    session.add(Complaint(customer_id=customer.id, received_on=later))
    referral = Referral(
        referrer_id=customer.id, referred_id=make_customer(session).id, referred_on=later
    )
    session.add(referral)

    assert history(session, customer) == History()
    assert count_rows_after(session, as_of=AS_OF) == 5
    assert not any_complaint(session, as_of=AS_OF)
