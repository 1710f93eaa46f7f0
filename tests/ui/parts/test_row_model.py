"""The model behind the small lists."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    visits: int = 0


COLUMNS = [
    Column[Row](name="name", title=lambda: "Name", text=lambda row: row.name),
    Column[Row](
        name="visits",
        title=lambda: "Visits",
        text=lambda row: str(row.visits),
        sort_key=lambda row: row.visits,
        look=Look.NUMBER,
        tooltip=lambda row: f"{row.visits} in all",
    ),
]


@pytest.fixture
def model(qapp, qtmodeltester):
    model = RowModel(COLUMNS, key=lambda row: row.id)
    model.set_rows([Row(1, "a", 9), Row(2, "b", 10), Row(3, "c", 8)])
    qtmodeltester.check(model)
    return model


def names(model):
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_refresh_touches_only_the_keys_it_is_given(model, qtbot):
    with qtbot.waitSignals([model.rowsRemoved, model.rowsInserted, model.dataChanged]):
        model.refresh({1, 2, 4}, [Row(1, "A"), Row(4, "d")])

    assert names(model) == ["A", "c", "d"]


def test_refresh_does_not_reset(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh({2}, [Row(2, "B")])

    assert names(model) == ["a", "B", "c"]


def test_numbers_sort_as_numbers(model):
    model.sort(1, Qt.SortOrder.DescendingOrder)

    assert names(model) == ["b", "a", "c"]


def test_a_row_that_changes_moves_to_its_place(model):
    model.sort(1)
    model.refresh({3}, [Row(3, "c", 99)])

    assert names(model) == ["a", "b", "c"]


def test_sorting_keeps_hold_of_the_row_that_was_chosen(model):
    chosen = QPersistentModelIndex(model.index(0, 0))
    model.sort(1, Qt.SortOrder.DescendingOrder)

    assert chosen.row() == 1
    assert model.key_at(chosen.row()) == 1


def test_numbers_stand_at_the_right(model):
    side = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)

    assert Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight


def test_a_cell_is_read_aloud_and_explained(model):
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "9"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "9 in all"


def test_an_invalid_index_has_no_data(model):
    assert model.data(QModelIndex()) is None


def test_a_cell_has_no_children(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
