"""Day, month and list, the calendar at the left, and what is said where there is nothing."""

from datetime import date, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from app.ui.followups.column import Column
from app.ui.followups.mini_month import MonthDays
from app.ui.followups.month_grid import MonthGrid
from app.ui.followups.plan_dialog import PlanDialog
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.lists.table import ListTable
from app.ui.parts.papers.print_preview import PrintPreview
from app.words import FollowUpKind
from tests.factories import make_clinic, make_staff
from tests.ui.followups.conftest import MONDAY, TODAY, card_of, cards_of, dialog_of, names_of

LEFT, ENTER = Qt.Key.Key_Left, Qt.Key.Key_Return


def turn_to(page, qtbot, words):
    """Press the layout of that name."""
    chips = [each for each in page.findChildren(QPushButton) if each.text() == words]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)


def lanes_of(page):
    return [each.lane for each in page.findChildren(Column) if each.isVisible()]


def empty_state_of(page, qtbot):
    """Wait until the page says that there is nothing, and return what says so."""
    shown = lambda: [each for each in page.findChildren(EmptyState) if each.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: shown() != [])
    return shown()[0]


def test_a_day_has_a_column_for_everybody_with_something_to_do(due, open_page, session, qtbot):
    chen = make_staff(session, "Chen Wei").id
    due("hers")
    due("his", staff_id=chen)
    page = open_page(cards=2)

    turn_to(page, qtbot, "Day")

    qtbot.waitUntil(lambda: [lane.title for lane in lanes_of(page)] == ["Li Na", "Chen Wei"])


def test_a_card_dropped_on_somebody_else_is_theirs(due, open_page, session, held, qtbot):
    chen = make_staff(session, "Chen Wei").id
    key = due("hers")
    due("his", staff_id=chen)
    page = open_page(cards=2)
    turn_to(page, qtbot, "Day")
    qtbot.waitUntil(lambda: len(lanes_of(page)) == 2)
    card = card_of(page, key)
    column = next(each for each in page.findChildren(Column) if each.lane.key == chen)

    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    end = card.mapFromGlobal(column.mapToGlobal(QPoint(20, 20)))
    qtbot.mouseMove(card, end - QPoint(40, 0))
    qtbot.mouseMove(card, end)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=end)

    qtbot.waitUntil(lambda: held(key)["staff_id"] == chen)


def test_the_month_counts_and_enter_opens_the_day(due, open_page, qtbot):
    due("monday", MONDAY)
    page = open_page(cards=1)
    turn_to(page, qtbot, "Month")
    grid = page.findChild(MonthGrid)
    qtbot.waitUntil(grid.isVisible)

    for_five_days = [LEFT] * (TODAY - MONDAY).days
    _ = [qtbot.keyClick(grid, key) for key in for_five_days]
    said = grid.accessibleName()
    qtbot.keyClick(grid, ENTER)

    assert said == "Monday 16 November: 1 open, 0 done"
    qtbot.waitUntil(lambda: names_of(page) == ["monday"])


def test_the_list_has_the_late_first_and_can_be_sorted_by_any_column(due, open_page, qtbot):
    due("b late", MONDAY)
    due("a today")
    page = open_page(cards=2)
    turn_to(page, qtbot, "List")
    table = page.findChild(ListTable)
    names = lambda: [row.name for row in table.model().rows]  # noqa: E731
    qtbot.waitUntil(lambda: names() == ["b late", "a today"])

    table.sort_by("name")

    assert names() == ["a today", "b late"]


def test_enter_in_the_list_opens_the_call(due, open_page, qtbot):
    key = due("today")
    page = open_page(cards=1)
    turn_to(page, qtbot, "List")
    table = page.findChild(ListTable)
    qtbot.waitUntil(lambda: table.current_key() == key)

    with qtbot.waitSignal(page.call_wanted) as wanted:
        qtbot.keyClick(table, ENTER)

    assert wanted.args == [key]


def test_the_calendar_is_walked_with_arrows_and_enter_leaps_there(due, open_page, qtbot):
    due("far", date(2026, 12, 1))
    page = open_page(cards=0)
    days = page.findChild(MonthDays)

    days.turn(1)
    qtbot.keyClick(days, Qt.Key.Key_Up)
    qtbot.keyClick(days, Qt.Key.Key_Up)
    qtbot.keyClick(days, Qt.Key.Key_Up)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, ENTER)

    qtbot.waitUntil(lambda: names_of(page) == ["far"])


def test_the_layout_is_remembered(due, open_page, qtbot):
    due("today", due_at=time(9))
    turn_to(open_page(cards=1), qtbot, "Day")

    again = open_page(cards=1)

    assert lanes_of(again)[0].title == "Li Na"


def test_the_paper_of_the_week_is_shown_before_it_is_printed(due, open_page, session, qtbot):
    make_clinic(session)
    due("today")
    page = open_page(cards=1)

    page.print_days()

    qtbot.waitUntil(lambda: page.findChildren(PrintPreview) != [], timeout=10_000)


def test_an_empty_week_says_why_and_offers_to_plan(open_page, qtbot):
    page = open_page(cards=0)
    empty = empty_state_of(page, qtbot)

    empty.action_wanted.emit()

    qtbot.waitUntil(lambda: page.findChildren(PlanDialog) != [])
    assert empty.why == "Nothing is planned for these days."
    assert dialog_of(page, PlanDialog).isVisible()


def test_filters_that_leave_nothing_offer_everything_again(due, open_page, desk, qtbot):
    due("win-back", kind=FollowUpKind.WIN_BACK)
    desk.preferences.keep_words("followups/hidden_kinds", [FollowUpKind.WIN_BACK])
    page = open_page(cards=0)
    empty = empty_state_of(page, qtbot)

    empty.action_wanted.emit()

    qtbot.waitUntil(lambda: len(cards_of(page)) == 1)
