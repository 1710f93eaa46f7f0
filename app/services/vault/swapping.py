"""Moving one store out of the way and another one in.

Whenever the program is killed or the power goes, the store is the old one or the new one,
whole: the new one waits under a name of its own until the old one has been moved away, and
``finish_swap`` gives it its name if nobody else could.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.services.foundation.faults import faults_explained
from app.services.vault.backups import list_backups, name_of_backup
from app.services.vault.checks import (
    NotOurStore,
    StoreDamaged,
    StoreEmpty,
    StoreMissing,
    StorePlain,
    check_copy,
    check_file,
    reading,
)
from app.services.vault.copies import Contents, read_contents
from app.services.vault.durable_files import (
    digest_of,
    force_to_disk,
    refusing,
    rename_durably,
    replace_patiently,
    sync_folder,
)
from app.services.vault.errors import StoreNewer
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.manifests import Manifest, mark_of_clinic, write_manifest
from app.services.vault.slots import SlotsDamaged, SlotsMissing, read_slots, write_slots
from app.words import BackupReason

READY_NAME: Final = f"{STORE_NAME}.ready"
_LOGS: Final = (f"{STORE_NAME}-wal", f"{STORE_NAME}-shm")
_DAMAGED: Final = "damaged-"
_UNREADABLE: Final = (StoreDamaged, StoreEmpty, StorePlain, NotOurStore, StoreNewer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Where the store went that was in use before.

    Attributes:
        contents: What it holds; ``None`` for one that nobody could read.
    """

    folder: Path
    contents: Contents | None

    @property
    def is_way_back(self) -> bool:
        """Whether it can be restored like any backup."""
        return self.contents is not None


def swap_in(folder: Path, key: bytes, *, number: int, now: datetime) -> Aside | None:
    """Set the store in ``folder`` aside and give the one that is ready its name.

    A sound store becomes a backup with ``number``, for the way back; a damaged one is kept
    with its log in a folder of its own. Nobody has the store open.

    Raises:
        Refusal: It could not be done; the store is in use as before.
    """
    aside = _set_aside(folder, key, number=number, now=now)
    rename_durably(folder / READY_NAME, folder / STORE_NAME)
    return aside


def finish_swap(folder: Path) -> None:
    """Finish or take back a swap that was cut off; whoever calls holds the lock.

    Raises:
        DiskFull, FolderNotWritable: It could not be finished; nothing is lost.
    """
    ready, store = folder / READY_NAME, folder / STORE_NAME
    if not ready.exists():
        return
    with refusing(folder):
        if not store.exists():
            _move_logs(folder, _youngest_damaged(folder))
            rename_durably(ready, store)
        else:
            ready.unlink()
        for backup in list_backups(folder / BACKUPS_NAME):
            says = backup.manifest
            if says is None or says.reason is BackupReason.BEFORE_RESTORE:
                _remove_if_hollow(backup.folder)


def _set_aside(folder: Path, key: bytes, *, number: int, now: datetime) -> Aside | None:
    try:
        contents = _quiet(folder / STORE_NAME, key)
    except StoreMissing:
        return None
    except _UNREADABLE:
        return _set_damaged_aside(folder, now)
    return _set_sound_aside(folder, key, contents, number=number, now=now)


def _quiet(store: Path, key: bytes) -> Contents:
    """Write the log of a store back and prove the store; it is one file afterwards."""
    check_file(store)
    with faults_explained(), reading(store, key) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        contents = read_contents(connection)
    check_copy(store, key)
    return contents


def _set_sound_aside(
    folder: Path, key: bytes, contents: Contents, *, number: int, now: datetime
) -> Aside:
    store = folder / STORE_NAME
    target = folder / BACKUPS_NAME / name_of_backup(number, now)
    with faults_explained(), refusing(folder):
        force_to_disk(store)
        target.mkdir(parents=True)
        _copy_slots(folder, target)
        manifest = Manifest(
            number=number,
            made_at=now,
            reason=BackupReason.BEFORE_RESTORE,
            clinic=mark_of_clinic(key),
            size_bytes=store.stat().st_size,
            sha256=digest_of(store),
            contents=contents,
        )
        write_manifest(target, manifest, key)
        sync_folder(target.parent)
        _move(store, target)
    return Aside(folder=target, contents=contents)


def _set_damaged_aside(folder: Path, now: datetime) -> Aside:
    target = folder / f"{_DAMAGED}{now:%Y%m%d-%H%M%S}"
    with faults_explained(), refusing(folder):
        target.mkdir()
        _copy_slots(folder, target)
        sync_folder(folder)
        _move(folder / STORE_NAME, target)
        _move_logs(folder, target)
    return Aside(folder=target, contents=None)


def _copy_slots(folder: Path, target: Path) -> None:
    with suppress(SlotsMissing, SlotsDamaged):
        write_slots(target, read_slots(folder))


def _move_logs(folder: Path, target: Path) -> None:
    """Take the log away: beside another store it would be written into that."""
    for name in _LOGS:
        if (folder / name).exists():
            _move(folder / name, target)


def _move(path: Path, target: Path) -> None:
    replace_patiently(path, target / path.name)
    sync_folder(target)
    sync_folder(path.parent)


def _youngest_damaged(folder: Path) -> Path:
    found = sorted(path for path in folder.glob(f"{_DAMAGED}*") if path.is_dir())
    if found:
        return found[-1]
    target = folder / f"{_DAMAGED}log"
    target.mkdir()
    return target


def _remove_if_hollow(folder: Path) -> None:
    """Remove a folder that was made for a store that then stayed where it was."""
    if not (folder / STORE_NAME).exists():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
