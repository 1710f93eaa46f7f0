"""The list every page shows its rows in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.ui.parts.cards.chips import Chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.preferences import Preferences
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Tone
from tests.ui.parts.test_row_model import COLUMNS, Row

ROWS = [Row(1, "a", 9), Row(2, "b", 10), Row(3, "c", 8)]


@pytest.fixture
def model(qapp):
    model = RowModel(COLUMNS, key=lambda row: row.id)
    model.set_rows(ROWS)
    return model


@pytest.fixture
def table(model, qtbot):
    table = ListTable(model, name="Customers")
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    return table


def test_enter_opens_the_chosen_row(table, qtbot):
    table.select_key(2)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [2]


def test_the_arrow_keys_walk_through_the_rows(table, qtbot):
    table.select_key(1)
    with qtbot.waitSignal(table.current_changed) as changed:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert changed.args == [2]


def test_end_goes_to_the_last_row(table, qtbot):
    table.select_key(1)
    qtbot.keyClick(table, Qt.Key.Key_End)

    assert table.current_key() == 3


def test_the_chosen_row_survives_new_rows_without_a_word(table, model, qtbot):
    table.select_key(2)
    with qtbot.assertNotEmitted(table.current_changed):
        model.set_rows([Row(4, "d"), *ROWS])

    assert table.current_key() == 2


def test_a_chosen_row_that_is_gone_is_told(table, model, qtbot):
    table.select_key(2)
    with qtbot.waitSignal(table.current_changed) as changed:
        model.set_rows(ROWS[2:])

    assert changed.args == [None]


def test_rows_are_copied_as_the_table_shows_them(table, qtbot):
    table.select_key(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "b\t10"


def test_a_click_on_a_heading_sorts(table, model):
    table.sort_by("visits", descending=True)

    assert [model.key_at(at) for at in range(3)] == [2, 1, 3]


def test_several_rows_can_be_marked_where_the_page_allows_it(table, qtbot):
    table.allow_many()
    table.select_key(1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert table.selected_keys() == [1, 2]


def test_widths_and_order_are_remembered(table, model, qtbot, tmp_path):
    preferences = Preferences(tmp_path, "1")
    table.remember_in(preferences, "customers/columns")
    table.horizontalHeader().moveSection(1, 0)
    table.horizontalHeader().resizeSection(1, 400)

    again = ListTable(model, name="Customers")
    qtbot.addWidget(again)
    again.remember_in(preferences, "customers/columns")

    assert again.horizontalHeader().logicalIndex(0) == 1
    assert again.columnWidth(1) == 400


def test_columns_fill_the_table(table):
    assert sum(table.columnWidth(at) for at in range(2)) == table.viewport().width()


def test_an_empty_list_says_why(table, model):
    why = QLabel("Nobody yet")
    table.show_when_empty(why)
    model.set_rows([])

    assert why.isVisible()


def test_a_list_with_rows_says_nothing(table):
    why = QLabel("Nobody yet")
    table.show_when_empty(why)

    assert why.isHidden()


@pytest.mark.parametrize("look", list(Look))
def test_every_look_is_painted(look, qtbot):
    column = type(COLUMNS[0])(
        name="name",
        title=lambda: "Name",
        text=lambda row: row.name,
        look=look,
        beside=lambda _row: "pinyin",
        below=lambda _row: "second line",
    )
    model = RowModel([column], key=lambda row: row.id)
    model.set_rows(ROWS)
    table = ListTable(model, name="Customers", tall=True)
    qtbot.addWidget(table)

    assert not table.grab().isNull()


def test_a_badge_stays_in_sight_beside_a_text_that_is_too_long(qtbot):
    column = Column[Row](
        name="what",
        title=lambda: "What happened",
        text=lambda _row: "Waited far too long " * 20,
        badge=lambda _row: Chip(text="Serious", tone=Tone.BAD),
    )
    model = RowModel([column], key=lambda row: row.id)
    model.set_rows(ROWS)
    table = ListTable(model, name="Complaints")
    qtbot.addWidget(table)
    table.resize(240, 200)
    painted = table.grab().toImage()

    ground = current().soft(Tone.BAD).rgb()
    seen = sum(
        painted.pixel(x, y) == ground
        for x in range(painted.width())
        for y in range(painted.height())
    )
    assert seen > 3 * Size.CHIP
