"""The plan: what falls due gets a person, a day and a channel, once."""

from datetime import date, time

import pytest

from app.models import (
    Appointment,
    ArchiveReview,
    Complaint,
    Consent,
    Customer,
    FamilyMember,
    ImportantDate,
    Phone,
    Referral,
    StaffMember,
)
from app.models.enums import (
    AppointmentState,
    CalendarKind,
    ClosingCause,
    ConsentKind,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    RiskStage,
    Role,
    SkipReason,
    Tier,
)
from app.services.desk.followup_errors import PlanImpossible
from app.services.desk.opening_hours import (
    ContactRulesEntry,
    ExceptionRow,
    HoursRow,
    edit_contact_rules,
    edit_hours,
    load_contact_rules,
    load_open_days,
    set_exception,
)
from app.services.desk.planning import catch_up, plan, preview_plan
from app.services.foundation.errors import NotAllowed
from tests.factories import make_followup, make_item, make_metrics, make_visit
from tests.services.desk.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    hire,
    make_ladder,
    make_reachable,
    plan_afresh,
    plan_days,
)


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def botox(session):
    return make_item(session, "Botox", cycle_days=30)


def treated(session, item, *ago, **fields):
    """A customer who came so many days ago."""
    customer = make_reachable(session, **fields)
    for days in ago:
        make_visit(session, customer, item, day(-days), 10_000)
    return customer


@pytest.mark.req("A29")
def test_a_ladder_is_planned_rung_by_rung(session, botox):
    make_ladder(session, botox, day_1="Any swelling?", day_7="How is the mood?")
    treated(session, botox, 0)

    plan_afresh(session)
    rungs = followups_of(session, FollowUpKind.AFTERCARE)

    assert [(each.due_on, each.step, each.ask) for each in rungs] == [
        (day(1), 1, "Any swelling?"),
        (day(7), 7, "How is the mood?"),
    ]


def test_of_the_rungs_missed_only_the_last_is_caught_up(session, botox):
    make_ladder(session, botox, day_1="1?", day_3="3?", day_7="7?")
    treated(session, botox, 5)

    plan_afresh(session)

    assert [each.step for each in followups_of(session, FollowUpKind.AFTERCARE)] == [3, 7]


def test_families_treated_together_share_a_call(session, botox):
    laser = make_item(session, "Laser")
    make_ladder(session, botox, day_3="Any swelling?")
    make_ladder(session, laser, day_3="Any redness?")
    customer = treated(session, botox, 0)
    make_visit(session, customer, laser, TODAY, 5_000)

    plan_afresh(session)
    (call,) = followups_of(session, FollowUpKind.AFTERCARE)

    assert call.ask == "Botox: Any swelling?\nLaser: Any redness?"


@pytest.mark.req("C11")
def test_planning_again_plans_nothing(session, botox):
    make_ladder(session, botox, day_1="1?", day_3="3?")
    treated(session, botox, 100, 70, 40, 2, birth_month=12, birth_day=1)
    first = plan_afresh(session, last=91)

    again = plan_days(session, last=91)

    assert first.planned > 3
    assert (again.planned, again.by_kind) == (0, {})


def test_a_quarter_week_by_week_keeps_what_is_planned(session, botox):
    treated(session, botox, 100, 70, 40, 2)
    plan_afresh(session, last=91)

    assert [plan_days(session, week, week + 6).planned for week in range(0, 84, 7)] == [0] * 12


def test_a_customer_is_due_back_when_their_rhythm_says_so(session, botox):
    treated(session, botox, 62, 31)

    plan_afresh(session)
    (reminder,) = followups_of(session, FollowUpKind.DUE_BACK)

    assert reminder.reference_on == day(-31)
    assert day(0) <= reminder.due_on <= day(3)


def test_two_reminders_of_one_week_are_one(session, botox):
    laser = make_item(session, "Laser", cycle_days=30)
    customer = treated(session, botox, 62, 31)
    make_visit(session, customer, laser, day(-60), 1)
    make_visit(session, customer, laser, day(-29), 1)

    plan_afresh(session)

    assert len(followups_of(session, FollowUpKind.DUE_BACK)) == 1


def test_who_came_once_is_asked_for_a_second_visit(session, botox):
    treated(session, botox, 31)

    plan_afresh(session)

    assert len(followups_of(session, FollowUpKind.SECOND_VISIT)) == 1
    assert followups_of(session, FollowUpKind.DUE_BACK) == []


