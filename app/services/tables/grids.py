"""Writing tables to .xlsx and .csv, safely for whoever opens them."""

import csv
import errno
import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import clear_frames
from typing import TYPE_CHECKING, Final, TypeAlias

from app.services.foundation.errors import DiskFull, Refusal
from app.services.vault.durable_files import refuse_held, rename_durably
from app.services.vault.errors import FolderNotWritable
from app.words.language import N_


@dataclass(eq=False)
class UnknownFormat(Refusal):
    """A file to be written ends neither in .xlsx nor in .csv."""

    name: str

    says = N_("“{name}” has to end in .xlsx or .csv. Please change the name.")


if TYPE_CHECKING:
    from xlsxwriter import Workbook

Value: TypeAlias = str | int | float | Decimal | date | None
Grid: TypeAlias = Iterable[Sequence[Value]]

_FORMULA: Final = re.compile(r"^[=+\-@＝＋－＠\t\r\n]")
_FEEDS: Final = re.compile(r"\r\n?")
_LONGEST: Final = 32_767  # of a cell in Excel
_WIDTH: Final = 16


def write_grid(path: Path, *, headings: Sequence[str], rows: Grid) -> int:
    """Write ``rows`` below ``headings`` to ``path``, .xlsx or .csv by its ending.

    The file appears whole or not at all: it is written beside and renamed. Returns how
    many rows were written.

    Raises:
        UnknownFormat: The ending is another.
        FileHeld: Another program shows the file.
        FolderNotWritable: The folder is gone or read-only.
        DiskFull: There is no room.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UnknownFormat(path.name)
    refuse_held(path)
    part = path.with_name(f".{path.name}.part")
    try:
        with _refusing(path):
            count = write(part, headings, rows)
        rename_durably(part, path)
    finally:
        part.unlink(missing_ok=True)
    return count


def harmless(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    plain = _FEEDS.sub("\n", text)[:_LONGEST]
    return f"'{plain}" if _FORMULA.match(text) else plain


def _write_csv(path: Path, headings: Sequence[str], rows: Grid) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([harmless(heading) for heading in headings])
        for count, row in enumerate(rows, start=1):  # noqa: B007 (the last one is the count)
            writer.writerow([harmless(v) if isinstance(v, str) else v for v in row])
    return count


def _write_xlsx(path: Path, headings: Sequence[str], rows: Grid) -> int:
    packed = BytesIO()
    with TemporaryDirectory(prefix=".", dir=path.parent, ignore_cleanup_errors=True) as scratch:
        try:
            count = _pack(packed, scratch, headings, rows)
        except BaseException as error:
            # XlsxWriter holds what it began open; Windows deletes no file that is open
            clear_frames(error.__traceback__)
            gc.collect()
            raise
    path.write_bytes(packed.getbuffer())
    return count


def _pack(file: BytesIO, scratch: str, headings: Sequence[str], rows: Grid) -> int:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    workbook = Workbook(file, {"constant_memory": True, "tmpdir": scratch})
    try:
        count = _fill(workbook, headings, rows)
        workbook.close()
    except BaseException as error:  # noqa: BLE001 (raised again below)
        for sheet in workbook.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
        cause = error.args[0] if isinstance(error, XlsxWriterException) and error.args else None
        raise (cause if isinstance(cause, OSError) else error) from None
    return count


def _fill(workbook: "Workbook", headings: Sequence[str], rows: Grid) -> int:
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet = workbook.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(headings) - 1, 0), _WIDTH)
    count = 0
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, harmless(heading), bold)
    for count, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            match value:
                case None:
                    continue
                case str():
                    sheet.write_string(count, column, harmless(value))
                case date():
                    sheet.write_datetime(count, column, value, day)
                case _:
                    sheet.write_number(count, column, value)
    return count


_WRITERS: Final[dict[str, Callable[[Path, Sequence[str], Grid], int]]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
}


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise FolderNotWritable(path.parent) from error
