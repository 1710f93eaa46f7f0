"""A call written down later stands on the day on which it was; the day of correction does not."""

from datetime import timedelta

import pytest

from app.services.archive.opening import DayInFuture
from app.services.followups.adherence import load_adherence
from app.services.followups.back_entry import LineRefused
from app.services.followups.contact_log import ContactSettled, edit_contact
from app.services.followups.entries import OutcomeEntry
from app.services.followups.errors import CalledSince, CalledTooEarly
from app.services.followups.printed_codes import read_code
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.words import FollowUpKind, FollowUpState, Outcome, Tier
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    make_reachable,
    plan_days,
)
from tests.services.followups.entry_work import FRIDAY, ON_FRIDAY, code_of, enter
from tests.services.followups.log_work import log
from tests.services.followups.outcome_work import NOW, logged, record
from tests.services.followups.printed_work import WEEK, call, missing_on, print_week

IDEAL_DAYS = 28  # between contacts with a VIP


@pytest.fixture
def late(session, customer):
    """A call that was due the day before yesterday."""
    return make_followup(session, customer, day(-2), kind=FollowUpKind.INVITATION)


@pytest.mark.req("B10")
def test_the_log_and_the_trace_name_the_day_of_the_call(session, late):
    record(session, late, contacted_on=day(-1))

    (contact,) = logged(session)
    assert contact.contacted_on == day(-1)
    assert closing_of(session, late).closed_on == day(-1)


def test_correcting_is_counted_from_the_moment_it_was_written_down(session, late):
    recorded = record(session, late, contacted_on=day(-2))
    words = OutcomeEntry(outcome=Outcome.SO_SO)
    fresh, settled = NOW + timedelta(hours=24), NOW + timedelta(hours=25)

    def edit(now):
        key = recorded.contact_id
        edit_contact(session, contact_id=key, told=words, actor=MANAGER, now=now, today=day(1))

    edit(fresh)
    with pytest.raises(ContactSettled):
        edit(settled)


def test_nobody_called_tomorrow(session, late):
    with pytest.raises(DayInFuture):
        record(session, late, contacted_on=day(1))


@pytest.mark.parametrize(("ago", "since"), [(29, CalledSince.FOUR_WEEKS), (3, CalledSince.VISIT)])
def test_a_day_on_which_it_cannot_have_been_is_refused(session, customer, ago, since):
    asked = make_followup(
        session, customer, TODAY, kind=FollowUpKind.AFTERCARE, reference_on=day(-2), step=1
    )

    with pytest.raises(CalledTooEarly) as refused:
        record(session, asked, contacted_on=day(-ago))

    assert refused.value.since is since


def test_the_last_of_the_four_weeks_will_do(session, late):
    record(session, late, contacted_on=day(-28))

    assert late.state is FollowUpState.DONE


def test_who_was_not_there_yesterday_is_tried_again_today(session, late):
    record(session, late, Outcome.NO_ANSWER, contacted_on=day(-1))

    assert late.due_on == TODAY


def test_who_was_not_there_yesterday_is_tried_again_on_the_first_open_day(session, late):
    set_exception(session, exception=ExceptionRow(day_on=TODAY), actor=MANAGER)

    record(session, late, Outcome.NO_ANSWER, contacted_on=day(-1))

    assert late.due_on == day(1)


def test_a_call_done_on_its_day_and_written_down_later_was_not_late(session, late):
    record(session, late, contacted_on=day(-2))

    found = load_adherence(session, first_on=day(-2), last_on=TODAY, today=TODAY)

    (line,) = [line for line in found.tiers if line.tier is Tier.MAJOR]
    assert (line.due, line.done, line.late) == (1, 1, 0)


def next_on(session, customer):
    """The day of the next contact by the standard."""
    return min(
        each.due_on
        for each in followups_of(session, state=FollowUpState.OPEN)
        if each.customer_id == customer.id and each.kind is FollowUpKind.STANDARD
    )


@pytest.fixture
def vip(session, staff):
    return make_reachable(session, "陈美玲", Tier.VIP, last_contact_on=day(-30))


@pytest.mark.req("C11")
def test_the_ladder_counts_from_the_day_of_the_call(session, vip):
    plan_days(session, last=60)
    asked = make_followup(session, vip, TODAY, kind=FollowUpKind.INVITATION)

    record(session, asked, contacted_on=day(-10))

    assert (next_on(session, vip) - day(-10)).days == IDEAL_DAYS


def test_an_older_call_leaves_what_counts_from_a_newer_one(session, vip):
    log(session, vip, day(-1))
    standard = make_followup(session, vip, day(29), kind=FollowUpKind.STANDARD, origin="x")
    asked = make_followup(session, vip, TODAY, kind=FollowUpKind.INVITATION)

    record(session, asked, contacted_on=day(-5))

    assert standard.state is FollowUpState.OPEN


def test_an_older_call_leaves_what_counts_from_a_later_visit(session, vip):
    make_visit(session, vip, make_item(session), day(-1))
    standard = make_followup(session, vip, day(29), kind=FollowUpKind.STANDARD, origin="x")
    asked = make_followup(session, vip, TODAY, kind=FollowUpKind.INVITATION)

    record(session, asked, contacted_on=day(-5))

    assert standard.state is FollowUpState.OPEN


@pytest.mark.req("B10")
def test_a_printed_line_was_called_on_the_day_it_was_due(session, keyed):
    followup = call(session, days=3)
    print_week(session)

    enter(session, keyed(followup))

    (contact,) = logged(session)
    assert (contact.contacted_on, contact.logged_at) == (day(3), ON_FRIDAY)


def test_what_was_late_was_called_on_the_first_day_of_its_list(session):
    followup = call(session, days=-4)
    print_week(session)

    assert read_code(session, code=code_of(session, followup), today=FRIDAY).usual_on == (
        WEEK.first_on
    )


def test_what_is_not_due_yet_was_called_today(session):
    followup = call(session, days=8)
    print_week(session)

    assert read_code(session, code=code_of(session, followup), today=FRIDAY).usual_on == FRIDAY


def test_another_day_may_be_said(session, keyed):
    followup = call(session)
    print_week(session)

    enter(session, keyed(followup, called_on=day(5)))

    assert [contact.contacted_on for contact in logged(session)] == [day(5)]


@pytest.mark.parametrize(("days", "why"), [(-1, CalledTooEarly), (7, DayInFuture)])
def test_no_printed_line_was_called_before_its_list_or_tomorrow(session, keyed, days, why):
    followup = call(session)
    print_week(session)

    with pytest.raises(LineRefused) as refused:
        enter(session, keyed(followup, called_on=day(days)))

    assert isinstance(refused.value.why, why)


def test_a_line_on_two_lists_may_have_been_called_from_the_first(session):
    call(session)
    first = print_week(session)
    call(session, "乙", days=8)
    second = print_week(session, today=FRIDAY)

    printed = [
        line.printed_on
        for line in missing_on(session, second, FRIDAY)
        if line.code == first.lines[0].code
    ]

    assert printed == [TODAY]
