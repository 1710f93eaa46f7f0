"""A disk that writes down what SQLite does to it, and can be full: for simulated power cuts.

It stands between SQLite and the disk of the machine, inside this process, so that it needs no
rights and no other program. What it wrote down can be played back up to any moment.
"""

import ctypes
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from sqlcipher3 import _sqlite3

SECTOR: Final = 512
SQLITE_OK: Final = 0
SQLITE_FULL: Final = 13
_METHODS: Final = (
    *("xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock"),
    *("xCheckReservedLock", "xFileControl", "xSectorSize", "xDeviceCharacteristics"),
    *("xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap", "xFetch", "xUnfetch"),
)
_SYSTEM: Final = (
    *("xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym"),
    *("xDlClose", "xRandomness", "xSleep", "xCurrentTime", "xGetLastError"),
    *("xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall", "xNextSystemCall"),
)


class _Methods(Structure):
    _fields_ = [("iVersion", c_int), *((name, c_void_p) for name in _METHODS)]


class _System(Structure):
    _fields_ = [
        *(("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int)),
        *(("pNext", c_void_p), ("zName", c_char_p), ("pAppData", c_void_p)),
        *((name, c_void_p) for name in _SYSTEM),
    ]


class _File(Structure):
    _fields_ = [("pMethods", POINTER(_Methods))]


# The name is no plain text: SQLite keeps more behind it, so only its address is handed on.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, POINTER(c_int))
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


@dataclass(frozen=True)
class Step:
    """One thing SQLite asked of the disk.

    Attributes:
        what: ``write``, ``truncate``, ``sync``, or ``told``: somebody was told it is saved.
    """

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """What was written since it is watched.

    Attributes:
        room_bytes: How much more it takes; ``None`` for any.
    """

    steps: list[Step] = field(default_factory=list)
    room_bytes: int | None = None

    def tell(self, number: int) -> None:
        """Note that somebody was told that commit ``number`` is saved."""
        self.steps.append(Step("told", content=str(number).encode()))

    def takes(self, size: int) -> bool:
        """Say whether there is room for so much more, and take it."""
        if self.room_bytes is None:
            return True
        self.room_bytes -= size
        return self.room_bytes >= 0


@contextmanager
def watched_disk() -> Iterator[Disk]:
    """Let everything SQLite does to a disk go through one that writes it down.

    Only files opened from here on are watched; the last of them is closed before it ends.
    """
    library = ctypes.CDLL(_sqlite3.__file__)
    if not hasattr(library, "sqlite3_vfs_register"):
        pytest.skip("this build of SQLite lets nobody between it and the disk")
    disk = Disk()
    between = _Between(library, disk)
    library.sqlite3_vfs_register(byref(between.system), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(byref(between.system))


def _text_at(address: int) -> str:
    return ctypes.string_at(address).decode()


class _Between:
    """Stands between SQLite and the disk; kept alive as long as it is registered."""

    def __init__(self, library: ctypes.CDLL, disk: Disk) -> None:
        self._disk = disk
        self._names: dict[int, str] = {}
        self._patched: dict[int, tuple[_Methods, _Methods]] = {}
        library.sqlite3_vfs_find.restype = c_void_p
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._real = cast(library.sqlite3_vfs_find(None), POINTER(_System))
        self.system = _System.from_buffer_copy(self._real.contents)
        self.system.zName = b"watched"
        self._open_real = _OPEN(self._real.contents.xOpen)
        self._calls: list[Callable[..., int]] = [
            _OPEN(self._open),
            _WRITE(self._write),
            _TRUNCATE(self._truncate),
            _SYNC(self._sync),
        ]
        self.system.xOpen = cast(self._calls[0], c_void_p)  # type: ignore[arg-type]

    def _open(self, _system: Any, name: int | None, file: Any, flags: int, out: Any) -> int:
        status: int = self._open_real(cast(self._real, c_void_p), name, file, flags, out)
        if status == SQLITE_OK and name:
            self._names[ctypes.addressof(file.contents)] = Path(_text_at(name)).name
            file.contents.pMethods = ctypes.pointer(self._between(file.contents.pMethods))
        return status

    def _between(self, methods: Any) -> _Methods:
        address = ctypes.addressof(methods.contents)
        for mine, _real in self._patched.values():
            if ctypes.addressof(mine) == address:
                return mine
        if address not in self._patched:
            mine = _Methods.from_buffer_copy(methods.contents)
            for name, call in zip(("xWrite", "xTruncate", "xSync"), self._calls[1:], strict=True):
                setattr(mine, name, cast(call, c_void_p))  # type: ignore[arg-type]
            self._patched[address] = (mine, methods.contents)
        return self._patched[address][0]

    def _real_of(self, file: int) -> _Methods:
        current = ctypes.addressof(cast(file, POINTER(_File)).contents.pMethods.contents)
        return next(
            real for mine, real in self._patched.values() if ctypes.addressof(mine) == current
        )

    def _write(self, file: int, content: int, size: int, offset: int) -> int:
        if not self._disk.takes(size):
            return SQLITE_FULL
        name, data = self._names[file], ctypes.string_at(content, size)
        self._disk.steps.append(Step("write", name, offset, data))
        return int(_WRITE(self._real_of(file).xWrite)(file, content, size, offset))

    def _truncate(self, file: int, size: int) -> int:
        self._disk.steps.append(Step("truncate", self._names[file], size))
        return int(_TRUNCATE(self._real_of(file).xTruncate)(file, size))

    def _sync(self, file: int, flags: int) -> int:
        self._disk.steps.append(Step("sync", self._names[file]))
        return int(_SYNC(self._real_of(file).xSync)(file, flags))


SURVIVES: Final[dict[str, Callable[[random.Random], bool]]] = {
    "nothing that was not forced": lambda _random: False,
    "sectors at random": lambda random: random.random() < 0.5,
    "all of it": lambda _random: True,
}


def after_a_power_cut(
    steps: list[Step], start: dict[str, bytes], survives: Callable[[], bool]
) -> tuple[dict[str, bytes], int]:
    """Return the files as they are found, and the last commit somebody was told of.

    Args:
        steps: Everything up to the moment the power went.
        start: The files from before.
        survives: Says of each sector that was not forced to the disk whether it got there.
    """
    on_disk = {name: bytearray(content) for name, content in start.items()}
    waiting: defaultdict[str, list[Step]] = defaultdict(list)
    told = 0
    for step in steps:
        if step.what == "told":
            told = int(step.content)
        elif step.what == "sync":
            for each in waiting.pop(step.name, []):
                _apply(on_disk.setdefault(step.name, bytearray()), each, lambda: True)
        else:
            waiting[step.name].append(step)
    for name, left in waiting.items():
        for each in left:
            _apply(on_disk.setdefault(name, bytearray()), each, survives)
    return {name: bytes(content) for name, content in on_disk.items()}, told


def _apply(content: bytearray, step: Step, survives: Callable[[], bool]) -> None:
    if step.what == "truncate":
        if survives():
            _set_length(content, step.offset)
        return
    if len(content) < step.offset + len(step.content):
        _set_length(content, step.offset + len(step.content))
    for at in range(0, len(step.content), SECTOR):
        if survives():
            sector = step.content[at : at + SECTOR]
            content[step.offset + at : step.offset + at + len(sector)] = sector


def _set_length(content: bytearray, length: int) -> None:
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
