"""Combing through all customers from the keyboard."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.models import Customer
from app.ui.customers.combing import CombingRoom
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.filter_chip import FilterChip
from app.ui.parts.lists.table import ListTable
from tests.ui.hands import ENTER


@pytest.fixture
def room(desk, session, li, wang, qtbot):
    """Two customers; nothing is known of Wang, the relation with Li is close."""
    session.get_one(Customer, li).relation_clinic = 5
    session.commit()
    room = CombingRoom(desk)
    qtbot.addWidget(room)
    room.resize(1400, 800)
    room.show()
    qtbot.waitUntil(lambda: len(names(room)) == 2)
    return room


def names(room):
    model = room.findChild(ListTable).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.req("C04")
def test_the_sums_stand_above_the_list(room):
    said = [label.text() for label in room.findChildren(QLabel)]

    assert {"Key customer?", "Package or card", "Why a specialist"} <= set(said)
    assert {"Complaints", "Satisfaction", "Relation"} <= set(said)


@pytest.mark.req("C04")
def test_an_answer_leaves_those_who_gave_it(room):
    chip = room.findChildren(FilterChip)[-1]

    chip.choose(["unknown"])
    chip.changed.emit(chip.chosen)

    assert names(room) == ["王小明"]


@pytest.mark.req("C04")
def test_whom_something_is_unknown_of_are_worked_through_one_by_one(room, qtbot, wang):
    _, unknown = room.findChild(Segmented).findChildren(QPushButton)
    unknown.click()
    table = room.findChild(ListTable)
    table.select_key(wang)

    with qtbot.waitSignal(room.customer_opened) as opened:
        qtbot.keyClick(table, ENTER)

    assert opened.args == [wang]
