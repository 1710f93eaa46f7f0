"""The settings page: each role sees its sections, and every change goes through a service."""

import pytest
from sqlalchemy import select

from app.models import Clinic, Item
from app.services.catalogue.catalogue import list_catalogue
from app.services.catalogue.seed import seed_catalogue
from app.services.foundation.actors import Actor
from app.ui.settings.catalogue import ItemDialog
from app.ui.settings.family_dialog import FamilyDialog, read_ladder
from app.ui.settings.page import SettingsPage
from app.ui.theme.theme import Look
from app.words import Intent, Role
from tests.factories import make_clinic
from tests.ui.hands import click, click_line, field, fill, lines_of, listing, opened, save, says


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
    qtbot.waitUntil(lambda: lines_of(listing(page, "Catalogue")) != [])
    return page


def test_a_receptionist_sees_the_own_desk_the_catalogue_and_the_needs(desk, stocked, qtbot):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))
    page = SettingsPage(desk)
    qtbot.addWidget(page)

    assert page.section_names == ["own", "catalogue", "needs"]


def test_the_look_is_asked_for_by_a_signal(page, qtbot):
    with qtbot.waitSignal(page.look_wanted) as wanted:
        click(page, "Dark")

    assert wanted.args == [Look.DARK]


def test_the_clinic_s_settings_are_saved_and_told(page, store, qtbot):
    page.open_section("clinic")
    fill(page, "Customer numbers begin with", "V")
    with qtbot.waitSignal(page.settings_changed) as changed:
        click(page, "Save")

    assert changed.args[0].number_prefix == "V"
    assert store.read(lambda s: s.get_one(Clinic, 1).number_prefix) == "V"


def test_a_new_treatment_appears_in_the_list(catalogue, store, qtbot):
    before = len(lines_of(listing(catalogue, "Catalogue")))
    click(catalogue, "New treatment")
    dialog = opened(catalogue, ItemDialog, qtbot)
    fill(dialog, "Name", "新光子")
    fill(dialog, "Code", "GZ99")
    fill(dialog, "Price from today", "1280")
    save(dialog, qtbot)

    qtbot.waitUntil(lambda: len(lines_of(listing(catalogue, "Catalogue"))) == before + 1)
    assert store.read(lambda s: s.scalar(select(Item.code).where(Item.name == "新光子"))) == "GZ99"


def test_a_code_taken_is_refused_in_the_dialog_and_nothing_is_lost(catalogue, store, qtbot):
    taken = store.read(lambda s: s.scalars(select(Item.code)).first())
    click(catalogue, "New treatment")
    dialog = opened(catalogue, ItemDialog, qtbot)
    fill(dialog, "Name", "新光子")
    fill(dialog, "Code", taken)
    fill(dialog, "Price from today", "1")
    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, taken))
    assert field(dialog, "Name").text() == "新光子"


def test_a_ladder_is_typed_a_line_a_call(catalogue):
    steps = read_ladder("1 有没有肿胀？\n\n7 恢复得怎么样？")

    assert steps is not None
    assert [step.after_days for step in steps] == [1, 7]
    assert read_ladder("swelling?") is None


def test_a_family_keeps_its_ladder_when_it_is_opened(catalogue, store, clock, qtbot):
    families = store.read(lambda s: list_catalogue(s, on=clock.today()))
    family = next(each for each in families if each.ladder)
    click_line(listing(catalogue, "Catalogue"), family.items[0].name)
    click(catalogue, "Edit family")

    dialog = opened(catalogue, FamilyDialog, qtbot)
    assert read_ladder(field(dialog, "Aftercare").toPlainText()) == family.ladder


def test_the_journal_lists_what_was_done_and_offers_to_undo_it(page, qtbot):
    page.open_section("journal")
    qtbot.waitUntil(lambda: len(lines_of(listing(page, "Journal"))) == 1)
    click_line(listing(page, "Journal"), "1")

    with qtbot.waitSignal(page.undo_wanted) as wanted:
        click(page, "Undo this change")
    assert wanted.args == [1]
