"""Fields of the call that stand side by side: the next date, and news about business."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.services.followups.entries import NextEntry
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.time_field import TimeField
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import LeadValue
from app.words.language import say


class NextField(QWidget):
    """The next date, and what is to be talked about then."""

    def __init__(self, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day_field = DayField(say("Next day"), today=today, earliest=today)
        self.day_field.setPlaceholderText(say("tomorrow, +7, 11-25"))
        self.time_field = TimeField(say("Next time"))
        self.time_field.setPlaceholderText(say("any time"))
        self.time_field.setFixedWidth(ColumnWidth.SHORT)
        self.content_field = QLineEdit()
        self.content_field.setAccessibleName(say("What to ask then"))
        self.content_field.setPlaceholderText(say("what to ask then"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(self.day_field, 0, 0)
        grid.addWidget(self.time_field, 0, 1)
        grid.addWidget(self.content_field, 1, 0, 1, 2)
        self.setFocusProxy(self.day_field)

    @property
    def entry(self) -> NextEntry | None:
        """What is typed, once there is a day."""
        day = self.day_field.day
        if day is None:
            return None
        return NextEntry(
            due_on=day,
            due_at=self.time_field.time_of_day,
            content=self.content_field.text().strip() or None,
        )

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day or no time, or a day is missing."""
        aside = self.time_field.text().strip() or self.content_field.text().strip()
        lacking = bool(aside) and self.day_field.day is None
        return self.day_field.is_wrong or self.time_field.is_wrong or lacking


class LeadField(QWidget):
    """News about business, and what it is worth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_field = QLineEdit()
        self.text_field.setAccessibleName(say("News about business"))
        self.text_field.setPlaceholderText(say("plans, friends, other clinics"))
        self.value_box: ChoiceBox[LeadValue] = word_box(LeadValue, nothing=say("worth…"))
        self.value_box.setAccessibleName(say("What it is worth"))
        self.value_box.setFixedWidth(ColumnWidth.MEDIUM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text_field, 1)
        row.addWidget(self.value_box)
        self.setFocusProxy(self.text_field)
