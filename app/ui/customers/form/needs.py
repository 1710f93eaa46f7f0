"""What brings the customer here, what troubles them, and where they belong."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.choices import Choices
from app.services.archive.entries import CustomerEntry
from app.ui.customers.form.chip_choice import ChipChoice
from app.ui.customers.form.reach import typed
from app.ui.customers.form.section import Section
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.cards.side_by_side import side_by_side
from app.ui.parts.fields.choice_box import word_box
from app.words import ConflictKind
from app.words.language import say, say_in


class NeedsSection(Section):
    """Coded needs and pains, circles, and where ideas of treatment part ways."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(say("Needs and pains"), parent)
        self._needs = ChipChoice(choices.needs, name=say("Needs"))
        self._pains = ChipChoice(choices.pains, name=say("Pains"))
        self._circles = ChipChoice(choices.circles, name=say("Clubs and circles"))
        self._conflict = word_box(ConflictKind, nothing=say_in("conflict", "none"))
        self._handling = QLineEdit()
        self._handling.setAccessibleName(say("How it is handled"))
        self._handling.setPlaceholderText(say("how it is handled"))
        none = say("No codes have been set up.")
        self.fields.add("needs", say("Needs"), self._needs if choices.needs else wrapped(none))
        self.fields.add("pains", say("Pains"), self._pains if choices.pains else wrapped(none))
        if choices.circles:
            self.fields.add("circles", say("Clubs and circles"), self._circles)
        conflict = side_by_side(self._conflict, self._handling, last_stretches=True)
        self.fields.add("conflict", say("Conflict of ideas"), conflict)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        for field, keys in (
            (self._needs, entry.need_ids),
            (self._pains, entry.need_ids),
            (self._circles, entry.circle_ids),
        ):
            field.choose(keys)
        self._conflict.choose(entry.conflict)
        self._handling.setText(entry.conflict_handling or "")

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(
            entry,
            need_ids=self._needs.chosen | self._pains.chosen,
            circle_ids=self._circles.chosen,
            conflict=self._conflict.value,
            conflict_handling=typed(self._handling),
        )
