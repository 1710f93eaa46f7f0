"""Threads that let every other go first."""

import os
import sys
import threading
from typing import Final

_WINDOWS_LOWEST: Final = -2
_LOWEST: Final = 19


def be_patient() -> None:
    """Let the calling thread work only when nobody else wants to, as long as it lives.

    On a computer with two cores a backup would otherwise double what a save takes.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetThreadPriority(kernel.GetCurrentThread(), _WINDOWS_LOWEST)
    else:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST)
