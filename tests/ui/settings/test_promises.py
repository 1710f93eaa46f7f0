"""The service promise: changed, refused in place, looked at before it is printed."""

import pytest
from PySide6.QtCore import Qt

from app.services.complaints.promises import load_promises
from app.services.foundation.actors import Actor
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.settings.promise_columns import PAIRS
from app.ui.settings.promise_dialog import PromiseDialog
from app.words import Role, Severity, Tier
from tests.ui.visit.conftest import opened

SERIOUS_VIP = (Tier.VIP, Severity.SERIOUS)


@pytest.fixture
def promises(page, qtbot):
    page.open_section("promises")
    section = page._built["promises"]
    qtbot.waitUntil(lambda: section._card._model.rowCount() == len(PAIRS))
    return section


@pytest.fixture
def dialog(promises, qtbot):
    promises._card._table.select_key(PAIRS.index(SERIOUS_VIP))
    promises._card._edit.click()
    return opened(promises, PromiseDialog, qtbot)


def save(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_receptionist_does_not_see_them(desk, page):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    assert "promises" not in page.section_names


def test_a_promise_is_changed_for_one_tier_and_severity(promises, dialog, desk, store, qtbot):
    dialog._answer.setValue(5)
    with qtbot.waitSignal(desk.tasks.saved):
        save(dialog, qtbot)

    kept = store.read(load_promises)
    assert kept[SERIOUS_VIP].first_response_minutes == 5
    assert kept[Tier.VIP, Severity.ORDINARY].first_response_minutes == 10
    place = promises._card._model.place_of(PAIRS.index(SERIOUS_VIP))
    qtbot.waitUntil(lambda: promises._card._model.row_at(place).promise.first_response_minutes == 5)


def test_a_promise_that_contradicts_itself_is_refused_in_the_dialog(dialog, qtbot):
    dialog._clear.setValue(9)

    save(dialog, qtbot)

    qtbot.waitUntil(lambda: "contradicts itself" in dialog._footer._refusal.text())
    assert dialog._clear.value() == 9


def test_the_card_is_looked_at_before_it_is_printed(promises, qtbot):
    promises._card._print.click()

    qtbot.waitUntil(lambda: promises.findChild(PrintPreview) is not None)
    assert promises.findChild(PrintPreview).windowTitle() == "Service promise"
