"""The window keeps the store safe by itself, and never in the way."""

import pytest
from PySide6.QtWidgets import QPushButton

from app.services.office.staff import StaffEntry, add_staff
from app.services.vault.backups import list_backups
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.keeping import read_record
from app.ui.parts.messages import Notice
from app.ui.shell.window import ClinicWindow, ClosingStrip
from app.words import BackupReason, Intent, Role
from tests.damage import spoil


@pytest.fixture
def kept_window(opened, qapp, qtbot, monkeypatch):
    """A window over a clinic that is kept; it looks after it at once."""
    monkeypatch.setattr("app.ui.parts.keeping.FIRST_MS", 0)
    window = ClinicWindow(opened.clinic.folder)
    window.take(opened)
    window.show()
    yield window
    if window.isVisible():
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())


@pytest.fixture
def backed_up(kept_window, opened, qtbot):
    """The same, once the backup after the start was made and proven."""
    qtbot.waitUntil(lambda: read_record(opened.clinic.folder).proven_at is not None)
    return kept_window


def lying(opened):
    return list_backups(opened.clinic.folder / BACKUPS_NAME)


def hire(window, opened):
    entry = StaffEntry(name="李娜", role=Role.RECEPTIONIST)
    window.workplace.desk.tasks.write(
        window,
        lambda session: add_staff(
            session, entry=entry, actor=opened.actor, today=opened.clock.today()
        ),
        intent=Intent.EDIT_STAFF,
    )


def test_after_the_start_the_clinic_is_backed_up_and_a_restore_is_proven(backed_up, opened):
    (backup,) = lying(opened)

    assert backup.says.reason is BackupReason.AFTER_START


def test_what_was_just_saved_is_in_the_backup_on_closing(backed_up, opened, qtbot):
    hire(backed_up, opened)

    backed_up.close()
    qtbot.waitUntil(lambda: not backed_up.isVisible())

    newest = lying(opened)[0].says
    assert newest.reason is BackupReason.ON_CLOSING
    assert newest.contents.rows["staff"] == 2


def test_closing_without_a_change_makes_no_backup(backed_up, opened, qtbot):
    qtbot.waitUntil(lambda: not backed_up.workplace.desk.tasks.is_busy)
    before = len(lying(opened))
    written = [backup.says.contents.head for backup in lying(opened)]

    backed_up.close()
    qtbot.waitUntil(lambda: not backed_up.isVisible())

    after = lying(opened)
    assert len(after) in {before, before + 1}  # the new day may have written its figures
    assert len({backup.says.contents.head for backup in after}) == len(after)
    assert written


def test_nobody_types_on_while_it_closes(backed_up, opened, qtbot):
    hire(backed_up, opened)

    backed_up.close()

    assert backed_up.findChild(ClosingStrip) is not None
    assert not backed_up.centralWidget().isEnabled()
    qtbot.waitUntil(lambda: not backed_up.isVisible())


def test_closing_can_go_without_the_backup(backed_up, opened, qtbot):
    hire(backed_up, opened)
    backed_up.close()
    strip = backed_up.findChild(ClosingStrip)
    (cancel,) = strip.findChildren(QPushButton)

    cancel.click()

    qtbot.waitUntil(lambda: not backed_up.isVisible())
    assert BackupReason.ON_CLOSING not in {backup.says.reason for backup in lying(opened)}


def test_a_damaged_store_raises_an_alarm_that_stays(opened, qapp, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.parts.keeping.FIRST_MS", 0)
    spoil(opened.clinic.folder / STORE_NAME, opened.clinic.data_key, table="attachment_contents")
    window = ClinicWindow(opened.clinic.folder)
    window.take(opened)
    window.show()

    qtbot.waitUntil(lambda: any(notice.lasting for notice in window.findChildren(Notice)))

    (notice,) = [each for each in window.findChildren(Notice) if each.lasting]
    assert "damaged" in notice.sentence
    assert lying(opened) == []
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_made_up_clinic_is_not_backed_up(window, opened, qtbot):
    window.close()

    assert not window.isVisible()
    assert lying(opened) == []
