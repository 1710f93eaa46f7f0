"""A month of counts: how much there is on each day, and of what kind."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.followups.board import DayCount
from app.ui.followups.kinds import kind_ink
from app.ui.followups.spans import WEEK_DAYS, month_stepped, month_weeks
from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Size, Space, TextSize
from app.words.formats import number, page_day, weekday_name
from app.words.language import say
from app.words.names import name_of

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOTHING: Final = DayCount(open=0, done=0, by_kind={})
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE: Final = Size.CHIP - Space.TINY


class MonthGrid(QWidget):
    """Days in their weeks, walked through with the arrow keys.

    Signals:
        day_opened: Enter or a double click on a day; carries the day.
        day_walked_to: Another day is stood on; carries the day.
    """

    day_opened = Signal(object)
    day_walked_to = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self._counts: Mapping[date, DayCount] = {}
        self._closed: frozenset[date] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        """The day walked to."""
        return self._day

    def show_month(
        self, day: date, counts: Mapping[date, DayCount], *, closed: frozenset[date]
    ) -> None:
        """Show the month of ``day``; days without counts have nothing."""
        self._day, self._counts, self._closed = day, counts, closed
        self._describe()

    def day_at(self, at: QPoint) -> date | None:
        """Return the day under a point; ``None`` beside the month."""
        for row, monday in enumerate(month_weeks(self._day)):
            for place in range(WEEK_DAYS):
                if self._room(row, place).contains(at):
                    day = monday + timedelta(days=place)
                    return day if day.month == self._day.month else None
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk_to(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self._walk_to(month_stepped(self._day, _MONTHS[key]))
        elif key in _ENTER:
            self.day_opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if (day := self.day_at(event.position().toPoint())) is not None:
            self._walk_to(day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.day_at(event.position().toPoint()) is not None:
            self.day_opened.emit(self._day)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextSize.SMALL))
        painter.setPen(current().color("muted"))
        for place in range(WEEK_DAYS):
            head = QRect(self._room(0, place).left() + Space.XS, 0, self.width(), Size.QUIET)
            painter.drawText(head, _LEFT, weekday_name(place))
        for row, monday in enumerate(month_weeks(self._day)):
            for place in range(WEEK_DAYS):
                day = monday + timedelta(days=place)
                if day.month == self._day.month:
                    self._paint_day(painter, self._room(row, place), day)
        painter.end()

    def _paint_day(self, painter: QPainter, room: QRect, day: date) -> None:
        theme, count = current(), self._counts.get(day, _NOTHING)
        stands = day == self._day
        pen = QPen(theme.color("accent" if stands else "line"), Space.HAIR)
        if stands and self.hasFocus():
            pen.setWidth(Space.TINY)
        painter.setPen(pen)
        painter.setBrush(theme.color("hover" if day in self._closed else "surface"))
        painter.drawRoundedRect(QRectF(room), Radius.CONTROL, Radius.CONTROL)
        inner = room.adjusted(Space.S, Space.XS, -Space.S, 0)
        self._paint_date(painter, inner, day, count)
        self._paint_kinds(painter, inner, count)

    def _paint_date(self, painter: QPainter, room: QRect, day: date, count: DayCount) -> None:
        theme, head = current(), QRect(room.left(), room.top(), room.width(), _LINE)
        painter.setFont(font(TextSize.BASE, strong=True, tabular=True))
        painter.setPen(theme.color("accent_ink" if day == self._today else "text"))
        painter.drawText(head, _LEFT, str(day.day))
        painter.setFont(font(TextSize.SMALL, tabular=True))
        late = count.open if day < self._today else 0
        painter.setPen(theme.color("bad" if late else "muted"))
        painter.drawText(head, _RIGHT, self._total(day, count))

    def _total(self, day: date, count: DayCount) -> str:
        if day in self._closed:
            return say("closed")
        if not count.open and not count.done:
            return ""
        if not count.open:
            return f"✓ {number(count.done)}"
        if day < self._today:
            return say("{count} open", count=number(count.open))
        return number(count.open + count.done)

    def _paint_kinds(self, painter: QPainter, room: QRect, count: DayCount) -> None:
        theme, lines = current(), max((room.height() - _LINE) // _LINE, 0)
        kinds = sorted(count.by_kind.items(), key=lambda each: -each[1])
        hidden = kinds[lines - 1 :] if len(kinds) > lines else []
        shown = kinds[: lines - 1] if hidden else kinds
        painter.setFont(font(TextSize.SMALL, tabular=True))
        for at, (kind, amount) in enumerate(shown, start=1):
            line = QRect(room.left(), room.top() + at * _LINE, room.width(), _LINE)
            edge = QRectF(line.left(), line.top() + Space.XS, Size.KIND_EDGE, _LINE - Space.S)
            painter.fillRect(edge, kind_ink(kind))
            self._paint_line(painter, line.adjusted(Space.S, 0, 0, 0), name_of(kind), amount)
        if hidden and lines:
            line = QRect(room.left(), room.top() + lines * _LINE, room.width(), _LINE)
            painter.setPen(theme.color("muted"))
            rest = sum(amount for _kind, amount in hidden)
            painter.drawText(line, _LEFT, say("+ {count} more", count=number(rest)))

    def _paint_line(self, painter: QPainter, room: QRect, text: str, amount: int) -> None:
        measured = metrics(TextSize.SMALL)
        figure = number(amount)
        left = room.adjusted(0, 0, -measured.horizontalAdvance(figure) - Space.XS, 0)
        painter.setPen(current().color("text"))
        shown = measured.elidedText(text, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, _LEFT, shown)
        painter.setPen(current().color("muted"))
        painter.drawText(room, _RIGHT, figure)

    def _room(self, row: int, place: int) -> QRect:
        weeks = len(month_weeks(self._day))
        across, down = self.width() + Space.XS, self.height() - Size.QUIET + Space.XS
        left, right = (across * each // WEEK_DAYS for each in (place, place + 1))
        top, bottom = (Size.QUIET + down * each // weeks for each in (row, row + 1))
        return QRect(left, top, right - left - Space.XS, bottom - top - Space.XS)

    def _walk_to(self, day: date) -> None:
        self._day = day
        self._describe()
        self.day_walked_to.emit(day)

    def _describe(self) -> None:
        """Say the day stood on, for whoever listens."""
        count = self._counts.get(self._day, _NOTHING)
        said = say(
            "{day}: {open} open, {done} done",
            day=page_day(self._day),
            open=number(count.open),
            done=number(count.done),
        )
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()
