"""Setting a clinic up, and opening it."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.models import Clinic, StaffMember
from app.models.database import create_file, open_engine
from app.services.foundation.actors import Actor
from app.services.foundation.clock import Clock
from app.services.foundation.errors import Refusal
from app.services.foundation.faults import faults_explained
from app.services.foundation.findings import Finding
from app.services.foundation.replay import check_rows
from app.services.foundation.store import Store
from app.services.vault.checks import (
    StoreDamaged,
    check_file,
    check_identity,
    check_store,
    check_used_store,
    reading,
)
from app.services.vault.copies import discard_part
from app.services.vault.durable_files import rename_durably
from app.services.vault.errors import KeysDoNotFit, RecordsAltered, StoreExists
from app.services.vault.folders import (
    BACKUPS_NAME,
    STORE_NAME,
    check_folder,
    check_room,
    make_folder,
)
from app.services.vault.guarding import known_tampering, look_after_guards
from app.services.vault.heads import check_heads
from app.services.vault.keeping import note_damage, note_sound, read_record
from app.services.vault.keyring import Draft, Keyring, draft_slots, is_set_up
from app.services.vault.keys import FULL_COST, Cost
from app.services.vault.lock import InstanceLock
from app.services.vault.slots import SLOTS_NAME
from app.services.vault.starts import NEVER, mark_checked, mark_closed, mark_open, read_last_start
from app.services.vault.swapping import READY_NAME, finish_swap
from app.services.vault.upgrade import upgrade_store
from app.words import Intent, Role

_PAGE_BYTES: Final = 4096


_SALT_BYTES: Final = 16


_IV_BYTES: Final = 16


_SEAL_BYTES: Final = 64


_TAIL_BYTES: Final = _IV_BYTES + _SEAL_BYTES


_SALT_MASK: Final = 0x3A


_ROUNDS: Final = 2


_KEY_BYTES: Final = 32


_LOOKED_AT: Final = 256  # pages; damage spares one of so many


def key_fits(path: Path, key: bytes) -> bool:
    """Say whether any of the first pages of the file was sealed with ``key``.

    A file without one whole page tells nothing, and counts as the key's own. Pages are taken
    to be as SQLCipher 4 writes them by default, which this program leaves alone.
    """
    if path.stat().st_size < _PAGE_BYTES:
        return True
    with path.open("rb") as file:
        salt = file.read(_SALT_BYTES)
        seal_key = _seal_key(key, salt)
        file.seek(0)
        pages = (file.read(_PAGE_BYTES) for _ in range(_LOOKED_AT))
        return any(_is_sealed(page, number, seal_key) for number, page in enumerate(pages, start=1))


def _seal_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, _KEY_BYTES)


def _is_sealed(page: bytes, number: int, seal_key: bytes) -> bool:
    if len(page) < _PAGE_BYTES:
        return False
    begin = _SALT_BYTES if number == 1 else 0
    sealed = page[begin : -_TAIL_BYTES + _IV_BYTES] + number.to_bytes(4, "little")
    found = hmac.new(seal_key, sealed, hashlib.sha512).digest()
    return hmac.compare_digest(found, page[-_SEAL_BYTES:])


_LEAST_BYTES: Final = 1024 * 1024  # with less a day's work would end in the middle


# Small tables on which much rests; the others are held against the journal when somebody asks.
_LOOKED_AT_FIRST: Final = frozenset(
    {
        *("clinic", "staff", "grading_runs", "rule_versions", "rule_weights", "restorations"),
        *("service_standards", "complaint_promises", "policies"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicEntry:
    """What the first start asks for.

    Attributes:
        name: Of the clinic, as printed.
        manager_name: The first person to sign in.
        zone: In which days begin.
        currency: ISO 4217 code.
        language: ``zh`` or ``en``.
    """

    name: str
    manager_name: str
    zone: ZoneInfo
    currency: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicCreated:
    """A clinic that is on disk, closed.

    Attributes:
        slot_id: The manager's key slot.
        recovery_code: To be printed now; it is kept nowhere.
    """

    slot_id: str
    recovery_code: str = field(repr=False)


class Unchecked(StrEnum):
    """What of an open store nobody has looked at yet."""

    PAGES = "pages"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedClinic:
    """A store in use, for this program alone, until ``close``.

    Attributes:
        folder: Where its files lie.
        engine: For ``Store``.
        slot_id: Whose password opened it.
        data_key: Needed to give someone else a slot.
        unchecked: What ``check_opened`` is still to look at; ``None`` if it was looked at.
        findings: What somebody did behind the program's back, as far as a start can see.
    """

    folder: Path
    engine: Engine
    slot_id: str
    data_key: bytes = field(repr=False)
    lock: InstanceLock = field(repr=False)
    unchecked: Unchecked | None = None
    findings: tuple[Finding, ...] = ()

    def close(self) -> None:
        """Give the store back; no transaction may be running."""
        self.engine.dispose()
        with suppress(Refusal):  # a full disk then costs a whole check at the next start
            mark_closed(self.folder)
        self.lock.release()


def create_clinic(
    folder: Path, *, entry: ClinicEntry, password: str, clock: Clock, cost: Cost = FULL_COST
) -> ClinicCreated:
    """Set a new clinic up in ``folder``, which may be missing.

    The store is built under another name and gets its own last, so a failure
    leaves nothing that could be taken for a clinic.

    Args:
        folder: On a local disk.
        entry: What the assistant has asked for.
        password: Of the manager.
        clock: Stamps the first journal entry.
        cost: Work per guess of a password.

    Raises:
        StoreExists: There is a clinic already, or a part of one.
        WeakPassword: The password is too short.
        UnsafeFolder, FolderNotWritable: It is no place for a store.
        DiskFull: There is no room.
    """
    make_folder(folder)
    with InstanceLock(folder):
        if is_set_up(folder):
            raise StoreExists(folder)
        draft = draft_slots(entry.manager_name, password, cost=cost)
        part = folder / f"{STORE_NAME}.part"
        discard_part(part)
        try:
            with faults_explained():
                _build(part, draft, entry=entry, clock=clock)
            Keyring(folder, cost).keep(draft)
            rename_durably(part, folder / STORE_NAME)
        except Refusal:
            discard_part(part)
            if not (folder / STORE_NAME).exists():
                (folder / SLOTS_NAME).unlink(missing_ok=True)
            raise
    return ClinicCreated(slot_id=draft.unlocked.slot_id, recovery_code=draft.recovery_code)


def find_store(folder: Path) -> Path:
    """Return the store in ``folder``; a restore that was cut off is finished or taken back.

    Raises:
        StoreMissing, StoreEmpty, StorePlain: See ``check_file``.
        StoreInUse: The program is at it.
    """
    if (folder / READY_NAME).exists():
        with InstanceLock(folder):
            finish_swap(folder)
    check_file(folder / STORE_NAME)
    return folder / STORE_NAME


def open_clinic(
    folder: Path, *, name: str, password: str, now: datetime, check_now: bool = True
) -> OpenedClinic:
    """Open the clinic in ``folder`` with a person's password, checked and up to date.

    Args:
        folder: Where its files lie.
        name: Of the person, as ``Keyring.people`` lists it.
        password: Theirs.
        now: The present moment, for the wait after wrong passwords and the weekly check.
        check_now: Look at every page first, which takes longer the bigger the store is;
            otherwise ``check_opened`` does it while the store is used.

    Raises:
        StoreMissing, StoreEmpty, StorePlain: The file is no encrypted store.
        SlotsMissing, SlotsDamaged, KeysDoNotFit: The wrapped keys are lost, or another clinic's.
        UnknownPerson, WrongPassword, TooManyTries: They may not sign in.
        StoreInUse, UnsafeFolder, FolderNotWritable, StoreReadOnly, NoRoom: It cannot be used.
        StoreDamaged, NotOurStore, StoreNewer, CipherMissing: See ``check_store``.
        UpgradeFailed: It is of an older release and stays so.
    """
    path = _look_around(folder)
    with ExitStack() as undo:
        lock = undo.enter_context(InstanceLock(folder))
        unlocked = Keyring(folder).unlock(name, password, now=now)
        unchecked = _check(folder, unlocked.data_key, now=now, pages=check_now)
        upgrade_store(path, unlocked.data_key, now=now)
        findings = _look_at_records(folder, unlocked.data_key)
        undo.pop_all()
    return OpenedClinic(
        folder=folder,
        engine=open_engine(path, unlocked.data_key),
        slot_id=unlocked.slot_id,
        data_key=unlocked.data_key,
        lock=lock,
        unchecked=unchecked,
        findings=tuple(findings),
    )


def _look_around(folder: Path) -> Path:
    """Return the store, if it lies where it can be used."""
    path = find_store(folder)
    check_folder(folder)
    check_room(folder, _LEAST_BYTES)
    return path


def check_opened(clinic: OpenedClinic, *, now: datetime) -> None:
    """Look at what of an open clinic is unchecked, on a connection of its own.

    Raises:
        StoreDamaged: The store does not hold what was written to it.
        RecordsAltered: Somebody has changed records behind the program's back.
    """
    store = clinic.folder / STORE_NAME
    if clinic.unchecked is not None:
        everything = clinic.unchecked is Unchecked.EVERYTHING
        try:
            check_used_store(store, clinic.data_key, thoroughly=everything)
        except StoreDamaged as damaged:
            note_damage(clinic.folder, damaged.pages, at=now)
            raise
        if everything:
            mark_checked(clinic.folder, at=now)
    with Session(clinic.engine) as session:
        findings = [*clinic.findings, *check_rows(session, tables=_LOOKED_AT_FIRST)]
    if findings:
        raise RecordsAltered(store, len(findings))


def _look_at_records(folder: Path, key: bytes) -> list[Finding]:
    """Look whether the guards are there and the journal is the one that the backups know."""
    with reading(folder / STORE_NAME, key) as connection:
        look_after_guards(folder, connection)
        heads = check_heads(connection, key, [folder / BACKUPS_NAME])
    return known_tampering(folder) + heads


def _build(part: Path, draft: Draft, *, entry: ClinicEntry, clock: Clock) -> None:
    key = draft.unlocked.data_key
    create_file(part, key)
    upgrade_store(part, key, now=clock.now())
    engine = open_engine(part, key)
    manager = Actor(staff_id=None, name=entry.manager_name, role=Role.MANAGER)
    try:
        Store(engine, clock=clock).write(
            lambda session: _first_rows(session, draft, entry=entry, now=clock.now()),
            actor=manager,
            intent=Intent.SET_UP,
        )
    finally:
        engine.dispose()


def _first_rows(session: Session, draft: Draft, *, entry: ClinicEntry, now: datetime) -> None:
    session.add(
        Clinic(
            id=1,
            name=entry.name,
            zone=entry.zone.key,
            currency=entry.currency,
            language=entry.language,
            created_at=now,
        )
    )
    session.add(
        StaffMember(
            name=entry.manager_name,
            role=Role.MANAGER,
            joined_on=now.date(),
            slot_id=draft.unlocked.slot_id,
        )
    )


def _check(folder: Path, key: bytes, *, now: datetime, pages: bool) -> Unchecked | None:
    """Check the store as far as is wanted now, and return what is left for later.

    What once was found damaged shows no row before every page was looked at again.
    """
    path, last = folder / STORE_NAME, read_last_start(folder)
    thoroughly = last is None or last.wants_whole_check(now=now)
    checked_at = NEVER if thoroughly or last is None else last.checked_at
    if not pages and not read_record(folder).damage:
        with _keys_told_apart(path, key):
            check_identity(path, key)
        mark_open(folder, checked_at=checked_at)
        return Unchecked.EVERYTHING if thoroughly else Unchecked.PAGES
    with _keys_told_apart(path, key):
        check_store(path, key, thoroughly=thoroughly)
    note_sound(folder, at=now)
    mark_open(folder, checked_at=now if thoroughly else checked_at)
    return None


@contextmanager
def _keys_told_apart(path: Path, key: bytes) -> Iterator[None]:
    """Let a file that does not open at all be damaged only if the key is its own."""
    try:
        yield
    except StoreDamaged as damaged:
        if damaged.pages or key_fits(path, key):
            raise
        raise KeysDoNotFit(path) from damaged
