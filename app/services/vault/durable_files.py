"""Small files that are either the old or the new version, whatever happens."""

import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typing_extensions import override

from app.services.foundation.errors import DiskFull, Refusal
from app.services.foundation.reports import Report, say_nothing
from app.services.vault.errors import FolderNotWritable
from app.words.language import say


@dataclass(eq=False)
class FileHeld(Refusal):
    """Another program has the file open, so that it cannot be written over."""

    path: Path

    @override
    def sentence(self) -> str:
        return say(
            "{name} is open in another program. Please close it there, or choose another name.",
            name=self.path.name,
        )


_PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.1
_BLOCK_BYTES: Final = 4 * 1024 * 1024


def write_durably(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: a temporary file, forced to disk, renamed over the old one.

    Raises:
        DiskFull: There is no room; the old file is untouched.
        FolderNotWritable: The folder takes no file; the old one is untouched.
    """
    part = path.with_name(f"{path.name}.part")
    with refusing(path.parent):
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            replace_patiently(part, path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def rename_durably(source: Path, target: Path) -> None:
    """Give a file that others have written its final name, both forced to disk.

    Raises:
        DiskFull: There is no room.
        FolderNotWritable: The name cannot be given.
    """
    with refusing(target.parent):
        force_to_disk(source)
        replace_patiently(source, target)
        sync_folder(target.parent)


def name_durably(part: Path, target: Path) -> None:
    """Give a finished folder its final name; there is nothing of that name yet.

    Raises:
        DiskFull, FolderNotWritable: The name cannot be given.
    """
    with refusing(target.parent):
        sync_folder(part)
        replace_patiently(part, target)
        sync_folder(target.parent)


def refuse_held(path: Path) -> None:
    """Pass silently if the file at ``path`` may be written over, or there is none.

    Excel keeps what it shows to itself, for as long as it shows it: waiting would not help.

    Raises:
        FileHeld: Another program has it open.
    """
    try:
        with path.open("rb+"):
            pass
    except FileNotFoundError:
        return
    except PermissionError as error:
        if path.is_file():
            raise FileHeld(path) from error


def replace_patiently(
    source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep
) -> None:
    """Rename ``source`` over ``target``, for up to 10 seconds if something holds it.

    On Windows a virus scanner keeps a fresh file open for a moment.

    Raises:
        PermissionError: It was still held at the end.
    """
    tries = int(_PATIENCE_SECONDS / _PAUSE_SECONDS)
    for left in reversed(range(tries)):
        try:
            source.replace(target)
        except PermissionError:
            if not left:
                raise
            pause(_PAUSE_SECONDS)
        else:
            return


def force_to_disk(path: Path) -> None:
    """Have the system write what it holds back of a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def copy_durably(source: Path, target: Path, *, report: Report = say_nothing) -> None:
    """Copy the bytes of a file, forced to disk.

    Args:
        source: The file.
        target: A name that is free.
        report: Is told how many bytes are copied; whatever it raises stops the copying.
    """
    done, size = 0, source.stat().st_size
    with source.open("rb") as read, target.open("xb") as write:
        while block := read.read(_BLOCK_BYTES):
            write.write(block)
            done += len(block)
            report(done, size)
        write.flush()
        os.fsync(write.fileno())


def digest_of(path: Path, *, report: Report = say_nothing) -> str:
    """Return the SHA-256 of a file, in hex.

    Args:
        path: The file.
        report: Is told how many bytes are read; whatever it raises stops the reading.
    """
    digest, done, size = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
            done += len(block)
            report(done, size)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable; Windows needs and offers no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def refusing(folder: Path) -> Iterator[None]:
    """Let what the system refuses in ``folder`` be a refusal.

    Raises:
        DiskFull: There is no room.
        FolderNotWritable: Nothing can be written there.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise FolderNotWritable(folder) from error
