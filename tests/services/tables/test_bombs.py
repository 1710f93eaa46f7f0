"""Files that would do harm are refused before they are unpacked."""

import pytest

from app.services.tables import limits
from app.services.tables.errors import (
    FileTooBig,
    TooMuch,
)
from app.services.tables.readers import read_sheets
from tests.services.tables.workbooks import write_cells, write_ods, write_workbook, zeros

LINES = [["会员号", "姓名"], ["V1", "𬱖㛃"]]
TEXT = "会员号,姓名\nV1,𬱖㛃\n"
CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def write(tmp_path, content, name="book.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("limit", "what"), [("MAX_ROWS", "rows"), ("MAX_COLUMNS", "columns")])
def test_a_sheet_beyond_the_limits_is_refused(tmp_path, monkeypatch, limit, what):
    path = write_workbook(tmp_path / "a.xlsx", LINES)
    monkeypatch.setattr(f"app.services.tables.readers.{limit}", 1)

    with pytest.raises(FileTooBig) as refused:
        read_sheets(path)

    assert refused.value.what == what


@pytest.mark.parametrize("admits", [None, 10])
def test_a_bomb_is_refused_even_if_it_lies_about_its_size(tmp_path, monkeypatch, admits):
    monkeypatch.setattr("app.services.tables.bounds.MAX_UNPACKED_BYTES", 2 << 20)

    with pytest.raises(FileTooBig) as refused:
        read_sheets(zeros(tmp_path / "a.xlsx", megabytes=3, admits=admits))

    assert refused.value.what is TooMuch.UNPACKED


def test_two_gigabytes_unpacked_are_refused_by_the_directory_alone(tmp_path):
    path = zeros(tmp_path / "a.xlsx", megabytes=1, admits=(1 << 31) - 1)

    with pytest.raises(FileTooBig):
        read_sheets(path)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (("A1", "XFD1"), TooMuch.COLUMNS),
        (("A1", "A1048576"), TooMuch.ROWS),
        (("A1", "GR150000"), TooMuch.ROWS),
    ],
)
def test_cells_in_far_corners_are_refused(tmp_path, cells, what):
    with pytest.raises(FileTooBig) as refused:
        read_sheets(write_cells(tmp_path / "a.xlsx", *cells))

    assert refused.value.what is what


def test_cells_far_down_but_not_too_far_are_read(tmp_path):
    (sheet,) = read_sheets(write_cells(tmp_path / "a.xlsx", "A1", "AB20001"))

    assert len(sheet.lines) == 20_001


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (CELL.format(' table:number-columns-repeated="16384"'), TooMuch.COLUMNS),
        (f'<table:table-cell table:number-columns-repeated="900"/>{CELL.format("")}', "columns"),
    ],
)
def test_repeats_in_an_open_document_are_counted_out(tmp_path, row, what):
    path = write_ods(tmp_path / "a.ods", f"<table:table-row>{row}</table:table-row>")

    with pytest.raises(FileTooBig) as refused:
        read_sheets(path)

    assert refused.value.what == what


def test_repeated_rows_that_hold_something_are_counted_out(tmp_path):
    row = f'<table:table-row table:number-rows-repeated="1000000">{CELL.format("")}'
    path = write_ods(tmp_path / "a.ods", f"{row}</table:table-row>")

    with pytest.raises(FileTooBig):
        read_sheets(path)


def test_repeated_blanks_at_the_end_do_no_harm(tmp_path):
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    first = f"<table:table-row>{CELL.format('')}{blank}</table:table-row>"

    (sheet,) = read_sheets(write_ods(tmp_path / "a.ods", first + rows))

    assert sheet.lines == [["x"]]


@pytest.mark.parametrize(
    ("content", "what"),
    [("x\n" * 6, TooMuch.ROWS), (",".join("x" * 5), TooMuch.COLUMNS)],
)
def test_text_beyond_the_limits_is_refused(tmp_path, monkeypatch, content, what):
    monkeypatch.setattr("app.services.tables.text_files.MAX_ROWS", 5)
    monkeypatch.setattr("app.services.tables.text_files.MAX_COLUMNS", 4)

    with pytest.raises(FileTooBig) as refused:
        read_sheets(write(tmp_path, content.encode()))

    assert refused.value.what is what


def test_a_file_larger_than_any_books_is_not_even_opened(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)

    with pytest.raises(FileTooBig):
        read_sheets(path)