@pytest.mark.req("A37")
def test_a_late_customer_gets_the_next_rung_and_the_lower_one_makes_way(session, botox):
    customer = treated(session, botox, 90, 60)
    lower = make_followup(session, customer, kind=FollowUpKind.WIN_BACK, origin="1", step=1)
    done = plan_afresh(session)
    (rung,) = followups_of(session, FollowUpKind.WIN_BACK)

    assert (rung.step, rung.due_on, done.superseded) == (2, TODAY, 1)
    assert lower.state is FollowUpState.SUPERSEDED
    assert (closing_of(session, lower).cause, closing_of(session, lower).newer_id) == (
        ClosingCause.NEWER,
        rung.id,
    )


def test_the_supervisor_plans_for_who_is_at_risk(session, botox, staff):
    treated(session, botox, 90, 60)

    plan_afresh(session)
    (rung,) = followups_of(session, FollowUpKind.WIN_BACK)

    assert rung.staff_id == staff[Role.SUPERVISOR]


def test_who_was_lost_long_ago_is_not_won_back(session, botox):
    treated(session, botox, 900, 870)

    plan_afresh(session)

    assert followups_of(session, FollowUpKind.WIN_BACK) == []


def test_who_was_just_lost_is_asked_why(session, botox):
    treated(session, botox, 230, 200)

    plan_afresh(session)
    (rung,) = followups_of(session, FollowUpKind.WIN_BACK)

    assert rung.step == 4


@pytest.mark.req("A02")
def test_vips_come_first_then_those_who_came_least(session, botox, staff):
    for name, tier, visits in (("b", Tier.MAJOR, 9), ("a", Tier.MAJOR, 2), ("c", Tier.VIP, 9)):
        make_reachable(
            session,
            name,
            tier,
            stage=RiskStage.LATE,
            visit_count=visits,
            last_visit_on=day(-1),
            responsible_id=staff[Role.SUPERVISOR],
        )

    plan_days(session, last=0)
    calls = followups_of(session, FollowUpKind.WIN_BACK)
    calls.sort(key=lambda each: each.id)

    assert [session.get_one(Customer, each.customer_id).name for each in calls] == ["c", "a", "b"]


@pytest.mark.req("B16")
def test_days_to_remember_are_planned_with_whose_they_are(session):
    customer = make_reachable(session, tier=Tier.VIP, birth_month=11, birth_day=25, birth_year=1990)
    child = FamilyMember(customer_id=customer.id, name="朵朵", relation=FamilyRelation.CHILD)
    session.add(child)
    session.flush()
    session.add(
        ImportantDate(
            customer_id=customer.id,
            family_member_id=child.id,
            kind=DateKind.EXAM,
            calendar=CalendarKind.SOLAR,
            year=2026,
            month=12,
            day=5,
            yearly=False,
        )
    )

    plan_days(session)
    birthday, exam = followups_of(session, FollowUpKind.DATES)

    assert (birthday.due_on, birthday.step, birthday.subject) == (
        date(2026, 11, 25),
        36,
        "birthday",
    )
    assert (exam.due_on, exam.subject) == (date(2026, 12, 5), "exam/朵朵")


@pytest.mark.req("B19")
def test_the_birthday_of_a_vip_is_marked_with_a_gift(session):
    make_reachable(session, tier=Tier.VIP, birth_month=11, birth_day=25)

    plan_days(session)
    (birthday,) = followups_of(session, FollowUpKind.DATES)

    assert birthday.method is FollowUpMethod.GIFT


def test_a_day_to_remember_on_a_closed_day_is_marked_before(session, actor):
    set_exception(session, exception=ExceptionRow(day_on=date(2026, 11, 25)), actor=actor)
    make_reachable(session, tier=Tier.GENERAL, birth_month=11, birth_day=25)

    plan_days(session)

    assert followups_of(session, FollowUpKind.DATES)[0].due_on == date(2026, 11, 24)


@pytest.mark.req("B18")
def test_a_greeting_goes_out_for_a_statutory_holiday(session):
    make_reachable(session, "vip", Tier.VIP, wechat="vip1")
    make_reachable(session, "paused", Tier.VIP, pause=ContactPause.OPTED_OUT)
    make_reachable(session, "general", Tier.GENERAL)

    done = plan_days(session, last=60)
    (greeting,) = followups_of(session, FollowUpKind.HOLIDAY)

    assert (greeting.subject, greeting.reference_on) == ("new_year", date(2027, 1, 1))
    assert (greeting.method, greeting.due_on) == (FollowUpMethod.WECHAT, date(2027, 1, 1))
    assert done.skipped[SkipReason.OPTED_OUT] > 0


