"""How safe the clinic's data is right now, as its page shows it."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from app.services.foundation.actors import Actor
from app.services.office.safe_keeping import SafeKeeper
from app.services.office.self_keeping import PROVE_EVERY, carried_too_long_ago
from app.services.rules.permissions import require
from app.services.vault.backups import Backup, list_backups
from app.services.vault.folders import STORE_NAME
from app.services.vault.keeping import Record, read_record
from app.services.vault.keyring import Keyring
from app.services.vault.starts import read_last_start
from app.words import Permission


class Worry(Enum):
    """What somebody should see to, the most urgent first."""

    DAMAGED = auto()
    ALTERED = auto()
    NO_BACKUP = auto()
    NO_SECOND_PLACE = auto()
    CARRY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LyingBackup:
    """One backup of the list.

    Attributes:
        away: It lies in the second place.
    """

    backup: Backup
    away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is kept, and how well.

    Attributes:
        backups: Those here, newest first, then those only in the second place.
        record: What was done last, and what was found.
        people_count: Who can sign in.
        checked_at: When every row and reference was last looked at; ``None`` for never.
        worries: The most urgent first.
    """

    backups: tuple[LyingBackup, ...]
    record: Record
    second_place: Path | None
    store: Path
    store_bytes: int
    free_bytes: int
    people_count: int
    checked_at: datetime | None
    worries: tuple[Worry, ...]

    @property
    def newest(self) -> Backup | None:
        """The newest backup here."""
        return next((each.backup for each in self.backups if not each.away), None)

    @property
    def proving_at(self) -> datetime | None:
        """When the next test restore comes by itself."""
        proven_at = self.record.proven_at
        return None if proven_at is None else proven_at + PROVE_EVERY


def look_around(
    keeper: SafeKeeper, *, actor: Actor, second_place: Path | None, now: datetime
) -> Overview:
    """Return how safe the clinic's data is; no store is opened for it.

    Raises:
        NotAllowed: The actor has nothing to do with backups.
        SlotsMissing, SlotsDamaged: The keys cannot be read.
    """
    require(actor, Permission.BACK_UP)
    here = list_backups(keeper.place)
    known = {backup.number for backup in here}
    away = list_backups(second_place) if second_place is not None else []
    record, last = read_record(keeper.folder), read_last_start(keeper.folder)
    store = keeper.folder / STORE_NAME
    return Overview(
        backups=(
            *(LyingBackup(backup=backup, away=False) for backup in here),
            *(LyingBackup(backup=each, away=True) for each in away if each.number not in known),
        ),
        record=record,
        second_place=second_place,
        store=store,
        store_bytes=store.stat().st_size if store.exists() else 0,
        free_bytes=shutil.disk_usage(keeper.folder).free,
        people_count=len(Keyring(keeper.folder).people()),
        checked_at=last.checked_at if last is not None and last.was_checked else None,
        worries=_worries(record, here, second_place, now),
    )


def _worries(
    record: Record, here: list[Backup], second_place: Path | None, now: datetime
) -> tuple[Worry, ...]:
    late = second_place is not None and carried_too_long_ago(record, now=now)
    found = {
        Worry.DAMAGED: bool(record.damage),
        Worry.ALTERED: bool(record.tampered or record.finding_count),
        Worry.NO_BACKUP: not here,
        Worry.NO_SECOND_PLACE: second_place is None,
        Worry.CARRY: late,
    }
    return tuple(worry for worry, is_so in found.items() if is_so)
