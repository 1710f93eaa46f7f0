"""Letting people in and out: the staff row and the key slot together."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.office.staff import (
    StaffDeactivated,
    StaffEdited,
    StaffEntry,
    StaffRow,
    add_staff,
    deactivate_staff,
    edit_staff,
    give_slot,
)
from app.services.rules.permissions import require
from app.services.vault.keyring import Keyring
from app.words import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCabinet:
    """What it takes to give someone a key of their own.

    Attributes:
        data_key: The key of the open store.
    """

    keyring: Keyring
    data_key: bytes = field(repr=False)


def welcome(
    session: Session,
    *,
    entry: StaffEntry,
    password: str,
    cabinet: KeyCabinet,
    actor: Actor,
    today: date,
) -> int:
    """Add someone to the staff; with a password they sign in, without one they do not.

    The slot is written last: if the transaction then fails, the slot belongs to nobody
    and opens no desk.

    Raises:
        Refusal: As ``add_staff`` does, or ``Keyring.add_slot``.
    """
    staff_id = add_staff(session, entry=entry, actor=actor, today=today)
    if password:
        slot_id = cabinet.keyring.add_slot(entry.name, password, data_key=cabinet.data_key)
        give_slot(session, staff_id=staff_id, slot_id=slot_id, actor=actor)
    return staff_id


def change_person_entry(
    session: Session, *, member: StaffRow, entry: StaffEntry, cabinet: KeyCabinet, actor: Actor
) -> StaffEdited:
    """Change name, role or title; who signs in does so under the new name.

    Raises:
        Refusal: As ``edit_staff`` does, or ``Keyring.rename``.
    """
    edited = edit_staff(session, staff_id=member.id, entry=entry, actor=actor)
    if edited.slot_id is not None:
        cabinet.keyring.rename(edited.slot_id, edited.name)
    return edited


def set_password(
    session: Session, *, member: StaffRow, password: str, cabinet: KeyCabinet, actor: Actor
) -> None:
    """Give someone a new password, or their first.

    Raises:
        NotAllowed: The actor may not edit staff.
        WeakPassword: It is too short.
    """
    require(actor, Permission.EDIT_STAFF)
    if member.slot_id is not None:
        cabinet.keyring.set_password(member.slot_id, password, data_key=cabinet.data_key)
        return
    slot_id = cabinet.keyring.add_slot(member.name, password, data_key=cabinet.data_key)
    give_slot(session, staff_id=member.id, slot_id=slot_id, actor=actor)


def farewell(
    session: Session, *, member: StaffRow, cabinet: KeyCabinet, actor: Actor
) -> StaffDeactivated:
    """Let someone go: they sign in no more, what they did stays under their name.

    Raises:
        Refusal: As ``deactivate_staff`` does, or ``Keyring.remove_slot``.
    """
    gone = deactivate_staff(session, staff_id=member.id, actor=actor)
    if gone.slot_id is not None:
        cabinet.keyring.remove_slot(gone.slot_id)
    return gone
