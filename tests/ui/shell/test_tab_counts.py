"""What waits is counted beside the tabs, and what is late stands out."""

from datetime import timedelta

import pytest

from app.ui.parts.cards.chips import CountBadge
from app.ui.shell.top_bar import TabButton
from app.ui.today.page import TodayPage
from app.ui.today.whose import WhoseButton
from app.words import Intent
from tests.factories import make_customer, make_followup, make_staff
from tests.ui.hands import called, choose_entry, words_of


@pytest.fixture
def plan(opened):
    """Plan calls so many days from today: of the person who signed in, or of somebody else."""

    def plan(*days, own=True):
        today = opened.clock.today()

        def work(session):
            who = opened.actor.staff_id if own else make_staff(session, "Chen Wei").id
            for ahead in days:
                customer = make_customer(session, f"c{ahead}")
                on = today + timedelta(days=ahead)
                make_followup(session, customer, on, staff_id=who)

        opened.store.write(work, actor=opened.actor, intent=Intent.SET_UP)

    return plan


def tab_of(window, name):
    return called(window, name, TabButton)


def count_of(window, name):
    return tab_of(window, name).accessibleDescription()


def badge_of(window, name):
    (badge,) = tab_of(window, name).findChildren(CountBadge)
    return badge


def test_what_is_late_is_counted_beside_today(plan, window_of, qtbot):
    plan(-3, -1, 0)

    window = window_of()

    qtbot.waitUntil(lambda: count_of(window, "Today") == "2")
    assert count_of(window, "Follow-ups") == "1"
    assert badge_of(window, "Today").isVisible()


def test_nothing_late_is_no_count(plan, window_of, qtbot):
    plan(0)

    window = window_of()

    qtbot.waitUntil(lambda: count_of(window, "Follow-ups") == "1")
    assert count_of(window, "Today") == ""


def test_the_count_is_of_the_calls_that_today_shows(plan, window_of, qtbot):
    plan(-1)
    plan(-2, -3, own=False)
    window = window_of()
    qtbot.waitUntil(lambda: count_of(window, "Today") == "1")

    choose_entry(window.findChild(WhoseButton), "Everybody’s")

    qtbot.waitUntil(lambda: count_of(window, "Today") == "3")
    page = window.findChild(TodayPage)
    qtbot.waitUntil(lambda: "3 late · 0 today" in words_of(page))
