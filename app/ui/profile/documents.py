"""Joins the documents of a customer and the writes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.archive.attachments import (
    LIMIT_BYTES,
    AttachmentEntry,
    AttachmentRow,
    add_attachment,
    list_attachments,
    read_attachment,
    remove_attachment,
)
from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_file
from app.ui.profile.attachments_dialog import AttachmentsDialog
from app.ui.profile.temp_copies import TempCopies
from app.words import AttachmentKind, Intent, Permission
from app.words.language import say


def open_attachments_dialog(
    desk: Desk, parent: QWidget, *, customer_id: int, copies: TempCopies
) -> None:
    """Show what is filed with a customer; each press is done at once."""

    def show(rows: Sequence[AttachmentRow]) -> None:
        editable = may(desk.person, Permission.EDIT_CUSTOMERS)
        dialog = AttachmentsDialog(rows, editable=editable, parent=parent)
        dialog.file_wanted.connect(partial(_ask, desk, dialog, customer_id))
        dialog.copy_wanted.connect(partial(_open, desk, dialog, copies))
        dialog.finished.connect(copies.clear)
        dialog.removal_wanted.connect(partial(_remove, desk, dialog, customer_id))
        dialog.open()

    desk.tasks.read(parent, _filed(customer_id), show)


def file_document(
    desk: Desk, dialog: AttachmentsDialog, customer_id: int, kind: AttachmentKind, path: Path
) -> None:
    """File the document at ``path``."""

    def save(content: bytes) -> None:
        actor, today = desk.person, desk.clock.today()
        entry = AttachmentEntry(kind=kind, file_name=path.name, content=content)
        desk.tasks.write(
            dialog,
            lambda session: add_attachment(
                session, customer_id=customer_id, entry=entry, actor=actor, today=today
            ),
            lambda _key: _show_again(desk, dialog, customer_id),
            intent=Intent.ATTACH_FILE,
            failed=dialog.refuse,
        )

    desk.tasks.run(dialog, lambda: _read(path), save, failed=dialog.refuse)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LIMIT_BYTES + 1)  # one more tells that it is too big


def _ask(desk: Desk, dialog: AttachmentsDialog, customer_id: int, kind: AttachmentKind) -> None:
    ask_file(
        dialog,
        say("File a document"),
        kinds=say("Documents and pictures (*.pdf *.jpg *.jpeg *.png *.webp *.heic *.docx)"),
        then=partial(file_document, desk, dialog, customer_id, kind),
    )


def _open(desk: Desk, dialog: AttachmentsDialog, copies: TempCopies, attachment_id: int) -> None:
    actor = desk.person
    desk.tasks.read(
        dialog,
        lambda session: read_attachment(session, attachment_id=attachment_id, actor=actor),
        copies.open,
        failed=dialog.refuse,
    )


def _remove(desk: Desk, dialog: AttachmentsDialog, customer_id: int, attachment_id: int) -> None:
    actor = desk.person
    desk.tasks.write(
        dialog,
        lambda session: remove_attachment(session, attachment_id=attachment_id, actor=actor),
        lambda _none: _show_again(desk, dialog, customer_id),
        intent=Intent.REMOVE_ATTACHMENT,
        failed=dialog.refuse,
    )


def _filed(customer_id: int) -> Work[list[AttachmentRow]]:
    return lambda session: list_attachments(session, customer_id=customer_id)


def _show_again(desk: Desk, dialog: AttachmentsDialog, customer_id: int) -> None:
    desk.tasks.read(dialog, _filed(customer_id), dialog.show_rows)
