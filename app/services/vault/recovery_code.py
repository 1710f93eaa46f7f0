"""The printed code that opens the clinic when every password is forgotten.

Seven groups of four characters: 27 random ones (133 bits) and a check
character. The alphabet has 31 signs, a prime, and each position its own weight
below 31, so any one wrong character and any two that changed places show.
"""

import secrets
import unicodedata
from typing import Final

from app.services.vault.errors import WrongRecoveryCode

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
