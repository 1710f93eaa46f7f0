"""Puts the window together; the command line calls it for everything that is seen."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.services.office.opening import OpenDesk
from app.services.words.language import choose_language
from app.ui.shell.window import ClinicWindow
from app.ui.theme.theme import Look, Theme, apply_theme, current

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
    window.show_gate()
    window.show()
    return application.exec()


def open_workplace(opened: OpenDesk) -> ClinicWindow:
    """Return a window over a clinic that is open already, not yet shown; closing it closes both."""
    make_application(current().look)
    window = ClinicWindow(opened.clinic.folder)
    window.take(opened)
    return window
