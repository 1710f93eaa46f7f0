"""What the desk does with a deed: it is written, and the form closes or says why not."""

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QWidget

from app.models import Family, JournalEntry
from app.services.catalogue.editing import FamilyEntry, add_family
from app.ui.parts.forms.dialog import DeskDialog
from app.words import Intent
from tests.ui.hands import says


@pytest.fixture
def dialog(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    dialog = DeskDialog("New family", action="Save", parent=page)
    dialog.open()
    yield dialog
    page.close()


def test_a_form_closes_once_its_deed_is_in_the_journal(qtbot, dialog, desk, store):
    with qtbot.waitSignal(dialog.accepted):
        desk.do(dialog, add_family, entry=FamilyEntry(name="Botox"))

    assert store.read(lambda s: s.scalars(sa.select(Family.name)).all()) == ["Botox"]
    assert store.read(lambda s: s.scalars(sa.select(JournalEntry.intent)).all())[-1] is (
        Intent.EDIT_CATALOGUE
    )


def test_a_form_whose_deed_is_refused_says_so_and_stays(qtbot, dialog, desk):
    desk.do(dialog, add_family, entry=FamilyEntry(name=" "))

    qtbot.waitUntil(lambda: says(dialog, "A name is missing. Please type one."))
    assert dialog.isVisible()
