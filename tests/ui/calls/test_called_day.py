"""A call that is written down later: the card asks on which day it was."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models import CallDraft, Contact
from app.words import FollowUpKind
from tests.services.desk_work import TODAY, day
from tests.ui.calls.conftest import card_of
from tests.ui.hands import field, press, press_keys, save

ALT, DOWN, ESCAPE = Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def days_logged(session, window, qtbot):
    """Wait until the card is gone, and return the days that stand in the log."""

    def days_logged():
        qtbot.waitUntil(lambda: card_of(window) is None)
        session.rollback()
        return session.scalars(sa.select(Contact.contacted_on)).all()

    return days_logged


def kept_count(session):
    session.rollback()
    return session.scalar(sa.select(sa.func.count(CallDraft.id)))


def day_field(card):
    return field(card, "Day of the call")


def say_day(card, qtbot, *, steps):
    """Alt+D, and one arrow for each day back."""
    qtbot.keyClick(card, Qt.Key.Key_D, ALT)
    qtbot.waitUntil(day_field(card).hasFocus)
    press_keys(card, [DOWN] * steps, qtbot)


def test_the_call_was_today_unless_something_else_is_said(plan_call, open_card, days_logged, qtbot):
    card = open_card(plan_call())

    press_keys(card, ["1", "1"], qtbot)

    assert days_logged() == [TODAY]


@pytest.mark.req("B10")
def test_a_call_of_yesterday_is_four_keys(plan_call, open_card, days_logged, qtbot):
    card = open_card(plan_call(on=day(-1)))

    press(card, "1", qtbot)
    say_day(card, qtbot, steps=1)
    save(card, qtbot)

    assert days_logged() == [day(-1)]


def test_tomorrow_is_refused_and_everything_stays(plan_call, open_card, qtbot):
    card = open_card(plan_call())
    press(card, "1", qtbot)
    day_field(card).setText("+1")

    save(card, qtbot)

    words = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert "Type the day, not after today." in words
    assert day_field(card).hasFocus()


def test_a_day_before_the_visit_is_refused_by_name(plan_call, open_card, qtbot):
    visited = {"kind": FollowUpKind.AFTERCARE, "step": 1, "reference_on": day(-1)}
    card = open_card(plan_call(**visited))
    press(card, "1", qtbot)
    say_day(card, qtbot, steps=2)

    save(card, qtbot)

    said = "It asks about the visit of 20 Nov 2026; the call cannot have been on 19 Nov 2026."
    qtbot.waitUntil(
        lambda: said in [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    )
    assert day_field(card).hasFocus()


def test_the_day_is_half_typed_too(plan_call, open_card, window, session, qtbot):
    call = plan_call()
    card = open_card(call)
    say_day(card, qtbot, steps=3)
    press(card, ESCAPE, qtbot)
    qtbot.waitUntil(lambda: card_of(window) is None and kept_count(session) == 1)

    again = open_card(call)

    assert day_field(again).day == day(-3)


def test_tab_goes_from_the_day_to_the_buttons(plan_call, open_card, qtbot):
    card = open_card(plan_call())
    say_day(card, qtbot, steps=0)

    press(card, Qt.Key.Key_Tab, qtbot)

    assert card.focusWidget().text() == "Cancel"
