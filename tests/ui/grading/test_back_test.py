"""The other side of the grading page: how the grading before did."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.grading.back_test_body import BackTestBody, BackTestCard
from app.ui.grading.exporting import back_test_table
from app.ui.grading.misses_card import MissesCard
from app.ui.grading.views import BACK_TEST, GradingViews
from app.ui.parts.cards.meters import Meter
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.table import ListTable
from app.ui.parts.lists.table_file import write_table
from tests.ui.grading.conftest import JUNE


def part(page, kind):
    (found,) = page.findChildren(kind)
    return found


@pytest.fixture
def open_back_test(open_page, qtbot):
    """Open the page at the back-test."""

    def open_back_test():
        page = open_page()
        part(page, GradingViews).show_side(BACK_TEST)
        return part(page, BackTestBody)

    return open_back_test


@pytest.fixture
def tested(moved, open_back_test, qtbot):
    """The last of ten brought everything since; the two best of then brought nothing."""
    body = open_back_test()
    qtbot.waitUntil(lambda: bool(body.findChildren(Meter)))
    return body


def names_in(table):
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


@pytest.mark.req("A36")
def test_the_card_says_what_the_big_of_then_brought(tested):
    card = part(tested, BackTestCard)

    assert card.accessibleName() == "The big customers of then brought 0% of the receipts"
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "0 of 2 big customers then are among those who brought most since: 0%" in said


@pytest.mark.req("A36")
def test_both_lists_of_misses_are_a_key_away(tested, qtbot):
    misses = part(tested, MissesCard)
    assert len(names_in(part(misses, ListTable))) == 1

    _, faded = part(misses, Segmented).findChildren(QPushButton)
    qtbot.keyClick(faded, Qt.Key.Key_Space)

    assert len(names_in(part(misses, ListTable))) == 2


@pytest.mark.req("A36")
def test_a_miss_opens_the_profile(tested, qtbot):
    table = part(part(tested, MissesCard), ListTable)
    table.setCurrentIndex(table.model().index(0, 0))

    with qtbot.waitSignal(tested.customer_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [table.current_key()]


@pytest.mark.req("A36")
def test_with_one_grading_it_says_why_there_is_nothing(grade, open_back_test, qtbot):
    grade(JUNE)
    body = open_back_test()

    def said():
        return [label.text() for label in body.findChildren(QLabel)]

    why = "There is only one grading up to here, so nothing can be tested yet."
    qtbot.waitUntil(lambda: why in said())


@pytest.mark.req("A36")
def test_it_goes_to_a_table(desk, moved, tested, tmp_path, qtbot):
    path = tmp_path / "test.csv"

    write_table(desk, tested, back_test_table(desk, run_id=moved), path)
    qtbot.waitUntil(path.exists)

    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert "Total,,,,10,1,50.00,1,," in lines
    assert "Hit rate,,,VIP,2,0,,0.0,," in lines
    assert sum("Seen, brought little" in line for line in lines) == 2
