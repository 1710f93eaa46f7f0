"""The rows an import left out, to be corrected."""

import csv
from datetime import date, datetime, time

import pytest

from app.services.tables.column_readers import Frame
from app.services.tables.failed_rows import failed_rows_path, reason, write_failed_rows
from app.services.tables.parsing import parse
from app.services.tables.readers import read_sheets
from app.services.tables.rows import RowError
from app.services.tables.runs import read_table
from app.words import ImportColumn, ImportKind, RowProblem
from app.words.language import choose_language
from tests.services.tables.conftest import table_of

TODAY = date(2026, 11, 21)
LINES = (
    ["会员号", "日期", "金额", "备用"],
    ["V1", "2026-01-02", "5", ""],
    ["V2", "2026/2/30", "免单", "=1+1"],
    ["", "2026-01-02", 5.5],
)


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


@pytest.fixture
def failed():
    table = table_of(ImportKind.VISITS, *LINES)
    return table, parse(table, frame=Frame(today=TODAY)).errors


def test_failed_rows_keep_their_columns_and_say_what_is_wrong(tmp_path, failed):
    table, problems = failed

    count = write_failed_rows(tmp_path / "a.csv", table=table, problems=problems)

    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert count == 2
    assert rows == [
        [*LINES[0], "Line", "What is wrong"],
        [
            "V2",
            "2026/2/30",
            "免单",
            "'=1+1",
            "3",
            "Day: There is no such day; Amount: This is not an amount",
        ],
        ["", "2026-01-02", "5.5", "", "4", "Neither a number nor a name with a phone"],
    ]


@pytest.mark.usefixtures("chinese")
def test_the_reason_is_in_the_language_of_the_moment():
    problem = RowError(line=3, column=ImportColumn.DAY, problem=RowProblem.NO_SUCH_DAY)

    assert reason(problem) == "日期：没有这一天"


@pytest.mark.usefixtures("chinese")
def test_corrected_rows_can_be_read_again(tmp_path, failed):
    table, problems = failed
    path = tmp_path / "a.xlsx"
    write_failed_rows(path, table=table, problems=problems)

    again = read_table(path, kind=ImportKind.VISITS)

    assert dict(again.columns) == dict(table.columns)
    assert len(again.lines) == 2


@pytest.mark.parametrize(
    ("name", "beside"),
    [("a.csv", "a-errors.csv"), ("a.txt", "a-errors.csv"), ("a.xls", "a-errors.xlsx")],
)
def test_failed_rows_go_beside_the_file(tmp_path, name, beside):
    assert failed_rows_path(tmp_path / name) == tmp_path / beside


def test_cells_of_every_sort_can_be_written(tmp_path):
    cells = [True, datetime(2026, 1, 2, 3, 4), time(3, 4), date(2026, 1, 2)]
    table = table_of(ImportKind.VISITS, ["会员号", "a", "b", "c", "d"], ["V1", *cells])
    problem = RowError(line=2, column=None, problem=RowProblem.NO_CUSTOMER)

    write_failed_rows(tmp_path / "a.xlsx", table=table, problems=[problem])

    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert sheet.lines[1][1:5] == ["True", "2026-01-02 03:04:00", "03:04:00", date(2026, 1, 2)]
