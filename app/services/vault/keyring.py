"""Who can open the clinic's store, and with what."""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from app.services.foundation.errors import Refusal
from app.services.vault.errors import WrongRecoveryCode
from app.services.vault.folders import STORE_NAME
from app.services.vault.keys import FULL_COST, Cost, check_strength, new_data_key, unwrap, wrap
from app.services.vault.slots import (
    PREVIOUS_NAME,
    SLOTS_NAME,
    Slot,
    SlotKind,
    read_slots,
    write_slots,
)
from app.services.vault.tries import check_wait, count_wrong, forget_wrong
from app.words.language import N_

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like 0, 1 or I


_PRIME: Final = len(ALPHABET)


_LENGTH: Final = 28


_GROUP: Final = 4


def new_recovery_code() -> str:
    """Return a fresh code as it is printed."""
    free = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    # The last weight is 28, so its inverse turns the open sum into the check character.
    check = -_weighted_sum(free) * pow(_LENGTH, -1, _PRIME) % _PRIME
    whole = free + ALPHABET[check]
    return "-".join(whole[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def plain_code(typed: str) -> str:
    """Return the characters of a code typed in any case, width and grouping.

    Raises:
        WrongRecoveryCode: It was mistyped.
    """
    wide = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(character for character in wide if character.isalnum())
    known = all(character in ALPHABET for character in plain)
    if len(plain) != _LENGTH or not known or _weighted_sum(plain) % _PRIME:
        raise WrongRecoveryCode(mistyped=True)
    return plain


def _weighted_sum(characters: str) -> int:
    return sum(
        weight * ALPHABET.index(character) for weight, character in enumerate(characters, start=1)
    )


@dataclass(eq=False)
class UnknownPerson(Refusal):
    """Nobody of this name can sign in."""

    name: str

    says = N_("{name} cannot sign in here. Please choose a name from the list.")


@dataclass(eq=False)
class NameTaken(Refusal):
    """Somebody else signs in with this name."""

    name: str

    says = N_("Someone signs in as {name} already. Please choose another name.")


@dataclass(eq=False)
class LastPerson(Refusal):
    """Without this person nobody could sign in any more."""

    name: str

    says = N_("{name} is the last who can sign in. Please let someone else sign in first.")


@dataclass(eq=False)
class WrongPassword(Refusal):
    """The password does not open this person's slot."""

    name: str

    says = N_("The password of {name} is not right. Please try again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who can sign in, as listed before the store is open."""

    slot_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What the right password opened.

    Attributes:
        slot_id: Whose slot; find the staff row by it.
        data_key: The key of the store; never written anywhere in the clear.
    """

    slot_id: str
    data_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The slots of a clinic that is being set up, not yet on disk.

    Attributes:
        unlocked: The first person's slot and the new data key.
        recovery_code: To be printed; it is kept nowhere.
        slots: What ``Keyring.keep`` writes.
    """

    unlocked: Unlocked
    recovery_code: str = field(repr=False)
    slots: tuple[Slot, ...]


def draft_slots(name: str, password: str, *, cost: Cost = FULL_COST) -> Draft:
    """Return a new data key, wrapped for the first person and the recovery code.

    Raises:
        WeakPassword: The password is too short.
    """
    data_key, code = new_data_key(), new_recovery_code()
    slot = _password_slot(name, password, data_key, cost)
    return Draft(
        unlocked=Unlocked(slot_id=slot.slot_id, data_key=data_key),
        recovery_code=code,
        slots=(slot, _recovery_slot(code, data_key, cost)),
    )


@dataclass(frozen=True, slots=True)
class Keyring:
    """The key slots of one clinic.

    Every change is on disk, whole, when the method returns. Methods that write
    raise ``DiskFull`` or ``FolderNotWritable``, all of them ``SlotsMissing`` or
    ``SlotsDamaged`` where the slots cannot be read.

    Attributes:
        folder: The clinic's folder.
        cost: What new secrets are stretched with; a slot remembers its own.
    """

    folder: Path
    cost: Cost = FULL_COST

    def keep(self, draft: Draft) -> None:
        """Write the slots of a clinic that has just been set up."""
        write_slots(self.folder, draft.slots)

    def people(self) -> list[Person]:
        """Return who can sign in, in the order they were added."""
        return [
            Person(slot_id=slot.slot_id, name=slot.name)
            for slot in read_slots(self.folder)
            if slot.kind is SlotKind.PERSON
        ]

    def unlock(self, name: str, password: str, *, now: datetime) -> Unlocked:
        """Return the data key for the right password.

        Raises:
            UnknownPerson: Nobody signs in with this name.
            TooManyTries: The wait after wrong passwords is not over.
            WrongPassword: It does not open the slot; the try is counted.
        """
        slot = self._slot_named(name)
        data_key = self._try(slot, password, now=now)
        if data_key is None:
            raise WrongPassword(name)
        return Unlocked(slot_id=slot.slot_id, data_key=data_key)

    def unlock_with_recovery(self, code: str, *, now: datetime) -> bytes:
        """Return the data key for the printed recovery code.

        Raises:
            TooManyTries: The wait after wrong codes is not over.
            WrongRecoveryCode: It was mistyped (not counted) or is not this clinic's (counted).
        """
        plain = plain_code(code)
        slots = read_slots(self.folder)
        slot = next((slot for slot in slots if slot.kind is SlotKind.RECOVERY), None)
        data_key = self._try(slot, plain, now=now) if slot else None
        if data_key is None:
            raise WrongRecoveryCode(mistyped=False)
        return data_key

    def add_slot(self, name: str, password: str, *, data_key: bytes) -> str:
        """Let one more person sign in and return the id of their slot.

        Raises:
            NameTaken: Someone else signs in with this name.
            WeakPassword: The password is too short.
        """
        slots = read_slots(self.folder)
        self._check_free(name)
        slot = _password_slot(name, password, data_key, self.cost)
        write_slots(self.folder, (*slots, slot))
        return slot.slot_id

    def change_password(self, name: str, old: str, new: str, *, now: datetime) -> None:
        """Replace a password by someone who knows the old one.

        Raises:
            UnknownPerson: Nobody signs in with this name.
            TooManyTries: The wait after wrong passwords is not over.
            WrongPassword: The old one is wrong.
            WeakPassword: The new one is too short.
        """
        check_strength(new)
        unlocked = self.unlock(name, old, now=now)
        self.set_password(unlocked.slot_id, new, data_key=unlocked.data_key)

    def set_password(self, slot_id: str, password: str, *, data_key: bytes) -> None:
        """Give a person a new password without the old one, store open or code in hand.

        Raises:
            UnknownPerson: There is no such slot.
            WeakPassword: The password is too short.
        """
        check_strength(password)
        wrapped = wrap(data_key, password, owner=slot_id, cost=self.cost)
        self._replace(slot_id, lambda slot: replace(slot, wrapped=wrapped))
        forget_wrong(self.folder, slot_id)

    def reset_with_recovery(self, code: str, name: str, password: str, *, now: datetime) -> None:
        """Give a person a new password by the printed recovery code.

        Raises:
            UnknownPerson: Nobody signs in with this name.
            WeakPassword: The password is too short.
            TooManyTries, WrongRecoveryCode: See ``unlock_with_recovery``.
        """
        check_strength(password)
        slot = self._slot_named(name)
        data_key = self.unlock_with_recovery(code, now=now)
        self.set_password(slot.slot_id, password, data_key=data_key)

    def rename(self, slot_id: str, name: str) -> None:
        """Follow a change of the person's display name.

        Raises:
            UnknownPerson: There is no such slot.
            NameTaken: Someone else signs in with this name.
        """
        self._check_free(name, except_for=slot_id)
        self._replace(slot_id, lambda slot: replace(slot, name=name.strip()))

    def remove_slot(self, slot_id: str) -> None:
        """Take the right to sign in away.

        Raises:
            UnknownPerson: There is no such slot.
            LastPerson: Nobody else could sign in.
        """
        slots = read_slots(self.folder)
        gone = self._slot_of(slot_id)
        if len(self.people()) == 1:
            raise LastPerson(gone.name)
        write_slots(self.folder, tuple(slot for slot in slots if slot != gone), revoking=True)

    def renew_recovery(self, *, data_key: bytes) -> str:
        """Return a new recovery code; the old one opens nothing from now on."""
        code = new_recovery_code()
        kept = [slot for slot in read_slots(self.folder) if slot.kind is SlotKind.PERSON]
        slots = (*kept, _recovery_slot(code, data_key, self.cost))
        write_slots(self.folder, slots, revoking=True)
        return code

    def _try(self, slot: Slot, secret: str, *, now: datetime) -> bytes | None:
        check_wait(self.folder, slot.slot_id, now=now)
        data_key = unwrap(slot.wrapped, secret, owner=slot.slot_id)
        if data_key is None:
            count_wrong(self.folder, slot.slot_id, now=now)
        else:
            forget_wrong(self.folder, slot.slot_id)
        return data_key

    def _replace(self, slot_id: str, change: Callable[[Slot], Slot]) -> None:
        self._slot_of(slot_id)
        slots = tuple(
            change(slot) if slot.slot_id == slot_id else slot for slot in read_slots(self.folder)
        )
        write_slots(self.folder, slots, revoking=True)

    def _slot_named(self, name: str) -> Slot:
        for slot in read_slots(self.folder):
            if slot.kind is SlotKind.PERSON and slot.name == name.strip():
                return slot
        raise UnknownPerson(name)

    def _slot_of(self, slot_id: str) -> Slot:
        for slot in read_slots(self.folder):
            if slot.kind is SlotKind.PERSON and slot.slot_id == slot_id:
                return slot
        raise UnknownPerson(slot_id)

    def _check_free(self, name: str, *, except_for: str = "") -> None:
        if any(p.name == name.strip() and p.slot_id != except_for for p in self.people()):
            raise NameTaken(name)


def _password_slot(name: str, password: str, data_key: bytes, cost: Cost) -> Slot:
    check_strength(password)
    return _new_slot(SlotKind.PERSON, name.strip(), password, data_key, cost)


def _recovery_slot(code: str, data_key: bytes, cost: Cost) -> Slot:
    return _new_slot(SlotKind.RECOVERY, "", plain_code(code), data_key, cost)


def _new_slot(kind: SlotKind, name: str, secret: str, data_key: bytes, cost: Cost) -> Slot:
    slot_id = uuid4().hex
    wrapped = wrap(data_key, secret, owner=slot_id, cost=cost)
    return Slot(slot_id=slot_id, kind=kind, name=name, wrapped=wrapped)


def is_set_up(folder: Path) -> bool:
    """Say whether there is anything of a clinic in ``folder``, whole or not."""
    names = (STORE_NAME, f"{STORE_NAME}-wal", SLOTS_NAME, PREVIOUS_NAME)
    return any((folder / name).exists() for name in names)
