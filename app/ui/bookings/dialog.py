"""Book a customer in with the phone at one's ear."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.opening import CustomerAnonymised, CustomerMerged, CustomerRetired
from app.services.catalogue.catalogue import ItemRow
from app.services.followups.appointments import (
    AppointmentEntry,
    BookingInPast,
    BookingLengthImpossible,
    BookingOutsideHours,
)
from app.services.followups.errors import ByNobody, ClinicClosed
from app.services.followups.expected import ExpectedRow, list_clashes
from app.services.visits.errors import ItemRetired
from app.ui.bookings.moment import MomentField
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.item_asking import ask_items, item_suggestion
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.fields.suggest_list import Answer, Suggestion
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.form_dialog import FormDialog
from app.words import AppointmentState
from app.words.formats import clock_time
from app.words.language import say


def clash_line(row: ExpectedRow, *, customer_id: int | None) -> str:
    """Return who is busy when, and with what."""
    when = f"{clock_time(row.starts_at)} – {clock_time(_ends_at(row))}"
    if row.customer_id == customer_id:
        return say("{name} has another booking that day at {when}.", name=row.name, when=when)
    what = " · ".join(part for part in (row.name, row.item_name) if part)
    return say("{who} is booked at {when}: {what}.", who=row.staff_name or "", when=when, what=what)


def _ends_at(row: ExpectedRow) -> time:
    starts = datetime.combine(row.starts_on, row.starts_at)
    return (starts + timedelta(minutes=row.minutes)).time()


_LOOK_AFTER_MS: Final = 150
_MOST_NOTE: Final = 200
_WHO: Final = (CustomerRetired, CustomerMerged, CustomerAnonymised)
_WHEN: Final = (BookingInPast, BookingLengthImpossible, BookingOutsideHours, ClinicClosed)
Staff = Sequence[tuple[int, str]]


class BookingDialog(FormDialog):
    """Collects a booking; says whose other bookings it runs into, and lets it stand.

    Signals:
        booking_entered: Carries the customer's key and the ``AppointmentEntry``.
        cancel_wanted: The booking on file is to be called off.
    """

    booking_entered = Signal(int, AppointmentEntry)
    cancel_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        *,
        booking: ExpectedRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = say("Book a customer in") if booking is None else say("Change a booking")
        super().__init__(title, action=say("Save"), parent=parent)
        self._desk = desk
        self._booking = booking
        self._who = WhoField(desk)
        self._when = MomentField(today=desk.clock.today())
        self._ask_items = ask_items(desk, self, lambda: self._when.day or desk.clock.today())
        self._item = SuggestField(
            say("Treatment"), self._ask, placeholder=say("Name or code"), floating=True
        )
        self._staff: ChoiceBox[int] = ChoiceBox(staff, nothing=say("whoever is free"))
        self._note = QLineEdit(maxLength=_MOST_NOTE)
        self._confirmed = QCheckBox(say("The customer has said that they will come"))
        self._clashes = wrapped("", "warn")
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._add_rows()
        if booking is not None:
            self._show_booking(booking)
        self._listen()
        self._look()

    def choose_customer(self, customer_id: int) -> None:
        """Book this customer in; another can still be typed."""
        self._who.choose(customer_id)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why the booking was not saved, at the field it is about."""
        self.show_error(error, self._field_for(error))

    def _add_rows(self) -> None:
        self._clashes.hide()
        self._confirmed.setToolTip(say("A confirmed booking stops reminders."))
        for caption, field in (
            (say("Customer"), self._who),
            (say("When"), self._when),
            (say("Treatment"), self._item),
            (say("With"), self._staff),
            (say("Note"), self._note),
            (say("Confirmed"), self._confirmed),
        ):
            self.add_row(caption, field)
        self.add_wide(self._clashes)

    def _show_booking(self, booking: ExpectedRow) -> None:
        self._who.choose(booking.customer_id)
        self._who.fix()
        self._when.set_moment(booking.starts_on, booking.starts_at, booking.minutes)
        if booking.item_id is not None:
            self._item.set_taken(Suggestion(key=booking.item_id, text=booking.item_name or ""))
        if booking.staff_id is not None:
            self._staff.choose(booking.staff_id, booking.staff_name or "")
        self._note.setText(booking.note or "")
        self._confirmed.setChecked(booking.state is AppointmentState.CONFIRMED)
        call_off = link_button(say("Call the booking off"))
        call_off.clicked.connect(self.cancel_wanted)
        self.add_wide(call_off)

    def _listen(self) -> None:
        self._who.customer_known.connect(self._on_customer_known)
        self._who.customer_forgotten.connect(self._look)
        self._when.changed.connect(self._look)
        self._staff.currentIndexChanged.connect(self._look)
        self._looking.timeout.connect(self._on_looking_timeout)
        self.save_wanted.connect(self._on_save_wanted)

    def _entry(self) -> AppointmentEntry | None:
        day, at = self._when.day, self._when.time_of_day
        if day is None or at is None:
            return None
        return AppointmentEntry(
            starts_on=day,
            starts_at=at,
            minutes=self._when.minutes,
            item_id=self._item.taken.key if self._item.taken else None,
            staff_id=self._staff.value,
            note=self._note.text(),
            confirmed=self._confirmed.isChecked(),
        )

    def _field_for(self, error: BaseException) -> QWidget | None:
        if isinstance(error, _WHO):
            return self._who
        if isinstance(error, _WHEN):
            return self._when
        if isinstance(error, ItemRetired):
            return self._item
        return self._staff if isinstance(error, ByNobody) else None

    def _ask(self, text: str, answer: Answer) -> None:
        currency = self._desk.settings.currency

        def show(rows: Sequence[ItemRow]) -> None:
            answer([item_suggestion(row, currency) for row in rows])

        self._ask_items(text, show)

    def _show_clashes(self, rows: Sequence[ExpectedRow]) -> None:
        key = self._who.customer_id
        self._clashes.setText("\n".join(clash_line(row, customer_id=key) for row in rows))
        self._clashes.setVisible(bool(rows))

    @Slot()
    def _look(self) -> None:
        """See a moment later whom the booking runs into."""
        self._looking.start()

    @Slot()
    def _on_looking_timeout(self) -> None:
        entry, customer_id = self._entry(), self._who.customer_id
        if entry is None:
            self._show_clashes(())
            return
        own = self._booking.appointment_id if self._booking else None
        self._desk.tasks.read(
            self,
            lambda session: list_clashes(
                session, customer_id=customer_id, entry=entry, appointment_id=own
            ),
            self._show_clashes,
            latest="clashes",
        )

    @Slot(KnownCustomer)
    def _on_customer_known(self, _known: KnownCustomer) -> None:
        self._when.setFocus()
        self._look()

    @Slot()
    def _on_save_wanted(self) -> None:
        customer_id, entry = self._who.customer_id, self._entry()
        if customer_id is None:
            self.show_refusal(
                say("Who wants to come? Type a name, pinyin or the last four digits."), self._who
            )
        elif entry is None:
            self.show_refusal(say("When? Type the day and the time, such as 14:30."), self._when)
        elif self._item.text and self._item.taken is None:
            typed = self._item.text
            self.show_refusal(
                say("“{typed}” is not a treatment yet. Pick one or empty the line.", typed=typed),
                self._item,
            )
        else:
            self.hold()
            self.booking_entered.emit(customer_id, entry)
