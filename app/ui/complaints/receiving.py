"""Joins the dialog that takes in a complaint and the write."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.ui.complaints.receive_dialog import ReceiveDialog
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import doing_now
from app.words import Intent


def open_receive_dialog(
    desk: Desk,
    parent: QWidget,
    *,
    customer_id: int | None = None,
    then: Callable[[int], None] | None = None,
) -> None:
    """Let a complaint be taken in over ``parent``; ``then`` gets the key of its case."""
    dialog = ReceiveDialog(desk, parent)

    def show(case_id: int) -> None:
        dialog.accept()
        if then is not None:
            then(case_id)

    def save(entry: ComplaintEntry) -> None:
        doing = doing_now(desk)
        desk.tasks.write(
            dialog,
            lambda session: receive_complaint(session, entry=entry, doing=doing),
            show,
            intent=Intent.RECEIVE_COMPLAINT,
            failed=dialog.refuse,
        )

    dialog.complaint_entered.connect(save)
    dialog.open()
    if customer_id is not None:
        dialog.choose_customer(customer_id)
