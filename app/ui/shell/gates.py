"""The way in: first start, sign-in, recovery; ends with an open clinic."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimeZone, Signal, Slot
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.services.vault.keyring import Keyring, is_set_up
from app.ui.parts.buttons import button, quiet_button
from app.ui.parts.cards.labels import label
from app.ui.shell.gate import Gate
from app.ui.shell.opening import Opening
from app.ui.shell.sign_in import SignInEntry, SignInPage
from app.words.language import say

if TYPE_CHECKING:
    from app.services.office.opening import OpenDesk
    from app.services.vault.clinic_store import ClinicCreated
    from app.ui.shell.first_run import FirstRunEntry


class RecoveryCodePage(Gate):
    """The code in large letters; goes on once somebody says it is kept.

    Signals:
        kept: The code is printed or written down.
    """

    kept = Signal()

    def __init__(self, clinic: str, code: str, parent: QWidget | None = None) -> None:
        words = say(
            "If every password is forgotten, only this code opens the clinic's data. It is shown "
            "once. Print it and keep it locked away, not beside the computer."
        )
        super().__init__(say("Your recovery code"), words, say("Start"), parent)
        self._clinic, self._code = clinic, code
        shown = label(code, "figure")
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(say("Recovery code"))
        self._sure = QCheckBox(say("I have printed it or written it down"))
        self.form.addRow(shown)
        self.form.addRow(self._sure)
        paper, copy = button(say("Print…")), button(say("Copy"))
        self.foot.insertWidget(0, paper)
        self.foot.insertWidget(1, copy)
        self.go_on.setEnabled(False)
        self._sure.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)
        paper.clicked.connect(self._on_print)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))

    @Slot()
    def _on_print(self) -> None:
        dialog = QPrintDialog(QPrinter(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(dialog.printer()))
        dialog.show()

    def _print_on(self, printer: QPrinter) -> None:
        document = QTextDocument()
        document.setPlainText(
            say("Recovery code of {clinic}", clinic=self._clinic) + f"\n\n{self._code}\n"
        )
        document.print_(printer)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryEntry:
    """Whose password is replaced, and by what right."""

    name: str
    code: str = field(repr=False)
    password: str = field(repr=False)


class RecoveryPage(Gate):
    """The code as it was printed, and a new password.

    Signals:
        submitted: Carries a ``RecoveryEntry``.
        left: Back to the sign-in.
    """

    submitted = Signal(RecoveryEntry)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        words = say("Type the recovery code that was printed when the clinic was set up.")
        super().__init__(say("New password for {name}", name=name), words, say("Continue"), parent)
        self._name = name
        self._code = QLineEdit()
        self._code.setAccessibleName(say("Recovery code"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(say("New password"))
        self.form.addRow(label(say("Recovery code"), "muted"), self._code)
        self.form.addRow(label(say("New password"), "muted"), self._password)
        back = quiet_button(say("Back"))
        self.foot.insertWidget(0, back)
        back.clicked.connect(self.left)
        self.go_on.clicked.connect(self._on_go_on)

    @Slot()
    def _on_go_on(self) -> None:
        self.clear_refusal()
        self.set_busy(busy=True)
        self.submitted.emit(
            RecoveryEntry(name=self._name, code=self._code.text(), password=self._password.text())
        )


class Gates(QObject):
    """Leads from one gate page to the next.

    Signals:
        page_wanted: Show this page; carries a widget.
        opened: Somebody signed in; carries an ``OpenDesk``.
        demo_wanted: Show the made-up clinic instead.
        language_wanted: Speak this language; carries ``zh`` or ``en``.
    """

    page_wanted = Signal(QWidget)
    opened = Signal(object)
    demo_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self, folder: Path, *, signed_in: OpenDesk | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._signed_in = signed_in
        self._page: Gate | None = None
        self._opening = Opening(self)
        self._opening.refused.connect(self.refuse)

    def start(self) -> None:
        """Show the first page that is due."""
        if is_set_up(self._folder):
            self._show_sign_in()
        else:
            self._show_first_run()

    def _show_sign_in(self) -> None:
        people = [person.name for person in Keyring(self._folder).people()]
        last = self._signed_in.actor.name if self._signed_in else ""
        page = SignInPage(people, last=last)
        page.submitted.connect(self._on_sign_in_submitted)
        page.recovery_wanted.connect(self._on_recovery_wanted)
        self._show(page)

    def _show_first_run(self) -> None:
        from app.ui.shell.first_run import FirstRunPage

        page = FirstRunPage(zone=QTimeZone.systemTimeZoneId().toStdString())
        page.submitted.connect(self._on_first_run_submitted)
        page.demo_wanted.connect(self.demo_wanted)
        page.language_wanted.connect(self.language_wanted)
        self._show(page)

    def _show_code(self, entry: FirstRunEntry, created: ClinicCreated) -> None:
        page = RecoveryCodePage(entry.clinic, created.recovery_code)
        sign_in = SignInEntry(name=entry.manager, password=entry.password)
        page.kept.connect(partial(self._on_sign_in_submitted, sign_in))
        self._show(page)

    def _show(self, page: Gate) -> None:
        self._page = page
        self.page_wanted.emit(page)

    @Slot(object)
    def _on_sign_in_submitted(self, entry: SignInEntry) -> None:
        work = partial(_let_in, entry, self._folder, signed_in=self._signed_in)
        self._opening.start(work, self.opened.emit)

    @Slot(str)
    def _on_recovery_wanted(self, name: str) -> None:
        page = RecoveryPage(name)
        page.submitted.connect(self._on_recovery_submitted)
        page.left.connect(self._show_sign_in)
        self._show(page)

    @Slot(object)
    def _on_recovery_submitted(self, entry: RecoveryEntry) -> None:
        from app.services.office.opening import set_password_by_code

        work = partial(
            set_password_by_code,
            self._folder,
            name=entry.name,
            code=entry.code,
            password=entry.password,
        )
        sign_in = SignInEntry(name=entry.name, password=entry.password)
        self._opening.start(work, lambda _done: self._on_sign_in_submitted(sign_in))

    @Slot(object)
    def _on_first_run_submitted(self, entry: FirstRunEntry) -> None:
        from app.services.office.founding import found_clinic
        from app.services.vault.clinic_store import ClinicEntry

        work = partial(
            found_clinic,
            self._folder,
            entry=ClinicEntry(
                name=entry.clinic,
                manager_name=entry.manager,
                zone=ZoneInfo(entry.zone),
                currency=entry.currency,
                language=entry.language,
            ),
            password=entry.password,
        )
        self._opening.start(work, partial(self._show_code, entry))

    @Slot(object)
    def refuse(self, error: BaseException) -> None:
        """Say on the page in front what went wrong."""
        if self._page is not None:
            self._page.refuse(error)


def _let_in(entry: SignInEntry, folder: Path, *, signed_in: OpenDesk | None) -> OpenDesk:
    """Open the clinic, or hand the open one over; imports what that takes off the UI thread."""
    from app.services.office.opening import change_person, open_desk

    if signed_in is not None:
        return change_person(signed_in, name=entry.name, password=entry.password)
    # The window looks at the pages of the store once it stands.
    return open_desk(folder, name=entry.name, password=entry.password, check_now=False)
