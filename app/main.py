"""Puts the window together; the command line calls it for everything that is seen."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from socket import socketpair
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtWidgets import QApplication

from app.ui.parts.messages import show_error
from app.ui.shell.opening import Opening
from app.ui.shell.window import ClinicWindow
from app.ui.theme.theme import Look, Theme, apply_theme, current
from app.words.language import choose_language, current_language

if TYPE_CHECKING:
    from app.services.office.opening import OpenDesk

NAME = "Clinic Desk"


def make_application(look: Look = Look.LIGHT) -> QApplication:
    """Return the running application, made and dressed if there is none yet."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
        QCoreApplication.setApplicationName(NAME)
    apply_theme(application, Theme(look))
    return application


def open_window(folder: Path, *, language: str | None = None) -> int:
    """Show the clinic in ``folder``, or set one up there; return the exit status when closed."""
    application = make_application()
    if language is not None:
        choose_language(language)
    window = ClinicWindow(folder)
    with ExitStack() as afterwards:
        window.demo_wanted.connect(partial(_show_demo, window, afterwards))
        window.show_gate()
        window.show()
        return _run(application)


def open_demo_window(customers: int, *, language: str) -> int:
    """Show a made-up clinic in a folder that goes with it; return the exit status when closed."""
    from app.services.demo.filling import open_demo

    application = make_application()
    with _passing_folder() as folder:
        desk = open_demo(Path(folder), customers=customers, language=language)
        window = open_workplace(desk)
        window.show()
        return _run(application)


def _run(application: QApplication) -> int:
    """Run until the last window is closed; Ctrl+C in a terminal closes them like their crosses.

    Python looks at a signal only between two steps of its own, and Qt takes none while nothing
    happens: so the signal rings a bell that Qt hears.
    """
    heard, rung = socketpair()
    with heard, rung:
        rung.setblocking(False)
        bell = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, application)
        bell.activated.connect(lambda: heard.recv(1))
        interrupt = signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
        wakeup = signal.set_wakeup_fd(rung.fileno())
        try:
            return application.exec()
        finally:
            signal.set_wakeup_fd(wakeup)
            signal.signal(signal.SIGINT, interrupt)
            bell.setEnabled(False)
            bell.deleteLater()


def open_workplace(opened: OpenDesk) -> ClinicWindow:
    """Return a window over a made-up clinic that is open, not yet shown; closing it closes both."""
    make_application(current().look)
    window = ClinicWindow(opened.clinic.folder, passing=True)
    window.take(opened)
    return window


def _show_demo(window: ClinicWindow, afterwards: ExitStack) -> None:
    """Make a clinic up while ``window`` waits, and show it in its place."""
    from app.services.demo.clinic import DEFAULT_CUSTOMERS
    from app.services.demo.filling import open_demo

    folder = afterwards.enter_context(_passing_folder())
    work = partial(
        open_demo, Path(folder), customers=DEFAULT_CUSTOMERS, language=current_language()
    )

    def show(desk: OpenDesk) -> None:
        demo = open_workplace(desk)
        afterwards.callback(demo.deleteLater)
        demo.show()
        window.close()

    window.setDisabled(True)
    opening = Opening(window)
    opening.refused.connect(partial(show_error, parent=window))
    opening.start(work, show)


def _passing_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="clinic-desk-", ignore_cleanup_errors=True)
