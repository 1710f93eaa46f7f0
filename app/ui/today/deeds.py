"""What the first tab does itself: a call put off, a customer who came or did not."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.services.followups.appointments import mark_arrived, mark_no_show
from app.services.followups.moves import move_followup
from app.services.planning.opening_hours import load_open_days
from app.ui.parts.desk import Desk
from app.words import Intent


def put_off(desk: Desk, owner: QWidget, followup_id: int, days: int) -> None:
    """Move a call by so many days, to the next day the clinic is open."""
    actor, today = desk.person, desk.clock.today()
    wanted = today + timedelta(days=days)
    desk.tasks.write(
        owner,
        lambda session: move_followup(
            session,
            followup_id=followup_id,
            to_on=load_open_days(session).next_open(wanted) or wanted,
            actor=actor,
            today=today,
        ),
        intent=Intent.MOVE_FOLLOWUP,
    )


def note_arrival(desk: Desk, owner: QWidget, appointment_id: int, *, came: bool) -> None:
    """Note that a customer is here, or did not come."""
    actor, today = desk.person, desk.clock.today()
    note = mark_arrived if came else mark_no_show
    desk.tasks.write(
        owner,
        lambda session: note(session, appointment_id=appointment_id, actor=actor, today=today),
        intent=Intent.BOOK_APPOINTMENT,
    )
