"""Consents, documents and the history of a customer."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from app.models import Attachment, Consent
from app.services.archive.attachments import AttachmentFile
from app.services.foundation.history import CellChange
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.lists.table import ListTable
from app.ui.profile.attachments_dialog import AttachmentsDialog
from app.ui.profile.changes import cells_said
from app.ui.profile.consenting import ConsentsDialog
from app.ui.profile.documents import file_document
from app.ui.profile.head import MoreMenu
from app.ui.profile.history_dialog import HistoryDialog
from app.ui.profile.temp_copies import TempCopies
from app.words import AttachmentKind
from tests.ui.hands import click, opened, says

PDF = b"%PDF-1.7 signed"


@pytest.fixture
def menu(shown):
    return shown.findChild(MoreMenu)


def test_a_consent_is_given_and_withdrawn_with_one_press_each(shown, menu, session, qtbot):
    menu.consents_wanted.emit()
    dialog = opened(shown, ConsentsDialog, qtbot)
    click(dialog, "Portrait may be used: Give")
    qtbot.waitUntil(lambda: says(dialog, "since 21 Nov 2026"))
    click(dialog, "Portrait may be used: Withdraw")
    qtbot.waitUntil(lambda: says(dialog, "taken back 21 Nov 2026"))

    assert session.scalars(select(Consent)).one().withdrawn_on is not None


def test_a_consent_needs_a_day(shown, menu, session, qtbot):
    menu.consents_wanted.emit()
    dialog = opened(shown, ConsentsDialog, qtbot)
    dialog.findChild(DayField).clear()
    click(dialog, "Portrait may be used: Give")

    assert says(dialog, "Type the day")
    assert session.scalars(select(Consent)).all() == []


@pytest.fixture
def documents(shown, menu, qtbot):
    menu.attachments_wanted.emit()
    return opened(shown, AttachmentsDialog, qtbot)


@pytest.fixture
def form(documents, desk, li, tmp_path, qtbot):
    """A signed form, filed and chosen."""
    path = tmp_path / "../odd name.pdf"
    path.write_bytes(PDF)
    file_document(desk, documents, li, AttachmentKind.SIGNED_FORM, path)
    table = documents.findChild(ListTable)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.select_key(table.model().key_at(0))
    return path


def test_without_documents_the_panel_says_what_belongs_there(documents):
    assert says(documents, "No document is filed.")


def test_a_document_is_filed_opened_as_a_copy_and_removed(
    documents, form, session, monkeypatch, qtbot
):
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()))
    click(documents, "Open a copy")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].endswith("1.pdf")

    click(documents, "Remove")
    qtbot.waitUntil(lambda: says(documents, "No document is filed."))
    assert session.scalars(select(Attachment)).all() == []


def test_what_is_no_document_is_refused(documents, desk, li, tmp_path, qtbot):
    path = tmp_path / "virus.exe"
    path.write_bytes(b"MZ")
    file_document(desk, documents, li, AttachmentKind.OTHER, path)

    qtbot.waitUntil(lambda: says(documents, "virus.exe"))


def test_copies_go_when_they_are_cleared(qapp):
    copies = TempCopies(qapp)
    path = copies.write(
        AttachmentFile(file_name="a.pdf", media_type="application/pdf", content=PDF)
    )
    assert path.read_bytes() == PDF

    copies.clear()
    assert not path.exists()


def test_the_history_says_what_a_change_did_and_takes_it_back(shown, menu, change, li, qtbot):
    menu.review_wanted.emit()
    qtbot.waitUntil(lambda: says(shown, "21 Nov 2026"))
    menu.history_wanted.emit()
    dialog = opened(shown, HistoryDialog, qtbot)
    table = dialog.findChild(ListTable)
    table.select_key(table.model().key_at(0))
    qtbot.waitUntil(lambda: says(dialog, "reviewed on: — → 2026-11-21"))
    click(dialog, "Take this change back")

    qtbot.waitUntil(lambda: says(shown, "never"))


def test_setting_up_is_not_taken_back(shown, menu, qtbot):
    menu.history_wanted.emit()
    dialog = opened(shown, HistoryDialog, qtbot)
    table = dialog.findChild(ListTable)
    table.select_key(table.model().key_at(table.model().rowCount() - 1))
    (undo,) = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.accessibleName() == "Take this change back"
    ]

    assert not undo.isEnabled()


def test_changes_are_said_in_the_words_of_the_desk():
    change = CellChange(
        table="visit_lines",
        key=1,
        before='{"amount_minor": 100000, "state": "done"}',
        after='{"amount_minor": 298000, "state": "done"}',
    )

    assert cells_said([change], currency="CNY") == "amount: ¥1,000 → ¥2,980"


def test_many_changes_are_cut_short():
    changes = [
        CellChange(table="phones", key=key, before=None, after='{"digits": "139"}')
        for key in range(10)
    ]

    assert cells_said(changes, currency="CNY").endswith("and 2 more")


def test_a_change_of_nothing_known_says_so():
    change = CellChange(table="x", key=1, before=None, after='{"state": "done"}')

    assert cells_said([change], currency="CNY") == "Nothing that can be shown here."
