"""People on file twice: compared, told apart, merged, and taken apart again."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.models import Customer
from app.services.foundation.undo import undo_entry
from app.ui.customers.duplicates import DuplicatesRoom
from app.ui.customers.merge import MergeDialog, SideChoice
from app.ui.customers.pair_view import PairView
from app.ui.parts.lists.table import ListTable
from app.words import CustomerStatus, Gender, Intent
from tests.ui.hands import CTRL, ENTER, ESCAPE, called


@pytest.fixture
def twice(admit, li):
    """The same phone under another name."""
    return admit("李思羽", "13900138821", wechat="siyu", gender=Gender.FEMALE)


@pytest.fixture
def room(desk, twice, qtbot):
    room = DuplicatesRoom(desk)
    qtbot.addWidget(room)
    room.resize(1200, 700)
    room.show()
    qtbot.waitUntil(lambda: "李思羽" in words_in(room.findChild(PairView)))
    return room


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def merge_form(room, qtbot):
    qtbot.keyClick(room.findChild(ListTable), ENTER)
    qtbot.waitUntil(lambda: room.window().findChildren(MergeDialog) != [])
    return room.window().findChild(MergeDialog)


def test_two_files_stand_side_by_side(room):
    assert {"李思雨", "李思羽", "139 0013 8821"} <= set(words_in(room.findChild(PairView)))


def test_two_people_are_told_apart_for_good(room, qtbot):
    called(room, "Not the same", QPushButton).click()
    qtbot.waitUntil(lambda: room.findChild(ListTable).model().rowCount() == 0)

    called(room, "Look again", QPushButton).click()

    qtbot.waitUntil(called(room, "Look again", QPushButton).isEnabled)
    assert room.findChild(ListTable).model().rowCount() == 0


def test_a_merge_takes_the_values_chosen_and_is_undone(room, desk, store, li, twice, qtbot):
    form = merge_form(room, qtbot)
    choices = {each.accessibleName(): each for each in form.findChildren(SideChoice)}
    choices["Name"].findChildren(QPushButton)[1].click()
    with qtbot.waitSignal(desk.tasks.saved) as saved:
        qtbot.keyClick(form, ENTER, CTRL)

    united = store.read(lambda session: session.get(Customer, li))
    closed = store.read(lambda session: session.get(Customer, twice))
    assert (united.name, united.wechat) == ("李思羽", "siyu")
    assert closed.status is CustomerStatus.MERGED

    entry_id = saved.args[0].entry_id
    store.write(
        lambda session: undo_entry(session, entry_id=entry_id),
        actor=desk.person,
        intent=Intent.UNDO,
    )
    assert store.read(lambda session: session.get(Customer, li)).name == "李思雨"


def test_the_other_file_can_be_kept_instead(room, qtbot):
    form = merge_form(room, qtbot)
    swap = [b for b in form.findChildren(QPushButton) if b.text().startswith("Keep ")]

    swap[0].click()

    qtbot.waitUntil(lambda: len(visible(room)) == 1 and visible(room)[0] is not form)


def visible(room):
    return [form for form in room.window().findChildren(MergeDialog) if form.isVisible()]


def test_escape_leads_back_to_the_list(room, qtbot):
    with qtbot.waitSignal(room.left):
        qtbot.keyClick(room, ESCAPE)
