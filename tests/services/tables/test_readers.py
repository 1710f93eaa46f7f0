"""Opening files: what can be readand what is not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError, PasswordError

from app.services.foundation.errors import Refusal
from app.services.tables.errors import FileEmpty, NotATable, WorkbookLocked
from app.services.tables.readers import FileUnreadable, read_sheets
from app.services.tables.text_files import QuoteNotClosed, UnknownEncoding
from tests.services.tables.workbooks import docx, write_cells, write_ods, write_workbook

LINES = [["会员号", "姓名"], ["V1", "𬱖㛃"]]
TEXT = "会员号,姓名\nV1,𬱖㛃\n"
CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def write(tmp_path, content, name="book.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_every_encoding_a_clinic_meets(tmp_path, encoding):
    (sheet,) = read_sheets(write(tmp_path, TEXT.encode(encoding)))

    assert sheet.lines == LINES


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_out(tmp_path, delimiter):
    content = f'号{delimiter}金额{delimiter}备注\n1{delimiter}"1,5;0"{delimiter}a\n'

    (sheet,) = read_sheets(write(tmp_path, content.encode()))

    assert sheet.lines == [["号", "金额", "备注"], ["1", "1,5;0", "a"]]


def test_a_workbook_keeps_figures_and_days(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [["日期", "金额"], [date(2026, 1, 2), 12.5]])

    (sheet,) = read_sheets(path)

    assert sheet.lines == [["日期", "金额"], [date(2026, 1, 2), 12.5]]


def test_lines_are_numbered_as_the_spreadsheet_shows_them(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [[], [], ["姓名"], ["林悦"]])

    (sheet,) = read_sheets(path)

    assert (sheet.first_line, sheet.lines[0]) == (3, ["姓名"])


def test_an_open_document_is_read(tmp_path):
    path = write_ods(tmp_path / "a.ods", f"<table:table-row>{CELL.format('')}</table:table-row>")

    (sheet,) = read_sheets(path)

    assert sheet.lines == [["x"]]


def test_what_a_file_holds_counts_and_not_its_name(tmp_path):
    path = write_workbook(tmp_path / "a.csv", LINES)

    assert read_sheets(path)[0].lines == LINES


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_a_file_with_nothing_in_it_is_refused(tmp_path, content):
    with pytest.raises(FileEmpty):
        read_sheets(write(tmp_path, content))


def test_a_workbook_with_nothing_in_it_is_refused(tmp_path):
    with pytest.raises(FileEmpty):
        read_sheets(write_workbook(tmp_path / "a.xlsx", []))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"PK\x03\x04 a damaged workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"a,b\x00c\n",
        b"\xfe\xff\xd8",
        docx(),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content):
    with pytest.raises((NotATable, UnknownEncoding)):
        read_sheets(write(tmp_path, content, "book.xlsx"))


def test_an_encoding_that_is_none_is_refused(tmp_path):
    with pytest.raises(UnknownEncoding):
        read_sheets(write(tmp_path, b"\xff\xff,\xfe\n1,2\n"))


@pytest.mark.parametrize("content", ['a,b\n1,"2\n3,4\n', 'a,b\n"1"x,2\n'])
def test_a_runaway_quotation_mark_is_refused_with_its_line(tmp_path, content):
    with pytest.raises(QuoteNotClosed) as refused:
        read_sheets(write(tmp_path, content.encode()))

    assert refused.value.line >= 2


def test_a_workbook_with_a_password_is_refused(tmp_path):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(WorkbookLocked):
        read_sheets(write(tmp_path, content))


def test_an_encrypted_archive_is_refused(tmp_path):
    path = write_cells(tmp_path / "a.xlsx", "A1")
    content = bytearray(path.read_bytes())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    with pytest.raises(WorkbookLocked):
        read_sheets(path)


class PanicException(BaseException):
    """What a panic inside calamine looks like from outside."""


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (PasswordError("locked"), WorkbookLocked),
        (CalamineError("damaged"), NotATable),
        (PanicException(), NotATable),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_whatever_the_reader_of_workbooks_does_is_one_refusal(
    tmp_path, monkeypatch, fault, refusal
):
    def fail(_file):
        raise fault

    path = write_workbook(tmp_path / "a.xlsx", LINES)
    monkeypatch.setattr("app.services.tables.readers.load_workbook", fail)

    with pytest.raises(refusal):
        read_sheets(path)


@pytest.mark.parametrize("path", ["missing.csv", "."])
def test_what_is_not_there_or_is_a_folder_is_refused(tmp_path, path):
    with pytest.raises(FileUnreadable):
        read_sheets(tmp_path / path)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
    rest=st.binary(max_size=2000),
)
def test_any_bytes_give_lines_or_one_refusal(tmp_path, start, rest):
    path = write(tmp_path, start + rest)

    try:
        sheets = read_sheets(path)
    except Refusal:
        return

    assert all(len(sheet.lines) for sheet in sheets)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(at=st.integers(min_value=0, max_value=5000), byte=st.integers(min_value=0, max_value=255))
def test_a_damaged_workbook_gives_lines_or_one_refusal(tmp_path, at, byte):
    path = write_workbook(tmp_path / "a.xlsx", LINES)
    content = bytearray(path.read_bytes())
    content[at % len(content)] = byte
    path.write_bytes(content)

    try:
        sheets = read_sheets(path)
    except Refusal:
        return

    assert sheets


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "陳美玲"),
        ("gb18030", "陈美玲"),
        ("big5hkscs", "陳美玲"),
        ("cp1252", "José"),
        ("utf-16-le", "Jose"),
        ("utf-16-be", "Jose"),
    ],
)
def test_a_text_is_read_in_the_encoding_in_which_its_headings_make_sense(tmp_path, encoding, name):
    heading = "Name,Phone" if name.startswith("J") else "姓名,電話"
    content = f"{heading}\r\n{name},0912345678\r\n".encode(encoding)

    (sheet,) = read_sheets(write(tmp_path, content))

    assert sheet.lines[1][0] == name
