"""Today's calls: late first, a digit says how it went, Enter opens the card."""

from datetime import time, timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.models import FollowUp, JournalEntry, OpeningHours
from app.ui.today.call_lines import CallLine, CallList
from app.ui.today.figures import FigureTile
from app.ui.today.whose import Whose, WhoseButton
from app.words import FollowUpKind, FollowUpState, Intent, Outcome, Tier
from tests.factories import make_staff
from tests.ui.hands import click, words_of
from tests.ui.today.conftest import TODAY

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


def line_of(page, key):
    (line,) = [each for each in page.findChildren(CallLine) if each.key == key]
    return line


def day(days):
    return TODAY + timedelta(days=days)


def test_late_ones_stand_first_then_vips_then_who_came_least(plan_call, open_calls):
    regular = plan_call("regular", visits=9)
    new = plan_call("new", visits=1)
    vip = plan_call("vip", tier=Tier.VIP, visits=30)
    late = plan_call("late", day(-3))
    plan_call("tomorrow", day(1))
    plan_call("done", state=FollowUpState.DONE)

    page = open_calls(listed=[late, vip, new, regular])

    assert "1 late · 3 today" in words_of(page)


def test_a_line_says_how_late_why_and_who_calls(plan_call, open_calls, li_na):
    told = {"kind": FollowUpKind.AFTERCARE, "step": 3, "ask": "Any swelling?", "attempts": 1}
    key = plan_call("林悦", day(-2), staff_id=li_na, **told)

    line = line_of(open_calls(listed=[key]), key)

    wanted = "林悦, General, 2 d late, Aftercare, day 3 · tried 1 of 3 · Any swelling?, Li Na"
    assert line.accessibleName() == wanted


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_digit_on_the_line_says_how_the_call_went(plan_call, open_calls, qtbot, outcome):
    first, second = plan_call("first", visits=1), plan_call("second", visits=2)
    page = open_calls(listed=[first, second])

    with qtbot.waitSignal(page.calls_wanted) as wanted:
        qtbot.keyClick(line_of(page, second), str(outcome.digit))

    assert wanted.args == [second, outcome, [first, second]]


def test_enter_opens_the_card_and_shift_enter_the_profile(plan_call, open_calls, session, qtbot):
    key = plan_call("林悦", due_at=time(10))
    page = open_calls(listed=[key])

    with qtbot.waitSignal(page.calls_wanted) as called:
        qtbot.keyClick(line_of(page, key), ENTER)
    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(line_of(page, key), ENTER, SHIFT)

    assert called.args == [key, None, [key]]
    assert opened.args == [session.get_one(FollowUp, key).customer_id]


def test_later_moves_the_call_to_the_next_open_day(plan_call, open_calls, session, qtbot):
    session.add(OpeningHours(weekday=0, opens_at=time(9), closes_at=time(18)))
    key = plan_call("林悦")
    page = open_calls(listed=[key])

    line_of(page, key).later_wanted.emit(key, 1)

    qtbot.waitUntil(lambda: page.findChild(CallList).keys == [])
    session.rollback()
    assert session.scalars(sa.select(FollowUp.due_on)).all() == [day(2)]


def test_one_begins_with_ones_own_calls_and_the_choice_is_kept(
    plan_call, open_calls, li_na, desk, session
):
    theirs = plan_call("theirs", visits=1, staff_id=make_staff(session, "Chen Wei").id)
    mine = plan_call("mine", visits=2, staff_id=li_na)
    page = open_calls(listed=[mine])

    page.findChild(WhoseButton).menu().actions()[1].trigger()

    assert desk.preferences.text("today/whose") == Whose.EVERYBODY
    open_calls(listed=[theirs, mine])


def test_without_calls_of_ones_own_everybodys_are_shown(plan_call, open_calls, session):
    theirs = plan_call("theirs", staff_id=make_staff(session, "Chen Wei").id)

    page = open_calls(listed=[theirs])

    assert page.findChild(WhoseButton).isHidden()


def test_the_week_is_counted_and_leads_to_the_follow_ups(plan_call, open_calls, qtbot):
    plan_call("done", day(-2), state=FollowUpState.DONE)
    late, due = plan_call("late", day(-1)), plan_call("due")
    page = open_calls(listed=[late, due])
    (tile,) = [
        each
        for each in page.findChildren(FigureTile)
        if each.accessibleName() == "Follow-ups this week"
    ]

    qtbot.waitUntil(lambda: tile.said == "1 / 3 50% on time")
    with qtbot.waitSignal(page.followups_wanted):
        tile.click()


def test_what_fell_due_while_the_clinic_was_closed_is_said(
    plan_call, open_calls, session, clock, qtbot
):
    entry = {"actor_name": "Li Na", "intent": Intent.LOG_VISIT, "row_count": 1}
    at = clock.now() - timedelta(days=4)
    session.add(JournalEntry(at=at, digest="0" * 64, **entry))
    missed = plan_call("missed", day(-2))
    page = open_calls(listed=[missed])

    words = "1 call fell due while the clinic was closed."
    qtbot.waitUntil(lambda: words in words_of(page))
    with qtbot.waitSignal(page.followups_wanted):
        click(page, "See what is late")


def test_a_quiet_day_says_so(enrol, open_calls, qtbot):
    enrol("content")

    page = open_calls(listed=[])

    qtbot.waitUntil(lambda: "Nobody is to be called." in words_of(page))


def test_at_the_start_one_stands_at_the_first_call_once_it_is_read(plan_call, open_calls, qtbot):
    first = plan_call("first", visits=1)

    page = open_calls(listed=[first])

    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), CallLine))
    assert page.focusWidget().key == first
