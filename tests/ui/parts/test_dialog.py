"""The frame of every dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from app.services.foundation.errors import NotFound, sentence
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.preferences import Preferences

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def name():
    return QLineEdit()


@pytest.fixture
def dialog(owner, name, qtbot):
    owner.show()
    dialog = DeskDialog("Log a visit", action="Save", parent=owner)
    dialog.add_row("Name", name)
    dialog.add_row("Plan", QCheckBox("took part"))
    dialog.set_total("Total ¥2,980", "score 92 → 93")
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def shown(dialog, words):
    return any(label.text() == words and label.isVisible() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_enter_saves(dialog, name, qtbot, key):
    with qtbot.waitSignal(dialog.save_wanted):
        qtbot.keyClick(name, key, CONTROL)


def test_enter_alone_saves_nothing(dialog, name, qtbot):
    with qtbot.assertNotEmitted(dialog.save_wanted):
        qtbot.keyClick(name, Qt.Key.Key_Return)

    assert dialog.isVisible()


def test_escape_closes_what_nothing_was_typed_in(dialog, name, qtbot):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(name, Qt.Key.Key_Escape)


def test_escape_warns_once_before_typing_is_lost(dialog, name, qtbot):
    qtbot.keyClicks(name, "x")
    qtbot.keyClick(name, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert shown(dialog, "Not saved. Press Esc again to leave without saving.")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(name, Qt.Key.Key_Escape)


def test_what_the_program_filled_in_is_not_typing(dialog, name):
    name.setText("filled in")

    assert not dialog.is_typed_in


def test_a_ticked_box_counts_as_typing(dialog, qtbot):
    dialog.findChild(QCheckBox).click()

    assert dialog.is_typed_in


def test_a_field_added_later_counts_too(dialog, qtbot):
    later = QLineEdit()
    dialog.add_row("Later", later)
    later.show()
    later.setFocus()
    qtbot.keyClicks(later, "x")

    assert dialog.is_typed_in


def test_a_refusal_stands_under_its_field(dialog, name):
    dialog.show_refusal("There is no such day.", name)

    assert shown(dialog, "There is no such day.")
    assert name.property("wrong") == "true"
    assert name.hasFocus()


def test_a_refusal_without_a_field_stands_at_the_foot(dialog):
    dialog.hold()
    dialog.show_error(NotFound("customer", 7))

    assert shown(dialog, sentence(NotFound("customer", 7)))
    assert not shown(dialog, "Total ¥2,980")


def test_saving_again_takes_the_refusal_back(dialog, name, qtbot):
    dialog.show_refusal("There is no such day.", name)
    qtbot.keyClick(name, Qt.Key.Key_Return, CONTROL)

    assert not shown(dialog, "There is no such day.")
    assert shown(dialog, "Total ¥2,980")


def test_while_an_answer_is_awaited_nothing_is_saved_twice(dialog, name, qtbot):
    dialog.hold()
    with qtbot.assertNotEmitted(dialog.save_wanted):
        qtbot.keyClick(name, Qt.Key.Key_Return, CONTROL)


def test_the_first_field_has_the_focus_and_the_buttons_come_last(dialog, name, qtbot):
    assert name.hasFocus()

    qtbot.keyClick(name, Qt.Key.Key_Backtab)
    assert dialog.focusWidget().accessibleName() == "Save"


def test_a_row_can_be_hidden_with_its_caption(dialog, name):
    dialog.set_row_visible(name, visible=False)

    assert not shown(dialog, "Name")


def test_the_window_follows_what_the_form_wants(dialog, name, qtbot):
    before = dialog.height()
    dialog.show_refusal("There is no such day.", name)
    qtbot.waitUntil(lambda: dialog.height() > before)
    dialog.clear_refusals()
    qtbot.waitUntil(lambda: dialog.height() == before)


def test_the_size_is_remembered(owner, tmp_path, qtbot):
    preferences = Preferences(tmp_path, "1")
    first = DeskDialog("Rules", action="Save", parent=owner)
    first.remember_in(preferences, "rules/dialog")
    first.open()
    first.resize(800, 500)
    first.reject()

    second = DeskDialog("Rules", action="Save", parent=owner)
    second.remember_in(preferences, "rules/dialog")
    assert (second.width(), second.height()) == (800, 500)


def test_a_dialog_is_painted(dialog):
    assert not dialog.grab().isNull()
