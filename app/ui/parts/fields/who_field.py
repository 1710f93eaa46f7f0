"""Whom a dialog is about: the picker, and under it what must be known of the person."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.archive.search import FoundCustomer, find_customers
from app.ui.parts.cards.chips import ChipLabel
from app.ui.parts.cards.labels import label, muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.customer_picker import CustomerPicker, customer_suggestion
from app.ui.parts.fields.known_customer import KnownCustomer, known_customer
from app.ui.parts.fields.suggest_list import Answer, Suggestion
from app.ui.theme.tokens import Space

MOST_FOUND = 5


class WhoField(QWidget):
    """Finds the customer while typing and warns of allergies once found.

    Signals:
        customer_known: A customer was chosen and loaded; carries a ``KnownCustomer``.
        customer_forgotten: Something else is being typed.
    """

    customer_known = Signal(KnownCustomer)
    customer_forgotten = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on = desk.clock.today()
        self._picker = CustomerPicker(self._ask)
        self._chip = ChipLabel()
        self._beside = muted("")
        self._warning = label("", "bad_strong")
        self._about = QWidget()
        self._build()
        self._picker.picked.connect(self._on_picked)
        self._picker.unpicked.connect(self._on_unpicked)

    @property
    def customer_id(self) -> int | None:
        """Who was chosen."""
        return self._picker.taken.key if self._picker.taken else None

    def choose(self, customer_id: int) -> None:
        """Choose a customer by key."""
        self._load(customer_id)

    def set_day(self, on: date) -> None:
        """Look at the packages of another day."""
        self._on = on
        if self.customer_id is not None:
            self._load(self.customer_id)

    def fix(self) -> None:
        """Let nobody else be chosen."""
        self._picker.setEnabled(False)

    def _build(self) -> None:
        row = QHBoxLayout(self._about)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self._chip, self._beside, self._warning):
            row.addWidget(widget, 0, middle)
        row.addStretch(1)
        self._about.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._picker)
        column.addWidget(self._about)
        self.setFocusProxy(self._picker)

    def _ask(self, text: str, answer: Answer) -> None:
        self._desk.tasks.read(
            self,
            lambda session: find_customers(session, text=text, limit=MOST_FOUND),
            lambda found: answer([_suggestion(each) for each in found]),
            latest="customers",
        )

    def _load(self, customer_id: int) -> None:
        work = known_customer(self._desk, customer_id, on=self._on)
        self._desk.tasks.read(self, work, self._show, latest="known")

    def _show(self, known: KnownCustomer) -> None:
        taken = Suggestion(key=known.file.id, text=known.file.entry.name)
        self._picker.set_taken(taken)
        self._chip.set_chip(known.chip)
        self._beside.setText(known.beside)
        self._warning.setText(known.warning)
        self._about.show()
        self.customer_known.emit(known)

    @Slot(Suggestion)
    def _on_picked(self, taken: Suggestion) -> None:
        self._load(taken.key)

    @Slot()
    def _on_unpicked(self) -> None:
        self._about.hide()
        self.customer_forgotten.emit()


def _suggestion(found: FoundCustomer) -> Suggestion:
    return customer_suggestion(
        found.id,
        found.name,
        pinyin=found.pinyin,
        last_four=found.phone_end,
        tier=found.tier,
    )
