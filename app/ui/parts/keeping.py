"""Keeps the store of the open clinic safe while the window stands."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.foundation.clock import Clock
from app.services.foundation.reports import Report
from app.services.office.safe_keeping import SafeKeeper
from app.services.office.self_keeping import BACK_UP_EVERY, Kept, keep_safe
from app.ui.parts.progress import Progress
from app.ui.parts.tasks import Failed, Tasks
from app.words import BackupReason

T = TypeVar("T")
FIRST_MS: Final = 60_000  # the desk first has what it opened the program for
_EVERY_MS: Final = int(BACK_UP_EVERY.total_seconds() * 1_000)


class Keeping(QObject):
    """Backs up every half hour what was changed, and does what else somebody asks for.

    One thing is done at a time, away from everything the desk waits for.

    Signals:
        done: Something was made, proven, or could not be; whoever shows it should look anew.
        troubled: Something could not be done by itself; carries the refusal.
    """

    done = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        keeper: SafeKeeper,
        clock: Clock,
        *,
        second_place: Callable[[], Path | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self._tasks = tasks
        self._clock = clock
        self._second_place = second_place
        self._window = parent
        self._running: Progress | None = None
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(partial(self._keep, BackupReason.AFTER_START))
        self._regular = QTimer(self, interval=_EVERY_MS)
        self._regular.timeout.connect(partial(self._keep, BackupReason.REGULAR))

    def begin(self) -> None:
        """Look after the store by itself from now on."""
        self._first.start()
        self._regular.start()

    def run(
        self,
        owner: QWidget,
        job: Callable[[Report], T],
        then: Callable[[T], None],
        *,
        progress: Progress | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do ``job`` once what is being done is done, and hand its result to ``then``."""
        watched = progress or Progress(self)

        def finish(result: T) -> None:
            self.done.emit()
            then(result)

        def fail(error: BaseException) -> None:
            self.done.emit()
            if failed is not None:
                failed(error)

        self._tasks.run_aside(
            owner, partial(self._watch, watched, job), finish, failed=fail if failed else None
        )

    def close_over(self, progress: Progress, then: Callable[[], None]) -> None:
        """Back up what was changed before the clinic is closed, then call ``then``."""
        self.stop()
        job = self._job(BackupReason.ON_CLOSING)
        self._tasks.after_writes(
            self._window,
            partial(
                self.run,
                self._window,
                job,
                lambda _kept: then(),
                progress=progress,
                failed=lambda _error: then(),
            ),
        )

    def stop(self) -> None:
        """Let go of what is being done by itself."""
        self._first.stop()
        self._regular.stop()
        if self._running is not None:
            self._running.cancel()

    def _watch(self, progress: Progress, job: Callable[[Report], T]) -> T:
        self._running = progress
        try:
            return job(progress.report)
        finally:
            self._running = None

    def _job(self, reason: BackupReason) -> Callable[[Report], Kept]:
        def job(report: Report) -> Kept:
            return keep_safe(
                self.keeper,
                reason=reason,
                clock=self._clock,
                second_place=self._second_place(),
                report=report,
            )

        return job

    def _keep(self, reason: BackupReason) -> None:
        self.run(self._window, self._job(reason), self._on_kept)

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        for refusal in kept.trouble:
            self.troubled.emit(refusal)
