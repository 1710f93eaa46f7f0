"""The rules for getting in touch: hours, attempts, contacts per week."""

from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QWidget

from app.services.foundation.errors import sentence
from app.services.planning.opening_hours import ContactRulesEntry
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, muted, wrapped
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.fields.time_field import TimeField
from app.ui.parts.messages import log_unexpected
from app.ui.theme.tokens import Size, Space
from app.words.language import say

_MOST = 99


class RulesCard(Card):
    """What holds for every contact, whoever makes it.

    Signals:
        rules_entered: Carries the ``ContactRulesEntry``.
    """

    rules_entered = Signal(ContactRulesEntry)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Getting in touch"), parent=parent)
        self._from = TimeField(say("Ring from"))
        self._until = TimeField(say("Ring until"))
        self._week = NumberField(least=1, most=_MOST)
        self._attempts = NumberField(least=1, most=_MOST)
        self._make_up = QCheckBox(say("Weekends that make up for a holiday are working days"))
        self._refusal = wrapped("", "bad")
        self._save = primary_button(say("Save"))
        self._lay_out()
        self._save.clicked.connect(self._on_save_clicked)

    def show_rules(self, rules: ContactRulesEntry) -> None:
        """Show what holds now."""
        self._from.set_time(rules.calls_from)
        self._until.set_time(rules.calls_until)
        self._week.setValue(rules.most_in_week)
        self._attempts.setValue(rules.max_attempts)
        self._make_up.setChecked(rules.works_make_up_days)
        self._refusal.hide()

    def refuse(self, error: BaseException) -> None:
        """Say why the rules were not saved; what was typed stays."""
        log_unexpected(error)
        self._say(sentence(error) or "")

    def _lay_out(self) -> None:
        self._refusal.hide()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.S)
        for caption, field in (
            (say("Too many contacts in seven days from"), self._week),
            (say("Attempts before giving up"), self._attempts),
        ):
            field.setAccessibleName(caption)
            field.setFixedWidth(Size.DATE_PART)
        form.addRow(muted(say("Customers are rung")), self._hours())
        form.addRow(muted(self._week.accessibleName()), self._week)
        form.addRow(muted(self._attempts.accessibleName()), self._attempts)
        body = QWidget()
        body.setLayout(form)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._make_up)
        row.addStretch(1)
        row.addWidget(self._save)
        for widget in (body, self._refusal, foot):
            self.add(widget)

    def _hours(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for field in (self._from, self._until):
            field.setFixedWidth(Size.DATE_PART)
        row.addWidget(self._from)
        row.addWidget(label("–", "muted"))
        row.addWidget(self._until)
        row.addStretch(1)
        return holder

    def _say(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()

    @Slot()
    def _on_save_clicked(self) -> None:
        self._refusal.hide()
        first, last = self._from.time_of_day, self._until.time_of_day
        if first is None or last is None:
            self._say(say("Please type both times, such as 9:00 and 20:00."))
            return
        self.rules_entered.emit(self._entry(first, last))

    def _entry(self, first: time, last: time) -> ContactRulesEntry:
        return ContactRulesEntry(
            calls_from=first,
            calls_until=last,
            most_in_week=self._week.value(),
            max_attempts=self._attempts.value(),
            works_make_up_days=self._make_up.isChecked(),
        )
