"""How far long work has come, and how it is stopped."""

import threading
import time
from typing import Final

from PySide6.QtCore import QObject, Signal

REPORT_EVERY_SECONDS: Final = 0.05


class Cancelled(Exception):  # noqa: N818 (an answer to the person who cancelled, not a fault)
    """The person stopped the work; whatever it did is rolled back."""


class Progress(QObject):
    """Handed to long work, which calls ``report`` from whatever thread it runs on.

    Signals:
        moved: How far the work is; carries the count done and the count in all.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()
        self._told_at = float("-inf")

    def cancel(self) -> None:
        """Let the next ``report`` stop the work."""
        self._stopped.set()

    def report(self, done: int, total: int) -> None:
        """Tell the screen that ``done`` of ``total`` are done.

        Raises:
            Cancelled: The person asked to stop.
        """
        if self._stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told_at >= REPORT_EVERY_SECONDS:
            self._told_at = now
            self.moved.emit(done, total)
