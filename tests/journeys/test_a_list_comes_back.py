"""The supervisor prints the week; what comes back on paper is keyed in, and taken back."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.models import Contact, FollowUp, PrintedLine
from app.services.followups.outstanding import count_missing
from app.ui.calls.back_entry_dialog import BackEntryDialog
from app.ui.followups.page import FollowUpsPage
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.today.page import TodayPage
from app.words import FollowUpMethod
from tests.services.papers.reading import text_of
from tests.ui.hands import ENTER, click, fill, press, save

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 10_000


@pytest.fixture
def contact_count(clinic):
    query = sa.select(sa.func.count(Contact.id))
    return lambda: clinic.store.read(lambda session: session.scalar(query))


@pytest.fixture
def missing_count(clinic):
    """How many lines of printed lists nothing is known of."""
    today = clinic.clock.today()
    return lambda: clinic.store.read(lambda session: count_missing(session, today=today))


@pytest.fixture
def print_week(clinic, window, tmp_path, qtbot):
    """Save the week as PDF from the follow-ups tab, and return the codes of calls on it."""

    def print_week():
        qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
        page = window.findChild(FollowUpsPage)
        qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: window.findChild(PrintPreview) is not None, timeout=PATIENCE)
        preview = window.findChild(PrintPreview)
        view = preview.findChild(PagesView)
        qtbot.waitUntil(lambda: view.drawn_count > 0, timeout=PATIENCE)
        preview.save_to(tmp_path / "week.pdf")
        qtbot.waitUntil((tmp_path / "week.pdf").exists, timeout=PATIENCE)
        preview.close()
        printed = text_of((tmp_path / "week.pdf").read_bytes()).split()
        return [word for word in printed if word in codes_of_calls(clinic)]

    return print_week


def codes_of_calls(clinic) -> set[str]:
    query = (
        sa.select(PrintedLine.code)
        .join(FollowUp, FollowUp.id == PrintedLine.followup_id)
        .where(FollowUp.method == FollowUpMethod.PHONE)
    )
    return set(clinic.store.read(lambda session: session.scalars(query).all()))


def key_in(dialog, codes, qtbot):
    """Key in that nobody answered on any of these lines."""
    for code in codes:
        fill(dialog, "Code and digit", f"{code} 4")
        press(dialog, ENTER, qtbot)


def test_a_week_is_printed_keyed_in_and_taken_back(
    window, print_week, contact_count, missing_count, qtbot
):
    codes, before = print_week(), contact_count()
    whole = missing_count()
    page = window.workplace.open_page("today")
    assert isinstance(page, TodayPage)

    click(page, "Key in a list")
    qtbot.waitUntil(lambda: window.findChild(BackEntryDialog) is not None, timeout=PATIENCE)
    dialog = window.findChild(BackEntryDialog)
    key_in(dialog, codes[:3], qtbot)
    save(dialog, qtbot)
    qtbot.waitUntil(lambda: contact_count() == before + 3, timeout=PATIENCE)

    assert missing_count() == whole - 3

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: contact_count() == before, timeout=PATIENCE)
    assert missing_count() == whole
