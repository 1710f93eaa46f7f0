"""A month at a glance, to leap to any day."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.followups.spans import WEEK_DAYS, Span, month_stepped, month_weeks
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards.labels import label
from app.ui.theme.fonts import font
from app.ui.theme.icons import Icon
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Size, Space, TextSize
from app.words.formats import long_day, long_month, weekday_letter
from app.words.language import say

_ROWS = 7  # the letters of the weekdays, and six weeks at the most
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_CENTRE = Qt.AlignmentFlag.AlignCenter


class MiniMonth(QFrame):
    """Weeks of a month; the days looked at are marked, today stands out.

    Signals:
        day_chosen: A day was pressed, or Enter on it; carries the day.
    """

    day_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title = label("", "strong")
        self._back = icon_button(Icon.LEFT, say("Month before"))
        self._on = icon_button(Icon.RIGHT, say("Next month"))
        self._days = MonthDays(today)
        self._build()
        self._connect()
        self._say_month()

    @property
    def days(self) -> "MonthDays":
        """The grid of the days, which has the focus."""
        return self._days

    def show_span(self, span: Span, day: date) -> None:
        """Mark the days looked at and turn to the month of ``day``."""
        self._days.show_span(span, day)
        self._say_month()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title)
        head.addStretch(1)
        for each in (self._back, self._on):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the grid turns with Page Up and Down
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self._days)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._days.turn(-1))
        self._on.clicked.connect(lambda: self._days.turn(1))
        self._days.turned.connect(self._say_month)
        self._days.day_chosen.connect(self.day_chosen)

    @Slot()
    def _say_month(self) -> None:
        self._title.setText(long_month(self._days.day))


class MonthDays(QWidget):
    """The days in their weeks, walked through with the arrow keys.

    Signals:
        day_chosen: See ``MiniMonth``.
        turned: Another month is shown.
    """

    day_chosen = Signal(object)
    turned = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self._span = Span(today, today)
        self._target: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_ROWS * Size.MONTH_ROW)
        self._walk_to(today)

    @property
    def day(self) -> date:
        """The day walked to."""
        return self._day

    def show_span(self, span: Span, day: date) -> None:
        """Mark ``span`` and walk to ``day``."""
        self._span = span
        self._walk_to(day)

    def turn(self, step: int) -> None:
        """Show the month some months further on."""
        self._walk_to(month_stepped(self._day, step))

    def day_under(self, at: QPoint) -> date | None:
        """Return the day under a point of the screen."""
        here = self.mapFromGlobal(at)
        return self.day_at(here) if self.rect().contains(here) else None

    def aim_at(self, at: QPoint | None) -> None:
        """Show on which day a card held at a point of the screen would be dropped."""
        target = None if at is None else self.day_under(at)
        if target != self._target:
            self._target = target
            self.update()

    def day_at(self, at: QPoint) -> date | None:
        """Return the day under a point; ``None`` beside the month."""
        across = at.x() * WEEK_DAYS // max(self.width(), 1)
        down = at.y() // Size.MONTH_ROW - 1
        weeks = month_weeks(self._day)
        if not (0 <= down < len(weeks) and 0 <= across < WEEK_DAYS):
            return None
        day = weeks[down] + timedelta(days=across)
        return day if day.month == self._day.month else None

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.CALENDAR_COLUMN - 2 * Space.M, _ROWS * Size.MONTH_ROW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk_to(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self._walk_to(self._today)
        elif key in _TAKES:
            self.day_chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._walk_to(day)
            self.day_chosen.emit(day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextSize.SMALL, tabular=True))
        painter.setPen(current().color("faint"))
        for at in range(WEEK_DAYS):
            painter.drawText(self._room(0, at), _CENTRE, weekday_letter(at))
        for row, monday in enumerate(month_weeks(self._day), start=1):
            self._paint_week(painter, row, monday)
        painter.end()

    def _paint_week(self, painter: QPainter, row: int, monday: date) -> None:
        days = [monday + timedelta(days=at) for at in range(WEEK_DAYS)]
        shown = [at for at, day in enumerate(days) if day.month == self._day.month]
        marked = [at for at in shown if days[at] in self._span]
        if marked:
            band = self._room(row, marked[0]).united(self._room(row, marked[-1]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current().color("accent_soft"))
            painter.drawRoundedRect(band, Radius.CONTROL, Radius.CONTROL)
        for at in shown:
            self._paint_day(painter, self._room(row, at), days[at])

    def _paint_day(self, painter: QPainter, room: QRect, day: date) -> None:
        theme, is_today = current(), day == self._today
        if day == self._target or (day == self._day and self.hasFocus()):
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = room.adjusted(Space.HAIR, Space.HAIR, -Space.HAIR, -Space.HAIR)
            painter.drawRoundedRect(ring, Radius.CONTROL, Radius.CONTROL)
        painter.setFont(font(TextSize.SMALL, strong=is_today, tabular=True))
        painter.setPen(theme.color("accent_ink" if is_today else "text"))
        painter.drawText(room, _CENTRE, str(day.day))

    def _room(self, row: int, at: int) -> QRect:
        left, right = (self.width() * each // WEEK_DAYS for each in (at, at + 1))
        return QRect(left, row * Size.MONTH_ROW, right - left, Size.MONTH_ROW)

    def _walk_to(self, day: date) -> None:
        another_month = (day.year, day.month) != (self._day.year, self._day.month)
        self._day = day
        self.setAccessibleName(say("Calendar, {day}", day=long_day(day)))
        if another_month:
            self.turned.emit()
        self.update()
