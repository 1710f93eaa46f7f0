"""Joins the dialog for a follow-up by hand and the write."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.followups.edits import FollowUpEntry, add_followup
from app.services.office.staff import list_staff
from app.ui.followups.add_dialog import AddDialog, Staff
from app.ui.parts.desk import Desk
from app.words import Intent


def open_add_dialog(
    desk: Desk, parent: QWidget, *, day: date, customer_id: int | None = None
) -> None:
    """Let a follow-up be added by hand over ``parent``, for a day that can be changed."""

    def show(staff: Staff) -> None:
        dialog = AddDialog(desk, staff, day=day, parent=parent)
        dialog.followup_entered.connect(partial(_add, desk, dialog))
        dialog.open()
        if customer_id is not None:
            dialog.choose_customer(customer_id)

    desk.tasks.read(
        parent, lambda session: [(each.id, each.name) for each in list_staff(session)], show
    )


def _add(desk: Desk, dialog: AddDialog, customer_id: int, entry: FollowUpEntry) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: add_followup(
            session, customer_id=customer_id, entry=entry, actor=actor, today=today
        ),
        lambda _key: dialog.accept(),
        intent=Intent.ADD_FOLLOWUP,
        failed=dialog.refuse,
    )
