"""Nobody is contacted who asked for peace, too often, or when the clinic is closed."""

from datetime import time

import pytest

from app.models import (
    Appointment,
    Consent,
    Phone,
    StaffMember,
)
from app.services.planning.opening_hours import (
    ContactRulesEntry,
    HoursRow,
    edit_contact_rules,
    edit_hours,
    load_open_days,
)
from app.words import (
    AppointmentState,
    ConsentKind,
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    Role,
    SkipReason,
    Tier,
)
from tests.factories import make_followup
from tests.services.desk_work import (
    day,
    followups_of,
    make_ladder,
    make_reachable,
    plan_afresh,
    plan_days,
    treated,
)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"pause": ContactPause.OPTED_OUT}, SkipReason.OPTED_OUT),
        ({"pause": ContactPause.MEDICAL}, SkipReason.PAUSED),
        ({"pause": ContactPause.MOVED_AWAY, "pause_until_on": day(99)}, SkipReason.PAUSED),
        ({"status": CustomerStatus.LOST}, SkipReason.GIVEN_UP),
    ],
)
def test_who_is_to_be_left_in_peace_is_left_in_peace(session, fields, reason):
    make_reachable(session, tier=Tier.VIP, birth_month=11, birth_day=25, **fields)

    done = plan_days(session)

    assert done.planned == 0
    assert done.skipped[reason] >= 1


def test_who_is_paused_for_a_while_is_contacted_afterwards(session):
    make_reachable(
        session,
        tier=Tier.VIP,
        pause=ContactPause.MEDICAL,
        pause_until_on=day(10),
        birth_month=11,
        birth_day=25,
    )

    done = plan_days(session)
    days = [each.due_on for each in followups_of(session)]

    assert days
    assert min(days) > day(10)
    assert done.skipped == {SkipReason.PAUSED: 1}


@pytest.mark.parametrize("status", [CustomerStatus.RETIRED, CustomerStatus.ANONYMISED])
def test_who_is_off_the_lists_is_not_planned_for(session, status):
    make_reachable(session, tier=Tier.VIP, status=status)

    assert plan_days(session).planned == 0


def test_a_confirmed_booking_stops_the_reminder(session, botox):
    customer = treated(session, botox, 62, 31)
    session.add(
        Appointment(
            customer_id=customer.id,
            starts_on=day(4),
            starts_at=time(10),
            state=AppointmentState.CONFIRMED,
        )
    )

    done = plan_afresh(session)

    assert followups_of(session, FollowUpKind.DUE_BACK) == []
    assert done.skipped[SkipReason.BOOKED] == 1


def test_a_channel_that_was_taken_back_is_not_used(session):
    customer = make_reachable(session, tier=Tier.VIP, wechat="wx")
    session.add(
        Consent(
            customer_id=customer.id,
            kind=ConsentKind.PHONE,
            given_on=day(-9),
            withdrawn_on=day(-1),
        )
    )

    plan_days(session)

    assert {each.method for each in followups_of(session)} == {FollowUpMethod.WECHAT}


def test_without_any_channel_nothing_is_planned(session):
    make_reachable(session, tier=Tier.DORMANT)
    session.query(Phone).one().wrong = True

    assert plan_days(session).skipped == {SkipReason.NO_CHANNEL: 1}


@pytest.mark.req("A46")
def test_nobody_is_planned_into_being_bothered(session):
    customer = make_reachable(session, tier=Tier.VIP, birth_month=11, birth_day=25)
    for ahead in range(1, 6):
        make_followup(
            session, customer, day(ahead), kind=FollowUpKind.INVITATION, origin=str(ahead)
        )

    done = plan_days(session, last=6)

    assert done.skipped == {SkipReason.OVER_CONTACT: 1}


def test_a_clinic_where_nobody_works_plans_nothing(session):
    make_reachable(session, tier=Tier.VIP)
    session.query(StaffMember).update({"active": False})

    assert plan_days(session).skipped == {SkipReason.NOBODY: 1}


def test_a_clinic_that_is_closed_plans_nothing(session, actor):
    edit_hours(
        session, hours=[HoursRow(weekday=0, opens_at=time(9), closes_at=time(10))], actor=actor
    )
    make_reachable(session, tier=Tier.VIP, birth_month=11, birth_day=21)

    done = plan_days(session, last=1)

    assert done.planned == 0
    assert done.skipped == {SkipReason.NO_OPEN_DAY: 1}


def test_nothing_is_planned_into_closed_days_or_quiet_hours(session, botox, actor):
    edit_hours(
        session,
        hours=[HoursRow(weekday=each, opens_at=time(8), closes_at=time(22)) for each in range(5)],
        actor=actor,
    )
    edit_contact_rules(
        session, entry=ContactRulesEntry(calls_from=time(10), calls_until=time(12)), actor=actor
    )
    make_ladder(session, botox, day_1="1?", day_2="2?", day_7="7?")
    for days in range(12):
        treated(session, botox, 60 + days, 30 + days, days, birth_month=12, birth_day=days + 1)

    plan_afresh(session, last=91)
    calendar, found = load_open_days(session), followups_of(session)

    assert len(found) > 50
    assert all(calendar.is_open(each.due_on) for each in found)
    assert all(time(10) <= (each.due_at or time()) < time(12) for each in found)


def test_a_customer_is_rung_by_whom_they_know(session, staff):
    responsible = staff[Role.SPECIALIST]
    make_reachable(session, tier=Tier.VIP, responsible_id=responsible, reach_from=time(15))

    plan_days(session)
    found = followups_of(session)

    assert {each.staff_id for each in found} == {responsible}
    assert all((each.due_at or time()) >= time(15) for each in found)
