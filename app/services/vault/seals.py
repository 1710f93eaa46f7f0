"""Whether a key is the one that a file was written with, told from the seals of its pages.

SQLite only says that a file does not open. But SQLCipher seals every page by itself: where
one fits, the key is right and the file is damaged; where none does, they do not belong together.
"""

import hashlib
import hmac
from pathlib import Path
from typing import Final

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
