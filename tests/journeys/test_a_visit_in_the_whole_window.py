"""The receptionist finds a customer, logs a visit and takes it back, in the window as it is."""

import pytest
from PySide6.QtCore import Qt

from app.ui.parts.lists.table import ListTable
from app.ui.visit.dialog import VisitDialog
from tests.ui.hands import CTRL, ENTER, opened, press, says, type_in

SCORE, SPEND = 2, 3


@pytest.fixture
def table(window, qtbot):
    """The list of customers with 李思雨 chosen."""
    page = window.workplace.open_page("customers")
    table = page.findChild(ListTable)
    qtbot.waitUntil(lambda: table.model().rowCount() == 150, timeout=10_000)
    page.search()
    type_in(window, "lisiyu", qtbot)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    page.show_customer(table.model().key_at(0))
    return table


def cells(table):
    model = table.model()
    return [model.index(0, column).data() for column in range(model.columnCount())]


def test_three_keys_find_a_customer_and_one_takes_a_visit_back(window, table, qtbot):
    before, chosen = cells(table), table.current_key()

    window.workplace.open_page("customers").visit_wanted.emit(chosen)
    dialog = opened(window, VisitDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "No. 00231"))
    type_in(dialog, "RD01", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "Total ¥2,980"))
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: cells(table)[SPEND] != before[SPEND])
    assert table.current_key() == chosen

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: cells(table) == before)
    assert table.current_key() == chosen
