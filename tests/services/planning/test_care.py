"""Who was treated is asked how it is, awaited, won back or asked why they left."""

import pytest

from app.models import (
    Customer,
)
from app.words import (
    ClosingCause,
    FollowUpKind,
    FollowUpState,
    RiskStage,
    Role,
    Tier,
)
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import (
    TODAY,
    closing_of,
    day,
    followups_of,
    make_ladder,
    make_reachable,
    plan_afresh,
    plan_days,
    treated,
)


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


@pytest.mark.req("A46")
def test_what_makes_way_for_the_next_rung_fills_no_gap(session, botox):
    customer = treated(session, botox, 90, 60)
    standard = {"kind": FollowUpKind.DUE_BACK, "family_id": botox.family_id}
    make_followup(session, customer, day(40), **standard)

    first = plan_afresh(session, last=91)
    again = plan_days(session, last=91)

    assert (first.superseded, again.planned) == (1, 0)


def test_a_day_only_one_family_asks_on_is_about_that_family(session, botox):
    laser = make_item(session, "Laser")
    make_ladder(session, botox, day_3="Any swelling?")
    make_ladder(session, laser, day_7="Any redness?")
    customer = treated(session, botox, 0)
    make_visit(session, customer, laser, TODAY, 5_000)

    plan_afresh(session)
    rungs = followups_of(session, FollowUpKind.AFTERCARE)

    assert [(each.family_id, each.ask) for each in rungs] == [
        (botox.family_id, "Any swelling?"),
        (laser.family_id, "Any redness?"),
    ]
