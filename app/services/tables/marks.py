"""What a workbook says about its cells and rows that calamine keeps to itself.

calamine hands an error cell, and a formula whose value was never counted, over as an empty
one, and says nothing of hidden rows (github.com/tafia/calamine/issues/260).
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final, TypeAlias
from xml.etree import ElementTree

from app.services.reading.cells import BareFormula

Place: TypeAlias = tuple[int, int]
"""Row and column of a cell, both counted from 0."""

_ROWS_AND_CELLS: Final = re.compile(
    rb"<(?:\w+:)?row\b(?P<row>[^>]*)>"
    rb"|<(?:\w+:)?c\b(?P<cell>[^>]*?)(?:/>|>(?P<inside>.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
_TELLING: Final = re.compile(rb"""\bt=["']e["']|<(?:\w+:)?f\b|\bhidden=["'](?:1|true)["']""")
_PLACE: Final = re.compile(rb"""\br=["']([A-Z]*)(\d+)["']""")
_HIDDEN: Final = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_KIND: Final = re.compile(rb"""\bt=["'](\w+)["']""")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>/]*>([^<]+)<")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b[^>/]*>([^<]*)<")
_ODS_TABLES: Final = re.compile(
    rb"""<table:table\b[^>]*?table:name=["']([^"']*)["'][^>]*>(.*?)</table:table>""", re.DOTALL
)
_ODS_ROWS: Final = re.compile(
    rb"<table:table-row\b(?P<row>[^>]*?)(?:/>|>(?P<inside>.*?)</table:table-row>)", re.DOTALL
)
_ODS_CELLS: Final = re.compile(
    rb"<table:(?P<covered>covered-)?table-cell\b(?P<cell>[^>]*?)"
    rb"(?:/>|>(?P<inside>.*?)</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
_ODS_REPEAT: Final = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,7})["']""")
_ODS_HIDDEN: Final = re.compile(rb"""table:visibility=["'](?:collapse|filter)["']""")
_ODS_ERROR: Final = re.compile(rb"""calcext:value-type=["']error["']""")
_ODS_SPAN: Final = re.compile(rb"""table:number-rows-spanned=["'](\d{1,6})["']""")
_ODS_TEXT: Final = re.compile(rb"<text:p[^>]*>(.*?)</text:p>", re.DOTALL)
_FAR: Final = 300_000  # rows that repeat on to the end of the sheet hold nothing
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_COUNTED: Final = "="


@dataclass(slots=True)
class Marks:
    """The cells of one sheet that calamine leaves out, and its hidden rows.

    Attributes:
        cells: Errors as they are shown, formulas without a value as they are written.
        hidden: Rows that nobody sees, counted from 0.
        merged: For OpenDocument only: first and last cell of what is merged downwards.
    """

    cells: dict[Place, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)


def read_marks(archive: zipfile.ZipFile) -> Mapping[str, Marks]:
    """Return the marks of each sheet of a workbook that ``check_archive`` let pass, by name."""
    names = set(archive.namelist())
    if "content.xml" in names:
        return dict(_ods_sheets(archive.read("content.xml")))
    return {
        sheet: _xlsx_marks(archive.read(member))
        for sheet, member in _members(archive)
        if member in names
    }


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and where in the archive it lies."""
    try:
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (expat limits entities)
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (ElementTree.ParseError, KeyError):
        return
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for element in sheets.iter():
        target = targets.get(element.get(_RELATION))
        if element.tag.rpartition("}")[2] == "sheet" and target:
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            yield element.get("name", ""), path


def _xlsx_marks(content: bytes) -> Marks:
    marks = Marks()
    if not _TELLING.search(content):
        return marks
    row = column = -1
    for found in _ROWS_AND_CELLS.finditer(content):
        if (attributes := found["row"]) is not None:
            row, column = _row_at(attributes, row), -1
            if _HIDDEN.search(attributes):
                marks.hidden.add(row)
            continue
        column = _column_at(found["cell"], column)
        if text := _untold(found["cell"], found["inside"] or b""):
            marks.cells[row, column] = text
    return marks


def _row_at(attributes: bytes, before: int) -> int:
    place = _PLACE.search(attributes)
    return int(place[2]) - 1 if place else before + 1


def _column_at(attributes: bytes, before: int) -> int:
    place = _PLACE.search(attributes)
    if place is None:
        return before + 1
    number = 0
    for letter in place[1]:
        number = number * 26 + letter - 64
    return number - 1


def _untold(attributes: bytes, inside: bytes) -> str | None:
    """Return what an error or a formula without a value shows; None for a usual cell."""
    kind = _KIND.search(attributes)
    value = _VALUE.search(inside)
    if kind is not None and kind[1] == b"e":
        return _text(value[1]) if value else "#N/A"
    if b"f" not in inside or value is not None or (kind is not None and kind[1] == b"str"):
        return None
    if re.search(rb"<(?:\w+:)?f\b", inside) is None:
        return None
    formula = _FORMULA.search(inside)
    return BareFormula(_NOT_COUNTED + (_text(formula[1]) if formula else ""))


def _ods_sheets(content: bytes) -> Iterator[tuple[str, Marks]]:
    for table in _ODS_TABLES.finditer(content):
        yield _text(table[1]), _ods_marks(table[2])


def _ods_marks(content: bytes) -> Marks:
    marks = Marks()
    at = 0
    for row in _ODS_ROWS.finditer(content):
        count = _repeats(row["row"])
        if at + count > _FAR:
            break
        if _ODS_HIDDEN.search(row["row"]):
            marks.hidden.update(range(at, at + count))
        if row["inside"] and (b"error" in row["inside"] or b"rows-spanned" in row["inside"]):
            _mark_ods_cells(marks, row["inside"], at)
        at += count
    return marks


def _mark_ods_cells(marks: Marks, row: bytes, at: int) -> None:
    column = 0
    for cell in _ODS_CELLS.finditer(row):
        if _ODS_ERROR.search(cell["cell"]):
            shown = _ODS_TEXT.search(cell["inside"] or b"")
            marks.cells[at, column] = _text(shown[1]) if shown else "#N/A"
        span = _ODS_SPAN.search(cell["cell"])
        if span is not None and int(span[1]) > 1:
            marks.merged.append(((at, column), (at + int(span[1]) - 1, column)))
        column += _repeats(cell["cell"])


def _repeats(attributes: bytes) -> int:
    found = _ODS_REPEAT.search(attributes)
    return int(found[1]) if found else 1


def _text(content: bytes) -> str:
    return unescape(re.sub(rb"<[^>]*>", b"", content).decode("utf-8", "replace")).strip()
