"""The receptionist works through the calls of the morning, in the window as it is."""

import pytest
from PySide6.QtCore import Qt

from app.services.followups.rows import load_rows
from app.ui.calls.card import CallCard
from app.ui.profile.story_card import StoryCard
from app.ui.today.call_lines import CallList
from app.words import FollowUpState
from tests.ui.hands import CTRL

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def calls(window, qtbot):
    """The list of calls with the first one in front."""
    page = window.workplace.open_page("today")
    calls = page.findChild(CallList)
    qtbot.waitUntil(lambda: bool(calls.keys), timeout=10_000)
    calls.focus_first()
    return calls


@pytest.fixture
def card(window, qtbot):
    """Wait for the card in front."""

    def card():
        def front():
            return [each for each in window.findChildren(CallCard) if each.isVisible()]

        qtbot.waitUntil(lambda: len(front()) == 1, timeout=10_000)
        return front()[0]

    return card


def state_of(clinic, key):
    today = clinic.clock.today()
    (row,) = clinic.store.read(lambda session: load_rows(session, keys=[key], today=today))
    return row.state, row.attempts


def line(window, qtbot, key, *modifiers):
    qtbot.keyClick(window.focusWidget(), key, *modifiers)


def test_a_satisfied_call_is_two_keys_and_undone_with_one(clinic, window, calls, card, qtbot):
    first = calls.keys[0]
    tasks = window.workplace.desk.tasks

    line(window, qtbot, "1")
    front = card()
    with qtbot.waitSignal(tasks.saved, timeout=10_000):
        qtbot.keyClick(front.focusWidget(), "1")

    assert state_of(clinic, first)[0] is FollowUpState.DONE
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(tasks.saved, timeout=10_000):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert state_of(clinic, first)[0] is FollowUpState.OPEN


def test_nobody_there_is_one_key(clinic, window, calls, qtbot):
    first = calls.keys[0]
    attempts = state_of(clinic, first)[1]

    with qtbot.waitSignal(window.workplace.desk.tasks.saved, timeout=10_000):
        line(window, qtbot, "4")

    assert state_of(clinic, first)[1] == attempts + 1


def test_shift_enter_lands_in_the_story_of_the_customer(clinic, window, calls, qtbot):
    line(window, qtbot, ENTER, SHIFT)

    qtbot.waitUntil(lambda: window.workplace.current_page == "profile", timeout=10_000)
    story = window.workplace.findChild(StoryCard)
    assert story.isAncestorOf(window.focusWidget())
