"""Going back to a backup: it is proven first, and what is in use now is kept as the way back."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from app.models import Restoration, StaffMember
from app.models.database import open_engine
from app.services.foundation.actors import Actor
from app.services.foundation.clock import Clock
from app.services.foundation.errors import Refusal
from app.services.foundation.faults import faults_explained
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.foundation.store import Store
from app.services.rules.permissions import require
from app.services.vault.backing_up import next_number
from app.services.vault.backups import Backup, check_backup, list_backups
from app.services.vault.checks import check_copy, reading
from app.services.vault.copies import Contents, JournalHead, discard_part, read_contents, read_head
from app.services.vault.durable_files import copy_durably, digest_of, refusing, rename_durably
from app.services.vault.errors import BackupDamaged
from app.services.vault.folders import STORE_NAME, check_room
from app.services.vault.keeping import note
from app.services.vault.manifests import Manifest
from app.services.vault.slots import SlotsDamaged, SlotsMissing, read_slots, write_slots
from app.services.vault.swapping import READY_NAME, Aside, finish_swap, swap_in
from app.services.vault.upgrade import run_steps
from app.words import Intent, Permission

_CHECKED: Final = 40  # per cent of the way
_COPIED: Final = 70
_PREPARED: Final = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Going back, by somebody who may.

    Attributes:
        folder: The clinic's; whoever goes back holds its lock and has its store closed.
        backup: Where to go back to.
        key: The data key.
        actor: Who does it.
        clock: Knows the moment.
        with_its_slots: Those in the folder opened nothing, so those of the backup are taken.
    """

    folder: Path
    backup: Backup
    key: bytes = field(repr=False)
    actor: Actor
    clock: Clock
    with_its_slots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A clinic that went back.

    Attributes:
        backup: What it went back to.
        contents: What it holds now.
        aside: Where the store from before is; ``None`` if there was none.
    """

    backup: Backup
    contents: Contents
    aside: Aside | None


def go_back(going: Return, *, report: Report = say_nothing) -> Returned:
    """Put a backup in the place of the store and keep that one as the way back.

    Args:
        going: What, where and by whom.
        report: Is told how far it is, in per cent. What it raises stops it, but for the very
            last step.

    Raises:
        NotAllowed: The actor may not.
        ManifestMissing, ManifestDamaged, BackupOfAnother, BackupDamaged, BackupMissing,
        StoreNewer: See ``check_backup``; nothing was changed.
        NoRoom, DiskFull, FolderNotWritable: Nothing was changed.
    """
    require(going.actor, Permission.RESTORE)
    folder, part = going.folder, going.folder / f"{STORE_NAME}.part"
    manifest = check_backup(going.backup, going.key, report=within(report, 0, _CHECKED))
    check_room(folder, manifest.size_bytes)
    number = _next_number_beside(going)
    try:
        contents = _prepare(part, going, manifest, number=number, report=report)
        report(_PREPARED, PER_CENT)
        _take_slots(going)
        rename_durably(part, folder / READY_NAME)
        aside = swap_in(folder, going.key, number=number, now=going.clock.now())
    except Exception:
        discard_part(part)
        with suppress(Refusal):  # the next start tries again
            finish_swap(folder)
        raise
    note(folder, lambda record: replace(record, number=number, damage=(), damaged_at=None))
    report(PER_CENT, PER_CENT)
    return Returned(backup=going.backup, contents=contents, aside=aside)


def _next_number_beside(going: Return) -> int:
    """Return a number that no backup has, here or where this one lies; it may be a new computer."""
    beside = [backup.number for backup in list_backups(going.backup.folder.parent)]
    return max([next_number(going.folder), going.backup.says.number + 1, *(n + 1 for n in beside)])


def _prepare(
    part: Path, going: Return, manifest: Manifest, *, number: int, report: Report
) -> Contents:
    """Make ``part`` what the store is to be, to the last entry of its journal."""
    discard_part(part)
    with faults_explained(), refusing(part.parent):
        copy_durably(going.backup.store, part, report=within(report, _CHECKED, _COPIED))
        if digest_of(part) != manifest.sha256:
            raise BackupDamaged(going.backup.folder)
    with faults_explained():
        run_steps(part, going.key)
        _write_down(part, going, manifest, number=number)
    with reading(part, going.key) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        contents = read_contents(connection)
    check_copy(part, going.key)
    return contents


def _write_down(part: Path, going: Return, manifest: Manifest, *, number: int) -> None:
    left = _head_of(going.folder / STORE_NAME, going.key)

    def work(session: Session) -> None:
        session.add(
            Restoration(
                restored_at=going.clock.now(),
                staff_id=_known(session, going.actor),
                backup_number=manifest.number,
                backup_made_at=manifest.made_at,
                newest_number=number,
                left_entry=left.entry if left else None,
                left_digest=left.digest if left else None,
            )
        )

    engine = open_engine(part, going.key)
    try:
        Store(engine, clock=going.clock).write(work, actor=going.actor, intent=Intent.RESTORE)
    finally:
        engine.dispose()


def _known(session: Session, actor: Actor) -> int | None:
    """Return the key of ``actor``, if they worked here when the backup was made."""
    member = None if actor.staff_id is None else session.get(StaffMember, actor.staff_id)
    return member.id if member is not None and member.name == actor.name else None


def _head_of(store: Path, key: bytes) -> JournalHead | None:
    """Return where the journal ends that is left behind, if it can still be read."""
    with suppress(Refusal, OSError), reading(store, key) as connection:
        return read_head(connection)
    return None


def _take_slots(going: Return) -> None:
    """Let people sign in as they could when the backup was made, if they could no longer."""
    if not going.with_its_slots:
        with suppress(SlotsMissing, SlotsDamaged):
            read_slots(going.folder)
            return
    write_slots(going.folder, read_slots(going.backup.folder))
