"""The file of key slots beside the store.

Each slot wraps the same data key under one person's password or under the
recovery code. Sign-in lists names before the store is open, so a slot holds the
display name too; ``staff.slot_id`` says whose slot it is once the store is open.

The previous version is kept. A file that was cut off or has a flipped bit fails
its digest, and the previous one is read instead.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from app.services.foundation.errors import Refusal
from app.services.vault.durable_files import write_durably
from app.services.vault.keys import Cost, Wrapped
from app.words.language import N_


@dataclass(eq=False)
class SlotsMissing(Refusal):
    """The store is there, the file that holds its wrapped key is not."""

    path: Path

    says = N_("The file with the keys is missing: {path}. Please put a copy of it back.")


@dataclass(eq=False)
class SlotsDamaged(Refusal):
    """Neither the key slots nor their previous version can be read."""

    path: Path

    says = N_("The file with the keys is damaged: {path}. Please put a copy of it back.")


SLOTS_NAME: Final = "keyslots.json"
PREVIOUS_NAME: Final = "keyslots.json.old"
_FORMAT: Final = 1


class SlotKind(StrEnum):
    """Whose secret opens a slot."""

    PERSON = "person"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way to the data key.

    Attributes:
        slot_id: Random, in hexadecimal; ``staff.slot_id`` repeats it.
        kind: A person with a password, or the printed recovery code.
        name: As listed at sign-in; empty for the recovery code.
        wrapped: The data key under the secret.
    """

    slot_id: str
    kind: SlotKind
    name: str
    wrapped: Wrapped


def read_slots(folder: Path) -> tuple[Slot, ...]:
    """Return the slots of the clinic in ``folder``, the previous ones if the file is damaged.

    Raises:
        SlotsMissing: There is neither version.
        SlotsDamaged: What is there cannot be read.
    """
    path, previous = folder / SLOTS_NAME, folder / PREVIOUS_NAME
    slots = _read(path) or _read(previous)
    if slots:
        return slots
    if path.exists() or previous.exists():
        raise SlotsDamaged(path)
    raise SlotsMissing(path)


def write_slots(folder: Path, slots: tuple[Slot, ...], *, revoking: bool = False) -> None:
    """Replace the slots; what was there becomes the previous version.

    Args:
        folder: The clinic's folder.
        slots: All slots from now on.
        revoking: A secret was taken away, so the previous version must not open either.

    Raises:
        DiskFull: There is no room; the old slots hold.
        FolderNotWritable: Nothing can be written there; the old slots hold.
    """
    path, previous = folder / SLOTS_NAME, folder / PREVIOUS_NAME
    content = _encode(slots)
    if _read(path):
        write_durably(previous, path.read_bytes())
    write_durably(path, content)
    if revoking:
        write_durably(previous, content)


def _read(path: Path) -> tuple[Slot, ...] | None:
    try:
        return _decode(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _encode(slots: tuple[Slot, ...]) -> bytes:
    body = {"format": _FORMAT, "slots": [_slot_to_json(slot) for slot in slots]}
    return json.dumps(body | {"digest": _digest(body)}, ensure_ascii=False, indent=1).encode()


def _decode(content: bytes) -> tuple[Slot, ...]:
    body = json.loads(content)
    if body.pop("digest") != _digest(body) or body["format"] != _FORMAT:
        raise ValueError(SLOTS_NAME)
    return tuple(_slot_from_json(slot) for slot in body["slots"])


def _digest(body: dict[str, Any]) -> str:
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    wrapped = slot.wrapped
    return {
        "id": slot.slot_id,
        "kind": slot.kind.value,
        "name": slot.name,
        "argon2id": asdict(wrapped.cost),
        "salt": wrapped.salt.hex(),
        "nonce": wrapped.nonce.hex(),
        "sealed": wrapped.sealed.hex(),
    }


def _slot_from_json(data: dict[str, Any]) -> Slot:
    return Slot(
        slot_id=data["id"],
        kind=SlotKind(data["kind"]),
        name=data["name"],
        wrapped=Wrapped(
            cost=Cost(**data["argon2id"]),
            salt=bytes.fromhex(data["salt"]),
            nonce=bytes.fromhex(data["nonce"]),
            sealed=bytes.fromhex(data["sealed"]),
        ),
    )
