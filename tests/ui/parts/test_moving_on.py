"""What Enter alone does in a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from typing_extensions import override

from app.ui.parts.buttons import icon_button
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.theme.icons import Icon

ENTER = Qt.Key.Key_Return


class Form(QDialog):
    """A name, something to take it out, a score, a remark, a button."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.remark = QLineEdit(), QLineEdit()
        self.score, self.more = ScoreButtons("Satisfied"), QPushButton("More")
        self.more.setAutoDefault(False)
        column = QVBoxLayout(self)
        for field in (
            self.name,
            icon_button(Icon.CLOSE, "Remove"),
            self.score,
            self.remark,
            self.more,
        ):
            column.addWidget(field)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)


@pytest.fixture
def form(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


def test_enter_goes_on_and_passes_pictures_to_press(form, qtbot):
    form.name.setFocus()
    qtbot.keyClick(form.name, ENTER)

    assert form.focusWidget() is form.score


def test_enter_leaves_a_score_at_once_and_gives_none(form, qtbot):
    form.score.setFocus()
    qtbot.keyClick(form.focusWidget(), ENTER)

    assert form.focusWidget() is form.remark
    assert form.score.score is None


def test_a_digit_answers_a_scale_and_steps_down(form, qtbot):
    form.score.setFocus()
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_4)

    assert form.focusWidget() is form.remark
    assert form.score.score == 4


def test_a_scale_is_one_stop_of_the_tab_key(form, qtbot):
    form.score.setFocus()
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)

    assert form.focusWidget() is form.remark


def test_the_arrows_correct_a_score_where_it_stands(form, qtbot):
    form.score.set_score(4)
    form.score.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(form.focusWidget(), key)

    assert form.focusWidget() is form.score
    assert form.score.score == 4


def test_enter_presses_a_button(form, qtbot):
    form.more.setFocus()
    with qtbot.waitSignal(form.more.clicked):
        qtbot.keyClick(form.more, ENTER)


def test_enter_with_control_is_left_to_the_form(form, qtbot):
    form.name.setFocus()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.ControlModifier)

    assert not moves_on(event, form)
