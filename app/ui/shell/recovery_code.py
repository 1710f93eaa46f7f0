"""Shows the recovery code once, to be printed or written down."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.parts.buttons import button
from app.ui.parts.cards.labels import label
from app.ui.shell.gate import Gate
from app.words.language import say


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
