"""The receptionist opens the week, walks to a call, puts it off a day and takes that back."""

import pytest
from PySide6.QtCore import Qt

from app.models import FollowUp
from app.ui.followups.page import FollowUpsPage
from tests.ui.followups.conftest import card_of, cards_of

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def due_on(clinic):
    """The day a follow-up is due on, as the store holds it."""
    return lambda key: clinic.store.read(lambda session: session.get_one(FollowUp, key).due_on)


def test_a_call_is_put_off_by_a_day_and_taken_back(clinic, window, due_on, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    page = window.findChild(FollowUpsPage)
    page.search()
    qtbot.keyClick(page, Qt.Key.Key_BracketRight)
    today = clinic.clock.today()
    qtbot.waitUntil(lambda: {card.row.due_on > today for card in cards_of(page)} == {True})
    first = cards_of(page)[0]
    key, day = first.row.followup_id, first.row.due_on
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    qtbot.keyClick(first, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: due_on(key) > day)
    qtbot.waitUntil(lambda: page.focusWidget() is card_of(page, key))

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: due_on(key) == day)
