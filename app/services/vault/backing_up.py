"""Making a backup of the store while it is used."""

import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.services.foundation.faults import faults_explained
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.vault.backups import (
    Backup,
    list_backups,
    name_of_backup,
    part_of,
    prove,
    sweep,
    thin,
)
from app.services.vault.checks import StoreDamaged, check_used_store
from app.services.vault.copies import Contents, copy_store
from app.services.vault.durable_files import digest_of, force_to_disk, name_durably, refusing
from app.services.vault.errors import BackupDamaged
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME, check_room
from app.services.vault.keeping import note, note_damage, note_sound, read_record
from app.services.vault.manifests import Manifest, mark_of_clinic, write_manifest
from app.services.vault.slots import SlotsDamaged, SlotsMissing, read_slots, write_slots
from app.words import BackupReason

_SPARE_BYTES: Final = 4 * 1024 * 1024  # for what the desk writes meanwhile
_CHECKED: Final = 15  # per cent of the way
_COPIED: Final = 55
_PROVEN: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    folder: Path
    key: bytes = field(repr=False)
    number: int
    reason: BackupReason
    now: datetime
    report: Report


def back_up(
    folder: Path, key: bytes, *, reason: BackupReason, now: datetime, report: Report = say_nothing
) -> Backup:
    """Make a backup of the store in ``folder`` and thin the older ones; others use it meanwhile.

    Args:
        folder: The clinic's.
        key: Its data key.
        reason: What for.
        now: Aware; in the clinic's zone where that is known.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        StoreDamaged: The store does not hold what was written to it; every backup is kept.
        BackupDamaged: The copy does not hold what was copied; likewise.
        NoRoom, DiskFull, FolderNotWritable: It could not be written.
    """
    place = folder / BACKUPS_NAME
    with faults_explained(), refusing(place):
        place.mkdir(exist_ok=True)
        sweep(place)
        check_room(place, _bytes_of(folder / STORE_NAME) + _SPARE_BYTES)
    report(0, PER_CENT)
    look_for_damage(folder, key, now=now)
    number = next_number(folder)
    order = _Order(folder=folder, key=key, number=number, reason=reason, now=now, report=report)
    made = _make(order, place / name_of_backup(number, now))
    note(folder, lambda record: replace(record, number=number))
    thin(place, key)
    report(PER_CENT, PER_CENT)
    return made


def next_number(folder: Path) -> int:
    """Return the number of the next backup; no other ever had it."""
    lying = list_backups(folder / BACKUPS_NAME)
    return 1 + max([read_record(folder).number, *(backup.number for backup in lying)])


def look_for_damage(folder: Path, key: bytes, *, now: datetime) -> None:
    """Look at every page of the store in use, and remember what is found.

    Raises:
        StoreDamaged: It does not hold what was written to it.
    """
    try:
        check_used_store(folder / STORE_NAME, key, thoroughly=False)
    except StoreDamaged as damaged:
        note_damage(folder, damaged.pages, at=now)
        raise
    note_sound(folder, at=now)


def _make(order: _Order, target: Path) -> Backup:
    """Put a backup together and give it its name; half of one is thrown away."""
    part = part_of(target)
    try:
        with faults_explained(), refusing(part.parent):
            part.mkdir()
            manifest = _fill(part, order)
            name_durably(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Backup(folder=target, number=order.number, manifest=manifest)


def _fill(part: Path, order: _Order) -> Manifest:
    order.report(_CHECKED, PER_CENT)
    store = part / STORE_NAME
    contents = _copy(order, store)
    force_to_disk(store)
    prove(store, order.key, contents)
    order.report(_PROVEN, PER_CENT)
    with suppress(SlotsMissing, SlotsDamaged):  # then those of an older backup are needed
        write_slots(part, read_slots(order.folder))
    manifest = Manifest(
        number=order.number,
        made_at=order.now,
        reason=order.reason,
        clinic=mark_of_clinic(order.key),
        size_bytes=store.stat().st_size,
        sha256=digest_of(store, report=within(order.report, _PROVEN, PER_CENT)),
        contents=contents,
    )
    write_manifest(part, manifest, order.key)
    return manifest


def _copy(order: _Order, target: Path) -> Contents:
    report = within(order.report, _CHECKED, _COPIED)
    try:
        return copy_store(order.folder / STORE_NAME, target, order.key, report=report)
    except StoreDamaged as damaged:  # a moment ago the source was sound
        raise BackupDamaged(target.parent, damaged.pages) from damaged


def _bytes_of(store: Path) -> int:
    log = store.with_name(f"{store.name}-wal")
    return sum(path.stat().st_size for path in (store, log) if path.exists())