def test_who_brought_somebody_is_thanked_once_they_came(session, botox):
    friend, referrer = treated(session, botox, 3, name="新客"), make_reachable(session)
    session.add(Referral(referrer_id=referrer.id, referred_id=friend.id, referred_on=day(-9)))

    plan_afresh(session)
    (thanks,) = followups_of(session, FollowUpKind.REFERRAL_THANKS)

    assert (thanks.customer_id, thanks.subject) == (referrer.id, "新客")


@pytest.mark.req("B60")
def test_an_archive_is_looked_through_a_year_after_the_last_time(session):
    customer = make_reachable(session, tier=Tier.GENERAL, first_contact_on=day(-900))
    session.add(ArchiveReview(customer_id=customer.id, reviewed_on=day(-360)))

    plan_days(session)
    (review,) = followups_of(session, FollowUpKind.ARCHIVE_UPDATE)

    assert day(5) <= review.due_on <= day(19)


@pytest.mark.req("B39")
def test_every_complaint_is_called_back_even_of_who_wants_peace(session, staff):
    customer = make_reachable(session, tier=Tier.GENERAL, pause=ContactPause.OPTED_OUT)
    session.add(Complaint(customer_id=customer.id, received_on=day(-1)))
    session.flush()

    plan_days(session)
    (call_back,) = followups_of(session)

    assert (call_back.kind, call_back.due_on) == (FollowUpKind.COMPLAINT_CALL_BACK, day(2))
    assert call_back.staff_id == staff[Role.SUPERVISOR]


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    ("tier", "kind", "least"),
    [
        (Tier.VIP, FollowUpKind.STANDARD, 2),
        (Tier.POTENTIAL_VIP, FollowUpKind.CULTIVATION, 2),
        (Tier.GENERAL, FollowUpKind.STANDARD, 1),
    ],
)
def test_the_standard_of_the_tier_plans_contacts(session, tier, kind, least):
    make_reachable(session, tier=tier, last_visit_on=day(-20))

    plan_days(session, last=91)

    assert len(followups_of(session, kind)) >= least


def test_the_channels_follow_the_mix_of_the_tier(session):
    for _ in range(10):
        make_reachable(session, tier=Tier.GENERAL, wechat="wx", last_visit_on=day(-90))

    plan_days(session, last=30)
    methods = [each.method for each in followups_of(session, FollowUpKind.STANDARD)]

    assert methods.count(FollowUpMethod.WECHAT) == 6
    assert methods.count(FollowUpMethod.PHONE) == 4


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


def test_a_preview_writes_nothing(session):
    make_reachable(session, tier=Tier.VIP)

    preview = preview_plan(session, from_on=TODAY, to_on=day(30), today=TODAY)

    assert len(preview.lines) == preview.planned > 0
    assert followups_of(session) == []
    assert preview.lines[0].reason.kind is FollowUpKind.STANDARD


def test_days_that_are_over_are_left_out(session):
    make_reachable(session, tier=Tier.VIP)

    plan(session, from_on=day(-30), to_on=day(30), actor=MANAGER, today=TODAY)

    assert all(each.due_on >= TODAY for each in followups_of(session))


@pytest.mark.parametrize(("first", "last"), [(-9, -1), (5, 4), (0, 400)])
def test_days_that_cannot_be_planned_are_refused(session, first, last):
    with pytest.raises(PlanImpossible):
        plan_days(session, first, last)


def test_a_receptionist_does_not_plan(session, receptionist):
    with pytest.raises(NotAllowed):
        plan(session, from_on=TODAY, to_on=TODAY, actor=receptionist, today=TODAY)


def test_what_was_missed_while_closed_is_caught_up(session, botox):
    make_ladder(session, botox, day_3="3?")
    customer = treated(session, botox, 0)
    make_metrics(session, customer, tier=Tier.GENERAL, visit_count=1, first_visit_on=TODAY)

    later = day(10)
    catch_up(session, today=later)
    (call,) = followups_of(session, FollowUpKind.AFTERCARE)

    assert call.due_on == later


def test_catching_up_keeps_what_is_planned_as_far_as_it_was(session):
    make_reachable(session, tier=Tier.VIP)
    plan_days(session, last=60)

    assert load_contact_rules(session).planned_until_on == day(60)
    assert catch_up(session, today=TODAY).planned == 0
