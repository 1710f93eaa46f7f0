"""Write down that a customer came to an event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.opening import DayInFuture
from app.services.catalogue.errors import NameMissing, NameTaken
from app.services.visits.occasions import AlreadyAttended, AttendanceEntry, EventEntry, EventRow
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.forms.form_dialog import FormDialog
from app.words import EventKind
from app.words.language import say, say_in


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCollected:
    """What the dialog collected.

    Attributes:
        event_id: ``None`` for an event that is not on file yet.
        new_event: Such an event.
    """

    event_id: int | None
    new_event: EventEntry
    attended_on: date
    sales_minor: int

    def entry(self, customer_id: int, event_id: int) -> AttendanceEntry:
        """Return what is written down of ``customer_id``."""
        return AttendanceEntry(
            customer_id=customer_id,
            event_id=event_id,
            attended_on=self.attended_on,
            sales_minor=self.sales_minor,
        )


class AttendanceDialog(FormDialog):
    """Collects the event, an old or a new one, the day, and sales beside it.

    Signals:
        attendance_entered: The form is filled in; carries its ``AttendanceCollected``.
    """

    attendance_entered = Signal(AttendanceCollected)

    def __init__(
        self,
        events: Sequence[EventRow],
        *,
        today: date,
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say("Came to an event"), action=say("Save"), parent=parent)
        self._held = {event.id: event.held_on for event in events}
        self._event: ChoiceBox[int] = ChoiceBox(
            [(event.id, event.name) for event in events], nothing=say("a new one")
        )
        self._name = QLineEdit()
        self._kind: ChoiceBox[EventKind] = word_box(EventKind, nothing=None)
        self._day = DayField(say("Day"), today=today, latest=today)
        self._sales = MoneyField(say("Sales beside"), currency=currency)
        self._add_rows()
        self._event.currentIndexChanged.connect(self._on_event_changed)
        self.save_wanted.connect(self._on_save_wanted)
        if events:
            self._event.choose(events[0].id)
        self._on_event_changed()

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not written down, at the field it is about."""
        match error:
            case NameMissing() | NameTaken():
                self.show_error(error, self._name)
            case DayInFuture() | AlreadyAttended():
                self.show_error(error, self._day)
            case _:
                self.show_error(error)

    def _add_rows(self) -> None:
        for caption, field in (
            (say("Event"), self._event),
            (say_in("thing", "Name"), self._name),
            (say("Kind"), self._kind),
            (say("Day"), self._day),
            (say("Sales beside"), self._sales),
        ):
            self.add_row(caption, field)
        self._sales.setToolTip(say("Sales at the event that no visit line carries"))

    @Slot()
    def _on_event_changed(self) -> None:
        event_id = self._event.value
        for field in (self._name, self._kind):
            self.set_row_visible(field, visible=event_id is None)
        if event_id is not None and (held_on := self._held[event_id]) is not None:
            self._day.set_day(held_on)

    @Slot()
    def _on_save_wanted(self) -> None:
        day = self._day.day
        if day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
        elif self._sales.is_wrong:
            self.show_refusal(say("Type an amount; 0 if nothing was paid."), self._sales)
        else:
            self.hold()
            self.attendance_entered.emit(self._collected(day))

    def _collected(self, day: date) -> AttendanceCollected:
        kind = self._kind.value or EventKind.OTHER
        return AttendanceCollected(
            event_id=self._event.value,
            new_event=EventEntry(name=self._name.text(), kind=kind, held_on=day),
            attended_on=day,
            sales_minor=self._sales.amount_minor or 0,
        )
