"""Joins the status dialog and the write."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.foundation.store import Work
from app.services.leaving.retirement import restore_customers
from app.services.leaving.statuses import mark_active, mark_lost, pause_contact, resume_contact
from app.ui.parts.desk import Desk
from app.ui.profile.status_dialog import StatusDialog, StatusEntry
from app.words import CustomerStatus, Intent


def open_status_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let status and pause of a customer be changed."""
    actor, today = desk.person, desk.clock.today()

    def show(file: CustomerFile) -> None:
        dialog = StatusDialog(file, today=today, parent=parent)
        dialog.status_entered.connect(partial(_change, desk, dialog, file))
        dialog.open()

    desk.tasks.read(
        parent,
        lambda session: load_customer(session, customer_id=customer_id, actor=actor, today=today),
        show,
    )


def _change(desk: Desk, dialog: StatusDialog, file: CustomerFile, entry: StatusEntry) -> None:
    works = [*_status_works(desk, file, entry), *_pause_works(desk, file, entry)]
    desk.tasks.write(
        dialog,
        lambda session: [work(session) for work in works],
        lambda _done: dialog.accept(),
        intent=Intent.CHANGE_STATUS,
        failed=dialog.refuse,
    )


def _status_works(desk: Desk, file: CustomerFile, entry: StatusEntry) -> list[Work[object]]:
    actor, today, key = desk.person, desk.clock.today(), file.id
    status, why = entry.status, entry.why
    if status is file.status:
        return []
    if file.status is CustomerStatus.RETIRED:
        return [
            lambda s: restore_customers(s, customer_ids=[key], reason=why, actor=actor, today=today)
        ]
    if status is CustomerStatus.LOST:
        return [lambda s: mark_lost(s, customer_id=key, actor=actor, today=today)]
    return [lambda s: mark_active(s, customer_id=key, actor=actor)]


def _pause_works(desk: Desk, file: CustomerFile, entry: StatusEntry) -> list[Work[object]]:
    actor, today, key = desk.person, desk.clock.today(), file.id
    pause, until_on = entry.pause, entry.until_on
    if (pause, until_on) == (file.pause, file.pause_until_on):
        return []
    if pause is None:
        return [lambda s: resume_contact(s, customer_id=key, actor=actor)]
    return [
        lambda s: pause_contact(
            s, customer_id=key, pause=pause, until_on=until_on, actor=actor, today=today
        )
    ]
