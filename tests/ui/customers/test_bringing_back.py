"""Retired customers are found and brought back; a list goes to a file as it is on the screen."""

import pytest
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from app.models import Customer, Retirement
from app.ui.customers.actions import CustomerActions
from app.ui.customers.exporting import customers_table
from app.ui.customers.head import PageHead
from app.ui.customers.listing import CustomerList
from app.ui.parts.forms.step_form import TextDialog
from app.ui.parts.lists.table_file import write_table
from app.words import CustomerStatus, Intent


@pytest.fixture
def retired(store, clock, actor, wang):
    """Wang left the lists."""

    def retire(session):
        session.get_one(Customer, wang).status = CustomerStatus.RETIRED
        session.add(Retirement(customer_id=wang, reason="x", retired_on=clock.today()))

    store.write(retire, actor=actor, intent=Intent.RETIRE_CUSTOMERS)
    return wang


@pytest.fixture
def listed(page, retired, qtbot):
    """The list shows the retired alone."""
    found = page.findChild(CustomerList)
    found.narrow({"status": ["retired"]})
    qtbot.waitUntil(lambda: list(found.listed_keys()) == [retired])
    qtbot.waitUntil(lambda: found.are_retired([retired]))
    return found


@pytest.mark.req("B63")
def test_the_retired_stand_on_no_list_that_does_not_ask_for_them(page, retired, qtbot):
    found = page.findChild(CustomerList)

    found.load()
    qtbot.waitUntil(lambda: len(found.listed_keys()) == 1)

    assert retired not in found.listed_keys()


@pytest.mark.req("B63")
def test_all_that_can_be_done_with_them_is_to_bring_them_back(page, listed, retired):
    menu = page.findChild(CustomerActions).menu_for([retired], retired=True)

    texts = [action.text() for action in menu.actions()]
    assert texts == ["Open profile", "Bring back to the lists…"]


@pytest.mark.req("B63")
def test_they_are_brought_back_with_a_reason(page, listed, session, retired, qtbot):
    menu = page.findChild(CustomerActions).menu_for([retired], retired=True)
    menu.actions()[-1].trigger()
    (dialog,) = page.findChildren(TextDialog)

    dialog.save_wanted.emit()
    dialog.findChild(QPlainTextEdit).setPlainText("came by with a friend")
    qtbot.waitUntil(dialog.isEnabled)
    dialog.save_wanted.emit()

    qtbot.waitUntil(lambda: list(listed.listed_keys()) == [])
    session.rollback()
    assert session.query(Retirement).one().restored_why == "came by with a friend"


def test_the_file_has_who_is_listed_unless_everybody_is_wanted(
    page, desk, li, wang, tmp_path, qtbot
):
    some, everybody = tmp_path / "some.csv", tmp_path / "everybody.csv"

    write_table(desk, page, customers_table(desk, keys=[wang]), some)
    write_table(desk, page, customers_table(desk, keys=None), everybody)
    qtbot.waitUntil(lambda: some.exists() and everybody.exists())

    assert len(some.read_text(encoding="utf-8-sig").splitlines()) == 2
    assert "王小明" in some.read_text(encoding="utf-8-sig")
    assert len(everybody.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_the_order_of_the_list_is_that_of_the_file(page, desk, li, wang, tmp_path, qtbot):
    path = tmp_path / "some.csv"

    write_table(desk, page, customers_table(desk, keys=[wang, li]), path)
    qtbot.waitUntil(path.exists)

    _, first, second = path.read_text(encoding="utf-8-sig").splitlines()
    assert ("王小明" in first, "李思雨" in second) == (True, True)


def test_the_button_offers_the_list_first(page, qtbot):
    head = page.findChild(PageHead)
    (menu,) = [each for each in head.findChildren(QMenu) if each.defaultAction()]

    texts = [action.text() for action in menu.actions()]

    assert texts == ["The 2 customers listed…", "Everybody on file…"]
    with qtbot.waitSignal(head.export_wanted) as wanted:
        menu.defaultAction().trigger()
    assert wanted.args == [False]
