"""The form in which is told how a contact went."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.followups.contacts import Findings
from app.services.followups.entries import (
    COSTLY,
    TALKED,
    CostMissing,
    LeadWithoutValue,
    OutcomeEntry,
)
from app.services.followups.errors import NewDayMissing
from app.ui.calls.outcome_keys import OutcomeKeys
from app.ui.calls.small_fields import LeadField, NextField
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words import FollowUpMethod, LeadValue, Outcome
from app.words.followups import OUTCOME_OF_DIGIT
from app.words.language import say

_TO_BE_SAID: Final = frozenset({Outcome.DISSATISFIED, Outcome.GONE})
_NO_NEXT: Final = frozenset({Outcome.DO_NOT_DISTURB, Outcome.GONE})
_LINES: Final[dict[str, Callable[[], str]]] = {
    "effect": lambda: say("Effect"),
    "product_gaps": lambda: say("Product gaps"),
    "new_needs": lambda: say("New needs"),
    "suggestions": lambda: say("Suggestions"),
    "competitor": lambda: say("Competitor"),
}


class TellingDialog(DeskDialog):
    """Outcome, findings, news and the next date; shows only what the outcome asks for.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        *,
        today: date,
        currency: str,
        width: int = Size.DIALOG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, action=say("Save"), width=width, parent=parent)
        self._method = FollowUpMethod.PHONE
        self._keys = OutcomeKeys()
        self._until = DayField(say("Until"), today=today, earliest=today)
        self._until.setPlaceholderText(say("for good, or a day such as +90"))
        self._score = ScoreButtons(say("Satisfied"))
        self._lines = {name: QLineEdit() for name in _LINES}
        self._lead = LeadField()
        self._cost = MoneyField(say("Cost"), currency=currency)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(Size.NOTE)
        self._next = NextField(today=today)

    def add_telling(self) -> None:
        """Put the rows in; a subclass calls it where they belong."""
        says = {name: words() for name, words in _LINES.items()}
        self.add_row(say("How it went"), self._keys)
        self.add_row(say("Note"), self._note)
        self.add_row(say("Until"), self._until)
        self.add_row(say("Satisfied"), self._score)
        for name, line in self._lines.items():
            self.add_row(says[name], line)
        self.add_row(say("News"), self._lead)
        self.add_row(say("Cost"), self._cost)
        self.add_row(say("Next"), self._next)
        self._watch_fields()
        self._fit_rows()

    @property
    def outcome(self) -> Outcome | None:
        """What is chosen."""
        return self._keys.outcome

    @property
    def until_on(self) -> date | None:
        """The last day of being left in peace; ``None`` for good."""
        return self._until.day if self.outcome is Outcome.DO_NOT_DISTURB else None

    def set_method(self, method: FollowUpMethod) -> None:
        """Ask for what this way of contact needs."""
        self._method = method
        self._fit_rows()

    def choose_outcome(self, outcome: Outcome) -> None:
        """Choose how it went, and go to what that asks for."""
        self._keys.choose(outcome)
        self._on_outcome_chosen(outcome)

    def texts(self) -> dict[str, str]:
        """Return everything typed, by field, to be kept until it is saved."""
        fields = {name: field.text() for name, field in self._text_fields().items()}
        score, value = self._score.score, self._lead.value_box.value
        return fields | {
            "outcome": self.outcome or "",
            "note": self._note.toPlainText(),
            "score": str(score or ""),
            "value": value or "",
        }

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for name, field in self._text_fields().items():
            field.setText(texts.get(name, ""))
        self._note.setPlainText(texts.get("note", ""))
        self._score.set_score(int(texts["score"]) if texts.get("score") else None)
        value = texts.get("value")
        self._lead.value_box.choose(LeadValue(value) if value else None)
        outcome = texts.get("outcome")
        self._keys.choose(Outcome(outcome) if outcome else None)
        self._fit_rows()

    def told(self) -> OutcomeEntry | None:
        """Return what was told; ``None`` once it was said what is missing."""
        outcome = self.outcome
        if outcome is None:
            self.show_refusal(say("Say first how it went: press 1 to 9."), self._keys)
        elif outcome in _TO_BE_SAID and not self._note.toPlainText().strip():
            self.show_refusal(self._note.placeholderText(), self._note)
        elif self._next.is_wrong or (outcome is Outcome.MOVED and self._next.entry is None):
            self.show_refusal(say("Type the day, such as tomorrow or +7."), self._next)
        elif self._until.is_wrong:
            self.show_refusal(say("Type the day, or leave it empty."), self._until)
        else:
            return self._entry(outcome)
        return None

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was saved, at the field it is about."""
        match error:
            case LeadWithoutValue():
                self.show_error(error, self._lead)
            case CostMissing():
                self.show_error(error, self._cost)
            case NewDayMissing():
                self.show_error(error, self._next)
            case _:
                self.show_error(error)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and typed.isdecimal() and int(typed) in OUTCOME_OF_DIGIT:
            if not event.isAutoRepeat():
                self._keys.press(OUTCOME_OF_DIGIT[int(typed)])
        else:
            super().keyPressEvent(event)

    def _entry(self, outcome: Outcome) -> OutcomeEntry:
        talked = outcome in TALKED
        texts = {name: line.text().strip() or None for name, line in self._lines.items()}
        competitor = texts.pop("competitor")
        findings = Findings(satisfaction=self._score.score, **texts) if talked else Findings()
        return OutcomeEntry(
            outcome=outcome,
            findings=findings,
            note=self._note.toPlainText().strip() or None,
            competitor=competitor if talked else None,
            lead=self._lead.text_field.text().strip() or None if talked else None,
            lead_value=self._lead.value_box.value if talked else None,
            next=self._next.entry if outcome not in _NO_NEXT else None,
            method=self._method,
            cost_minor=self._cost.amount_minor,
        )

    def _text_fields(self) -> dict[str, QLineEdit]:
        return self._lines | {
            "lead": self._lead.text_field,
            "cost": self._cost,
            "until": self._until,
            "next_day": self._next.day_field,
            "next_time": self._next.time_field,
            "next_content": self._next.content_field,
        }

    def _watch_fields(self) -> None:
        for field in self._text_fields().values():
            field.textChanged.connect(self.changed)
        self._note.textChanged.connect(self.changed)
        self._score.scored.connect(self.changed)
        self._lead.value_box.currentIndexChanged.connect(self.changed)
        self._keys.chosen.connect(self._on_outcome_chosen)
        self._keys.confirmed.connect(self.save_wanted)

    def _fit_rows(self) -> None:
        """Show what the outcome asks for; what a talk brings while nothing is chosen."""
        outcome = self.outcome
        talked = outcome is None or outcome in TALKED
        for field in (self._score, self._lead, *self._lines.values()):
            self.set_row_visible(field, visible=talked)
        self.set_row_visible(self._until, visible=outcome is Outcome.DO_NOT_DISTURB)
        self.set_row_visible(self._cost, visible=self._method in COSTLY)
        self.set_row_visible(self._next, visible=outcome not in _NO_NEXT)
        self._note.setPlaceholderText(_note_hint(outcome))

    @Slot(object)
    def _on_outcome_chosen(self, outcome: Outcome) -> None:
        self.clear_refusals()
        self._fit_rows()
        asked: dict[Outcome, QWidget] = {
            Outcome.DISSATISFIED: self._note,
            Outcome.MOVED: self._next.day_field,
            Outcome.DO_NOT_DISTURB: self._until,
            Outcome.GONE: self._note,
        }
        asked.get(outcome, self._keys).setFocus()
        self.changed.emit()


def _note_hint(outcome: Outcome | None) -> str:
    match outcome:
        case Outcome.DISSATISFIED:
            return say("What is the complaint about? It is opened with these words.")
        case Outcome.GONE:
            return say("Why did they leave?")
        case Outcome.WRONG_NUMBER:
            return say("Who answered, if anybody")
        case _:
            return say("What was said")
