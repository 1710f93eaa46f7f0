"""A visit logged in the window changes that customer at once, and can be taken back."""

import pytest

from app.services.office.undoing import undo_last_own
from app.ui.customers.page import CustomersPage
from app.ui.parts.lists.table import ListTable
from app.ui.profile.page import ProfilePage
from app.ui.visit.dialog import VisitDialog
from app.ui.visit.logging import open_visit_dialog
from app.words import Intent
from tests.ui.conftest import botox, li, window, write, wu
from tests.ui.hands import CTRL, ENTER, opened, press, says, type_in
from tests.ui.profile.conftest import clinic, graded, light, meter_of, store, story_of, visit

__all__ = ["botox", "clinic", "graded", "li", "light", "store", "visit", "window", "write", "wu"]


@pytest.fixture
def customers(desk, graded, li, qtbot):
    """The list with 李思雨 chosen."""
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 800)
    page.show()
    table = list_of(page)
    qtbot.waitUntil(lambda: table.model().rowCount() == 7)
    page.show_customer(li)
    qtbot.waitUntil(lambda: table.current_key() == li)
    return page


@pytest.fixture
def profile(desk, graded, li, qtbot):
    """The profile of 李思雨."""
    page = ProfilePage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 800)
    page.show()
    page.show_customer(li)
    qtbot.waitUntil(lambda: says(page, "of 100"))
    qtbot.waitUntil(lambda: len(story_of(page)) == 2)
    return page


def log_botox(desk, window, li, qtbot):
    """Log a visit of 李思雨 from the keyboard."""
    open_visit_dialog(desk, window, customer_id=li)
    dialog = opened(window, VisitDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "No. 00231"))
    type_in(dialog, "bot", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "Total ¥2,980"))
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)


def take_back(desk, page):
    """Do what Ctrl+Z does."""
    actor, now = desk.person, desk.clock.now()
    desk.tasks.write(
        page,
        lambda session: undo_last_own(session, actor=actor, now=now),
        intent=Intent.UNDO,
    )


def list_of(customers):
    return customers.findChild(ListTable)


def line_of(customers, key):
    """Return the cells of one customer's line."""
    model = list_of(customers).model()
    at = model.place_of(key)
    return [model.index(at, column).data() for column in range(model.columnCount())]


def test_the_profile_shows_the_visit_and_forgets_it_again(desk, window, profile, li, qtbot):
    before = meter_of(profile, "Spend")

    log_botox(desk, window, li, qtbot)
    qtbot.waitUntil(lambda: meter_of(profile, "Spend").startswith("¥5,960"))
    qtbot.waitUntil(lambda: len(story_of(profile)) == 3)

    take_back(desk, profile)
    qtbot.waitUntil(lambda: meter_of(profile, "Spend") == before)
    qtbot.waitUntil(lambda: len(story_of(profile)) == 2)


def test_the_line_in_the_list_changes_and_stays_chosen(desk, window, customers, li, qtbot):
    before = line_of(customers, li)

    log_botox(desk, window, li, qtbot)
    qtbot.waitUntil(lambda: line_of(customers, li) != before)
    assert list_of(customers).current_key() == li

    take_back(desk, customers)
    qtbot.waitUntil(lambda: line_of(customers, li) == before)
    assert list_of(customers).current_key() == li
