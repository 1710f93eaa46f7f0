"""The week: what it shows, how one walks over it, and what is done on it."""

from datetime import time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from app.models import DayException
from app.services.foundation.changes import Changes
from app.ui.followups.column import Column
from app.ui.followups.deeds import CancelDialog, MoveDialog
from app.ui.followups.late_lane import LateLane
from app.ui.followups.looking import WEEK_LIMIT
from app.ui.followups.mini_month import MonthDays
from app.ui.parts.messages import Notice
from app.ui.theme.tokens import Size
from app.words import FollowUpKind, FollowUpState, Tier
from tests.ui.followups.conftest import (
    DONE,
    MONDAY,
    SUNDAY,
    TODAY,
    TOMORROW,
    card_of,
    cards_of,
    dialog_of,
    names_of,
)
from tests.ui.hands import action_of

ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down
ENTER = Qt.Key.Key_Return


def column_of(page, day):
    columns = [each for each in page.findChildren(Column) if each.isVisible()]
    return next(each for each in columns if each.lane.key == day.toordinal())


def drag(qtbot, card, column):
    """Take a card by its middle and let it go in the middle of a column."""
    start = card.rect().center()
    end = card.mapFromGlobal(column.mapToGlobal(QPoint(column.width() // 2, 40)))
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(card, start + QPoint(30, 0))
    qtbot.mouseMove(card, end)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=end)


def day_place(days, week, weekday):
    """The middle of a day in the small calendar; week 1 is the first."""
    return QPoint(days.width() * (2 * weekday + 1) // 14, week * Size.MONTH_ROW + 8)


def close_on(session, day):
    session.add(DayException(day_on=day))
    session.commit()


def test_the_cards_of_a_day_stand_in_the_order_of_their_time(due, open_page):
    due("noon", due_at=time(12))
    due("morning", due_at=time(9))

    page = open_page(cards=2)

    assert names_of(page) == ["morning", "noon"]


def test_what_is_done_stays_on_its_day_and_says_so(due, open_page):
    key = due("done", MONDAY, state=DONE)

    page = open_page(cards=1)

    assert card_of(page, key).is_done
    assert "Done" in card_of(page, key).accessibleName()


def test_arrows_walk_across_empty_days_and_enter_opens_the_call(due, open_page, qtbot):
    monday, today = due("monday", MONDAY, state=DONE), due("today")
    page = open_page(cards=2)
    card_of(page, monday).setFocus()

    qtbot.keyClick(card_of(page, monday), RIGHT)
    with qtbot.waitSignal(page.call_wanted) as wanted:
        qtbot.keyClick(page.focusWidget(), ENTER)

    assert wanted.args == [today]


def test_alt_and_an_arrow_move_a_card_by_a_day_and_the_keyboard_goes_along(
    due, open_page, held, qtbot
):
    key = due("today")
    page = open_page(cards=1)
    card_of(page, key).setFocus()

    qtbot.keyClick(card_of(page, key), RIGHT, ALT)

    qtbot.waitUntil(lambda: column_of(page, TOMORROW).cards != [])
    assert held(key)["due_on"] == TOMORROW
    assert page.focusWidget() is card_of(page, key)


def test_alt_and_down_move_a_card_by_a_week(due, open_page, held, qtbot):
    key = due("today")
    page = open_page(cards=1)
    card_of(page, key).setFocus()

    qtbot.keyClick(card_of(page, key), DOWN, ALT)

    qtbot.waitUntil(lambda: cards_of(page) == [])
    assert held(key)["due_on"] == TODAY + timedelta(days=7)


def test_a_card_is_dragged_to_another_day(due, open_page, held, qtbot):
    key = due("today")
    page = open_page(cards=1)

    drag(qtbot, card_of(page, key), column_of(page, SUNDAY))

    qtbot.waitUntil(lambda: column_of(page, SUNDAY).cards != [])
    assert held(key)["due_on"] == SUNDAY


def test_a_card_is_dragged_to_a_day_of_the_calendar(due, open_page, held, qtbot):
    key = due("today")
    page = open_page(cards=1)
    days, card = page.findChild(MonthDays), card_of(page, key)
    at = days.mapToGlobal(days.rect().topLeft() + day_place(days, 5, 0))

    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(card, card.mapFromGlobal(at) + QPoint(2, 2))
    qtbot.mouseMove(card, card.mapFromGlobal(at))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.mapFromGlobal(at))

    qtbot.waitUntil(lambda: held(key)["due_on"] == MONDAY + timedelta(days=7))


def test_a_closed_day_says_so_and_takes_no_card(due, open_page, held, session, qtbot):
    close_on(session, SUNDAY)
    key = due("today")
    page = open_page(cards=1)

    drag(qtbot, card_of(page, key), column_of(page, SUNDAY))

    qtbot.waitUntil(lambda: page.window().findChildren(Notice) != [])
    assert held(key)["due_on"] == TODAY
    assert not column_of(page, SUNDAY).lane.is_open


def test_a_done_card_cannot_be_dragged(due, open_page, held, qtbot):
    key = due("done", state=DONE)
    page = open_page(cards=1)

    drag(qtbot, card_of(page, key), column_of(page, SUNDAY))

    assert held(key)["due_on"] == TODAY


def test_m_asks_for_a_day_that_can_be_typed_in_a_hurry(due, open_page, held, qtbot):
    key = due("today")
    page = open_page(cards=1)
    card_of(page, key).setFocus()

    qtbot.keyClick(card_of(page, key), Qt.Key.Key_M)
    dialog = dialog_of(page, MoveDialog)
    qtbot.keyClicks(dialog.findChildren(QLineEdit)[0], "+3")
    with qtbot.waitSignal(dialog.accepted):
        action_of(dialog).click()

    assert held(key)["due_on"] == TODAY + timedelta(days=3)


def test_calling_off_asks_why_and_without_a_reason_nothing_is_lost(due, open_page, held, qtbot):
    key = due("today")
    page = open_page(cards=1)
    card_of(page, key).setFocus()
    qtbot.keyClick(card_of(page, key), Qt.Key.Key_Delete)
    dialog = dialog_of(page, CancelDialog)

    action_of(dialog).click()
    qtbot.waitUntil(lambda: action_of(dialog).isEnabled())
    qtbot.keyClicks(dialog.findChild(QLineEdit), "moved away")
    with qtbot.waitSignal(dialog.accepted):
        action_of(dialog).click()

    assert held(key)["state"] is FollowUpState.CANCELLED


def test_what_is_late_is_named_and_moved_to_today_in_one_press(due, open_page, held, qtbot):
    key = due("forgotten", MONDAY)
    page = open_page(cards=1)
    lane = page.findChild(LateLane)

    assert lane.isVisible()
    lane.move_wanted.emit()

    qtbot.waitUntil(lambda: not lane.isVisible())
    assert held(key)["due_on"] == TODAY


def test_hidden_kinds_stay_hidden_when_the_page_is_opened_again(due, open_page, qtbot):
    due("aftercare")
    due("win-back", kind=FollowUpKind.WIN_BACK)
    page = open_page(cards=2)

    box = next(box for box in page.findChildren(QCheckBox) if box.text() == "Win-back")
    box.click()

    qtbot.waitUntil(lambda: names_of(page) == ["aftercare"])
    assert names_of(open_page(cards=1)) == ["aftercare"]


def test_a_change_elsewhere_keeps_the_card_stood_on(due, open_page, tasks, qtbot):
    due("first", due_at=time(9))
    second = due("second", due_at=time(10))
    page = open_page(cards=2)
    card_of(page, second).setFocus()
    due("between", due_at=time(9, 30))

    tasks.committed.emit(Changes())

    qtbot.waitUntil(lambda: len(cards_of(page)) == 3)
    assert page.focusWidget() is card_of(page, second)


def test_after_a_card_has_left_the_week_the_keyboard_stands_on_the_next(due, open_page, qtbot):
    first = due("first", due_at=time(9))
    second = due("second", due_at=time(10))
    page = open_page(cards=2)
    card_of(page, first).setFocus()

    qtbot.keyClick(card_of(page, first), DOWN, ALT)
    qtbot.waitUntil(lambda: names_of(page) == ["second"])
    with qtbot.waitSignal(page.call_wanted) as wanted:
        qtbot.keyClick(page.focusWidget(), ENTER)

    assert wanted.args == [second]


def test_a_day_with_more_than_fits_says_how_many_more_and_shows_them_all(due, open_page, qtbot):
    _ = [due(f"number {count}") for count in range(WEEK_LIMIT + 2)]
    page = open_page(cards=WEEK_LIMIT)
    more = next(each for each in page.findChildren(QPushButton) if each.text() == "+ 2 more")

    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(cards_of(page)) == WEEK_LIMIT + 2)


def test_a_vip_has_the_mark_of_the_tier_in_words_too(due, open_page):
    key = due("vip", tier=Tier.VIP)

    page = open_page(cards=1)

    assert "VIP" in card_of(page, key).accessibleName()
