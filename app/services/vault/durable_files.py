"""Small files that are either the old or the new version, whatever happens."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.services.foundation.errors import DiskFull
from app.services.vault.errors import FolderNotWritable

_PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.1


def write_durably(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: a temporary file, forced to disk, renamed over the old one.

    Raises:
        DiskFull: There is no room; the old file is untouched.
        FolderNotWritable: The folder takes no file; the old one is untouched.
    """
    part = path.with_name(f"{path.name}.part")
    with _refusing(path.parent):
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
    with _refusing(target.parent):
        with source.open("rb+") as file:
            os.fsync(file.fileno())
        replace_patiently(source, target)
        sync_folder(target.parent)


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
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise FolderNotWritable(folder) from error
