"""Errors, formulas without a value, hidden rows and merged cells, in each sort of workbook."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.services.reading.cells import BareFormula
from app.services.tables.old_marks import read_old_marks
from app.services.tables.readers import read_sheets
from tests.services.tables.workbooks import write_ods

OLD = Path(__file__).parents[2] / "data" / "reports" / "old_workbook.xls"


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("客户")
        sheet.write_row(1, 1, ["姓名", "手机"])  # begins away from the corner
        sheet.write_row(2, 1, ["李娜"])
        sheet.write_formula(2, 2, "=VLOOKUP(1,A1:B2,2,0)", None, "#N/A")
        sheet.write_row(3, 1, ["王芳", "13800138001"])
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.merge_range("C5:C6", "13800138002")
        sheet.write_row(4, 1, ["张三"])
        sheet.write_row(5, 1, ["李四"])
    return path


def test_a_workbook_tells_its_errors_hidden_rows_and_merged_cells(book):
    (sheet,) = read_sheets(book)

    assert sheet.lines[1] == ["李娜", "#N/A"]
    assert sheet.hidden == {2}
    assert [tuple(each) for each in sheet.merged] == [(3, 1, 4, 1)]


def with_cell(book, kind):
    """The same workbook, its formula of ``kind`` and without a value."""
    rewritten = book.with_name("bare.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b' t="e"', kind).replace(b"<v>#N/A</v>", b"<v></v>")
            new.writestr(name, content)
    return rewritten


def test_a_formula_that_nobody_counted_is_shown_as_it_is_written(book):
    (sheet,) = read_sheets(with_cell(book, b""))

    assert sheet.lines[1][1] == "=VLOOKUP(1,A1:B2,2,0)"
    assert isinstance(sheet.lines[1][1], BareFormula)


def test_a_formula_that_shows_nothing_is_an_empty_cell(book):
    (sheet,) = read_sheets(with_cell(book, b' t="str"'))

    assert sheet.lines[1][1] == ""


def test_an_open_document_tells_the_same(tmp_path):
    text = 'office:value-type="string"'
    rows = (
        f"<table:table-row><table:table-cell {text}><text:p>姓名</text:p></table:table-cell>"
        f"<table:table-cell {text}><text:p>手机</text:p></table:table-cell></table:table-row>"
        f'<table:table-row table:visibility="filter"><table:table-cell {text}><text:p>李娜</text:p>'
        '</table:table-cell><table:table-cell calcext:value-type="error" '
        f'xmlns:calcext="urn:x" {text}><text:p>#N/A</text:p></table:table-cell></table:table-row>'
        f"<table:table-row><table:table-cell {text}><text:p>王芳</text:p></table:table-cell>"
        f'<table:table-cell {text} table:number-rows-spanned="2"><text:p>138</text:p>'
        "</table:table-cell></table:table-row>"
        f"<table:table-row><table:table-cell {text}><text:p>张三</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row>"
    )

    (sheet,) = read_sheets(write_ods(tmp_path / "book.ods", rows))

    assert sheet.lines[1][1] == "#N/A"
    assert sheet.hidden == {1}
    assert [tuple(each) for each in sheet.merged] == [(2, 1, 3, 1)]


def test_an_old_workbook_tells_the_same():
    first, *_ = read_sheets(OLD)

    assert first.lines[1] == ["陈三三", "#N/A", "#VALUE!"]
    assert first.hidden == {2}
    assert [tuple(each) for each in first.merged] == [(3, 1, 4, 1)]


@given(at=st.integers(0, 5_000), value=st.integers(0, 2**32 - 1))
def test_a_damaged_old_workbook_is_never_a_fault_of_ours(at, value):
    content = bytearray(OLD.read_bytes())
    struct.pack_into("<I", content, min(at, len(content) - 4), value)

    assert isinstance(read_old_marks(bytes(content)), dict)
