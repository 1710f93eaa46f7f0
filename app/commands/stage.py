"""A window over a made-up clinic that nobody sees: for pictures, checks and measuring."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.main import make_application, open_workplace
from app.services.demo.filling import open_demo
from app.services.office.opening import OpenDesk
from app.ui.parts.tasks import Tasks
from app.ui.shell.window import ClinicWindow
from app.ui.shell.workplace import Workplace
from app.ui.theme.theme import Look
from app.words.language import choose_language

_QUIET_SECONDS: Final = 0.15
_PATIENCE_SECONDS: Final = 30.0
_PULSE_MS: Final = 10
_CALM_ROUNDS: Final = 3


class StageStuckError(RuntimeError):
    """The window was still busy after half a minute."""


class Stillness(QObject):
    """Knows when the work that a window asked for has come back, and is on the screen."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._pulse = QTimer(self)  # something to wait for, when nothing else comes
        self._busy = tasks.is_busy
        self._changed_at = monotonic()
        tasks.busy.connect(self._on_busy)

    def wait(self) -> None:
        """Let the window work until nothing has moved for a moment.

        Raises:
            StageStuckError: It does not come to rest.
        """
        begun = self._changed_at = monotonic()
        self._pulse.start(_PULSE_MS)
        try:
            while self._busy or monotonic() - self._changed_at < _QUIET_SECONDS:
                if monotonic() - begun > _PATIENCE_SECONDS:
                    raise StageStuckError
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        finally:
            self._pulse.stop()

    def settle(self) -> None:
        """Return as soon as every answer is there and painted; for measuring.

        Raises:
            StageStuckError: It does not come to rest.
        """
        begun, calm_rounds = monotonic(), 0
        while calm_rounds < _CALM_ROUNDS:
            if monotonic() - begun > _PATIENCE_SECONDS:
                raise StageStuckError
            waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            everything = QEventLoop.ProcessEventsFlag.AllEvents
            QCoreApplication.processEvents(waiting if self._busy else everything)
            calm_rounds = 0 if self._busy else calm_rounds + 1

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 (a slot)
        self._busy = busy
        self._changed_at = monotonic()


@dataclass(frozen=True, slots=True)
class Stage:
    """The window, and the clinic behind it."""

    window: ClinicWindow
    desk: OpenDesk
    stillness: Stillness

    @property
    def workplace(self) -> Workplace:
        """The pages; others after a change of look or language."""
        workplace = self.window.workplace
        if workplace is None:
            raise StageStuckError
        return workplace

    def open_page(self, name: str) -> QWidget:
        """Open a page and wait until it stands still."""
        page = self.workplace.open_page(name)
        self.stillness.wait()
        return page

    def dress(self, look: Look) -> None:
        """Take on a look, as the person's menu does."""
        self.workplace.look_wanted.emit(look)
        self.stillness.wait()


@contextmanager
def staged(*, customers: int, language: str) -> Iterator[Stage]:
    """Open a window over a made-up clinic and close both afterwards."""
    with TemporaryDirectory(prefix="clinic-desk-", ignore_cleanup_errors=True) as folder:
        prepare_screen()
        make_application()
        choose_language(language)
        desk = open_demo(Path(folder), customers=customers, language=language)
        with over(desk) as stage:
            yield stage


@contextmanager
def over(desk: OpenDesk) -> Iterator[Stage]:
    """Open a window over an open clinic and close both afterwards."""
    window = open_workplace(desk)
    if window.workplace is None:
        raise StageStuckError
    stage = Stage(window, desk, Stillness(window.workplace.desk.tasks))
    try:
        window.show()
        stage.stillness.wait()
        yield stage
    finally:
        window.close()


def prepare_screen() -> None:
    """Paint in memory where there is no screen; pictures never need one."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
