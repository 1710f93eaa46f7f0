"""Parts a person chooses with: chips, scores, filters, the search field."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.parts.fields.search_field import SearchField
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.filter_chip import FilterChip
from tests.ui.hands import choose_entry, click, words_of


@pytest.fixture
def scores(qtbot):
    scores = ScoreButtons("Satisfied")
    qtbot.addWidget(scores)
    scores.show()
    return scores


@pytest.fixture
def chip(qtbot):
    chip = FilterChip("Tier")
    qtbot.addWidget(chip)
    chip.set_options([("vip", "VIP"), ("major", "Major"), ("general", "General")])
    chip.show()
    return chip


@pytest.fixture
def field(qtbot):
    field = SearchField("Find a customer", hint="Ctrl K")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_score_is_given_by_its_digit(scores, qtbot):
    with qtbot.waitSignal(scores.scored) as scored:
        qtbot.keyClick(scores, "4")

    assert scored.args == [4]


def test_a_score_can_be_taken_back(scores, qtbot):
    scores.set_score(4)
    with qtbot.waitSignal(scores.scored) as scored:
        qtbot.mouseClick(scores.findChildren(QPushButton)[3], Qt.MouseButton.LeftButton)

    assert scored.args == [None]
    assert scores.score is None


@pytest.mark.parametrize("key", ["0", "6", "x"])
def test_other_keys_give_no_score(scores, qtbot, key):
    qtbot.keyClick(scores, key)

    assert scores.score is None


def test_a_filter_says_what_was_chosen(chip):
    chip.choose(["vip", "major"])

    assert chip.accessibleName() == "Tier: VIP, Major"


def test_a_filter_with_many_choices_says_how_many(chip):
    chip.choose(["vip", "major", "general"])

    assert chip.accessibleName() == "Tier: 3"


def test_ticking_a_box_narrows_the_list(chip, qtbot):
    with qtbot.waitSignal(chip.changed) as changed:
        choose_entry(chip, "VIP")

    assert changed.args == [["vip"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_the_filter_off(chip, qtbot, key):
    chip.choose(["vip"])
    with qtbot.waitSignal(chip.changed) as changed:
        qtbot.keyClick(chip, key)

    assert changed.args == [[]]


def test_the_cross_takes_the_filter_off(chip, qtbot):
    chip.choose(["vip"])
    cross = QPoint(chip.width() - 12, chip.height() // 2)
    with qtbot.waitSignal(chip.changed) as changed:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)

    assert changed.args == [[]]


def test_new_options_keep_what_was_chosen(chip):
    chip.choose(["vip"])
    chip.set_options([("vip", "大客户"), ("major", "主要客户")])

    assert chip.chosen == ["vip"]


def test_one_of_several_is_always_chosen(qtbot):
    kinds = Segmented([("all", "All"), ("visits", "Visits")], name="Story")
    qtbot.addWidget(kinds)
    with qtbot.waitSignal(kinds.chosen) as chosen:
        qtbot.mouseClick(kinds.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)

    assert chosen.args == ["visits"]
    assert kinds.choice == "visits"


def test_a_choice_can_be_set_without_a_word(qtbot):
    kinds = Segmented([("all", "All"), ("visits", "Visits")], name="Story")
    qtbot.addWidget(kinds)
    with qtbot.assertNotEmitted(kinds.chosen):
        kinds.choose("visits")

    assert kinds.choice == "visits"


def test_every_key_press_searches(field, qtbot):
    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClicks(field, "l")

    assert searched.args == ["l"]


def test_escape_empties_the_field_first(field, qtbot):
    field.setText("lsy")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)])
def test_arrow_keys_walk_through_what_was_found(field, qtbot, key, step):
    with qtbot.waitSignal(field.stepped) as stepped:
        qtbot.keyClick(field, key)

    assert stepped.args == [step]


def test_the_hint_of_the_key_makes_room_for_the_text(field):
    field.setText("lsy")

    assert words_of(field) == []


def test_an_empty_place_offers_the_way_out(qtbot):
    empty = EmptyState("Nobody matches", "Take a filter off.", action="Clear filters")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.action_wanted):
        click(empty, "Clear filters")
