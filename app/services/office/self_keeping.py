"""What the program does by itself to keep the store safe, and when it is due."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from app.services.foundation.clock import Clock
from app.services.foundation.errors import Refusal
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.office.safe_keeping import SafeKeeper
from app.services.vault.backing_up import back_up
from app.services.vault.backups import Backup, list_backups
from app.services.vault.checks import reading
from app.services.vault.copies import JournalHead, read_head
from app.services.vault.folders import STORE_NAME
from app.services.vault.keeping import Record, note, read_record
from app.services.vault.places import copy_to
from app.services.vault.proving import Proof, prove_restore
from app.words import BackupReason

T = TypeVar("T")
BACK_UP_EVERY: Final = timedelta(minutes=30)
PROVE_EVERY: Final = timedelta(days=30)
CARRY_EVERY: Final = timedelta(hours=20)  # once a day, whenever the desk opens
CARRY_WITHIN: Final = timedelta(days=7)
WARN_BEFORE: Final = timedelta(days=1)
_MADE: Final = 50  # per cent of the way
_CARRIED: Final = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of keeping the store safe by itself.

    Attributes:
        backup: The new one; ``None`` if nothing was changed since the last.
        copy: What was carried to the second place, if anything.
        proof: The test restore, if one was due.
        trouble: What could not be done, to be told; the rest was done.
    """

    backup: Backup | None = None
    copy: Backup | None = None
    proof: Proof | None = None
    trouble: tuple[Refusal, ...] = ()


def keep_safe(
    keeper: SafeKeeper,
    *,
    reason: BackupReason,
    clock: Clock,
    second_place: Path | None,
    report: Report = say_nothing,
) -> Kept:
    """Back up what was changed, carry a copy to the second place, prove one that is due.

    Each is done although another could not be.

    Args:
        keeper: Of the open clinic.
        reason: What for.
        clock: Knows the moment.
        second_place: The clinic's, if it has one.
        report: Is told how far it is, in per cent; whatever it raises stops it.
    """
    trouble: list[Refusal] = []
    making, carrying = within(report, 0, _MADE), within(report, _MADE, _CARRIED)
    proving = within(report, _CARRIED, PER_CENT)
    now, closing = clock.now(), reason is BackupReason.ON_CLOSING
    kept = Kept(
        backup=_tried(
            trouble, lambda: back_up_changed(keeper, reason=reason, now=now, report=making)
        ),
        copy=_tried(trouble, lambda: _carry_if_due(keeper, second_place, now, carrying)),
        proof=None if closing else _tried(trouble, lambda: _prove_if_due(keeper, clock, proving)),
        trouble=tuple(trouble),
    )
    report(PER_CENT, PER_CENT)
    return kept


def back_up_changed(
    keeper: SafeKeeper, *, reason: BackupReason, now: datetime, report: Report = say_nothing
) -> Backup | None:
    """Make a backup unless nothing was written down since the newest; ``None`` then.

    Raises:
        Refusal: As ``back_up``.
    """
    if not is_changed(keeper):
        return None
    return back_up(keeper.folder, keeper.data_key, reason=reason, now=now, report=report)


def is_changed(keeper: SafeKeeper) -> bool:
    """Say whether anything was written down since the newest backup.

    Raises:
        Refusal: The store cannot be read.
    """
    newest = next(iter(list_backups(keeper.place)), None)
    if newest is None or newest.manifest is None:
        return True
    return newest.manifest.contents.head != _head(keeper)


def wants_carrying(record: Record, newest: int, *, now: datetime) -> bool:
    """Say whether a copy of the backup with the number ``newest`` is due at the second place."""
    if record.carried_at is None or record.carried_number is None:
        return True
    return record.carried_number < newest and not _within(record.carried_at, CARRY_EVERY, now)


def carried_too_long_ago(record: Record, *, now: datetime) -> bool:
    """Say whether somebody should put the stick in."""
    if record.carried_at is None:
        return True
    return not _within(record.carried_at, CARRY_WITHIN - WARN_BEFORE, now)


def wants_proving(record: Record, *, now: datetime) -> bool:
    """Say whether a test restore is due."""
    return record.proven_at is None or not _within(record.proven_at, PROVE_EVERY, now)


def prove_now(keeper: SafeKeeper, *, clock: Clock, report: Report = say_nothing) -> Proof | None:
    """Restore the newest backup beside the clinic and look at everything; ``None`` without one.

    Raises:
        Refusal: As ``prove_restore``.
    """
    newest = next(iter(list_backups(keeper.place)), None)
    if newest is None:
        return None
    return prove_restore(keeper.folder, newest, keeper.data_key, clock=clock, report=report)


def carry(
    keeper: SafeKeeper, place: Path, *, now: datetime, report: Report = say_nothing
) -> Backup | None:
    """Copy the newest backup to ``place`` and remember it; ``None`` without a backup.

    Raises:
        Refusal: As ``copy_to``.
    """
    newest = next(iter(list_backups(keeper.place)), None)
    if newest is None:
        return None
    copy = copy_to(place, newest, keeper.data_key, folder=keeper.folder, report=report)
    note(
        keeper.folder,
        lambda record: replace(record, carried_at=now, carried_number=newest.number),
    )
    return copy


def _tried(trouble: list[Refusal], work: Callable[[], T]) -> T | None:
    try:
        return work()
    except Refusal as refusal:
        trouble.append(refusal)
        return None


def _carry_if_due(
    keeper: SafeKeeper, place: Path | None, now: datetime, report: Report
) -> Backup | None:
    if place is None or not place.is_dir():  # not plugged in; the page says since when
        return None
    newest = next(iter(list_backups(keeper.place)), None)
    if newest is None or not wants_carrying(read_record(keeper.folder), newest.number, now=now):
        return None
    return carry(keeper, place, now=now, report=report)


def _prove_if_due(keeper: SafeKeeper, clock: Clock, report: Report) -> Proof | None:
    if not wants_proving(read_record(keeper.folder), now=clock.now()):
        return None
    return prove_now(keeper, clock=clock, report=report)


def _head(keeper: SafeKeeper) -> JournalHead:
    with reading(keeper.folder / STORE_NAME, keeper.data_key) as connection:
        return read_head(connection)


def _within(since: datetime, span: timedelta, now: datetime) -> bool:
    """Say whether ``now`` is within ``span``; a clock that was set back says nothing."""
    return timedelta() <= now - since < span
