"""Fields that understand what is typed: days, money, telephone numbers."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction
from typing_extensions import override

from app.services.reading.amounts import read_amount
from app.services.reading.phones import read_phone, show_phone
from app.ui.parts.cards.labels import mark
from app.ui.parts.fields.typed_days import read_typed_day
from app.ui.theme.fonts import font
from app.ui.theme.icons import Icon, icon
from app.ui.theme.theme import current
from app.ui.theme.tokens import TextSize
from app.words.formats import long_day, minor_digits, money
from app.words.language import current_language, say

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DayField(QLineEdit):
    """A day, typed in any usual form or picked from a calendar.

    Signals:
        day_changed: Another day holds; carries it, or ``None`` for an empty field.
    """

    day_changed = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        today: date,
        earliest: date | None = None,
        latest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._earliest = earliest or date.min
        self._latest = latest or date.max
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(say("today, -3, 11-21"))
        self._open = QAction(icon(Icon.CALENDAR, "muted"), say("Calendar"), self)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self._on_open_triggered)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def day(self) -> date | None:
        """The day that holds, read from what is typed so far."""
        return self._read()

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day, or one that makes no sense here."""
        return bool(self.text().strip()) and self._read() is None

    def set_day(self, day: date | None) -> None:
        """Show ``day`` without a signal."""
        self._day = day
        self.setText("" if day is None else self._said(day))
        mark(self, wrong=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._take((self._read() or self._today) + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def _said(self, day: date) -> str:
        return say("Today") if day == self._today else long_day(day)

    def _read(self) -> date | None:
        if self._day is not None and self.text() == self._said(self._day):
            return self._day
        day = read_typed_day(
            self.text(),
            today=self._today,
            latest=None if self._latest == date.max else self._latest,
            earliest=None if self._earliest == date.min else self._earliest,
        )
        return day if day is not None and self._earliest <= day <= self._latest else None

    def _take(self, day: date) -> None:
        if self._earliest <= day <= self._latest:
            changed = day != self._day
            self.set_day(day)
            if changed:
                self.day_changed.emit(day)

    @Slot()
    def _on_editing_finished(self) -> None:
        day = self._read()
        mark(self, wrong=self.is_wrong)
        if day is not None:
            self._take(day)
        elif not self.text().strip() and self._day is not None:
            self._day = None
            self.day_changed.emit(None)

    @Slot()
    def _on_open_triggered(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = self._calendar(menu)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._on_calendar_clicked)
        calendar.activated.connect(self._on_calendar_clicked)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _calendar(self, menu: QMenu) -> QCalendarWidget:
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setLocale(QLocale(current_language()))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setDateRange(_qdate(self._earliest), _qdate(self._latest))
        calendar.setSelectedDate(_qdate(self._read() or self._today))
        plain = QTextCharFormat()  # Qt's own week-ends are red, which here means late
        plain.setForeground(current().color("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        return calendar

    @Slot(QDate)
    def _on_calendar_clicked(self, day: QDate) -> None:
        self._take(date(day.year(), day.month(), day.day()))


class MoneyField(QLineEdit):
    """An amount in the clinic's currency, kept in minor units.

    Signals:
        amount_changed: What is typed reads as another amount; carries it in minor units,
            or ``None``.
    """

    amount_changed = Signal(object)

    def __init__(self, name: str, *, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._told: int | None = None
        self.setAccessibleName(name)
        self.setAlignment(RIGHT)
        self.setFont(font(TextSize.BASE, tabular=True))
        self.setPlaceholderText(money(0, currency))
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def amount_minor(self) -> int | None:
        """What is typed, in minor units; ``None`` if nothing or no amount."""
        read = read_amount(self.text(), minor_digits=minor_digits(self._currency))
        return read if isinstance(read, int) else None

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no amount."""
        return bool(self.text().strip()) and self.amount_minor is None

    def set_amount(self, amount_minor: int | None) -> None:
        """Show an amount without a signal."""
        self._told = amount_minor
        self.setText("" if amount_minor is None else money(amount_minor, self._currency))
        mark(self, wrong=False)

    @Slot()
    def _on_text_changed(self) -> None:
        amount = self.amount_minor
        if amount != self._told:
            self._told = amount
            self.amount_changed.emit(amount)

    @Slot()
    def _on_editing_finished(self) -> None:
        mark(self, wrong=self.is_wrong)
        if self.amount_minor is not None:
            self.set_amount(self.amount_minor)


class PhoneField(QLineEdit):
    """A telephone number, grouped for reading once it is complete."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def digits(self) -> str | None:
        """The number in its one form; ``None`` if nothing or no number is typed."""
        return read_phone(self.text()).digits

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no telephone number."""
        return bool(self.text().strip()) and self.digits is None

    def set_digits(self, digits: str) -> None:
        """Show a number."""
        self.setText(show_phone(digits))
        mark(self, wrong=False)

    @Slot()
    def _on_editing_finished(self) -> None:
        mark(self, wrong=self.is_wrong)
        if self.digits:
            self.setText(show_phone(self.digits))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
