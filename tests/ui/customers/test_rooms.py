"""The care of the files: completed, reviewed, retired."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from app.models import ArchiveReview, Customer
from app.services.figures.metrics import refresh_everything
from app.ui.customers.editor import CustomerEditor
from app.ui.customers.head import PageHead
from app.ui.customers.incomplete import IncompleteRoom
from app.ui.customers.listing import CustomerList
from app.ui.customers.page import ROOMS
from app.ui.customers.retirement import RetirementRoom
from app.ui.customers.review import ReviewRoom
from app.ui.customers.room import Room
from app.ui.parts.cards.meters import Meter
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import Notice
from app.words import CustomerStatus
from tests.factories import make_item, make_visit
from tests.ui.hands import ENTER, ESCAPE, called


@pytest.fixture
def opened(desk, qtbot):
    """Open a place and wait for its list."""

    def opened(kind, rows):
        room = kind(desk)
        qtbot.addWidget(room)
        room.resize(1200, 700)
        room.show()
        qtbot.waitUntil(lambda: room.findChild(ListTable).model().rowCount() == rows)
        return room

    return opened


@pytest.fixture
def quiet(session, clock, li, wang):
    """Li was here last week, Wang four years ago and for little."""
    item = make_item(session)
    make_visit(session, session.get_one(Customer, li), item, date(2026, 11, 14), 900_000)
    make_visit(session, session.get_one(Customer, wang), item, date(2022, 11, 14), 10_000)
    refresh_everything(session, today=clock.today())
    session.commit()
    return wang


@pytest.mark.req("A16")
def test_what_is_missing_is_named_and_can_be_filled_in(opened, li, qtbot):
    room = opened(IncompleteRoom, 1)
    table = room.findChild(ListTable)
    assert "source" in table.model().index(0, 3).data()

    qtbot.keyClick(table, ENTER)

    qtbot.waitUntil(lambda: room.window().findChildren(CustomerEditor) != [])


def test_a_file_that_was_looked_through_leaves_the_list(opened, session, li, wang, qtbot):
    room = opened(ReviewRoom, 2)
    room.findChild(ListTable).select_key(li)

    called(room, "Reviewed today", QPushButton).click()

    qtbot.waitUntil(lambda: room.findChild(ListTable).model().rowCount() == 1)
    qtbot.waitUntil(lambda: room.findChild(Meter).accessibleDescription() == "1 of 2")
    assert session.query(ArchiveReview).one().customer_id == li


def test_who_is_proposed_is_retired_with_a_reason(opened, session, quiet, qtbot):
    room = opened(RetirementRoom, 1)
    called(room, "Reason", QLineEdit).setText("三年未到店")

    called(room, "Retire the chosen", QPushButton).click()

    qtbot.waitUntil(lambda: room.findChild(ListTable).model().rowCount() == 0)
    assert session.get_one(Customer, quiet).status is CustomerStatus.RETIRED


def test_nobody_is_retired_without_a_reason(opened, quiet, qtbot):
    room = opened(RetirementRoom, 1)

    called(room, "Retire the chosen", QPushButton).click()

    qtbot.waitUntil(lambda: room.window().findChildren(Notice) != [])
    assert room.findChild(ListTable).model().rowCount() == 1


@pytest.mark.parametrize("name", list(ROOMS))
def test_every_place_leads_back_to_the_list(page, name, qtbot):
    menu = page.findChild(PageHead).findChild(QMenu)
    (door,) = [action for action in menu.actions() if action.data() == name]
    door.trigger()
    room = page.findChild(Room)

    qtbot.keyClick(room, ESCAPE)

    assert page.findChild(CustomerList).isVisible()
