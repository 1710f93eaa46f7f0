"""Joins the refund dialog and the write."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.visits.refunds import RefundableLine, RefundEntry, list_refundable, refund_line
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.ui.visit.refund_dialog import RefundDialog
from app.words.language import say


def open_refund_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let money be given back to a customer; say so if there is nothing to give back."""

    def show(payments: Sequence[RefundableLine]) -> None:
        if not payments:
            show_notice(say("Nothing was paid that could be given back."), parent=parent)
            return
        dialog = RefundDialog(desk, payments, parent)
        dialog.refund_entered.connect(partial(_refund, desk, dialog))
        dialog.open()

    desk.tasks.read(parent, lambda session: list_refundable(session, customer_id=customer_id), show)


def _refund(desk: Desk, dialog: RefundDialog, entry: RefundEntry) -> None:
    desk.do(dialog, refund_line, entry=entry)
