"""The parts the form of a customer is made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.services.archive.entries import PhoneEntry
from app.ui.customers.form.chip_choice import ChipChoice
from app.ui.customers.form.line_list import LineList
from app.ui.customers.form.person import PhoneLine
from app.ui.customers.form.tag_field import TagField
from app.words import ConsentKind
from tests.ui.hands import ENTER, called, click

BACKSPACE, RIGHT, SPACE = Qt.Key.Key_Backspace, Qt.Key.Key_Right, Qt.Key.Key_Space


@pytest.fixture
def tags(qtbot):
    field = TagField(name="Likes")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def line(tags):
    return called(tags, "Likes", QLineEdit)


def test_enter_makes_a_chip_of_what_was_typed(tags, line, qtbot):
    qtbot.keyClicks(line, "oolong")
    qtbot.keyClick(line, ENTER)

    assert (tags.texts, line.text()) == (("oolong",), "")


def test_a_comma_makes_a_chip_too(tags, line, qtbot):
    qtbot.keyClicks(line, "oolong,mornings,")

    assert tags.texts == ("oolong", "mornings")


def test_what_was_typed_and_not_entered_counts(tags, line, qtbot):
    qtbot.keyClicks(line, "oolong")

    assert tags.texts == ("oolong",)


def test_backspace_takes_the_last_chip_away(tags, line, qtbot):
    tags.set_texts(["oolong", "mornings"])

    qtbot.keyClick(line, BACKSPACE)

    assert tags.texts == ("oolong",)


def test_a_chip_is_taken_away_by_its_cross(tags):
    tags.set_texts(["oolong", "mornings"])

    called(tags, "Remove oolong", QPushButton).click()

    assert tags.texts == ("mornings",)


def test_the_arrows_walk_through_the_chips_and_space_chooses(qtbot):
    choice = ChipChoice([(kind, kind.value) for kind in ConsentKind], name="Consents")
    qtbot.addWidget(choice)
    choice.show()
    chips = choice.findChildren(QPushButton)
    chips[0].setFocus()

    qtbot.keyClick(chips[0], RIGHT)
    qtbot.keyClick(chips[1], SPACE)

    assert choice.chosen == {ConsentKind.SMS}


@pytest.fixture
def phones(qtbot):
    lines = LineList(PhoneLine, add="+ another phone", always_one=True)
    qtbot.addWidget(lines)
    lines.show()
    return lines


def test_one_empty_line_waits_and_counts_for_nothing(phones):
    assert len(phones.findChildren(PhoneLine)) == 1
    assert phones.values == ()


def test_a_line_can_be_added_and_taken_away(phones, qtbot):
    phones.show_values([PhoneEntry(text="13900138821")])
    click(phones, "+ another phone")
    added = phones.findChildren(PhoneLine)[1]
    qtbot.waitUntil(added.isVisible)
    qtbot.keyClicks(called(added, "Phone", QLineEdit), "13700131234")
    assert [phone.text for phone in phones.values] == ["13900138821", "13700131234"]

    with qtbot.waitSignal(phones.changed):
        first_remove(phones).click()

    assert [phone.text for phone in phones.values] == ["13700131234"]


def first_remove(phones):
    crosses = [b for b in phones.findChildren(QPushButton) if b.text() == ""]
    return crosses[0]
