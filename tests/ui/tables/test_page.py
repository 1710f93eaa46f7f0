"""The import page: everything about a file is shown before anything is written."""

from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from app.models import Customer
from app.ui.parts.messages import Notice
from app.ui.tables.page import ImportPage
from app.ui.tables.trial import LeftOutStrip, Trial
from app.words import Intent
from tests.factories import make_clinic
from tests.ui.hands import (
    answer_file,
    button,
    choose,
    click,
    figure_of,
    line_of,
    lines_of,
    listing,
    says,
    visible,
)

BOOKS = (
    "客户编号,姓名,手机,生日\nV1,李思雨,13900138821,1988-02-14\nV2,王小明,13900138822,1990-02-30\n"
)
HIDDEN = Path(__file__).parents[2] / "data" / "reports" / "15_hidden_row.xlsx"
LEAVE_OUT = "Leave out 1 line with errors"


@pytest.fixture
def page(desk, store, actor, qtbot):
    store.write(make_clinic, actor=actor, intent=Intent.SET_UP)
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def books(tmp_path) -> Path:
    path: Path = tmp_path / "books.csv"
    path.write_text(BOOKS, encoding="gb18030")
    return path


@pytest.fixture
def tried(page, books, qtbot):
    page.read_file(books)
    qtbot.waitUntil(lambda: bool(visible(page, Trial)))
    return page


def customers(store):
    return store.read(lambda s: s.scalar(select(func.count()).select_from(Customer)))


def test_a_file_is_tried_and_nothing_is_written(tried, store):
    lines = lines_of(listing(tried, "Lines of the file"))

    assert [("Error" in line, "New" in line) for line in lines] == [(True, False), (False, True)]
    assert customers(store) == 0


def test_a_file_with_errors_waits_until_they_are_left_out(tried):
    assert not button(tried, "Import").isEnabled()

    click(tried, LEAVE_OUT)

    assert button(tried, "Import").isEnabled()


def test_the_good_lines_are_imported_and_shown_as_they_stand_now(tried, store, qtbot):
    click(tried, LEAVE_OUT)
    click(tried, "Import")

    qtbot.waitUntil(lambda: figure_of(tried, "Same") == "1")
    assert customers(store) == 1


def test_a_column_read_otherwise_is_tried_again(tried, qtbot):
    choose(tried, "生日", "not read")

    qtbot.waitUntil(lambda: figure_of(tried, "New") == "2")


LEDGER = """会员号,姓名,手机,生肖,过敏
V1,李思雨,1380013801,兔,青霉素
,,,,
合计,,,,
V2,王小明,13900138822,龙,
"""


@pytest.fixture
def ledger(page, tmp_path, qtbot):
    """A file with a column that nobody knows, a number too short and rows of no customer."""
    path = tmp_path / "ledger.csv"
    path.write_text(LEDGER, encoding="utf-8")
    page.read_file(path)
    qtbot.waitUntil(lambda: bool(visible(page, Trial)))
    return page


def test_the_rows_of_the_file_add_up(ledger):
    assert says(ledger, "4 rows of the file = 2 + 0 + 0 + 0 + 0 + 2")
    assert says(ledger, "0 customers now, 2 afterwards")
    assert figure_of(ledger, "Passed over") == "2"


def test_a_column_left_out_is_named_and_can_be_used(ledger, qtbot):
    assert says(ledger, "1 of 5 columns is left out")
    assert says(ledger, "生肖")

    choose(ledger, "Use 生肖 as", "Note")

    qtbot.waitUntil(lambda: not visible(ledger, LeftOutStrip))
    assert figure_of(ledger, "New") == "2"


def test_a_part_of_the_file_is_listed_by_its_key(ledger, qtbot):
    QTest.keyClick(ledger, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: len(lines_of(listing(ledger, "Lines of the file"))) == 2)
    lines = lines_of(listing(ledger, "Lines of the file"))
    assert [(line[0], line[-1]) for line in lines] == [("3", "blank"), ("4", "totals")]


def test_what_to_look_at_is_listed_although_it_is_taken_in(ledger):
    line = line_of(listing(ledger, "Lines of the file"), "1380013801")

    assert line[1] == "To look at"


def test_hidden_rows_stay_out_until_they_are_taken_in(page, tmp_path, qtbot):
    path = tmp_path / "hidden.xlsx"
    copyfile(HIDDEN, path)
    page.read_file(path)
    qtbot.waitUntil(lambda: bool(visible(page, Trial)))
    assert figure_of(page, "New") == "2"

    click(page, "Take 1 hidden row in")

    qtbot.waitUntil(lambda: figure_of(page, "New") == "3")


def test_the_lines_with_errors_go_to_a_file_for_correction(tried, tmp_path, qtbot):
    wanted = tmp_path / "errors.csv"
    click(tried, "Save these lines for correction…")
    answer_file(tried, wanted)

    qtbot.waitUntil(lambda: tried.findChild(Notice) is not None)
    assert "1990-02-30" in wanted.read_text(encoding="utf-8-sig")


def test_what_is_no_table_is_refused_in_one_sentence(page, tmp_path, qtbot):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    page.read_file(picture)

    qtbot.waitUntil(lambda: page.findChild(Notice) is not None)
    assert "picture.png" in page.findChild(Notice).sentence
