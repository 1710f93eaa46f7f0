"""Weeding the archive out."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.models import Retirement
from app.services.archive.customer_filters import CustomerFilter
from app.services.archive.customer_list import list_keys
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.undo import undo_entry
from app.services.leaving.retirement import (
    NotRetired,
    NotUpForRetirement,
    RestoreReasonMissing,
    RetirementReasonMissing,
    propose_retirements,
    restore_customers,
    retire_customers,
)
from app.words import CustomerStatus, FollowUpState, Intent, Role, ShownStatus, Tier
from tests.factories import doing, make_customer, make_followup, make_metrics

TODAY = date(2026, 11, 21)
LONG_AGO = TODAY - timedelta(days=1_095)


def quiet(session, name="林悦", status=CustomerStatus.ACTIVE, **figures):
    """Somebody the rule proposes, unless ``figures`` say otherwise."""
    customer = make_customer(session, name, status=status)
    make_metrics(
        session,
        customer,
        **({"visit_count": 1, "last_visit_on": LONG_AGO, "spend_minor": 100} | figures),
    )
    return customer


@pytest.fixture
def big_spenders(session):
    """Two who lift the median to 1,000."""
    return [quiet(session, last_visit_on=TODAY, spend_minor=1_000) for _ in range(2)]


@pytest.fixture
def retire(session, actor):
    def retire(*customers, reason="三年未到店"):
        keys = [customer.id for customer in customers]
        return retire_customers(
            session, doing(actor, today=TODAY), customer_ids=keys, reason=reason
        )

    return retire


@pytest.fixture
def restore(session, actor):
    def restore(*keys, reason="老客户回来了"):
        return restore_customers(
            session, customer_ids=keys, reason=reason, actor=actor, today=TODAY
        )

    return restore


pytestmark = pytest.mark.usefixtures("big_spenders")


@pytest.mark.req("B63")
def test_the_proposal_shows_the_figures_of_the_rule(session):
    customer = quiet(session)

    proposal = propose_retirements(session, today=TODAY)[0]

    assert proposal.id == customer.id
    assert (proposal.quiet_days, proposal.spend_minor, proposal.median_minor) == (1_095, 100, 1_000)


@pytest.mark.req("B63")
@pytest.mark.parametrize(
    "figures",
    [
        {"last_visit_on": LONG_AGO + timedelta(days=1)},
        {"spend_minor": 1_000},
        {"open_complaint_count": 1},
        {"tier": Tier.VIP},
        {"tier": Tier.POTENTIAL_VIP},
        {"status": CustomerStatus.ANONYMISED},
        {"last_visit_on": None, "visit_count": 0},
    ],
    ids=[
        "came within three years",
        "spent as much as half",
        "complains",
        "VIP",
        "potential VIP",
        "anonymised",
        "never came",
    ],
)
def test_the_rule_keeps(session, figures):
    quiet(session, **figures)

    assert propose_retirements(session, today=TODAY) == []


@pytest.mark.req("B63")
def test_the_retired_leave_the_lists_with_who_approved_and_why(session, retire):
    customer = quiet(session)

    assert retire(customer) == 1

    record = session.scalars(select(Retirement)).one()
    assert (record.reason, record.retired_on) == ("三年未到店", TODAY)
    assert customer.id not in list_keys(session, today=TODAY)


def test_the_retired_are_called_no_more(session, retire):
    customer = quiet(session)
    planned = make_followup(session, customer)

    retire(customer)

    assert planned.state is FollowUpState.CANCELLED


@pytest.mark.req("B63")
def test_the_retired_can_be_restored(session, restore, retire):
    customer = quiet(session)
    retire(customer)

    restore(customer.id)

    retirement = session.scalars(select(Retirement)).one()
    assert (retirement.restored_on, retirement.restored_why) == (TODAY, "老客户回来了")
    assert customer.id in list_keys(session, today=TODAY)


def test_retiring_can_be_undone_too(store, actor, session, retire):
    customer = quiet(session)
    session.commit()

    def work(writing):
        return retire_customers(
            writing, doing(actor, today=TODAY), customer_ids=[customer.id], reason="三年未到店"
        )

    store.write(work, actor=actor, intent=Intent.RETIRE_CUSTOMERS)
    store.write(undo_entry, actor=actor, intent=Intent.UNDO)

    session.refresh(customer)
    assert customer.status is CustomerStatus.ACTIVE


@pytest.mark.req("B63")
def test_bringing_back_can_be_undone(store, actor, session, retire):
    customer = quiet(session)
    retire(customer)
    session.commit()

    def work(writing):
        return restore_customers(
            writing, customer_ids=[customer.id], reason="又来了", actor=actor, today=TODAY
        )

    store.write(work, actor=actor, intent=Intent.CHANGE_STATUS)
    store.write(undo_entry, actor=actor, intent=Intent.UNDO)

    session.refresh(customer)
    assert customer.status is CustomerStatus.RETIRED
    assert customer.id not in list_keys(session, today=TODAY)


@pytest.mark.req("B63")
def test_nobody_is_brought_back_without_a_reason(session, retire, restore):
    customer = quiet(session)
    retire(customer)

    with pytest.raises(RestoreReasonMissing):
        restore(customer.id, reason="  ")


@pytest.mark.req("B63")
def test_the_retired_are_listed_where_they_are_asked_for(session, retire):
    customer = quiet(session)
    retire(customer)
    retired = CustomerFilter(statuses=frozenset({ShownStatus.RETIRED}))

    assert list_keys(session, today=TODAY, wanted=retired) == [customer.id]


def test_a_receptionist_may_not_bring_back(session):
    desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        restore_customers(session, customer_ids=[], reason="x", actor=desk, today=TODAY)


def test_nobody_is_retired_by_taste(session, retire):
    regular = quiet(session, last_visit_on=TODAY)

    with pytest.raises(NotUpForRetirement) as refused:
        retire(regular)

    assert refused.value.number == regular.number


def test_nobody_is_retired_without_a_reason(session, retire):
    with pytest.raises(RetirementReasonMissing):
        retire(quiet(session), reason="  ")


def test_a_receptionist_may_not_retire(session):
    desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        retire_customers(session, doing(desk, today=TODAY), customer_ids=[], reason="x")


def test_only_the_retired_can_be_restored(session, restore):
    with pytest.raises(NotRetired):
        restore(quiet(session).id)
    with pytest.raises(NotFound):
        restore(404)
