"""Joins the booking dialog and the write."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.followups.appointments import (
    AppointmentEntry,
    book_appointment,
    cancel,
    change_appointment,
)
from app.services.followups.expected import ExpectedRow, load_booking
from app.services.foundation.store import Work
from app.services.office.staff import list_staff
from app.ui.bookings.dialog import BookingDialog, Staff
from app.ui.parts.desk import Desk
from app.words import Intent


def open_booking_dialog(
    desk: Desk,
    parent: QWidget,
    *,
    customer_id: int | None = None,
    appointment_id: int | None = None,
) -> None:
    """Let a customer be booked in over ``parent``, or a booking on file be changed."""

    def show(loaded: tuple[Staff, ExpectedRow | None]) -> None:
        staff, booking = loaded
        dialog = BookingDialog(desk, staff, booking=booking, parent=parent)
        dialog.booking_entered.connect(partial(_save, desk, dialog, appointment_id))
        if appointment_id is not None:
            dialog.cancel_wanted.connect(partial(_cancel, desk, dialog, appointment_id))
        dialog.open()
        if customer_id is not None and booking is None:
            dialog.choose_customer(customer_id)

    desk.tasks.read(
        parent,
        lambda session: (
            [(member.id, member.name) for member in list_staff(session)],
            None
            if appointment_id is None
            else load_booking(session, appointment_id=appointment_id),
        ),
        show,
    )


def _save(
    desk: Desk,
    dialog: BookingDialog,
    appointment_id: int | None,
    customer_id: int,
    entry: AppointmentEntry,
) -> None:
    actor, today = desk.person, desk.clock.today()
    if appointment_id is None:
        _write(
            desk,
            dialog,
            lambda session: book_appointment(
                session, customer_id=customer_id, entry=entry, actor=actor, today=today
            ),
        )
    else:
        _write(
            desk,
            dialog,
            lambda session: change_appointment(
                session, appointment_id=appointment_id, entry=entry, actor=actor, today=today
            ),
        )


def _cancel(desk: Desk, dialog: BookingDialog, appointment_id: int) -> None:
    actor, today = desk.person, desk.clock.today()
    _write(
        desk,
        dialog,
        lambda session: cancel(session, appointment_id=appointment_id, actor=actor, today=today),
    )


def _write(desk: Desk, dialog: BookingDialog, work: Work[object]) -> None:
    desk.tasks.write(
        dialog,
        work,
        lambda _done: dialog.accept(),
        intent=Intent.BOOK_APPOINTMENT,
        failed=dialog.refuse,
    )
