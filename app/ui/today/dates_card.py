"""Days to remember this week."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.services.archive.dates import UpcomingDate
from app.services.rules.lunar import lunar_of
from app.services.rules.lunar_words import lunar_day
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label, muted
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import Size, Space
from app.ui.today.lines import PressableRow
from app.words import CalendarKind, DateKind
from app.words.formats import number, short_day
from app.words.language import say, say_in
from app.words.names import name_of

FEW: Final = 4
_PICTURES: Final = {DateKind.BIRTHDAY: Icon.BIRTHDAY, DateKind.WEDDING: Icon.GIFT}


class DatesCard(Card):
    """Birthdays, anniversaries and joys of customers and their families, the next seven days.

    Signals:
        opened: Show the profile; carries the key of the customer.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Dates this week"), parent=parent)
        self._dates: Sequence[UpcomingDate] = ()
        self._today = date.min
        self._whole = False
        self._all = quiet_button("")
        self.add_to_head(self._all)
        self._all.clicked.connect(self._on_all_clicked)

    def show_dates(self, dates: Sequence[UpcomingDate], today: date) -> None:
        """Show ``dates``, in their order."""
        self._dates, self._today = dates, today
        self._fill()

    def _fill(self) -> None:
        self.clear()
        shown = self._dates if self._whole else self._dates[:FEW]
        for each in shown:
            row = _row(each, self._today)
            row.pressed.connect(lambda key=each.customer_id: self.opened.emit(key))
            self.add_row(row)
        if not shown:
            self.add_row(line_row(muted(say("No birthday or anniversary in the next seven days."))))
        everything = say("All {count}", count=number(len(self._dates)))
        self._all.setText(say("Fewer") if self._whole else everything)
        self._all.setVisible(len(self._dates) > FEW)

    @Slot()
    def _on_all_clicked(self) -> None:
        self._whole = not self._whole
        self._fill()


def occasion(each: UpcomingDate) -> str:
    """Return whose day it is and what is remembered, without the customer's name."""
    what = each.label or name_of(each.kind).lower()
    if each.family_name is None:
        return what
    who = name_of(each.relation).lower() if each.relation else ""
    return say("{relation} {name}: {what}", relation=who, name=each.family_name, what=what).strip()


def when(each: UpcomingDate, today: date) -> str:
    """Return the day in words, in the lunar calendar too where it is kept in that."""
    near = {today: say_in("due", "today"), today + timedelta(days=1): say_in("due", "tomorrow")}
    parts = [near.get(each.on, short_day(each.on))]
    lunar = lunar_of(each.on) if each.calendar is CalendarKind.LUNAR else None
    if lunar is not None:
        parts.append(say("lunar {day}", day=lunar_day(lunar)))
    if each.years is not None:
        parts.append(_years(each))
    return " · ".join(parts)


def _years(each: UpcomingDate) -> str:
    if each.kind is DateKind.BIRTHDAY:
        return say("turns {years}", years=each.years)
    return say("{years} years", years=each.years)


def _row(each: UpcomingDate, today: date) -> PressableRow:
    words = f"{each.customer_name} {occasion(each)}, {when(each, today)}"
    row = PressableRow(words)
    picture = QLabel()
    picture.setPixmap(pixmap(_PICTURES.get(each.kind, Icon.CALENDAR), "muted", Size.SMALL_ICON))
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
    across.setSpacing(Space.S)
    across.addWidget(picture)
    across.addWidget(label(each.customer_name, "strong"))
    across.addWidget(ElidingLabel(occasion(each), "muted"), 1)
    across.addWidget(muted(when(each, today)))
    row.setMinimumHeight(Size.ROW)
    return row
