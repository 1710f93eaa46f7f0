"""The data key, and wrapping it under a secret that a person knows."""

import os
import unicodedata
from dataclasses import dataclass
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.services.foundation.errors import Refusal
from app.words.language import N_


@dataclass(eq=False)
class WeakPassword(Refusal):
    """The password is too short."""

    least_characters: int

    says = N_("The password is too short. Please choose at least {least_characters} characters.")


LEAST_CHARACTERS: Final = 6
# The file asks for as many; taken from there, they would bring every table before sign-in.
_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How much work one guess of a password is (argon2id).

    Attributes:
        memory_kib: Memory it must fill.
        passes: How often it goes over that memory.
        lanes: How many parts may be filled at a time.
    """

    memory_kib: int
    passes: int
    lanes: int


FULL_COST: Final = Cost(memory_kib=64 * 1024, passes=3, lanes=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """A data key that only the right secret unwraps.

    Attributes:
        cost: What the secret was stretched with.
        salt: Random, so that equal passwords give unequal keys.
        nonce: Random, used once.
        sealed: The encrypted data key and its tag.
    """

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def new_data_key() -> bytes:
    """Return a random 256-bit key."""
    return os.urandom(_KEY_BYTES)


def check_strength(password: str) -> None:
    """Refuse a password that is too short to be one.

    Raises:
        WeakPassword: It has fewer than ``LEAST_CHARACTERS``.
    """
    if len(password) < LEAST_CHARACTERS:
        raise WeakPassword(LEAST_CHARACTERS)


def wrap(data_key: bytes, secret: str, *, owner: str, cost: Cost) -> Wrapped:
    """Return ``data_key`` encrypted under ``secret``.

    Args:
        data_key: The key of the store.
        secret: A password or the plain characters of a recovery code.
        owner: Id of the slot; the same is needed to unwrap, so slots cannot be swapped.
        cost: Work per guess.
    """
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_stretch(secret, salt, cost)).encrypt(nonce, data_key, owner.encode())
    return Wrapped(cost=cost, salt=salt, nonce=nonce, sealed=sealed)


def unwrap(wrapped: Wrapped, secret: str, *, owner: str) -> bytes | None:
    """Return the data key, or ``None`` if the secret is wrong."""
    cipher = AESGCM(_stretch(secret, wrapped.salt, wrapped.cost))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.sealed, owner.encode())
    except InvalidTag:
        return None


def _stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC: a Chinese input method may type the same password in full width.
    return hash_secret_raw(
        unicodedata.normalize("NFKC", secret).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )
