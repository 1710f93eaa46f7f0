"""Work off the UI thread that goes through no store: importing, opening a clinic, checking it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")


class Opening(QObject):
    """Runs work, one piece at a time, that needs no session.

    Signals:
        refused: Work failed; carries the error.
    """

    refused = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")
        self._arrived.connect(self._on_arrived)

    def start(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run ``work`` away from the UI thread and hand its result to ``then`` on it."""

        def settle(future: Future[T]) -> None:
            if future.cancelled():  # the window closed before its turn came
                return
            if error := future.exception():
                self.refused.emit(error)
            else:
                then(future.result())

        future = self._thread.submit(work)
        future.add_done_callback(lambda done: self._arrived.emit(partial(settle, done)))

    def close(self) -> None:
        """Wait for what runs; nothing is started any more."""
        self._thread.shutdown(cancel_futures=True)

    @Slot(object)
    def _on_arrived(self, settle: Callable[[], None]) -> None:
        settle()


def import_what_follows() -> None:
    """Import what the first pages behind the sign-in need."""
    import app.services.office.opening
    import app.ui.customers.page
    import app.ui.parts.keeping
    import app.ui.shell.workplace
    import app.ui.today.page  # noqa: F401
