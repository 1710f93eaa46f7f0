"""The calendar of one customer: what was done, what is planned, what can be foreseen."""

from datetime import date

import pytest

from app.services.followups.customer_year import load_customer_year
from app.services.foundation.errors import NotFound
from app.services.planning.closings import Ending, close_followups
from app.words import ClosingCause, FollowUpKind, FollowUpState, Tier
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import TODAY, day, followups_of, hire, make_reachable, plan_days


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def customer(session):
    return make_reachable(
        session, tier=Tier.VIP, last_contact_on=day(-10), birth_month=11, birth_day=25
    )


def year_of(session, customer, year=2026):
    return load_customer_year(session, customer_id=customer.id, year=year, today=TODAY)


@pytest.mark.req("C11")
def test_a_year_has_twelve_months_and_the_cadence_runs_to_its_end(session, customer):
    year = year_of(session, customer, 2027)
    contacts = [line.on for line in year.lines if line.kind is FollowUpKind.STANDARD]

    assert [month.month for month in year.months] == list(range(1, 13))
    assert all(month.lines for month in year.months)
    assert len(contacts) >= 7
    assert contacts[-1] > date(2027, 11, 1)


@pytest.mark.req("C11")
def test_every_birthday_in_sight_is_foreseen(session, customer):
    this, following = year_of(session, customer), year_of(session, customer, 2027)

    dates = [line.on for line in (*this.lines, *following.lines) if line.kind is FollowUpKind.DATES]

    assert dates == [date(2026, 11, 25), date(2027, 11, 25)]


@pytest.mark.req("C11")
def test_what_is_planned_is_not_foreseen_again(session, customer):
    foreseen = year_of(session, customer)
    plan_days(session, last=40)

    planned = year_of(session, customer)

    assert foreseen.count(FollowUpState.OPEN) == 0
    assert planned.count(None) == 0
    assert planned.count(FollowUpState.OPEN) == foreseen.count(None) > 1
    assert [line.on for line in planned.lines] == [line.on for line in foreseen.lines]


def test_looking_writes_nothing(session, customer):
    year_of(session, customer, 2027)

    assert followups_of(session) == []


def test_what_is_done_stands_on_the_day_it_was_done(session, customer):
    visit = make_visit(session, customer, make_item(session), TODAY)
    call = make_followup(session, customer, day(-40))
    ending = Ending(
        cause=ClosingCause.VISIT,
        state=FollowUpState.DONE,
        closed_on=day(-30),
        visit_id=visit.id,
    )
    close_followups(session, keys=[call.id], ending=ending)

    (line,) = year_of(session, customer).months[9].lines

    assert (line.on, line.state, line.is_foreseen) == (day(-30), FollowUpState.DONE, False)


def test_what_was_called_off_is_left_out(session, customer):
    make_followup(session, customer, day(-2), state=FollowUpState.CANCELLED)

    assert all(line.is_foreseen for line in year_of(session, customer).lines)


def test_nothing_is_foreseen_in_years_that_are_over(session, customer):
    assert year_of(session, customer, 2025).lines == ()


def test_nothing_is_foreseen_for_who_wants_peace(session):
    customer = make_reachable(session, tier=Tier.VIP, pause="opted_out", birth_month=11)

    assert year_of(session, customer, 2027).lines == ()


def test_a_customer_who_is_gone_is_said_to_be(session):
    with pytest.raises(NotFound):
        load_customer_year(session, customer_id=999, year=2026, today=TODAY)
