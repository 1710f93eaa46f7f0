"""Keeps Python's search for dead cycles between two events of the UI thread.

Left alone, the search runs wherever an object happens to be made: on a worker, or on
the UI thread in the middle of painting. Widgets of pages and dialogs that are gone would
then be destroyed while Qt may still walk over them. Rare crashes in a deferred delete were
seen before this was in place; that the search was their cause is likely, not proven.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS: Final = 10_000


class Collector(QObject):
    """Searches from a timer instead, as long as it lives; one is enough for a program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.freeze()  # what is there by now stays, so the search need not walk over it
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        gc.collect()
