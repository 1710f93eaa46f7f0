"""Proving that a backup can be restored: by restoring it, somewhere else."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.services.foundation.actors import Actor
from app.services.foundation.clock import Clock
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.vault.backups import Backup
from app.services.vault.durable_files import refusing
from app.services.vault.errors import BackupDamaged, RecordsAltered
from app.services.vault.keeping import note
from app.services.vault.restoring import Return, go_back
from app.services.vault.verify import Verified, verify_store
from app.words import Role

_FOLDER: Final = "test-restore"
_ITSELF: Final = Actor(staff_id=None, name="Clinic Desk", role=Role.MANAGER)
_RESTORED: Final = 60  # per cent of the way
_GROWN: Final = frozenset({"journal_entries", "journal_rows", "restorations", "alembic_version"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A backup that was restored and looked through.

    Attributes:
        rows: How many each table had, there and in the backup alike.
    """

    backup: Backup
    rows: dict[str, int]


def prove_restore(
    folder: Path, backup: Backup, key: bytes, *, clock: Clock, report: Report = say_nothing
) -> Proof:
    """Restore ``backup`` beside the clinic, look at everything, and throw that away again.

    Args:
        folder: The clinic's; its own store is not touched.
        backup: Which.
        key: The data key.
        clock: Knows the moment.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        BackupDamaged: What was restored is not what was put into it.
        RecordsAltered: Somebody had changed records behind the program's back.
        Refusal: As ``check_backup`` and ``go_back``.
    """
    with _passing(folder / _FOLDER) as place:
        going = Return(
            folder=place,
            backup=backup,
            key=key,
            actor=_ITSELF,
            clock=clock,
            with_its_slots=True,
        )
        go_back(going, report=within(report, 0, _RESTORED))
        verified = verify_store(place, key, report=within(report, _RESTORED, PER_CENT))
    _compare(backup, verified)
    note(
        folder,
        lambda record: replace(record, proven_at=clock.now(), proven_number=backup.number),
    )
    return Proof(backup=backup, rows=backup.says.contents.rows)


def _compare(backup: Backup, verified: Verified) -> None:
    wanted, found = backup.says.contents.rows, verified.contents.rows
    for table in wanted.keys() - _GROWN:
        if found.get(table) != wanted[table]:
            raise BackupDamaged(backup.folder, (table,))
    if verified.findings:
        raise RecordsAltered(backup.folder, len(verified.findings))


@contextmanager
def _passing(place: Path) -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards."""
    with refusing(place.parent):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
