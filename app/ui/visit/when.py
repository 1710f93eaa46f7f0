"""The day and the time of a visit, on one button that opens both."""

from datetime import date, datetime, time

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.cards.labels import mark, muted
from app.ui.parts.fields.moving_on import next_field
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.typed_times import read_typed_time
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Size, Space
from app.words.formats import long_day
from app.words.language import say


class WhenButton(QWidget):
    """Says when, such as *Today 10:30*; Enter, Space or a click opens day and time.

    Signals:
        day_changed: Another day holds; carries it.
    """

    day_changed = Signal(date)

    def __init__(self, *, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = now.date()
        self._day = now.date()
        self._time: time | None = now.time().replace(second=0, microsecond=0)
        self._button = QPushButton()
        self._build()
        self._button.clicked.connect(self._on_clicked)
        self._show_choice()

    @property
    def day(self) -> date:
        """The day of the visit."""
        return self._day

    @property
    def time_of_day(self) -> time | None:
        """The time of day, where known."""
        return self._time

    def set_when(self, day: date, at: time | None) -> None:
        """Show ``day`` and ``at`` without a signal."""
        self._day, self._time = day, at
        self._show_choice()

    def move_to(self, day: date) -> None:
        """Let another day hold."""
        changed, self._day = day != self._day, day
        self._show_choice()
        if changed:
            self.day_changed.emit(day)

    def _build(self) -> None:
        self._button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the picture behind
        self._button.setIcon(icon(Icon.DOWN, "muted"))
        self._button.setIconSize(QSize(Space.M, Space.M))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)
        self.setFocusProxy(self._button)

    def _show_choice(self) -> None:
        day = say("Today") if self._day == self._today else long_day(self._day)
        said = f"{day} {self._time:%H:%M}" if self._time else day
        self._button.setText(f"{said} ")  # the space keeps the picture off the words
        self._button.setAccessibleName(say("When: {when}", when=said))

    @Slot()
    def _on_clicked(self) -> None:
        popup = _WhenPopup(self._today, self)
        popup.chosen.connect(self._on_chosen)
        popup.open_at(self._button, self._day, self._time)

    @Slot(object, object)
    def _on_chosen(self, day: date, at: time | None) -> None:
        self._time = at
        self.move_to(day)


class _WhenPopup(QFrame):
    """Signals: ``chosen`` carries day and time once they were typed and can be read."""

    chosen = Signal(object, object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._day = DayField(say("Day"), today=today, latest=today)
        self._time = QLineEdit()
        self._time.setAccessibleName(say("Time"))
        self._time.setPlaceholderText(say("not known"))
        self._build()
        self._day.day_changed.connect(self._tell)
        self._time.textEdited.connect(self._tell)
        self._time.returnPressed.connect(self.close)

    def open_at(self, anchor: QWidget, day: date, at: time | None) -> None:
        """Open under ``anchor``, ready to type the day."""
        self._day.set_day(day)
        self._time.setText(f"{at:%H:%M}" if at else "")
        self.move(anchor.mapToGlobal(anchor.rect().bottomLeft()))
        self.show()
        self._day.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            next_field(self._day).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._tell()
        super().hideEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        row.setSpacing(Space.M)
        for caption, field, width in (
            (say("Day"), self._day, Size.FIELD),
            (say("Time"), self._time, Size.DATE_PART),
        ):
            field.setFixedWidth(width)
            column = QVBoxLayout()
            column.setSpacing(Space.XS)
            column.addWidget(muted(caption))
            column.addWidget(field)
            row.addLayout(column)

    @Slot()
    def _tell(self) -> None:
        typed = self._time.text().strip()
        at = read_typed_time(typed)
        mark(self._time, wrong=bool(typed) and at is None)
        if self._day.day is not None and (at is not None or not typed):
            self.chosen.emit(self._day.day, at)
