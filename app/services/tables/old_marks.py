"""What an .xls file says about its cells and rows that calamine keeps to itself.

The file is a small file system ([MS-CFB]) in which one stream holds records ([MS-XLS]).
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from app.services.tables.marks import Marks

_END: Final = 0xFFFFFFFA  # from here on a sector number means that none follows
_ENTRY: Final = 128
_SIZES: Final = {9: 512, 12: 4096}
_SMALL: Final = 4096  # smaller streams lie in sectors of 64 bytes
_SMALL_SECTOR: Final = 64
_IN_HEADER: Final = 109
_STREAMS: Final = ("Workbook", "Book")
_BOUND_SHEET, _ROW, _BOOL_OR_ERROR, _FORMULA, _EOF = 0x85, 0x208, 0x205, 0x6, 0xA
_ROW_HIDDEN: Final = 0x20
_ERROR_RESULT: Final = 2
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class _Record(NamedTuple):
    kind: int
    body: bytes


def read_old_marks(content: bytes) -> Mapping[str, Marks]:
    """Return the marks of each sheet of an .xls file by name; none if it is not understood."""
    try:
        stream = _workbook_stream(content)
        return {name: _marks(stream, at) for name, at in _sheets(stream)}
    except (struct.error, LookupError, ValueError):
        return {}


def _workbook_stream(content: bytes) -> bytes:
    size = _SIZES[struct.unpack_from("<H", content, 30)[0]]
    table = _sector_table(content, size)
    first_entry, first_small = struct.unpack_from("<I8xI", content, 48)[0:2]
    entries = _chain(content, table, first_entry, size)
    streams: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries), _ENTRY):
        length, kind = struct.unpack_from("<HB", entries, at + 64)
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        start, stream_size = struct.unpack_from("<IQ", entries, at + 116)
        streams["root" if kind == 5 else name] = (start, stream_size & 0xFFFFFFFF)  # noqa: PLR2004
    start, length = streams[_STREAMS[0] if _STREAMS[0] in streams else _STREAMS[1]]
    if length >= _SMALL:
        return _chain(content, table, start, size)[:length]
    small_table = _numbers(_chain(content, table, first_small, size))
    small = _chain(content, table, streams["root"][0], size)
    return _small_chain(small, small_table, start)[:length]


def _sector_table(content: bytes, size: int) -> list[int]:
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    following, count = struct.unpack_from("<2I", content, 68)
    for _ in range(count):
        if following >= _END:
            break
        more = _numbers(_sector(content, following, size))
        sectors += more[:-1]
        following = more[-1]
    return [
        number
        for sector in sectors
        if sector < _END
        for number in _numbers(_sector(content, sector, size))
    ]


def _sector(content: bytes, number: int, size: int) -> bytes:
    return content[(number + 1) * size : (number + 2) * size]


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _chain(content: bytes, table: list[int], number: int, size: int) -> bytes:
    return b"".join(_sector(content, at, size) for at in _numbers_of(table, number))


def _small_chain(content: bytes, table: list[int], number: int) -> bytes:
    places = (at * _SMALL_SECTOR for at in _numbers_of(table, number))
    return b"".join(content[at : at + _SMALL_SECTOR] for at in places)


def _numbers_of(table: list[int], number: int) -> Iterator[int]:
    for _ in range(len(table)):  # a damaged table may go round in circles
        if number >= _END:
            return
        yield number
        number = table[number]


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield _Record(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length
        if kind == _EOF:
            return


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for record in _records(stream, 0):
        if record.kind == _BOUND_SHEET:
            at, _, length, wide = struct.unpack_from("<IHBB", record.body)
            text = record.body[8 : 8 + length * (2 if wide & 1 else 1)]
            yield text.decode("utf-16-le" if wide & 1 else "latin-1"), at


def _marks(stream: bytes, at: int) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, at):
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _ROW_HIDDEN:
            marks.hidden.add(struct.unpack_from("<H", body)[0])
        elif kind == _BOOL_OR_ERROR and body[7]:
            _mark(marks, body, body[6])
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == _ERROR_RESULT:
            _mark(marks, body, body[8])
    return marks


def _mark(marks: Marks, body: bytes, code: int) -> None:
    row, column = struct.unpack_from("<HH", body)
    marks.cells[row, column] = _ERRORS.get(code, "#N/A")
