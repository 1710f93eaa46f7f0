"""What the customer allows, who is responsible, and how close they are."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.choices import Choices
from app.services.archive.customers import ReasonMissing
from app.services.archive.entries import CustomerEntry
from app.services.archive.entry_checks import NoSuchLevel
from app.services.archive.errors import UnknownResponsible
from app.ui.customers.form.chip_choice import ChipChoice
from app.ui.customers.form.reach import typed
from app.ui.customers.form.section import Section
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.theme.tokens import Size
from app.words import ConsentKind, RelationSide
from app.words.language import say, say_in
from app.words.names import name_of


class ConsentSection(Section):
    """What the customer allows as of today; taking one off withdraws it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Consents"), parent)
        options = [(kind, name_of(kind)) for kind in ConsentKind]
        self._consents = ChipChoice(options, name=say("Consents"))
        self.fields.add("consents", say_in("consent", "Given"), self._consents)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._consents.choose(entry.consents)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(entry, consents=self._consents.chosen)


class RelationSection(Section):
    """The responsible pair, the closeness on either side, and why it changed."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(say("Relation"), parent)
        self._responsible = ChoiceBox(choices.staff)
        self._supervisor = ChoiceBox(choices.staff)
        self._levels = {side: ScoreButtons(name_of(side)) for side in RelationSide}
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(say("needed when a level changes"))
        for box in (self._responsible, self._supervisor):
            box.setMaximumWidth(Size.FIELD)
        self.fields.add("responsible", say("Responsible"), self._responsible)
        self.fields.add("supervisor", say("Supervisor"), self._supervisor)
        for side, level in self._levels.items():
            self.fields.add(side, name_of(side), level)
        self.fields.add("reason", say("Reason"), self._reason)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._responsible.choose(entry.responsible_id, say("no longer here"))
        self._supervisor.choose(entry.supervisor_id, say("no longer here"))
        self._levels[RelationSide.CLINIC].set_score(entry.relation_clinic)
        self._levels[RelationSide.SPECIALIST].set_score(entry.relation_specialist)
        self._reason.setText(entry.relation_reason or "")

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        return replace(
            entry,
            responsible_id=self._responsible.value,
            supervisor_id=self._supervisor.value,
            relation_clinic=self._levels[RelationSide.CLINIC].score,
            relation_specialist=self._levels[RelationSide.SPECIALIST].score,
            relation_reason=typed(self._reason),
        )

    @override
    def fault_of(self, error: BaseException) -> str | None:
        match error:
            case ReasonMissing():
                return "reason"
            case NoSuchLevel():
                return RelationSide.CLINIC
            case UnknownResponsible(staff_id=staff_id):
                mine = staff_id == self._responsible.value
                return "responsible" if mine else "supervisor"
            case _:
                return None
