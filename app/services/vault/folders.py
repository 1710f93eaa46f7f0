"""Where a clinic's files lie, and where they must not."""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.services.vault.errors import FolderNotWritable
from app.words.language import say


class UnsafeKind(StrEnum):
    """Why a folder is no place for the store."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCHRONISED = "synchronised"


@dataclass(eq=False)
class UnsafeFolder(Refusal):
    """The store would lie where it can be torn or taken away while in use."""

    path: Path
    kind: UnsafeKind

    @override
    def sentence(self) -> str:
        return _of_unsafe(self.kind).format(path=self.path)


@dataclass(eq=False)
class NoRoom(Refusal):
    """The drive has not the room that is needed.

    Attributes:
        folder: On that drive.
    """

    folder: Path
    needed_bytes: int
    free_bytes: int

    @override
    def sentence(self) -> str:
        return say(
            "There is no room on the drive of {folder}: {needed} MB are needed, {free} MB are"
            " free. Please make room first.",
            folder=self.folder,
            needed=f"{-(-self.needed_bytes >> 20):,}",
            free=f"{self.free_bytes >> 20:,}",
        )


def _of_unsafe(kind: UnsafeKind) -> str:
    match kind:
        case UnsafeKind.NETWORK:
            return say("{path} is on a network. Please choose a folder on this computer's disk.")
        case UnsafeKind.REMOVABLE:
            return say(
                "{path} can be unplugged. Please choose a folder on this computer's own disk."
            )
        case UnsafeKind.SYNCHRONISED:
            return say(
                "{path} is kept in step with a cloud, which can tear the data file."
                " Please choose a folder outside it."
            )


STORE_NAME: Final = "clinic.db"
LOCK_NAME: Final = "clinic.lock"
STARTS_NAME: Final = "last-start.json"
BACKUPS_NAME: Final = "backups"

_SYNCHRONISED: Final = ("onedrive", "dropbox", "icloud drive", "iclouddrive", "google drive")
_REMOVABLE_PLACES: Final = ("/media", "/run/media")
_NETWORK_SYSTEMS: Final = ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p")
_MOUNTS: Final = Path("/proc/mounts")
_WINDOWS_REMOVABLE: Final = 2
_WINDOWS_REMOTE: Final = 4


def make_folder(folder: Path) -> None:
    """Make ``folder`` if it is missing, unless it is no place for a store.

    Raises:
        UnsafeFolder, FolderNotWritable: See ``check_folder``.
    """
    _check_place(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(folder) from error
    check_folder(folder)


def check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be written or where a live store would be torn.

    Raises:
        UnsafeFolder: It is on a network, on a stick, or kept in step with a cloud.
        FolderNotWritable: It is missing or takes no file.
    """
    _check_place(folder)
    check_writable(folder)


def check_writable(folder: Path) -> None:
    """Refuse a folder that takes no file.

    Raises:
        FolderNotWritable: It is missing, or nothing can be written there.
    """
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise FolderNotWritable(folder) from error


def check_room(folder: Path, needed_bytes: int) -> None:
    """Refuse if the drive of ``folder`` has no room for so much more.

    Raises:
        NoRoom: It has not.
    """
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes:
        raise NoRoom(folder, needed_bytes, free_bytes)


def _check_place(folder: Path) -> None:
    kind = unsafe_kind(folder.absolute())
    if kind is not None:
        raise UnsafeFolder(folder, kind)


def unsafe_kind(folder: Path) -> UnsafeKind | None:
    """Return why a live store must not lie in ``folder``, ``None`` if it may."""
    if os.fspath(folder).startswith(("\\\\", "//")):
        return UnsafeKind.NETWORK
    if any(_is_synchronised(part) for part in folder.parts):
        return UnsafeKind.SYNCHRONISED
    return _kind_of_drive(folder)


def _is_synchronised(part: str) -> bool:
    name = part.casefold()  # such as "OneDrive - Clinic" or "Dropbox (Personal)"
    return name in _SYNCHRONISED or name.startswith(tuple(f"{word} " for word in _SYNCHRONISED))


if sys.platform == "win32":

    def _kind_of_drive(folder: Path) -> UnsafeKind | None:
        import ctypes

        kinds = {
            _WINDOWS_REMOVABLE: UnsafeKind.REMOVABLE,
            _WINDOWS_REMOTE: UnsafeKind.NETWORK,
        }
        return kinds.get(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor))

else:

    def _kind_of_drive(folder: Path) -> UnsafeKind | None:
        if any(folder.is_relative_to(place) for place in _REMOVABLE_PLACES):
            return UnsafeKind.REMOVABLE
        if _file_system_of(folder) in _NETWORK_SYSTEMS:
            return UnsafeKind.NETWORK
        return None

    def _file_system_of(folder: Path) -> str:
        try:
            lines = _MOUNTS.read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        mounts = [line.split()[1:3] for line in lines]
        around = [(len(place), kind) for place, kind in mounts if folder.is_relative_to(place)]
        return max(around, default=(0, ""))[1]
