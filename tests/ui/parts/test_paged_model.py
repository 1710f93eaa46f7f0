"""The model behind the long lists."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer

from app.ui.parts.lists.columns import Column, ColumnsModel
from app.ui.parts.lists.paged_model import PAGE, ROWS_KEPT, PagedModel
from app.ui.parts.lists.table import ListTable

MANY = 100_000


@dataclass(frozen=True)
class Row:
    id: int
    name: str


COLUMNS = [Column[Row](name="name", title=lambda: "Name", text=lambda row: row.name)]


class Shelf:
    """Hands rows out and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.names: dict[int, str] = {}
        self.missing: set[int] = set()

    def fetch(self, keys):
        def work(_session):
            self.asked.extend(keys)
            return [
                Row(key, self.names.get(key, f"row {key}"))
                for key in keys
                if key not in self.missing
            ]

        return work


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(tasks, owner, shelf) -> PagedModel[Row]:
    return PagedModel(COLUMNS, lambda row: row.id, shelf.fetch, tasks=tasks, owner=owner)


@pytest.fixture
def table(model, qtbot):
    table = ListTable(model, name="Customers")
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    return table


def scroll_through(model):
    for at in range(0, MANY, PAGE):
        model.row_at(at)


def name_at(model, at):
    return model.index(at, 0).data()


def test_the_model_keeps_the_rules_of_models(model, qtmodeltester):
    model.show_keys(range(1, 20), [Row(key, f"row {key}") for key in range(1, 20)])

    qtmodeltester.check(model)


def test_rows_come_when_they_are_looked_at(model, qtbot):
    model.show_keys(range(1, 301))

    assert name_at(model, 150) is None
    qtbot.waitUntil(lambda: name_at(model, 150) == "row 151")


def test_only_the_pages_looked_at_are_fetched(model, shelf, qtbot):
    model.show_keys(range(MANY))
    qtbot.waitUntil(lambda: name_at(model, 50_000) is not None)

    assert len(shelf.asked) == PAGE


def test_who_scrolls_fast_gets_what_was_seen_last(model, shelf, qtbot):
    model.show_keys(range(MANY))
    scroll_through(model)
    qtbot.waitUntil(lambda: name_at(model, MANY - 1) is not None)

    assert len(shelf.asked) < 10 * PAGE


def test_rows_that_are_known_already_are_not_fetched(model, shelf):
    model.show_keys(range(3), [Row(key, f"row {key}") for key in range(3)])

    assert name_at(model, 2) == "row 2"
    assert shelf.asked == []


def test_a_row_being_fetched_is_painted_as_waiting(model, table):
    model.show_keys(range(MANY))

    assert model.index(0, 0).data(ColumnsModel.CELL_ROLE) is None
    assert not table.grab().isNull()


def test_a_changed_row_is_fetched_again_and_nothing_is_reset(model, shelf, qtbot):
    model.show_keys(range(300))
    qtbot.waitUntil(lambda: name_at(model, 5) is not None)
    shelf.names[5] = "changed"
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh({5, 250})
        qtbot.waitUntil(lambda: name_at(model, 5) == "changed")

    assert 250 not in shelf.asked


def test_a_row_that_is_gone_leaves_the_list(model, shelf, qtbot):
    model.show_keys(range(3))
    qtbot.waitUntil(lambda: name_at(model, 0) is not None)
    shelf.missing.add(1)
    with qtbot.waitSignal(model.rowsRemoved):
        model.refresh({1})

    assert list(model.keys) == [0, 2]


def test_a_key_without_a_row_is_not_asked_for_again(model, shelf, qtbot):
    shelf.missing.add(1)
    model.show_keys(range(3))
    qtbot.waitUntil(lambda: name_at(model, 0) is not None)

    assert name_at(model, 1) is None
    assert not model.findChild(QTimer).isActive()


def test_the_same_keys_do_not_reset_the_list(model, qtbot):
    model.show_keys(range(3))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_keys(range(3))


def test_the_chosen_row_survives_another_order(model, table, qtbot):
    model.show_keys(range(MANY))
    table.select_key(70)
    with qtbot.assertNotEmitted(table.current_changed):
        model.show_keys(reversed(range(MANY)))

    assert table.current_key() == 70
    assert table.currentIndex().row() == MANY - 71


def test_a_heading_asks_the_page_for_another_order(model, table, qtbot):
    with qtbot.waitSignal(model.order_wanted) as wanted:
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    assert wanted.args == ["name", True]


def test_memory_is_bounded(model):
    model.show_keys(range(MANY), [Row(key, "") for key in range(ROWS_KEPT + 50)])

    known = [at for at in range(MANY) if model.row_at(at) is not None]
    assert len(known) == ROWS_KEPT
