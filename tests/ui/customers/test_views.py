"""Filters a person comes back to."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from app.services.foundation.actors import Actor
from app.ui.customers.filter_bar import FilterBar
from app.ui.customers.page import CustomersPage
from app.ui.customers.views_button import NameDialog, ViewsButton
from app.words import Role
from tests.factories import make_staff
from tests.ui.customers.conftest import keys_of
from tests.ui.hands import called


@pytest.fixture
def page(session, desk, li, wang, qtbot):
    """The tab of somebody who has a file of their own, narrowed to one region."""
    key = make_staff(session, "周岚").id
    session.commit()
    desk.tasks.act_for(Actor(staff_id=key, name="周岚", role=Role.MANAGER))
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(keys_of(page)) == 2)
    narrow(page, {"region": ["梁溪"]})
    qtbot.waitUntil(lambda: keys_of(page) == [wang])
    return page


def narrow(page, chosen):
    page.findChild(FilterBar).choose(chosen)
    page.findChild(FilterBar).changed.emit()


def offered(page):
    """Open the menu and return what it says."""
    button = page.findChild(ViewsButton)
    button.findChild(QPushButton).click()
    menu = button.findChild(QMenu)
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def answer(page, name, qtbot):
    qtbot.waitUntil(lambda: asked(page) != [])
    form = asked(page)[0]
    called(form, "Name", QLineEdit).setText(name)
    called(form, "Save", QPushButton).click()
    return form


def asked(page):
    return [form for form in page.window().findChildren(NameDialog) if form.isVisible()]


@pytest.fixture
def saved(page, qtbot):
    """The view *Liangxi*, saved."""
    offered(page)["Save what is shown…"].trigger()
    answer(page, "Liangxi", qtbot)
    qtbot.waitUntil(lambda: "Liangxi" in offered(page))
    return page


@pytest.mark.req("B62")
def test_a_view_brings_its_filters_back(saved, li, wang, qtbot):
    narrow(saved, {})
    qtbot.waitUntil(lambda: sorted(keys_of(saved)) == [li, wang])

    offered(saved)["Liangxi"].trigger()

    qtbot.waitUntil(lambda: keys_of(saved) == [wang])


def test_a_view_is_renamed(saved, qtbot):
    offered(saved)["Rename “Liangxi”…"].trigger()
    answer(saved, "The near ones", qtbot)

    qtbot.waitUntil(lambda: "The near ones" in offered(saved))


def test_a_view_is_deleted(saved, qtbot):
    offered(saved)["Delete “Liangxi”"].trigger()

    qtbot.waitUntil(lambda: "Liangxi" not in offered(saved))


def test_a_view_needs_a_name(page, qtbot):
    offered(page)["Save what is shown…"].trigger()

    form = answer(page, "", qtbot)

    assert form.isVisible()
