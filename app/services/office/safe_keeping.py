"""Keeping the store of an open clinic safe, by somebody who may."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.models import Clinic
from app.services.foundation.actors import Actor
from app.services.foundation.reports import Report, say_nothing, within
from app.services.office.verifying import verify_everything
from app.services.rules.permissions import require
from app.services.vault.backing_up import back_up
from app.services.vault.backups import Backup, find_backup, list_backups
from app.services.vault.folders import BACKUPS_NAME, check_writable
from app.services.vault.places import check_place, copy_to
from app.services.vault.verify import (
    BackupVerified,
    Verified,
    verify_backup,
    verify_backups,
)
from app.words import BackupReason, Permission

_MADE = 70  # per cent of the way, where a copy is wanted too


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeKeeper:
    """What it takes to keep the store of an open clinic safe.

    Attributes:
        folder: The clinic's.
        data_key: The key of its store.
    """

    folder: Path
    data_key: bytes = field(repr=False)

    @property
    def place(self) -> Path:
        """Where its backups lie."""
        return self.folder / BACKUPS_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup that was made, and the copy of it.

    Attributes:
        copy: Where somebody wanted one as well.
    """

    backup: Backup
    copy: Backup | None


def back_up_by_hand(
    keeper: SafeKeeper,
    *,
    actor: Actor,
    now: datetime,
    to: Path | None = None,
    report: Report = say_nothing,
) -> BackedUp:
    """Make a backup now, and a copy of it in the folder ``to`` if one is named.

    Raises:
        NotAllowed: The actor may not make backups.
        PlaceIsOwn, PlaceGone: The copy cannot lie there; nothing was made.
        Refusal: As ``back_up`` and ``copy_to`` do.
    """
    require(actor, Permission.BACK_UP)
    if to is not None:
        check_place(to, keeper.folder)
    making = report if to is None else within(report, 0, _MADE)
    made = back_up(
        keeper.folder, keeper.data_key, reason=BackupReason.BY_HAND, now=now, report=making
    )
    if to is None:
        return BackedUp(backup=made, copy=None)
    copying = within(report, _MADE, 100)
    copy = copy_to(to, made, keeper.data_key, folder=keeper.folder, report=copying)
    return BackedUp(backup=made, copy=copy)


def backups_of(keeper: SafeKeeper, *, actor: Actor) -> Sequence[Backup]:
    """Return the backups of the clinic, newest first.

    Raises:
        NotAllowed: The actor has nothing to do with backups.
    """
    require(actor, Permission.BACK_UP)
    return list_backups(keeper.place)


def choose_second_place(
    session: Session, *, place: Path | None, keeper: SafeKeeper, actor: Actor
) -> None:
    """Have copies of the backups carried to ``place`` from now on; ``None`` for nowhere.

    Raises:
        NotAllowed: The actor may not edit the settings.
        PlaceIsOwn, PlaceGone, FolderNotWritable: No copy can lie there.
    """
    require(actor, Permission.EDIT_SETTINGS)
    if place is not None:
        check_place(place, keeper.folder)
        check_writable(place)
    clinic = session.get_one(Clinic, 1)
    clinic.second_place = None if place is None else str(place)


def look_at_everything(
    keeper: SafeKeeper,
    *,
    actor: Actor,
    now: datetime,
    at: Path | None = None,
    second_place: Path | None = None,
    report: Report = say_nothing,
) -> Verified | list[BackupVerified]:
    """Verify the store, or the backup at ``at``, or every backup in the folder ``at``.

    Args:
        keeper: Of the open clinic.
        actor: Who looks.
        now: The present moment.
        at: What at, if not at the store.
        second_place: The clinic's; the backups there know too how far the journal was.
        report: Is told how far it is; whatever it raises stops it.

    Raises:
        NotAllowed: The actor has nothing to do with backups.
        Refusal: As ``verify_everything`` and ``verify_backup`` do.
    """
    require(actor, Permission.BACK_UP)
    if at is None:
        places = () if second_place is None else (second_place,)
        return verify_everything(
            keeper.folder, keeper.data_key, now=now, places=places, report=report
        )
    if at.is_dir() and list_backups(at):
        return verify_backups(at, keeper.data_key, report=report)
    return verify_backup(find_backup(at), keeper.data_key, report=report)
