"""Before going back to a backup: who may, and what would be gone."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, JournalEntry, JournalRow, VisitLine
from app.models.database import open_engine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.foundation.history import EntryRow, list_entries
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.foundation.settings import ClinicSettings, load_settings
from app.services.office.opening import find_actor
from app.services.rules.permissions import require
from app.services.vault.backups import Backup, check_backup
from app.services.vault.checks import check_file, check_store, check_used_store
from app.services.vault.folders import STORE_NAME
from app.services.vault.keyring import Keyring
from app.services.vault.slots import SlotsDamaged, SlotsMissing
from app.words import Counted, LineState, Permission

_CHECKED: Final = 70  # per cent of the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody whose password opens the clinic or, where that is lost, the backup.

    Attributes:
        with_its_slots: It was the backup's slots that opened.
        settings: Of the clinic, for its days and its money.
    """

    actor: Actor
    data_key: bytes = field(repr=False)
    with_its_slots: bool
    settings: ClinicSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What a store holds, as far as people ask.

    Attributes:
        rows: By what is counted.
        receipts_minor: Net receipts of all time.
        entry_count: Of the journal.
    """

    rows: dict[Counted, int]
    receipts_minor: int
    entry_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """What going back to a backup would mean.

    Attributes:
        now: What the store holds; ``None`` if it cannot be read.
        then: What the backup holds.
        gone: The entries of the journal that would be gone, newest first.
        newcomers: The names of the customers who came since.
    """

    backup: Backup
    now: Stand | None
    then: Stand
    gone: Sequence[EntryRow]
    newcomers: Sequence[str]


def who_may_sign_in(folder: Path, backup: Backup) -> list[str]:
    """Return the names to choose from: the clinic's, or the backup's if those are lost.

    Raises:
        SlotsMissing, SlotsDamaged: Neither has its slots.
    """
    try:
        people = Keyring(folder).people()
    except (SlotsMissing, SlotsDamaged):
        people = Keyring(backup.folder).people()
    return [person.name for person in people]


def find_holder(folder: Path, backup: Backup, *, name: str, password: str, now: datetime) -> Holder:
    """Return who opens the clinic in ``folder`` with a password, though it be damaged.

    Raises:
        UnknownPerson, WrongPassword, TooManyTries: They may not sign in.
        SlotsMissing, SlotsDamaged: Neither the clinic nor the backup has its slots.
        NotFound: They no longer work here.
    """
    with_its_slots = False
    try:
        unlocked = Keyring(folder).unlock(name, password, now=now)
    except (SlotsMissing, SlotsDamaged):
        unlocked = Keyring(backup.folder).unlock(name, password, now=now)
        with_its_slots = True
    with ExitStack() as opened:
        try:
            store = folder / STORE_NAME
            check_file(store)
            check_store(store, unlocked.data_key, thoroughly=False)
            session = opened.enter_context(_session(store, unlocked.data_key))
        except Refusal:
            session = opened.enter_context(_session(backup.store, unlocked.data_key, at_rest=True))
        return Holder(
            actor=find_actor(session, slot_id=unlocked.slot_id),
            data_key=unlocked.data_key,
            with_its_slots=with_its_slots,
            settings=load_settings(session),
        )


def look_ahead(
    folder: Path, backup: Backup, key: bytes, *, actor: Actor, report: Report = say_nothing
) -> WayBack:
    """Prove ``backup`` and say what would be gone if the clinic went back to it.

    Raises:
        NotAllowed: The actor may not go back.
        Refusal: As ``check_backup``.
    """
    require(actor, Permission.RESTORE)
    check_backup(backup, key, report=within(report, 0, _CHECKED))
    store = folder / STORE_NAME
    with _session(backup.store, key, at_rest=True) as then:
        try:
            check_file(store)
            check_used_store(store, key, thoroughly=False)
        except Refusal:
            return WayBack(backup=backup, now=None, then=_stand(then), gone=(), newcomers=())
        with _session(store, key) as now:
            way = _compare(backup, now, then)
    report(PER_CENT, PER_CENT)
    return way


@contextmanager
def _session(store: Path, key: bytes, *, at_rest: bool = False) -> Iterator[Session]:
    engine = open_engine(store, key, at_rest=at_rest)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def _compare(backup: Backup, now: Session, then: Session) -> WayBack:
    shared = _last_shared(now, then)
    return WayBack(
        backup=backup,
        now=_stand(now),
        then=_stand(then),
        gone=list_entries(now, last=_entry_count(now) - shared),
        newcomers=_newcomers(now, shared),
    )


def _last_shared(now: Session, then: Session) -> int:
    """Return the last entry that both journals have; the chain says all before are the same."""
    low, high = 0, min(_entry_count(now), _entry_count(then))
    while low < high:
        middle = (low + high + 1) // 2
        if _digest(now, middle) == _digest(then, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _stand(session: Session) -> Stand:
    rows = {
        counted: session.scalar(sa.select(sa.func.count()).select_from(sa.table(counted))) or 0
        for counted in Counted
    }
    receipts = sa.select(sa.func.sum(VisitLine.amount_minor)).where(
        VisitLine.state == LineState.DONE
    )
    return Stand(
        rows=rows,
        receipts_minor=session.scalar(receipts) or 0,
        entry_count=_entry_count(session),
    )


def _entry_count(session: Session) -> int:
    return session.scalar(sa.select(sa.func.max(JournalEntry.id))) or 0


def _digest(session: Session, entry: int) -> str | None:
    return session.scalar(sa.select(JournalEntry.digest).where(JournalEntry.id == entry))


def _newcomers(session: Session, shared: int) -> list[str]:
    query = (
        sa.select(Customer.name)
        .join(JournalRow, JournalRow.row_key == Customer.id)
        .where(
            JournalRow.table_name == Customer.__tablename__,
            JournalRow.before.is_(None),
            JournalRow.entry_id > shared,
        )
        .order_by(Customer.id)
    )
    return list(session.scalars(query))
