"""Workbooks for tests, good and bad."""

import io
import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter

_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
_PACKAGE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def write_workbook(path: Path, *sheets: list[list[Any]]) -> Path:
    """Write each of ``sheets`` at its own corner; days are written as Excel days."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        for lines in sheets:
            sheet = workbook.add_worksheet()
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return path


def write_cells(path: Path, *references: str) -> Path:
    """Write a tiny workbook with one cell at each of ``references``."""
    cells = "".join(f'<row><c r="{at}"><v>1</v></c></row>' for at in references)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _PACKAGE)
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", f"{_SHEET}{cells}</sheetData></worksheet>")
    return path


def write_ods(path: Path, rows: str) -> Path:
    """Write an OpenDocument sheet of ``rows`` as they stand in its XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format(rows=rows))
    return path


def zeros(path: Path, *, megabytes: int, admits: int | None = None) -> Path:
    """Write a workbook that unpacks to ``megabytes``, or says it holds ``admits`` bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr("xl/worksheets/sheet1.xml", bytes(megabytes << 20))
    if admits is not None:
        _lie(path, megabytes << 20, admits)
    return path


def _lie(path: Path, held: int, admitted: int) -> None:
    content = path.read_bytes()
    at = content.rfind(b"PK\x01\x02")
    true, false = held.to_bytes(4, "little"), admitted.to_bytes(4, "little")
    path.write_bytes(content[:at] + content[at:].replace(true, false))


def docx() -> bytes:
    """Return a packed document that is no workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return out.getvalue()
