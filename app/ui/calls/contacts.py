"""Joins the dialogs about the log of contacts and the writes."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.followups.contact_log import correct_contact, edit_contact, log_contact
from app.services.followups.contacts import ContactRow, list_contacts
from app.services.followups.entries import ContactEntry, OutcomeEntry, Recorded
from app.ui.calls.calling import followed_up
from app.ui.calls.contact_dialog import ContactDialog, CorrectionDialog
from app.ui.calls.telling import TellingDialog
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.words import Intent


def open_contact(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let a contact that nobody had planned be written down over ``parent``."""

    def show(rows: list[CustomerRow]) -> None:
        for row in rows:
            dialog = ContactDialog(desk, row.name, parent=parent)
            dialog.contact_entered.connect(partial(_log, desk, dialog, parent, customer_id))
            dialog.open()

    desk.tasks.read(parent, lambda session: load_rows(session, keys=[customer_id]), show)


def open_correction(desk: Desk, parent: QWidget, customer_id: int, contact_id: int) -> None:
    """Let an entry of the log be edited while it is fresh, corrected afterwards."""

    def show(rows: tuple[ContactRow, ...]) -> None:
        for row in rows:
            if row.contact_id == contact_id:
                settled = desk.clock.now() > row.settles_at
                dialog = CorrectionDialog(desk, row, settled=settled, parent=parent)
                dialog.words_entered.connect(partial(_correct, desk, dialog, parent, row))
                dialog.open()

    desk.tasks.read(parent, lambda session: list_contacts(session, customer_id=customer_id), show)


def _log(
    desk: Desk, dialog: ContactDialog, parent: QWidget, customer_id: int, entry: ContactEntry
) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: log_contact(
            session, customer_id=customer_id, entry=entry, actor=actor, now=now, today=today
        ),
        partial(_close, dialog, parent),
        intent=Intent.RECORD_CONTACT,
        failed=dialog.refuse,
    )


def _correct(
    desk: Desk, dialog: CorrectionDialog, parent: QWidget, row: ContactRow, told: OutcomeEntry
) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    change = correct_contact if now > row.settles_at else edit_contact
    desk.tasks.write(
        dialog,
        lambda session: change(
            session, contact_id=row.contact_id, told=told, actor=actor, now=now, today=today
        ),
        partial(_close, dialog, parent),
        intent=Intent.CORRECT_CONTACT,
        failed=dialog.refuse,
    )


def _close(dialog: TellingDialog, parent: QWidget, recorded: Recorded) -> None:
    dialog.accept()
    if sentence := followed_up(recorded):
        show_notice(sentence, parent=parent)
