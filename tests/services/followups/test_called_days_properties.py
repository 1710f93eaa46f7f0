"""Whenever a call is said to have been, the plan that follows leaves no gap too wide."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from app.models import Contact, FollowUp
from app.services.followups.called_days import usual_day
from app.services.planning.standards import load_standards
from app.words import FollowUpKind, FollowUpState, Outcome, Tier
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import TODAY, day, followups_of, make_reachable, plan_days
from tests.services.followups.outcome_work import record
from tests.services.planning.made_clinics import longest_gap

AHEAD = 150
TIERS = [Tier.VIP, Tier.MAJOR, Tier.ORDINARY, Tier.GENERAL, Tier.POTENTIAL_VIP]
AGO = st.integers(min_value=0, max_value=28)
anything = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def kept(session, staff):
    session.commit()


def planned_customer(session, tier, last_ago):
    """Somebody planned for months ahead, with an invitation to be called about today."""
    session.rollback()
    session.expunge_all()
    seen_on = day(-last_ago)
    customer = make_reachable(session, tier=tier, last_visit_on=seen_on, first_visit_on=seen_on)
    make_visit(session, customer, make_item(session), seen_on)
    plan_days(session, last=AHEAD)
    asked = make_followup(session, customer, TODAY, kind=FollowUpKind.INVITATION, by_hand=True)
    return customer, asked


def heard_on(session, customer):
    """When the customer was seen or spoken to, and is to be spoken to."""
    spoken = sa.select(Contact.contacted_on).where(
        Contact.customer_id == customer.id, Contact.counts
    )
    ahead = [
        each.due_on
        for each in followups_of(session, state=FollowUpState.OPEN)
        if each.customer_id == customer.id and each.kind is not FollowUpKind.HOLIDAY
    ]
    return sorted([*session.scalars(spoken), *ahead])


@pytest.mark.req("A46", "C11")
@anything
@given(tier=st.sampled_from(TIERS), last_ago=st.integers(0, 60), calls=st.lists(AGO, max_size=3))
@example(tier=Tier.VIP, last_ago=40, calls=[28, 0])
@example(tier=Tier.VIP, last_ago=3, calls=[28, 14, 2])
def test_planning_from_the_day_of_a_call_never_breaks_the_maximum_gap(
    session, tier, last_ago, calls
):
    customer, asked = planned_customer(session, tier, last_ago)
    others = [
        make_followup(session, customer, TODAY, kind=FollowUpKind.LEAD, origin=f"lead/{at}")
        for at in range(len(calls))
    ]
    last_on = max(day(-last_ago), *(day(-ago) for ago in [28, *calls]))

    record_all(session, [asked, *others], [28, *calls])

    cadence = load_standards(session)[tier].cadence
    ahead = [each for each in heard_on(session, customer) if each > last_on]
    assert cadence is not None
    assert longest_gap([last_on, *ahead, day(AHEAD)]) <= cadence.max_gap_days


def record_all(session, followups: list[FollowUp], calls: list[int]) -> None:
    for followup, ago in zip(followups, calls, strict=True):
        record(session, followup, Outcome.SATISFIED, contacted_on=day(-ago))


@given(due=st.integers(-40, 40), out=st.integers(-40, 0))
def test_a_line_is_never_called_tomorrow_or_before_its_list_was_out(due, out):
    usual = usual_day(day(due), out_on=day(out), today=TODAY)

    assert day(out) <= usual <= TODAY
    assert usual == day(due) or not day(out) <= day(due) <= TODAY


@given(ahead=st.integers(1, 40))
def test_of_a_list_for_days_to_come_the_call_was_today(ahead):
    out_on = TODAY + timedelta(days=ahead)

    assert usual_day(out_on, out_on=out_on, today=TODAY) == TODAY
