"""The page of safe keeping: backing up, checking, and the way back and forth again."""

from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton

from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry
from app.services.office.staff import list_staff
from app.services.vault.backups import list_backups
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.ui.settings.keeping import KeepingSection
from app.words import BackupReason, Intent
from app.words.language import choose_language
from tests.damage import spoil
from tests.ui.hands import button, click, click_line, fill, lines_of, listing, says, visible


@pytest.fixture(autouse=True)
def english_again():
    yield
    choose_language("en")


def chips(settings):
    buttons = visible(settings, QPushButton)
    return [each for each in buttons if each.text().startswith("Safe keeping")]


def open_page(window, qtbot):
    settings = window.workplace.open_page("settings")
    qtbot.waitUntil(lambda: bool(chips(settings)))
    chips(settings)[0].click()
    qtbot.waitUntil(lambda: bool(visible(settings, KeepingSection)))
    return visible(settings, KeepingSection)[0]


def ask(page, what, qtbot):
    qtbot.waitUntil(lambda: any(each.text() == what for each in visible(page, QPushButton)))
    click(page, what)


@pytest.fixture
def page(window, qtbot):
    page = open_page(window, qtbot)
    qtbot.waitUntil(lambda: says(page, "There is no backup yet."))
    return page


def lying(opened):
    return list_backups(opened.clinic.folder / BACKUPS_NAME)


def back_up(page, qtbot):
    before = listing(page, "Backups").model().rowCount()
    click(page, "Back up now")
    qtbot.waitUntil(lambda: listing(page, "Backups").model().rowCount() == before + 1)
    qtbot.waitUntil(lambda: button(page, "Back up now").isEnabled())


def take_in(window, name, qtbot):
    tasks, clock = window.workplace.desk.tasks, window.workplace.desk.clock
    work = partial(add_customer, entry=CustomerEntry(name=name), actor=tasks.actor, now=clock.now())
    with qtbot.waitSignal(tasks.saved):
        tasks.write(window.workplace, work, intent=Intent.ADD_CUSTOMER)


def look_back(page, why, qtbot):
    click_line(listing(page, "Backups"), why)
    click(page, "Go back to it…")
    qtbot.waitUntil(lambda: says(page, "nothing done yet"))


def go_back(window, page, qtbot):
    fill(page, "Your password", "secret 1")
    click(page, "Go back")
    qtbot.waitUntil(lambda: window.workplace is None)
    qtbot.waitUntil(lambda: window.workplace is not None)


def test_a_backup_by_hand_stands_in_the_list_checked(page, opened, qtbot):
    back_up(page, qtbot)

    (line,) = lines_of(listing(page, "Backups"))
    assert lying(opened)[0].says.reason is BackupReason.BY_HAND
    assert "checked" in line
    assert says(page, "opened and checked")


def test_without_a_second_place_the_page_says_so_and_counts_it(page, window, qtbot):
    back_up(page, qtbot)

    qtbot.waitUntil(lambda: says(page, "There is no second place."))
    assert button(window.workplace, "Safe keeping 1").isVisible()


def test_what_would_be_gone_is_said_by_name_before_anything_is_done(page, window, opened, qtbot):
    back_up(page, qtbot)
    take_in(window, "何蔓", qtbot)

    look_back(page, "by hand", qtbot)

    assert says(page, "何蔓")
    assert len(lying(opened)) == 1


def test_a_wrong_password_changes_nothing_and_may_be_typed_again(page, window, opened, qtbot):
    back_up(page, qtbot)
    look_back(page, "by hand", qtbot)

    fill(page, "Your password", "not it")
    click(page, "Go back")
    qtbot.waitUntil(lambda: says(page, "The password of 周岚 is not right"))

    assert len(lying(opened)) == 1
    assert button(page, "Go back").isEnabled()


def test_leaving_it_puts_the_question_away(page, qtbot):
    back_up(page, qtbot)
    look_back(page, "by hand", qtbot)

    click(page, "Leave it")

    assert not says(page, "nothing done yet")


def test_going_back_and_forth_again_loses_nothing(page, window, opened, qtbot):
    back_up(page, qtbot)
    take_in(window, "何蔓", qtbot)
    look_back(page, "by hand", qtbot)

    go_back(window, page, qtbot)
    again = open_page(window, qtbot)
    qtbot.waitUntil(lambda: listing(again, "Backups").model().rowCount() == 2)
    look_back(again, "before going back", qtbot)
    go_back(window, again, qtbot)

    find = window.workplace.finder
    find.open_over()
    qtbot.keyClicks(find.text, "hm")
    qtbot.waitUntil(lambda: find.rows.rowCount() == 1)


def test_everything_is_looked_through_on_demand(page, qtbot):
    back_up(page, qtbot)

    ask(page, "Check everything now", qtbot)

    qtbot.waitUntil(lambda: says(page.window(), "Everything is whole."))


def test_a_damaged_backup_is_refused_and_the_clinic_stays(page, opened, qtbot):
    back_up(page, qtbot)
    (backup,) = lying(opened)
    spoil(backup.store, opened.clinic.data_key, table="customers")

    click_line(listing(page, "Backups"), "by hand")
    click(page, "Go back to it…")

    qtbot.waitUntil(lambda: says(page.window(), "does not hold what was put into it"))
    assert (opened.clinic.folder / STORE_NAME).exists()
    assert [row.name for row in opened.store.read(list_staff)] == ["周岚"]


def test_the_newest_backup_is_restored_beside_the_clinic_on_demand(page, qtbot):
    back_up(page, qtbot)

    ask(page, "Test restore now", qtbot)

    qtbot.waitUntil(lambda: says(page.window(), "The newest backup was restored"))
    qtbot.waitUntil(lambda: says(page, "all counts equal"))


def test_copies_go_to_a_second_place_from_the_moment_it_is_chosen(
    page, window, opened, tmp_path, qtbot
):
    back_up(page, qtbot)
    place = tmp_path / "stick"
    place.mkdir()

    page.choose_place(place)

    qtbot.waitUntil(lambda: window.workplace.desk.settings.second_place == place)
    assert len(list_backups(place)) == 1
    qtbot.waitUntil(lambda: says(open_page(window, qtbot), "stick"))
