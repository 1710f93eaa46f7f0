"""The day in the corner of the screen: how many calls wait, and once in the morning what is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from app.services.aftersales.home_visit_ends import months_to_review
from app.services.followups.day_calls import DayCalls, load_day_calls
from app.services.followups.expected import ExpectedRow, list_expected
from app.services.rules.permissions import may
from app.ui.parts.desk import Desk
from app.ui.theme.fonts import font
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Size, TextSize
from app.words import Permission
from app.words.formats import month_name
from app.words.language import say, say_many

_TOLD: Final = "tray/told"
_MOST: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    calls: DayCalls
    expected: tuple[ExpectedRow, ...]
    months: tuple[date, ...]


class DayTray(QWidget):
    """An icon with the count of calls; nothing at all where the system has no place for it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icon: QSystemTrayIcon | None = None
        self.hide()
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(_badge(0), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self._on_activated)
            self._icon.show()

    @property
    def said(self) -> str:
        """What the icon says when it is pointed at."""
        return "" if self._icon is None else self._icon.toolTip()

    def load(self) -> None:
        """Count anew."""
        if self._icon is None:
            return
        today = self._desk.clock.today()
        reviews = may(self._desk.person, Permission.REVIEW_COMPLAINTS)
        self._desk.tasks.read(
            self,
            lambda session: _Day(
                calls=load_day_calls(session, today=today, limit=0),
                expected=list_expected(session, on=today),
                months=months_to_review(session, today=today) if reviews else (),
            ),
            partial(self._show, self._icon),
            latest="tray",
        )

    def _show(self, icon: QSystemTrayIcon, day: _Day) -> None:
        words = summary(day.calls, expected=len(day.expected), months=day.months)
        icon.setIcon(_badge(day.calls.late_total + day.calls.today_total))
        icon.setToolTip(words)
        today = self._desk.clock.today().isoformat()
        if self._desk.preferences.text(_TOLD) != today:
            self._desk.preferences.keep(_TOLD, today)
            icon.showMessage(say("Clinic Desk"), words)

    @Slot()
    def _on_activated(self) -> None:
        window = self.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()


def summary(calls: DayCalls, *, expected: int, months: Sequence[date] = ()) -> str:
    """Return what the day holds, in one line."""
    due = say_many("{count} call today", "{count} calls today", calls.today_total)
    late = say_many("{count} late", "{count} late", calls.late_total) if calls.late_total else ""
    come = say_many("{count} expected", "{count} expected", expected) if expected else ""
    sums = say("sum up home visits: {month}", month=month_name(months[0])) if months else ""
    return " · ".join(filter(None, (due, late, come, sums)))


def _badge(count: int) -> QIcon:
    """Return the letter of the program, or how many calls wait."""
    theme, size = current(), Size.EMBLEM
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), Radius.CONTROL, Radius.CONTROL)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(font(TextSize.MICRO, strong=True))
    text = str(min(count, _MOST)) if count else "C"
    painter.drawText(drawn.rect(), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return QIcon(drawn)
