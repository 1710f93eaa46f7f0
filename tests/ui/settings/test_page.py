"""The settings page: each role sees its sections, and every change goes through a service."""

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from app.models import Clinic, Item
from app.services.catalogue.seed import seed_catalogue
from app.services.foundation.actors import Actor
from app.ui.settings.family_dialog import FamilyDialog, read_ladder
from app.ui.settings.item_dialog import ItemDialog
from app.ui.settings.page import SettingsPage
from app.ui.theme.theme import Look
from app.words import Intent, Role
from tests.factories import make_clinic


@pytest.fixture
def stocked(store, actor, clock):
    def work(session):
        make_clinic(session)
        seed_catalogue(session, today=clock.today())

    store.write(work, actor=actor, intent=Intent.SET_UP)


@pytest.fixture
def page(desk, stocked, qtbot):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def catalogue(page, qtbot):
    page.open_section("catalogue")
    section = page._built["catalogue"]
    qtbot.waitUntil(lambda: section._rows.rowCount() > 0)
    return section


def test_a_receptionist_sees_the_own_desk_and_the_catalogue(desk, stocked, qtbot):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))
    page = SettingsPage(desk)
    qtbot.addWidget(page)

    assert page.section_names == ["own", "catalogue"]


def test_the_look_is_asked_for_by_a_signal(page, qtbot):
    with qtbot.waitSignal(page.look_wanted) as wanted:
        page._built["own"]._look.chosen.emit("dark")

    assert wanted.args == [Look.DARK]


def test_the_clinic_s_settings_are_saved_and_told(page, store, qtbot):
    page.open_section("clinic")
    section = page._built["clinic"]
    section._prefix.setText("V")
    with qtbot.waitSignal(page.settings_changed) as changed:
        section._save.click()

    assert changed.args[0].number_prefix == "V"
    assert store.read(lambda s: s.get_one(Clinic, 1).number_prefix) == "V"


def test_a_new_treatment_appears_in_the_list(catalogue, store, qtbot):
    before = catalogue._rows.rowCount()
    catalogue._open_item(None)
    dialog = catalogue.findChild(ItemDialog)
    dialog._name.setText("新光子")
    dialog._code.setText("GZ99")
    dialog._price.set_amount(128_000)
    dialog.save_wanted.emit()

    qtbot.waitUntil(lambda: catalogue._rows.rowCount() == before + 1)
    assert store.read(lambda s: s.scalar(select(Item.code).where(Item.name == "新光子"))) == "GZ99"


def test_a_code_taken_is_refused_in_the_dialog_and_nothing_is_lost(catalogue, qtbot):
    taken = catalogue._rows.row_at(0).item.code
    catalogue._open_item(None)
    dialog = catalogue.findChild(ItemDialog)
    dialog._name.setText("新光子")
    dialog._code.setText(taken)
    dialog._price.set_amount(1)
    dialog.save_wanted.emit()

    qtbot.waitUntil(lambda: any(taken in each.text() for each in dialog.findChildren(QLabel)))
    assert dialog._name.text() == "新光子"


def test_a_ladder_is_typed_a_line_a_call(catalogue):
    steps = read_ladder("1 有没有肿胀？\n\n7 恢复得怎么样？")

    assert steps is not None
    assert [step.after_days for step in steps] == [1, 7]
    assert read_ladder("swelling?") is None


def test_a_family_keeps_its_ladder_when_it_is_opened(catalogue):
    family = next(each for each in catalogue._families if each.ladder)
    catalogue._open_family(family)

    dialog = catalogue.findChild(FamilyDialog)
    assert read_ladder(dialog._ladder.toPlainText()) == family.ladder


def test_the_journal_lists_what_was_done_and_offers_to_undo_it(page, qtbot):
    page.open_section("journal")
    section = page._built["journal"]
    qtbot.waitUntil(lambda: section._rows.rowCount() == 1)
    section._table.select_key(1)

    with qtbot.waitSignal(page.undo_wanted) as wanted:
        section._undo.click()
    assert wanted.args == [1]
