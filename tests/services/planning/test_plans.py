"""The plan: what falls due gets a person, a day and a channel, once."""

import pytest

from app.services.foundation.errors import NotAllowed
from app.services.planning.opening_hours import (
    load_contact_rules,
)
from app.services.planning.plans import PlanImpossible, draft_day, keep_draft, plan, preview_plan
from app.words import (
    FollowUpKind,
    Intent,
    Tier,
)
from tests.factories import make_metrics
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    day,
    followups_of,
    make_ladder,
    make_reachable,
    plan_afresh,
    plan_days,
    treated,
)


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
    keep_draft(session, draft=draft_day(session, today=later))
    (call,) = followups_of(session, FollowUpKind.AFTERCARE)

    assert call.due_on == later


def test_catching_up_keeps_what_is_planned_as_far_as_it_was(session):
    make_reachable(session, tier=Tier.VIP)
    plan_days(session, last=60)

    assert load_contact_rules(session).planned_until_on == day(60)
    assert keep_draft(session, draft=draft_day(session, today=TODAY)).planned == 0


class Told:
    """What was reported, and after how much the work is stopped."""

    def __init__(self, stop_at: int = 101) -> None:
        self.heard: list[int] = []
        self._stop_at = stop_at

    def __call__(self, done: int, total: int) -> None:
        self.heard.append(done * 100 // total)
        if self.heard[-1] >= self._stop_at:
            raise InterruptedError


def plan_telling(store, told, last=30):
    def work(session):
        return plan(
            session, from_on=TODAY, to_on=day(last), actor=MANAGER, today=TODAY, report=told
        )

    return store.write(work, actor=MANAGER, intent=Intent.PLAN_FOLLOWUPS)


def test_planning_tells_how_far_it_is_up_to_the_whole(store, session):
    make_reachable(session, tier=Tier.VIP)
    session.commit()
    told = Told()

    plan_telling(store, told)

    assert told.heard == sorted(told.heard)
    assert (told.heard[0], told.heard[-1]) == (0, 100)


@pytest.mark.parametrize("stop_at", [0, 70, 100])
def test_planning_that_is_stopped_leaves_nothing_planned(store, session, stop_at):
    make_reachable(session, tier=Tier.VIP)
    session.commit()

    with pytest.raises(InterruptedError):
        plan_telling(store, Told(stop_at))

    assert store.read(followups_of) == []
