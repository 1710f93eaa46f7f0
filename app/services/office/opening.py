"""Opens the clinic for a person: the one place that puts store, derivers and clock together."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import StaffMember
from app.services.archive.search import refresh_search_text
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.actors import Actor
from app.services.foundation.clock import SystemClock
from app.services.foundation.errors import NotFound
from app.services.foundation.reports import Report, say_nothing
from app.services.foundation.settings import ClinicSettings, load_settings
from app.services.foundation.store import Store
from app.services.office.people import KeyCabinet
from app.services.office.safe_keeping import SafeKeeper
from app.services.vault.backups import Backup
from app.services.vault.clinic_store import OpenedClinic, check_opened, open_clinic
from app.services.vault.keyring import Keyring
from app.services.vault.restoring import Return, go_back

DERIVERS: Final = (refresh_search_text, refresh_metrics)
UTC_ZONE: Final = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDesk:
    """A clinic in use.

    Attributes:
        clinic: The files and the key; close the desk, not this.
        clock: Reads the machine's clock in the clinic's zone.
        actor: Who signed in.
    """

    clinic: OpenedClinic
    store: Store
    settings: ClinicSettings
    clock: SystemClock
    actor: Actor

    @property
    def cabinet(self) -> KeyCabinet:
        """For giving people keys of their own."""
        return KeyCabinet(keyring=Keyring(self.clinic.folder), data_key=self.clinic.data_key)

    @property
    def keeper(self) -> SafeKeeper:
        """For keeping the store safe."""
        return SafeKeeper(folder=self.clinic.folder, data_key=self.clinic.data_key)

    def check(self) -> None:
        """Look at what of the store was left unchecked; it may be used meanwhile.

        Raises:
            StoreDamaged: It does not hold what was written to it.
        """
        check_opened(self.clinic, now=self.clock.now())

    def close(self) -> None:
        """Give the store back; no transaction may be running."""
        self.clinic.close()


def open_desk(folder: Path, *, name: str, password: str, check_now: bool = True) -> OpenDesk:
    """Open the clinic in ``folder`` with a person's password.

    Args:
        folder: Where its files lie.
        name: Of the person.
        password: Theirs.
        check_now: Look at every page first; otherwise call ``OpenDesk.check`` soon.

    Raises:
        Refusal: Whatever ``open_clinic`` refuses.
        NotFound: The person has a key slot and no staff row.
    """
    now = SystemClock(UTC_ZONE).now()
    clinic = open_clinic(folder, name=name, password=password, now=now, check_now=check_now)
    try:
        return _desk_of(clinic)
    except BaseException:
        clinic.close()
        raise


def change_person(desk: OpenDesk, *, name: str, password: str) -> OpenDesk:
    """Return the same open clinic with another person at the desk.

    Raises:
        UnknownPerson, WrongPassword, TooManyTries: They may not sign in.
        NotFound: They no longer work here.
    """
    unlocked = Keyring(desk.clinic.folder).unlock(name, password, now=desk.clock.now())
    actor = desk.store.read(lambda session: find_actor(session, slot_id=unlocked.slot_id))
    return replace(desk, actor=actor)


def go_back_open(
    desk: OpenDesk, backup: Backup, *, slot_id: str, report: Report = say_nothing
) -> OpenDesk:
    """Put a backup in the place of the open store and return the desk over that.

    No transaction may be running. Where it is refused, ``desk`` goes on as before.

    Args:
        desk: Of a manager.
        backup: Where to go back to.
        slot_id: Of whoever goes on working.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        Refusal: As ``go_back``.
        NotFound: Whoever goes on did not work here when the backup was made; the clinic is closed.
    """
    desk.clinic.engine.dispose()
    going = Return(
        folder=desk.clinic.folder,
        backup=backup,
        key=desk.clinic.data_key,
        actor=desk.actor,
        clock=desk.clock,
    )
    go_back(going, report=report)
    clinic = replace(desk.clinic, slot_id=slot_id, unchecked=None, findings=())
    try:
        return _desk_of(clinic)
    except NotFound:
        clinic.close()
        raise


def set_password_by_code(folder: Path, *, name: str, code: str, password: str) -> None:
    """Give a person a new password by the printed recovery code.

    Raises:
        WrongRecoveryCode, TooManyTries: The code does not open the clinic.
        UnknownPerson: Nobody signs in with this name.
        WeakPassword: The new password is too short.
    """
    Keyring(folder).reset_with_recovery(code, name, password, now=SystemClock(UTC_ZONE).now())


def find_actor(session: Session, *, slot_id: str) -> Actor:
    """Return whose key slot it is.

    Raises:
        NotFound: Nobody's, or they no longer work here.
    """
    member = session.scalar(
        sa.select(StaffMember).where(StaffMember.slot_id == slot_id, StaffMember.active)
    )
    if member is None:
        raise NotFound("staff", slot_id)
    return Actor(staff_id=member.id, name=member.name, role=member.role)


def _desk_of(clinic: OpenedClinic) -> OpenDesk:
    with Session(clinic.engine) as session:
        settings = load_settings(session)
        actor = find_actor(session, slot_id=clinic.slot_id)
    clock = SystemClock(settings.zone)
    store = Store(clinic.engine, clock=clock, derivers=DERIVERS)
    return OpenDesk(clinic=clinic, store=store, settings=settings, clock=clock, actor=actor)
