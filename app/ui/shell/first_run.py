"""The first start: sets a clinic up, or shows the made-up one."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.ui.parts.buttons import button
from app.ui.parts.cards.labels import label
from app.ui.shell.gate import Gate
from app.words.language import current_language, say

ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
)
CURRENCIES = ("CNY", "HKD", "TWD", "SGD", "JPY", "EUR", "GBP", "USD", "AUD")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRunEntry:
    """What a new clinic is set up with.

    Attributes:
        zone: IANA name.
        currency: ISO 4217 code.
    """

    clinic: str
    manager: str
    zone: str
    currency: str
    language: str
    password: str = field(repr=False)


class FirstRunPage(Gate):
    """Name of the clinic, zone, currency, the manager and a password.

    Signals:
        submitted: Carries a ``FirstRunEntry``.
        demo_wanted: Look at the made-up clinic first.
        language_wanted: Another language; carries ``zh`` or ``en``.
    """

    submitted = Signal(FirstRunEntry)
    demo_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, *, zone: str, parent: QWidget | None = None) -> None:
        words = say(
            "Everything stays on this computer, encrypted. Only the password or the recovery "
            "code that you will print next opens it."
        )
        super().__init__(say("Set up your clinic"), words, say("Set up"), parent)
        self._clinic = _line(say("Name of the clinic"))
        self._manager = _line(say("Your name (manager)"))
        self._password = _line(say("Password"), secret=True)
        self._again = _line(say("Password again"), secret=True)
        self._zone = _choice(say("Time zone"), dict.fromkeys((zone, *ZONES)))
        self._currency = _choice(say("Currency"), dict.fromkeys(CURRENCIES))
        for field_ in (
            self._clinic,
            self._manager,
            self._password,
            self._again,
            self._zone,
            self._currency,
        ):
            self.form.addRow(label(field_.accessibleName(), "muted"), field_)
        self._add_foot()
        self.go_on.clicked.connect(self._on_go_on)
        for line in (self._clinic, self._manager, self._password, self._again):
            line.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def _add_foot(self) -> None:
        demo = button(say("Look at a made-up clinic first"))
        demo.clicked.connect(self.demo_wanted)
        other = "en" if current_language() == "zh" else "zh"
        language = button({"zh": "中文", "en": "English"}[other], kind="quiet")
        language.clicked.connect(lambda: self.language_wanted.emit(other))
        self.foot.insertWidget(0, demo)
        self.foot.insertWidget(1, language)

    @Slot()
    def _on_text_changed(self) -> None:
        filled = all(line.text().strip() for line in (self._clinic, self._manager, self._password))
        self.go_on.setEnabled(filled and self._password.text() == self._again.text())

    @Slot()
    def _on_go_on(self) -> None:
        self.clear_refusal()
        self.set_busy(busy=True)
        self.submitted.emit(
            FirstRunEntry(
                clinic=self._clinic.text().strip(),
                manager=self._manager.text().strip(),
                zone=self._zone.currentText(),
                currency=self._currency.currentText(),
                language=current_language(),
                password=self._password.text(),
            )
        )


def _line(name: str, *, secret: bool = False) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _choice(name: str, words: dict[str, None]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(list(words))
    return box
