"""A heading orders the list of complaints; the order of the desk is the usual one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.ui.complaints.columns import complaint_columns
from app.ui.complaints.page import sort_of
from app.ui.parts.lists.table import ListTable
from app.words import Severity
from tests.ui.hands import CTRL, ENTER


@pytest.fixture
def three(received):
    """Ordinary, serious, red line: the order of the desk is the other way round."""
    return [received(severity=each) for each in Severity]


@pytest.fixture
def page(show, team, three, qtbot):
    page = show(team.na)
    qtbot.waitUntil(lambda: len(numbers(page)) == 3)
    return page


def table(page):
    return page.findChild(ListTable)


def numbers(page):
    model = table(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_heading(page, qtbot, section=0):
    header = table(page).horizontalHeader()
    at = header.viewport().rect().topLeft()
    at.setX(header.sectionViewportPosition(section) + header.sectionSize(section) // 2)
    at.setY(header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def choose_order(page, qtbot, *, steps):
    """Press Ctrl+O and choose the heading that is so many steps down."""
    qtbot.keyClick(table(page), Qt.Key.Key_O, CTRL)
    menu = table(page).horizontalHeader().findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    menu.setActiveAction(menu.actions()[steps])
    qtbot.keyClick(menu, ENTER)


def test_what_falls_due_first_stands_first_until_a_heading_is_clicked(page, qtbot):
    assert numbers(page) == ["C-0003", "C-0002", "C-0001"]

    click_heading(page, qtbot)

    qtbot.waitUntil(lambda: numbers(page) == ["C-0001", "C-0002", "C-0003"])


def test_a_third_click_brings_the_usual_order_back(page, qtbot):
    click_heading(page, qtbot)
    click_heading(page, qtbot)
    click_heading(page, qtbot)

    qtbot.waitUntil(lambda: numbers(page) == ["C-0003", "C-0002", "C-0001"])
    assert table(page).horizontalHeader().sortIndicatorSection() == -1


def test_the_order_is_remembered(page, show, team, qtbot):
    click_heading(page, qtbot)
    qtbot.waitUntil(lambda: numbers(page) == ["C-0001", "C-0002", "C-0003"])

    again = show(team.na)

    qtbot.waitUntil(lambda: numbers(again) == ["C-0001", "C-0002", "C-0003"])
    assert table(again).horizontalHeader().sortIndicatorSection() == 0


def test_the_keyboard_orders_too_and_turns_the_order_round(page, qtbot):
    choose_order(page, qtbot, steps=0)
    qtbot.waitUntil(lambda: numbers(page) == ["C-0001", "C-0002", "C-0003"])

    choose_order(page, qtbot, steps=0)

    qtbot.waitUntil(lambda: numbers(page) == ["C-0003", "C-0002", "C-0001"])
    assert table(page).horizontalHeader().sortIndicatorSection() == 0


def test_the_keyboard_brings_the_usual_order_back(page, qtbot):
    choose_order(page, qtbot, steps=0)
    qtbot.waitUntil(lambda: numbers(page) == ["C-0001", "C-0002", "C-0003"])

    choose_order(page, qtbot, steps=-1)

    qtbot.waitUntil(lambda: numbers(page) == ["C-0003", "C-0002", "C-0001"])


def test_the_complaint_chosen_stays_chosen_in_another_order(page, three, qtbot):
    table(page).select_key(three[1])

    click_heading(page, qtbot)

    qtbot.waitUntil(lambda: numbers(page) == ["C-0001", "C-0002", "C-0003"])
    assert table(page).current_key() == three[1]


@pytest.mark.parametrize("column", complaint_columns(lambda _row: None), ids=lambda each: each.name)
def test_every_heading_orders(column):
    assert sort_of(column.name, descending=False) is not None
