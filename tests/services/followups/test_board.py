"""The days beside one another."""

from datetime import time

import sqlalchemy as sa

from app.services.followups.board import load_board, month_counts
from app.services.followups.wanted import Wanted
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.words import FollowUpKind, FollowUpState, Role, Tier
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY, day, make_reachable

WEEK = Wanted(first_on=TODAY, last_on=day(6))


def board(session, wanted=WEEK, **more):
    return load_board(session, wanted=wanted, today=TODAY, **more)


def add(session, name="林悦", on=TODAY, **fields):
    return make_followup(session, make_reachable(session, name, Tier.GENERAL), on, **fields)


def test_a_day_goes_by_the_clock(session):
    add(session, "no time")
    add(session, "ten", due_at=time(10))
    add(session, "nine", due_at=time(9), state=FollowUpState.DONE)
    add(session, "needless", state=FollowUpState.SUPERSEDED)

    first = board(session).days[0]

    assert [row.name for row in first.rows] == ["nine", "ten", "no time"]
    assert (first.on, first.total) == (TODAY, 3)


def test_every_day_is_there_and_says_whether_the_clinic_is_open(session):
    set_exception(session, exception=ExceptionRow(day_on=day(2)), actor=MANAGER)

    days = board(session).days

    assert [each.on for each in days] == [day(at) for at in range(7)]
    assert [each.on for each in days if not each.is_open] == [day(2)]


def test_a_full_day_shows_its_first_and_counts_them_all(session):
    add(session, "later", due_at=time(15))
    add(session, "sooner", due_at=time(9))

    first = board(session, limit=1).days[0]

    assert ([row.name for row in first.rows], first.total) == (["sooner"], 2)


def test_late_ones_stand_apart_and_are_counted(session):
    add(session, "yesterday", on=day(-1))
    add(session, "long ago", on=day(-20))
    add(session, "done", on=day(-2), state=FollowUpState.DONE)

    shown = board(session, limit=1)

    assert (len(shown.late), shown.late_total) == (1, 2)
    assert shown.days[0].total == 0


def test_before_next_week_only_what_is_over_is_late(session):
    add(session, on=TODAY)

    assert board(session, Wanted(first_on=day(2), last_on=day(8))).late_total == 0


def test_people_and_kinds_are_counted_without_their_own_filter(session, staff):
    desk, doctor = staff[Role.RECEPTIONIST], staff[Role.SPECIALIST]
    add(session, staff_id=desk)
    add(session, staff_id=desk, kind=FollowUpKind.LEAD)
    add(session, staff_id=doctor)

    shown = board(
        session,
        Wanted(first_on=TODAY, last_on=day(6), staff_ids=[desk], kinds=[FollowUpKind.STANDARD]),
    )

    assert {each.staff_id: each.count for each in shown.people} == {desk: 1, doctor: 1}
    assert {each.kind: each.count for each in shown.kinds} == {
        FollowUpKind.STANDARD: 1,
        FollowUpKind.LEAD: 1,
    }
    assert shown.days[0].total == 1


def test_who_is_chosen_stays_on_the_board_with_nothing_to_do(session, staff):
    chosen = Wanted(
        first_on=TODAY,
        last_on=TODAY,
        staff_ids=[staff[Role.SPECIALIST]],
        kinds=[FollowUpKind.LEAD],
    )

    shown = board(session, chosen)

    assert [each.count for each in shown.people] == [0]
    assert [(each.kind, each.count) for each in shown.kinds] == [(FollowUpKind.LEAD, 0)]


def test_a_month_is_counted_by_day(session, staff):
    add(session)
    add(session, kind=FollowUpKind.LEAD, state=FollowUpState.DONE)
    add(session, state=FollowUpState.CANCELLED)
    add(session, on=day(40))

    counts = month_counts(session, wanted=Wanted(first_on=TODAY, last_on=day(30)))

    assert list(counts) == [TODAY]
    assert (counts[TODAY].open, counts[TODAY].done) == (1, 1)
    assert counts[TODAY].by_kind == {FollowUpKind.STANDARD: 1, FollowUpKind.LEAD: 1}


def test_a_full_week_takes_no_more_questions_than_one_call(session):
    add(session)
    asked = []
    sa.event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told))
    board(session)
    for_one = len(asked)
    added = [add(session, f"c{at}", on=day(at % 7)) for at in range(30)]
    asked.clear()

    shown = board(session)

    assert sum(each.total for each in shown.days) == len(added) + 1
    assert len(asked) == for_one
