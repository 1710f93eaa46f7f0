"""Asks for a family of treatments: cycle and aftercare ladder."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.services.catalogue.catalogue import FamilyRow, LadderStep
from app.services.catalogue.editing import FamilyEntry
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say, say_in

_LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySubmitted:
    """What was typed.

    Attributes:
        family_id: The family that changes; ``None`` for a new one.
    """

    family_id: int | None
    entry: FamilyEntry
    ladder: tuple[LadderStep, ...]


class FamilyDialog(DeskDialog):
    """Name, days until due back, and what to ask on which day after.

    Signals:
        submitted: Carries a ``FamilySubmitted``.
    """

    submitted = Signal(FamilySubmitted)

    def __init__(self, family: FamilyRow | None = None, *, parent: QWidget | None = None) -> None:
        title = say("New family") if family is None else say("Edit {name}", name=family.name)
        super().__init__(title, action=say("Save"), parent=parent)
        self._family = family
        self._name = QLineEdit()
        self._cycle = NumberField(least=0, most=_LONGEST_DAYS)
        self._cycle.setSpecialValueText(say("no usual cycle"))
        self._one_off = QCheckBox(say("One-off: surgery or a finished course, never due back"))
        self._ladder = QPlainTextEdit()
        self._ladder.setTabChangesFocus(True)
        self._ladder.setFixedHeight(Size.CHART)
        self._ladder.setPlaceholderText(say("1 Any swelling or redness?"))
        self._add_rows()
        if family is not None:
            self._fill(family)
        self._one_off.toggled.connect(self._cycle.setDisabled)
        self.save_wanted.connect(self._on_save_wanted)

    def _add_rows(self) -> None:
        for caption, field in (
            (say_in("thing", "Name"), self._name),
            (say("Due back after days"), self._cycle),
            ("", self._one_off),
            (say("Aftercare"), self._ladder),
        ):
            field.setAccessibleName(caption or self._one_off.text())
            self.add_row(caption, field)
        self._ladder.setToolTip(say("One line a call: the day after the visit, then the question"))

    def _fill(self, family: FamilyRow) -> None:
        self._name.setText(family.name)
        self._cycle.setValue(family.cycle_days or 0)
        self._cycle.setDisabled(family.one_off)
        self._one_off.setChecked(family.one_off)
        lines = (f"{step.after_days} {step.question}" for step in family.ladder)
        self._ladder.setPlainText("\n".join(lines))

    @Slot()
    def _on_save_wanted(self) -> None:
        ladder = read_ladder(self._ladder.toPlainText())
        if ladder is None:
            sentence = say("Begin each line of the aftercare with the day, such as “3 Swelling?”.")
            self.show_refusal(sentence, self._ladder)
            return
        one_off = self._one_off.isChecked()
        entry = FamilyEntry(
            name=self._name.text(),
            cycle_days=None if one_off else self._cycle.value() or None,
            one_off=one_off,
        )
        family_id = None if self._family is None else self._family.id
        self.submitted.emit(FamilySubmitted(family_id=family_id, entry=entry, ladder=ladder))


def read_ladder(text: str) -> tuple[LadderStep, ...] | None:
    """Return the rungs, one a line, day first; ``None`` where a line has no day."""
    steps = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        day, _, question = line.partition(" ")
        if not day.isdecimal():
            return None
        steps.append(LadderStep(after_days=int(day), question=question.strip()))
    return tuple(steps)
