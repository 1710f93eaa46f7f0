"""Finding one thing while its name is being typed."""

import pytest
from PySide6.QtCore import Qt

from app.ui.parts.fields.customer_picker import CustomerPicker, customer_suggestion
from app.ui.parts.fields.suggest_list import Answer, SuggestList
from app.words import Tier

SIYU = customer_suggestion(1, "李思雨", pinyin="Lǐ Sīyǔ", last_four="8821", tier=Tier.VIP)
SHIYAN = customer_suggestion(2, "林石燕", pinyin="Lín Shíyàn", last_four="0412", tier=None)


class Desk:
    """Answers when told to, as a read on another thread would."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: list[Answer] = []

    def ask(self, text, answer):
        self.asked.append(text)
        self.answers.append(answer)

    def answer(self, *lines):
        self.answers[-1](lines)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def picker(desk, owner, qtbot):
    picker = CustomerPicker(desk.ask, parent=owner)
    picker.resize(400, 32)
    owner.show()
    return picker


def test_enter_takes_the_first_line(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "lsy")
    desk.answer(SIYU, SHIYAN)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Return)

    assert picked.args == [SIYU]
    assert picker.taken == SIYU
    assert picker.text == "李思雨"
    assert not picker.is_open


def test_arrow_keys_walk_down_the_list(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU, SHIYAN)
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Down)
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Down)
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Return)

    assert picker.taken == SHIYAN


def test_escape_closes_the_list_and_keeps_the_text(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU)
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Escape)

    assert not picker.is_open
    assert picker.text == "l"


def test_a_late_answer_to_an_earlier_question_is_not_shown(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "ls")
    desk.answers[0]([SHIYAN])

    assert desk.asked == ["l", "ls"]
    assert not picker.is_open


def test_typing_on_gives_up_what_was_taken(picker, desk, qtbot):
    picker.set_taken(SIYU)
    with qtbot.waitSignal(picker.unpicked):
        qtbot.keyClicks(picker.focusProxy(), "x")

    assert picker.taken is None


def test_a_click_takes_the_line(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU, SHIYAN)
    lines = picker.findChild(SuggestList)
    second = lines.visualRect(lines.model().index(1, 0)).center()
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=second)

    assert picked.args == [SHIYAN]


def test_an_emptied_field_asks_nothing(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU)
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Backspace)

    assert desk.asked == ["l"]
    assert not picker.is_open


def test_a_floating_list_lies_over_the_window(desk, owner, qtbot):
    picker = CustomerPicker(desk.ask, floating=True, parent=owner)
    owner.show()
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU)

    lines = owner.findChild(SuggestList)
    assert lines.parent() is owner
    assert lines.isVisible()
    assert lines.y() >= picker.height()


def test_a_line_is_read_with_pinyin_digits_and_tier(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU)
    said = picker.findChild(SuggestList).model().index(0, 0)

    assert said.data(Qt.ItemDataRole.AccessibleTextRole) == "李思雨, Lǐ Sīyǔ · 8821, VIP"


def test_the_list_is_a_proper_model(picker, desk, qtbot, qtmodeltester):
    qtbot.keyClicks(picker.focusProxy(), "l")
    desk.answer(SIYU, SHIYAN)

    qtmodeltester.check(picker.findChild(SuggestList).model())
    assert not picker.grab().isNull()


def test_enter_before_the_answer_takes_what_comes_first(picker, desk, qtbot):
    qtbot.keyClicks(picker.focusProxy(), "lsy")
    qtbot.keyClick(picker.focusProxy(), Qt.Key.Key_Return)
    with qtbot.waitSignal(picker.picked) as picked:
        desk.answer(SIYU, SHIYAN)

    assert picked.args == [SIYU]
