"""The opening hours of the week, a line to type for each day."""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from app.services.foundation.errors import sentence
from app.services.planning.opening_hours import HoursOverlap, HoursRow
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, mark, muted, wrapped
from app.ui.parts.fields.typed_hours import read_typed_hours, said_hours
from app.ui.parts.messages import log_unexpected
from app.ui.theme.tokens import Size, Space
from app.words.formats import weekday_name
from app.words.language import say

_WEEK = range(7)


class WeekCard(Card):
    """Seven lines such as ``9:00 – 12:00, 14:00 – 18:00``; an empty one is a closed day.

    Signals:
        hours_entered: Carries the ``HoursRow`` of the whole week.
    """

    hours_entered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Opening hours"), parent=parent)
        self._fields = {day: QLineEdit() for day in _WEEK}
        self._refusal = wrapped("", "bad")
        self._save = primary_button(say("Save"))
        self._lay_out()
        self._save.clicked.connect(self._on_save_clicked)

    def show_hours(self, hours: Iterable[HoursRow]) -> None:
        """Show the week as it is."""
        by_day: defaultdict[int, list[HoursRow]] = defaultdict(list)
        for row in hours:
            by_day[row.weekday].append(row)
        for day, field in self._fields.items():
            field.setText(said_hours((row.opens_at, row.closes_at) for row in by_day[day]))
        self._clear_refusal()

    def refuse(self, error: BaseException) -> None:
        """Say why the hours were not saved; what was typed stays."""
        log_unexpected(error)
        field = self._fields[error.weekday] if isinstance(error, HoursOverlap) else None
        self._say(sentence(error) or "", field)

    def saved(self) -> None:
        """Let the next change be saved."""
        self._clear_refusal()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.S)
        for day, field in self._fields.items():
            field.setAccessibleName(weekday_name(day))
            field.setPlaceholderText(say("closed"))
            field.setMinimumWidth(Size.SEARCH)
            form.addRow(label(weekday_name(day), "muted"), field)
        body = QWidget()
        body.setLayout(form)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(muted(say("Breaks: 9-12, 14-18. Empty: closed.")))
        row.addStretch(1)
        row.addWidget(self._save)
        self._refusal.hide()
        for widget in (body, self._refusal, foot):
            self.add(widget)

    def _say(self, words: str, field: QLineEdit | None) -> None:
        self._refusal.setText(words)
        self._refusal.show()
        if field is not None:
            mark(field, wrong=True)
            field.setFocus()

    def _clear_refusal(self) -> None:
        self._refusal.hide()
        for field in self._fields.values():
            mark(field, wrong=False)

    @Slot()
    def _on_save_clicked(self) -> None:
        self._clear_refusal()
        rows: list[HoursRow] = []
        for day, field in self._fields.items():
            hours = read_typed_hours(field.text())
            if hours is None:
                self._say(
                    say("“{typed}” is no opening time. Write 9:00-18:00.", typed=field.text()),
                    field,
                )
                return
            rows += [HoursRow(weekday=day, opens_at=a, closes_at=b) for a, b in hours]
        self.hours_entered.emit(rows)
