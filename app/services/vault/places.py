"""Other places for backups: a stick, another drive, a folder of somebody's choice.

Nothing is ever made there but copies of backups that were proven here; SQLite itself never
writes to such a place, which may be slow, full, or gone in the middle.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.services.foundation.errors import DiskFull, Refusal
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.vault.backups import Backup, part_of, sweep, thin
from app.services.vault.durable_files import (
    copy_durably,
    digest_of,
    name_durably,
)
from app.services.vault.errors import BackupDamaged, FolderNotWritable
from app.services.vault.folders import STORE_NAME, check_room
from app.words.language import N_


@dataclass(eq=False)
class PlaceIsOwn(Refusal):
    """The place for copies is the clinic's own folder, or lies in it."""

    place: Path

    says = N_(
        "{place} belongs to the clinic's own folder. Please choose a stick or another drive, so"
        " that a copy survives this one."
    )


@dataclass(eq=False)
class PlaceGone(Refusal):
    """The place for copies is not there, or not there any more."""

    place: Path

    says = N_("{place} is not there. Please put the stick in or connect the drive, then try again.")


_COPIED: Final = 60  # per cent of the way


def check_place(place: Path, folder: Path) -> None:
    """Refuse a place that is the store's own, or is not there.

    Args:
        place: Where copies are to lie.
        folder: The clinic's.

    Raises:
        PlaceIsOwn: What happens to the store would happen to the copies.
        PlaceGone: There is no such folder, or it is no folder.
    """
    if place.resolve().is_relative_to(folder.resolve()):
        raise PlaceIsOwn(place)
    if not place.is_dir():
        raise PlaceGone(place)


def copy_to(
    place: Path, backup: Backup, key: bytes, *, folder: Path, report: Report = say_nothing
) -> Backup:
    """Copy a proven ``backup`` to another place, read the copy back, and thin what lies there.

    Args:
        place: Where to.
        backup: One that has a manifest.
        key: The clinic's data key.
        folder: The clinic's.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        PlaceIsOwn, PlaceGone: See ``check_place``; also if it goes away in the middle.
        NoRoom, DiskFull: It has no room.
        FolderNotWritable: Nothing can be written there.
        BackupDamaged: What was read back is not what was written.
    """
    check_place(place, folder)
    target = place / backup.folder.name
    with _within_reach(place):
        sweep(place)
        if not target.exists():
            check_room(place, backup.store.stat().st_size)
            _copy(backup, target, report)
        thin(place, key, spare=backup.number)
    report(PER_CENT, PER_CENT)
    return replace(backup, folder=target)


def _copy(backup: Backup, target: Path, report: Report) -> None:
    part = part_of(target)
    try:
        part.mkdir()
        for source in sorted(backup.folder.iterdir()):
            weight = within(report, 0, _COPIED) if source.name == STORE_NAME else say_nothing
            copy_durably(source, part / source.name, report=weight)
        _compare(backup, part, report)
        name_durably(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _compare(backup: Backup, part: Path, report: Report) -> None:
    """Read everything back."""
    for source in backup.folder.iterdir():
        copied = part / source.name
        if source.name == STORE_NAME and backup.manifest is not None:
            wanted = backup.manifest.sha256
            found = digest_of(copied, report=within(report, _COPIED, PER_CENT))
        else:
            wanted, found = digest_of(source), digest_of(copied)
        if wanted != found:
            raise BackupDamaged(part)


@contextmanager
def _within_reach(place: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, FolderNotWritable) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise DiskFull from error
        if not place.is_dir():
            raise PlaceGone(place) from error
        raise FolderNotWritable(place) from error
