"""Looking into a packed workbook before it is unpacked for good, in bounded memory.

calamine lays a sheet out as a full rectangle from its first to its last cell, so two
cells in opposite corners of a tiny file ask for hundreds of gigabytes and the process
is aborted (github.com/tafia/calamine/issues/693). A ZIP directory may lie about sizes.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.services.tables.errors import FileTooBig, NotATable, TooMuch, WorkbookLocked
from app.services.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES

_STEP: Final = 1 << 20
_OVERLAP: Final = 64
_BEYOND: Final = 1 << 40
_FAR: Final = re.compile(rb"""\br=["'](?:[A-Z]+(?:[2-9]\d{4}|\d{6,})|[A-Z]{2,}\d)""")
_REFERENCE: Final = re.compile(rb"""\br=["']([A-Z]{1,9})(\d{1,9})["']""")
_ODS_CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_ROW: Final = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_REPEAT: Final = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")


class Extent(NamedTuple):
    """How far the cells of a sheet reach from its corner."""

    rows: int
    columns: int


def check_archive(name: str, archive: zipfile.ZipFile) -> None:
    """Pass silently if ``archive`` is a workbook that is safe to unpack.

    Raises:
        FileTooBig: It is not safe.
        WorkbookLocked: Its members are encrypted.
        NotATable: It is packed, but no workbook.
    """
    members = archive.infolist()
    if not {"xl/workbook.xml", "content.xml"} & {member.filename for member in members}:
        raise NotATable(name)
    if any(member.flag_bits & 1 for member in members):
        raise WorkbookLocked(name)
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise FileTooBig(name, TooMuch.UNPACKED, MAX_UNPACKED_BYTES)
    left = MAX_UNPACKED_BYTES
    for member in members:
        chunks = list(_unpack(name, archive, member, left))
        left -= sum(map(len, chunks))
        _check_extent(name, extent_of(member.filename, chunks))


def extent_of(member: str, chunks: list[bytes]) -> Extent:
    """Return how far the cells in one member of a workbook reach."""
    if member == "content.xml":
        return _ods_extent(b"".join(chunks))
    return _xlsx_extent(chunks)


def _check_extent(name: str, extent: Extent) -> None:
    if extent.columns > MAX_COLUMNS:
        raise FileTooBig(name, TooMuch.COLUMNS, MAX_COLUMNS)
    most = min(MAX_ROWS, MAX_CELLS // max(extent.columns, 1))
    if extent.rows > most:
        raise FileTooBig(name, TooMuch.ROWS, most)


def _unpack(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int
) -> Iterator[bytes]:
    """Yield what ``member`` really holds, however small it says it is."""
    member.file_size = _BEYOND
    with archive.open(member) as file:
        while chunk := file.read(_STEP):
            most -= len(chunk)
            if most < 0:
                raise FileTooBig(name, TooMuch.UNPACKED, MAX_UNPACKED_BYTES)
            yield chunk


def _xlsx_extent(chunks: list[bytes]) -> Extent:
    tail, far = b"", False
    for chunk in chunks:
        far = far or _FAR.search(tail + chunk) is not None
        tail = chunk[-_OVERLAP:]
    if not far:
        return Extent(0, 0)
    found = _REFERENCE.findall(b"".join(chunks))
    return Extent(
        max((int(row) for _, row in found), default=0),
        max(map(_column_number, {column for column, _ in found}), default=0),
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_extent(content: bytes) -> Extent:
    """Count repeats out, up to the last cell that holds something."""
    rows = last_row = columns = 0
    for row in content.split(b"</table:table-row>"):
        opened = _ODS_ROW.search(row)
        rows += _repeats(opened.group(1)) if opened else 1
        width = _ods_width(row)
        if width:
            last_row, columns = rows, max(columns, width)
    return Extent(last_row, columns)


def _ods_width(row: bytes) -> int:
    width = last = 0
    for cell in _ODS_CELL.finditer(row):
        width += _repeats(cell.group(1))
        last = width if b"office:value" in cell.group(1) else last
    return last


def _repeats(attributes: bytes) -> int:
    found = _ODS_REPEAT.search(attributes)
    return int(found.group(1)) if found else 1
