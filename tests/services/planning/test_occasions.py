"""Days to remember, holidays, thanks, reviews and the standard of the tier are planned."""

from datetime import date

import pytest

from app.models import (
    ArchiveReview,
    Complaint,
    FamilyMember,
    ImportantDate,
    Referral,
)
from app.services.planning.opening_hours import (
    ExceptionRow,
    set_exception,
)
from app.words import (
    CalendarKind,
    ContactPause,
    DateKind,
    FamilyRelation,
    FollowUpKind,
    FollowUpMethod,
    Role,
    SkipReason,
    Tier,
)
from tests.services.desk_work import (
    day,
    followups_of,
    make_reachable,
    plan_afresh,
    plan_days,
    treated,
)


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
