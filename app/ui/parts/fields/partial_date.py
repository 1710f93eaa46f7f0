"""A date of which any part may be unknown, solar or lunar."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.services.rules.lunar import PartialDate, is_possible
from app.ui.parts.cards.labels import mark
from app.ui.theme.tokens import Size, Space
from app.words import CalendarKind
from app.words.language import say, say_in
from app.words.names import name_of

LIMITS: Final = {"year": 2099, "month": 12, "day": 31}


class PartialDateField(QWidget):
    """Calendar, year, month and day; what is not known stays empty.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._calendar = QComboBox()
        self._calendar.setAccessibleName(say("Calendar"))
        for kind in CalendarKind:
            self._calendar.addItem(name_of(kind), kind)
        self._year = self._box("year", say_in("part of a date", "Year"))
        self._month = self._box("month", say_in("part of a date", "Month"))
        self._day = self._box("day", say_in("part of a date", "Day"))
        self._leap = QCheckBox(say("leap month"))
        self._build()
        self._on_calendar_changed()

    @property
    def value(self) -> PartialDate:
        """What is known of the date."""
        return PartialDate(
            calendar=self._kind(),
            year=_number(self._year),
            month=_number(self._month),
            day=_number(self._day),
            leap=self._leap.isChecked() and self._kind() is CalendarKind.LUNAR,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not any(box.text() for box in (self._year, self._month, self._day))

    @property
    def is_wrong(self) -> bool:
        """Whether the known parts can belong to no day."""
        return not is_possible(self.value)

    def set_value(self, value: PartialDate) -> None:
        """Show ``value``."""
        self._calendar.setCurrentIndex(self._calendar.findData(value.calendar))
        boxes = (self._year, self._month, self._day)
        for box, part in zip(boxes, (value.year, value.month, value.day), strict=True):
            box.setText("" if part is None else str(part))
        self._leap.setChecked(value.leap)

    def _box(self, part: str, name: str) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(name)
        box.setAccessibleName(name)
        box.setValidator(QIntValidator(1, LIMITS[part], box))
        box.setMaximumWidth(Size.DATE_PART)
        box.textChanged.connect(self._on_changed)
        return box

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for part in (self._calendar, self._year, self._month, self._day, self._leap):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self._calendar)  # Tab passes over what stands before the proxy
        self._calendar.currentIndexChanged.connect(self._on_calendar_changed)
        self._leap.toggled.connect(self._on_changed)

    def _kind(self) -> CalendarKind:
        return CalendarKind(self._calendar.currentData())

    @Slot()
    def _on_calendar_changed(self) -> None:
        self._leap.setVisible(self._kind() is CalendarKind.LUNAR)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        for box in (self._year, self._month, self._day):
            mark(box, wrong=bool(box.text()) and self.is_wrong)
        self.changed.emit()


def _number(box: QLineEdit) -> int | None:
    return int(box.text()) if box.text().isdigit() else None
