"""Joins the status dialog and the write."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.errors import CustomerGone
from app.services.foundation.store import Work
from app.services.leaving.retirement import RestoreReasonMissing, restore_customers
from app.services.leaving.statuses import (
    PastDay,
    mark_active,
    mark_lost,
    pause_contact,
    resume_contact,
)
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.form_dialog import FormDialog
from app.words import ContactPause, CustomerStatus, Intent
from app.words.language import say
from app.words.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """What was decided.

    Attributes:
        pause: ``None`` is contact as usual.
        why: The reason for bringing a retired customer back; empty of all others.
    """

    status: CustomerStatus
    pause: ContactPause | None
    until_on: date | None
    why: str = ""


class StatusDialog(FormDialog):
    """Collects whether the customer may be contacted, and whether they are one still.

    Signals:
        status_entered: The form is filled in; carries its ``StatusEntry``.
    """

    status_entered = Signal(StatusEntry)

    def __init__(self, file: CustomerFile, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(say("Status and pause"), action=say("Save"), parent=parent)
        offered = [CustomerStatus.ACTIVE, CustomerStatus.LOST]
        if file.status not in offered:
            offered.append(file.status)
        self._status = ChoiceBox([(each, name_of(each)) for each in offered], nothing=None)
        self._status.choose(file.status)
        self._pause: ChoiceBox[ContactPause] = word_box(ContactPause, nothing=say("as usual"))
        self._pause.choose(file.pause)
        self._until = DayField(say("Until"), today=today, earliest=today)
        self._until.set_day(file.pause_until_on)
        self._why = QLineEdit()
        self._why.setAccessibleName(say("Reason"))
        self._retired = file.status is CustomerStatus.RETIRED
        for caption, field in (
            (say("Status"), self._status),
            (say("Reason"), self._why),
            (say("Contact"), self._pause),
            (say("Until"), self._until),
        ):
            self.add_row(caption, field)
        note = say("Who is lost leaves the ranking. The next visit makes them active again.")
        self.add_wide(wrapped(note, "small"))
        self._status.currentIndexChanged.connect(self._on_status_changed)
        self._on_status_changed()
        self._pause.currentIndexChanged.connect(self._on_pause_changed)
        self.save_wanted.connect(self._on_save_wanted)
        self._on_pause_changed()

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was changed, at the field it is about."""
        match error:
            case PastDay():
                self.show_error(error, self._until)
            case RestoreReasonMissing():
                self.show_error(error, self._why)
            case CustomerGone():
                self.show_error(error, self._status)
            case _:
                self.show_error(error)

    @Slot()
    def _on_status_changed(self) -> None:
        back = self._retired and self._status.value is not CustomerStatus.RETIRED
        self.set_row_visible(self._why, visible=back)

    @Slot()
    def _on_pause_changed(self) -> None:
        self.set_row_visible(self._until, visible=self._pause.value is not None)

    @Slot()
    def _on_save_wanted(self) -> None:
        status, pause = self._status.value, self._pause.value
        if status is None or (pause is not None and self._until.is_wrong):
            self.show_refusal(say("Type the day, or leave it empty."), self._until)
            return
        self.hold()
        until_on = self._until.day if pause is not None else None
        why = self._why.text()
        entry = StatusEntry(status=status, pause=pause, until_on=until_on, why=why)
        self.status_entered.emit(entry)


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
