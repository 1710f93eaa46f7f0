"""When the clinic is open: the week, days unlike the others, holidays."""

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from app.ui.parts.desk import Desk
from app.ui.settings.exception_dialog import ExceptionDialog
from app.ui.settings.exceptions_card import ExceptionsCard
from app.ui.settings.holidays_card import HolidaysCard
from app.ui.settings.week_card import WeekCard
from app.ui.theme.tokens import Size, Space
from app.words import Intent

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
