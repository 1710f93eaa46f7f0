"""Writing a list to a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.rules.permissions import require
from app.services.tables.coins import coin_digits
from app.services.tables.grids import Value, write_grid
from app.services.tables.lists import customer_rows, headings_of, rows_of
from app.words import ExportKind, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A list written to a file."""

    path: Path
    row_count: int


def export_list(session: Session, *, kind: ExportKind, path: Path, actor: Actor) -> Exported:
    """Write a list to ``path``, .xlsx or .csv by its ending; it appears whole or not at all.

    Raises:
        NotAllowed: The actor may not export.
        UnknownFormat: The ending is another.
        FolderNotWritable: The folder is gone or read-only, or the file is open elsewhere.
        DiskFull: There is no room.
    """
    require(actor, Permission.EXPORT)
    rows = rows_of(session, kind=kind, digits=coin_digits(session))
    return Exported(path=path, row_count=write_grid(path, headings=headings_of(kind), rows=rows))


def export_shown(
    _session: Session,
    *,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    path: Path,
    actor: Actor,
) -> Exported:
    """Write a list as it is shown on the screen to ``path``.

    Raises:
        NotAllowed: The actor may not export.
        UnknownFormat, FolderNotWritable, DiskFull: As ``export_list``.
    """
    require(actor, Permission.EXPORT)
    return Exported(path=path, row_count=write_grid(path, headings=headings, rows=rows))


def export_customer_list(
    session: Session, *, keys: Sequence[int] | None, path: Path, actor: Actor
) -> Exported:
    """Write the customers under ``keys`` in that order, or everybody on file, to ``path``.

    Raises:
        NotAllowed: The actor may not export.
        UnknownFormat, FolderNotWritable, DiskFull: As ``export_list``.
    """
    require(actor, Permission.EXPORT)
    if keys is None:
        return export_list(session, kind=ExportKind.CUSTOMERS, path=path, actor=actor)
    rows = customer_rows(session, keys, coin_digits(session))
    headings = headings_of(ExportKind.CUSTOMERS)
    return Exported(path=path, row_count=write_grid(path, headings=headings, rows=rows))
