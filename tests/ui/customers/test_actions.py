"""What is done with the customers chosen in the list."""

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.models import ArchiveReview, Circle, CircleMember, Customer
from app.services.archive.choices import load_choices
from app.ui.customers.actions import CustomerActions
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import Notice
from app.words import CircleKind, ContactPause, CustomerStatus
from tests.factories import make_staff
from tests.ui.hands import called


@pytest.fixture
def staff(session):
    key = make_staff(session, "陈薇").id
    session.add(Circle(kind=CircleKind.CLUB, name="悦会"))
    session.commit()
    return key


@pytest.fixture
def pick(page, staff, store, desk, qtbot):
    """Pick something from the menu of customers and wait until it is done."""

    def pick(keys, *path):
        actions = page.findChild(CustomerActions)
        actions.set_choices(store.read(load_choices))
        with qtbot.waitSignal(desk.tasks.saved):
            action_at(actions.menu_for(keys), *path).trigger()

    return pick


def action_at(menu, first, *rest):
    (action,) = [action for action in menu.actions() if action.text() == first]
    return action_at(action.menu(), *rest) if rest else action


def test_everybody_chosen_is_handed_to_one_person(pick, session, staff, li, wang):
    pick([li, wang], "Make responsible", "陈薇")

    assert {session.get_one(Customer, key).responsible_id for key in (li, wang)} == {staff}


def test_everybody_chosen_joins_a_circle(pick, session, li, wang):
    pick([li, wang], "Add to a circle", "悦会")

    assert {row.customer_id for row in session.query(CircleMember)} == {li, wang}


def test_contact_is_paused_and_resumed(pick, session, li):
    pick([li], "Pause contact", "Medical pause")
    assert session.get_one(Customer, li).pause is ContactPause.MEDICAL

    session.rollback()
    pick([li], "Resume contact")

    assert session.get_one(Customer, li).pause is None


def test_a_customer_is_marked_as_lost(pick, session, li):
    pick([li], "Mark as lost")

    assert session.get_one(Customer, li).status is CustomerStatus.LOST


def test_a_review_is_recorded(pick, session, wang):
    pick([wang], "File reviewed today")

    assert session.query(ArchiveReview).one().customer_id == wang


def test_one_customer_can_be_opened_from_the_menu(page, li, qtbot):
    menu = page.findChild(CustomerActions).menu_for([li])

    with qtbot.waitSignal(page.customer_opened) as opened:
        action_at(menu, "Open profile").trigger()

    assert opened.args == [li]


def test_several_chosen_are_counted_in_the_head(page):
    page.findChild(ListTable).selectAll()

    assert called(page, "2 chosen…", QPushButton).isVisible()


def test_the_list_is_written_to_a_file(page, tmp_path, qtbot):
    called(page, "Export", QPushButton).menu().defaultAction().trigger()
    path = tmp_path / "customers.csv"

    page.findChild(QFileDialog).fileSelected.emit(str(path))

    qtbot.waitUntil(lambda: page.window().findChildren(Notice) != [])
    assert "李思雨" in path.read_text("utf-8-sig")
