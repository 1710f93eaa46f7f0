"""Write down a contact nobody had planned, or put an entry of the log right."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.followups.contacts import ContactRow
from app.services.followups.entries import ContactEntry, OutcomeEntry
from app.ui.calls.telling import TellingDialog
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.words import FollowUpMethod, Initiator
from app.words.formats import long_day, money
from app.words.language import say
from app.words.names import name_of

_FINDINGS: Final = ("effect", "product_gaps", "new_needs", "suggestions")


class ContactDialog(TellingDialog):
    """Collects an unplanned contact: who began it, how, and what came of it.

    Signals:
        contact_entered: It is to be saved; carries the ``ContactEntry``.
    """

    contact_entered = Signal(ContactEntry)

    def __init__(self, desk: Desk, name: str, *, parent: QWidget | None = None) -> None:
        today = desk.clock.today()
        super().__init__(
            say("Contact with {who}", who=name),
            today=today,
            currency=desk.settings.currency,
            parent=parent,
        )
        sides = [(each.value, name_of(each)) for each in reversed(Initiator)]
        self._initiator = Segmented(sides, name=say("Who got in touch"))
        self._how: ChoiceBox[FollowUpMethod] = word_box(FollowUpMethod, nothing=None)
        self._day = DayField(say("Day"), today=today, latest=today)
        self._day.set_day(today)
        self.add_telling()
        self.add_row(say("Began"), self._initiator)
        self.add_row(say("By"), self._how)
        self.add_row(say("Day"), self._day)
        self._how.currentIndexChanged.connect(self._on_method_chosen)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_method_chosen(self) -> None:
        self.set_method(self._how.value or FollowUpMethod.PHONE)

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._day.day is None:
            self.show_refusal(say("Type the day, not after today."), self._day)
        elif (told := self.told()) is not None:
            self.hold()
            initiator = Initiator(self._initiator.choice)
            told = replace(told, contacted_on=self._day.day)
            entry = ContactEntry(told=told, initiator=initiator)
            self.contact_entered.emit(entry)


class CorrectionDialog(TellingDialog):
    """Collects what an entry should have said; after a day the original stays beside it.

    Signals:
        words_entered: They are to be saved; carries the ``OutcomeEntry``.
    """

    words_entered = Signal(OutcomeEntry)

    def __init__(
        self, desk: Desk, row: ContactRow, *, settled: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            say("Correct the entry") if settled else say("Edit the entry"),
            today=desk.clock.today(),
            currency=desk.settings.currency,
            parent=parent,
        )
        day = long_day(row.contacted_on)
        hint = (
            say("The entry of {day} stays as it was; this one takes its place.", day=day)
            if settled
            else say("The entry of {day} is fresh and may still be put into other words.", day=day)
        )
        self.add_wide(wrapped(hint, "muted"))
        self.add_telling()
        self.set_texts(_texts_of(row, desk.settings.currency))
        self.set_method(row.method)
        self.set_row_visible(self._next, visible=False)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        told = self.told()
        if told is not None:
            self.hold()
            self.words_entered.emit(told)


def _texts_of(row: ContactRow, currency: str) -> dict[str, str]:
    heard = row.findings
    texts = {name: getattr(heard, name) or "" for name in _FINDINGS}
    return texts | {
        "outcome": row.outcome,
        "note": row.note or "",
        "score": str(heard.satisfaction or ""),
        "competitor": row.competitor or "",
        "lead": row.lead or "",
        "value": row.lead_value or "",
        "cost": "" if row.cost_minor is None else money(row.cost_minor, currency),
    }
