"""A form collects a step; whoever opened it takes the step, and hands a refusal back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.services.complaints.reception import FactsMissing
from app.ui.parts.forms.step_form import TextDialog, open_form, step_of
from app.words import Intent
from tests.ui.hands import CTRL, ENTER, says


class Told:
    """A service that wants words, and keeps them with who said them and when."""

    def __init__(self):
        self.heard = []

    def __call__(self, _session, *, doing, text):
        if not text:
            raise FactsMissing
        self.heard.append((text, doing.actor, doing.now))


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def dialog(desk, owner, told, qtbot):
    owner.show()
    dialog = TextDialog("Refuse R-0001", "Why", lambda text: step_of(told, text=text), owner)
    open_form(desk, dialog, intent=Intent.REFUSE_RETURN)
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def field(dialog):
    return dialog.findChild(QPlainTextEdit)


def test_the_step_is_taken_by_the_person_at_the_desk_now(dialog, field, told, desk, qtbot):
    field.setPlainText("Opened.")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, ENTER, CTRL)

    assert told.heard == [("Opened.", desk.person, desk.clock.now())]


def test_a_refusal_stands_at_the_field_and_nothing_is_closed(dialog, field, told, qtbot):
    qtbot.keyClick(field, ENTER, CTRL)

    qtbot.waitUntil(lambda: field.property("wrong") == "true")
    assert dialog.isVisible()
    assert told.heard == []


def test_after_a_refusal_it_can_be_said_again(dialog, field, told, qtbot):
    qtbot.keyClick(field, ENTER, CTRL)
    qtbot.waitUntil(lambda: field.property("wrong") == "true")
    field.setPlainText("Opened.")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, ENTER, CTRL)

    assert [text for text, _actor, _now in told.heard] == ["Opened."]


def test_tab_leaves_the_text_and_the_caption_names_it(dialog, field, qtbot):
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert not field.hasFocus()
    assert field.accessibleName() == "Why"
    assert says(dialog, "Why")
