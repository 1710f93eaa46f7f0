"""One treatment of a visit: what, by whom, for how much."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.visits.entries import LineEntry
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.labels import figure, label, mark, muted
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.pickers import MoneyField
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Space, Tone
from app.words.formats import DASH, money
from app.words.language import say

Staff = Sequence[tuple[int, str]]


class LineRow(QFrame):
    """A line that can be changed; a session of a package costs nothing more.

    Signals:
        changed: Person or amount is another.
        remove_wanted: The line is to go.
    """

    changed = Signal()
    remove_wanted = Signal()

    def __init__(
        self, entry: LineEntry, *, name: str, staff: Staff, currency: str, note: str = ""
    ) -> None:
        super().__init__()
        self._entry = entry
        self._staff = ChoiceBox(staff, nothing=DASH)
        self._amount = MoneyField(say("Amount, {what}", what=name), currency=currency)
        self._remove = icon_button(Icon.CLOSE, say("Remove {what}", what=name))
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self._build(name, note)
        self._staff.choose(entry.staff_id)
        self._amount.set_amount(entry.amount_minor)
        self._amount.setEnabled(entry.package_id is None)
        self._staff.currentIndexChanged.connect(self.changed)
        self._amount.amount_changed.connect(self.changed)
        self._remove.clicked.connect(self.remove_wanted)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in reading order."""
        return (self._staff, self._amount, self._remove)

    @property
    def is_wrong(self) -> bool:
        """Whether what stands as the amount is none."""
        return self._amount.amount_minor is None

    def entry(self) -> LineEntry:
        """Return the line as it stands."""
        return LineEntry(
            item_id=self._entry.item_id,
            amount_minor=self._amount.amount_minor or 0,
            staff_id=self._staff.value,
            event_id=self._entry.event_id,
            package_id=self._entry.package_id,
            line_id=self._entry.line_id,
        )

    def set_price(self, price_minor: int) -> None:
        """Take on the price of another day, unless somebody typed another amount."""
        untouched = self._amount.amount_minor == self._entry.amount_minor
        if untouched and self._entry.package_id is None and self._entry.line_id is None:
            self._entry = replace(self._entry, amount_minor=price_minor)
            self._amount.set_amount(price_minor)
            self.changed.emit()

    def set_event(self, event_id: int | None) -> None:
        """Say which event brought the sale."""
        self._entry = replace(self._entry, event_id=event_id)

    def focus_amount(self) -> None:
        """Go to the amount."""
        self._amount.setFocus()

    def _build(self, name: str, note: str) -> None:
        self.setFixedHeight(Size.ROW)
        self._staff.setAccessibleName(say("By whom, {what}", what=name))
        self._staff.setFixedWidth(ColumnWidth.MEDIUM)
        self._amount.setFixedWidth(ColumnWidth.SHORT)
        self._remove.setAutoDefault(False)
        for field in (self._staff, self._amount):
            mark(field, kind="cell")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.XS, 0)
        row.setSpacing(Space.S)
        row.addWidget(label(name))
        if note:
            row.addWidget(ChipLabel(Chip(text=note, tone=Tone.OK)))
        row.addStretch(1)
        for widget in self.stops:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def fixed_row(name: str, note: str, amount_minor: int, currency: str) -> QFrame:
    """Return a line that stands as it is: money given back, a package sold."""
    row = QFrame()
    row.setProperty("kind", "row")
    row.setFixedHeight(Size.ROW)
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.M, 0, Space.L + Size.SMALL_ICON, 0)
    across.addWidget(label(name, "muted"))
    across.addWidget(muted(note))
    across.addStretch(1)
    across.addWidget(figure(money(amount_minor, currency)))
    return row
