"""One program at a time over one clinic's folder.

The operating system holds the lock and lets go of it when the process ends,
however it ends, so no stale lock ever keeps anyone out. On Windows it is a lock
on the first byte of the file, elsewhere on the file.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from app.services.foundation.errors import Refusal
from app.services.vault.errors import FolderNotWritable
from app.services.vault.folders import LOCK_NAME
from app.words.language import N_


@dataclass(eq=False)
class StoreInUse(Refusal):
    """The program is running over this folder already."""

    folder: Path

    says = N_("The program is running over {folder} already. Use that.")


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """The right to use the folder, from here until ``release``."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            StoreInUse: Another program, or this one, has it.
            FolderNotWritable: The lock file cannot be opened.
        """
        try:
            self._file = (folder / LOCK_NAME).open("ab")
        except OSError as error:
            raise FolderNotWritable(folder) from error
        try:
            _take(self._file)
        except OSError as error:
            self._file.close()
            raise StoreInUse(folder) from error

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        self._file.close()

    def __enter__(self) -> "InstanceLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
