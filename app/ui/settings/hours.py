"""When the clinic is open: the week, days unlike the others, holidays."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.planning.opening_hours import (
    ExceptionRow,
    HolidayRow,
    HoursRow,
    edit_holiday,
    edit_hours,
    list_exceptions,
    list_holidays,
    list_hours,
    remove_exception,
    set_exception,
)
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.typed_hours import read_typed_hours, said_hours
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.settings.exceptions_card import ExceptionsCard
from app.ui.settings.week_card import WeekCard
from app.ui.theme.tokens import Size, Space
from app.words import Holiday, Intent
from app.words.language import say
from app.words.names import name_of


class HolidaysCard(Card):
    """Two boxes for each holiday; ticking one takes effect at once.

    Signals:
        holiday_changed: Carries the ``HolidayRow`` as it is to be.
    """

    holiday_changed = Signal(HolidayRow)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Statutory holidays"), parent=parent)
        self._closed = {each: QCheckBox(say("closed")) for each in Holiday}
        self._greets = {each: QCheckBox(say("send greetings")) for each in Holiday}
        self._lay_out()
        for each in Holiday:
            for box in (self._closed[each], self._greets[each]):
                box.clicked.connect(partial(self._on_box_clicked, each))

    def show_holidays(self, rows: Sequence[HolidayRow]) -> None:
        """Show what holds now."""
        for row in rows:
            self._closed[row.holiday].setChecked(row.closed)
            self._greets[row.holiday].setChecked(row.greets)

    def _lay_out(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for at, each in enumerate(Holiday):
            name = name_of(each)
            grid.addWidget(label(name), at, 0)
            for column, box in enumerate((self._closed[each], self._greets[each]), start=1):
                box.setAccessibleName(say("{name}: {what}", name=name, what=box.text()))
                grid.addWidget(box, at, column)
        self.add(body)
        self.add(muted(say("Days off and weekends that make up for them are known.")))

    def _on_box_clicked(self, holiday: Holiday) -> None:
        self.holiday_changed.emit(
            HolidayRow(
                holiday=holiday,
                greets=self._greets[holiday].isChecked(),
                closed=self._closed[holiday].isChecked(),
            )
        )


_MOST_REASON = 80


class ExceptionDialog(DeskDialog):
    """A day, its hours or none, and why.

    Signals:
        submitted: Carries the ``ExceptionRow``.
    """

    submitted = Signal(ExceptionRow)

    def __init__(
        self, row: ExceptionRow | None, *, today: date, parent: QWidget | None = None
    ) -> None:
        title = say("A day unlike the others")
        super().__init__(title, action=say("Save"), width=Size.SMALL_DIALOG, parent=parent)
        self._day = DayField(say("Day"), today=today, earliest=today)
        self._hours = QLineEdit()
        self._hours.setPlaceholderText(say("closed"))
        self._reason = QLineEdit(maxLength=_MOST_REASON)
        self.add_row(say("Day"), self._day)
        self.add_row(say("Open from – to"), self._hours)
        self.add_row(say("Reason"), self._reason)
        if row is not None:
            self._day.set_day(row.day_on)
            self._reason.setText(row.reason or "")
            if row.opens_at is not None and row.closes_at is not None:
                self._hours.setText(said_hours([(row.opens_at, row.closes_at)]))
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        day, hours = self._day.day, read_typed_hours(self._hours.text())
        if day is None:
            self.show_refusal(say("Which day? Please type one from today on."), self._day)
        elif hours is None or len(hours) > 1:
            self.show_refusal(
                say("Write one stretch such as 9:00-13:00, or nothing for closed."), self._hours
            )
        else:
            opens_at, closes_at = hours[0] if hours else (None, None)
            self.hold()
            self.submitted.emit(
                ExceptionRow(
                    day_on=day, opens_at=opens_at, closes_at=closes_at, reason=self._reason.text()
                )
            )


_TABLES = frozenset({"opening_hours", "day_exceptions", "holiday_rules"})
_Loaded = tuple[list[HoursRow], list[ExceptionRow], list[HolidayRow]]


class HoursSection(QWidget):
    """Everything that says when nobody is contacted; every change can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._week = WeekCard()
        self._exceptions = ExceptionsCard(desk)
        self._holidays = HolidaysCard()
        self._build()
        self._week.hours_entered.connect(self._on_hours_entered)
        self._exceptions.exception_wanted.connect(self._on_exception_wanted)
        self._exceptions.removal_wanted.connect(self._on_removal_wanted)
        self._holidays.holiday_changed.connect(self._on_holiday_changed)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        for card in (self._week, self._holidays):
            card.setMaximumWidth(Size.DIALOG)
            left.addWidget(card)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(left, 2)
        row.addWidget(self._exceptions, 3)

    def _load(self) -> None:
        today = self._desk.clock.today()
        self._desk.tasks.read(
            self,
            lambda session: (
                list_hours(session),
                list_exceptions(session, from_on=today),
                list_holidays(session),
            ),
            self._show,
            latest="hours",
        )

    def _show(self, loaded: _Loaded) -> None:
        hours, exceptions, holidays = loaded
        self._week.show_hours(hours)
        self._exceptions.show_exceptions(exceptions)
        self._holidays.show_holidays(holidays)

    @Slot(list)
    def _on_hours_entered(self, hours: list[HoursRow]) -> None:
        self._desk.tasks.write(
            self,
            partial(edit_hours, hours=hours, actor=self._desk.person),
            lambda _done: self._week.saved(),
            intent=Intent.EDIT_STANDARDS,
            failed=self._week.refuse,
        )

    @Slot(object)
    def _on_exception_wanted(self, row: ExceptionRow | None) -> None:
        dialog = ExceptionDialog(row, today=self._desk.clock.today(), parent=self)
        dialog.submitted.connect(partial(self._on_submitted, dialog))
        dialog.open()

    def _on_submitted(self, dialog: ExceptionDialog, row: ExceptionRow) -> None:
        self._desk.tasks.write(
            dialog,
            partial(set_exception, exception=row, actor=self._desk.person),
            lambda _done: dialog.accept(),
            intent=Intent.EDIT_STANDARDS,
            failed=dialog.show_error,
        )

    @Slot(object)
    def _on_removal_wanted(self, day: date) -> None:
        self._desk.tasks.write(
            self,
            partial(remove_exception, day_on=day, actor=self._desk.person),
            intent=Intent.EDIT_STANDARDS,
        )

    @Slot(HolidayRow)
    def _on_holiday_changed(self, row: HolidayRow) -> None:
        self._desk.tasks.write(
            self,
            partial(edit_holiday, row=row, actor=self._desk.person),
            intent=Intent.EDIT_STANDARDS,
        )

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._load()
