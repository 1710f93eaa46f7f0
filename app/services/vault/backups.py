"""The backups of a clinic's store as they lie there: finding, checking and thinning them.

Each is a folder of its own with the store, its key slots and its manifest, so that one
folder is a whole clinic, and appears under its name in one step or not at all.
"""

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.services.foundation.errors import Refusal
from app.services.foundation.faults import faults_explained
from app.services.foundation.reports import Report, say_nothing
from app.services.rules.thinning import Made, kept
from app.services.vault.checks import StoreDamaged, check_copy, reading
from app.services.vault.copies import Contents, read_contents
from app.services.vault.durable_files import digest_of, refusing, replace_patiently
from app.services.vault.errors import BackupDamaged, ManifestDamaged
from app.services.vault.folders import STORE_NAME
from app.services.vault.manifests import (
    MANIFEST_NAME,
    Manifest,
    mark_of_clinic,
    proven_manifest,
    read_manifest,
)
from app.words import BackupReason
from app.words.language import N_


@dataclass(eq=False)
class BackupMissing(Refusal):
    """There is no backup where one was named."""

    path: Path

    says = N_("There is no backup at {path}. Please choose another one.")


_NAME: Final = re.compile(r"(\d{6,})-\d{8}-\d{4}")
_PART: Final = ".part"
_GONE: Final = ".gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup as it lies there.

    Attributes:
        folder: Its own.
        number: The higher, the newer.
        manifest: What it says of itself; ``None`` if that cannot be read.
    """

    folder: Path
    number: int
    manifest: Manifest | None

    @property
    def store(self) -> Path:
        """The file in it."""
        return self.folder / STORE_NAME

    @property
    def says(self) -> Manifest:
        """What it says of itself.

        Raises:
            ManifestDamaged: That cannot be read.
        """
        if self.manifest is None:
            raise ManifestDamaged(self.folder / MANIFEST_NAME)
        return self.manifest


def name_of_backup(number: int, made_at: datetime) -> str:
    """Return the name of the folder, by which backups sort as they were made."""
    return f"{number:06}-{made_at:%Y%m%d-%H%M}"


def part_of(target: Path) -> Path:
    """Return where a backup is put together before it gets its name."""
    return target.with_name(f"{target.name}{_PART}")


def list_backups(place: Path) -> list[Backup]:
    """Return the backups that lie in ``place``, newest first; none if it cannot be read."""
    found: list[Backup] = []
    with suppress(OSError):
        for folder in place.iterdir():
            if (named := _NAME.fullmatch(folder.name)) and folder.is_dir():
                manifest = read_manifest(folder)
                found.append(Backup(folder=folder, number=int(named[1]), manifest=manifest))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def find_backup(path: Path) -> Backup:
    """Return the backup at ``path``, which may be its folder or a file in it.

    Raises:
        BackupMissing: There is none.
    """
    folder = path if path.is_dir() else path.parent
    if not path.exists() or not (folder / STORE_NAME).is_file():
        raise BackupMissing(path)
    manifest = read_manifest(folder)
    return Backup(folder=folder, number=manifest.number if manifest else 0, manifest=manifest)


def check_backup(backup: Backup, key: bytes, *, report: Report = say_nothing) -> Manifest:
    """Prove that ``backup`` holds what was put into it, and return what that is.

    Raises:
        BackupMissing: The store is not in it.
        ManifestMissing, ManifestDamaged, BackupOfAnother, StoreNewer: See ``proven_manifest``.
        BackupDamaged: It holds something else.
    """
    manifest = proven_manifest(backup.folder, key)
    if not backup.store.is_file():
        raise BackupMissing(backup.store)
    with faults_explained(), refusing(backup.folder):
        size_bytes = backup.store.stat().st_size
        digest = digest_of(backup.store, report=report)
    if (size_bytes, digest) != (manifest.size_bytes, manifest.sha256):
        raise BackupDamaged(backup.folder)
    prove(backup.store, key, manifest.contents)
    return manifest


def prove(copy: Path, key: bytes, contents: Contents) -> None:
    """Check every page, row and reference of a copy, and that it holds ``contents``.

    Raises:
        BackupDamaged: It does not.
        Refusal: As ``check_store``.
    """
    try:
        check_copy(copy, key)
        with reading(copy, key, at_rest=True) as connection:
            found = read_contents(connection)
    except StoreDamaged as damaged:
        raise BackupDamaged(copy.parent, damaged.pages) from damaged
    if found != contents:
        raise BackupDamaged(copy.parent)


def thin(place: Path, key: bytes, *, spare: int = 0) -> None:
    """Remove from ``place`` the backups of this clinic that no longer have to be kept.

    What cannot be read, is another clinic's, or is the way back from a restore stays.

    Args:
        place: Where they lie.
        key: The clinic's data key.
        spare: The number of one that stays in any case.
    """
    ours = {
        backup.number: (backup.folder, says.made_at.date())
        for backup in list_backups(place)
        if (says := backup.manifest) is not None
        and says.clinic == mark_of_clinic(key)
        and says.number == backup.number
        and says.reason is not BackupReason.BEFORE_RESTORE
    }
    stay = kept([Made(number, made_on) for number, (_folder, made_on) in ours.items()])
    for number in ours.keys() - stay - {spare}:
        _remove(ours[number][0])


def sweep(place: Path) -> None:
    """Remove from ``place`` what a program that was stopped has left half made or half removed."""
    for folder in place.iterdir():
        if folder.suffix in {_PART, _GONE} and _NAME.fullmatch(folder.stem):
            shutil.rmtree(folder, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Remove a backup; half of one never bears its name."""
    gone = folder.with_name(f"{folder.name}{_GONE}")
    with suppress(OSError):  # the next time, then
        replace_patiently(folder, gone)
        shutil.rmtree(gone)
