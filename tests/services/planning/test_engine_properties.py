"""What holds of every plan, whatever the clinic looks like."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.services.planning.opening_hours import load_open_days
from app.services.planning.standards import load_standards
from app.services.standing.rhythms import keep_habits, read_habits, refresh_norms
from app.words import FollowUpKind
from tests.services.desk_work import TODAY, day, followups_of, plan_days
from tests.services.planning.made_clinics import clinics, fill, longest_gap

QUARTER = 91
anything = settings(  # a clinic takes long to make smaller, so it is shown as it was found
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def made(session):
    """Fill a clinic, hand it over, and take it back."""

    def make(clinic):
        session.rollback()
        session.expunge_all()
        customers = fill(session, clinic)
        refresh_norms(session)
        keys = [customer.id for customer in customers]
        habits = read_habits(session, as_of=TODAY, customer_ids=keys)
        keep_habits(session, habits, customer_ids=keys)
        return customers

    return make


@pytest.fixture(autouse=True)
def hired(session, staff):
    session.commit()


@pytest.mark.req("A46")
@anything
@given(clinic=clinics)
def test_nobody_is_contacted_on_closed_days_or_in_quiet_hours(session, made, clinic):
    made(clinic)
    before = {each.id for each in followups_of(session)}

    plan_days(session, last=QUARTER)

    calendar = load_open_days(session)
    planned = [each for each in followups_of(session) if each.id not in before]
    assert all(calendar.is_open(each.due_on) for each in planned)
    assert all(is_rung_in(calendar.call_hours_on(each.due_on), each.due_at) for each in planned)


@pytest.mark.req("A46")
@anything
@given(clinic=clinics)
def test_the_maximum_gap_of_a_tier_is_never_exceeded_by_plan(session, made, clinic):
    customers = made(clinic)
    standards = load_standards(session)

    plan_days(session, last=QUARTER)

    widest = {
        customer.id: longest_gap([*talks_of(session, customer), day(QUARTER)])
        for customer in customers
    }
    allowed = {
        customer.id: most_days(standards[one.fields["tier"]])
        for customer, one in zip(customers, clinic.customers, strict=True)
    }
    assert {key for key in widest if widest[key] > allowed[key]} == set()


@pytest.mark.req("C11")
@anything
@given(clinic=clinics)
def test_planning_any_clinic_again_plans_nothing(session, made, clinic):
    made(clinic)
    plan_days(session, last=QUARTER)

    again = plan_days(session, last=QUARTER)

    assert (again.planned, again.superseded) == (0, 0)


def most_days(standard):
    return standard.cadence.max_gap_days


def is_rung_in(hours, at):
    return any(stretch.opens_at <= at < stretch.closes_at for stretch in hours)


def talks_of(session, customer):
    return sorted(
        max(each.due_on, TODAY)
        for each in followups_of(session)
        if each.customer_id == customer.id
        and each.kind is not FollowUpKind.HOLIDAY
        and each.due_on <= TODAY + timedelta(QUARTER)
    )
