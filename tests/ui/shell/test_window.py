"""The window around the pages."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.ui.shell.sign_in import SignInPage
from app.ui.shell.workplace import HelpDialog
from app.ui.theme.theme import Look, Theme, apply_theme, current
from app.words import Intent
from app.words.language import choose_language, current_language
from tests.ui.hands import fill, says


@pytest.fixture(autouse=True)
def english_and_light(qapp):
    yield
    choose_language("en")
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def li(opened):
    entry = CustomerEntry(name="李思雨", phones=(PhoneEntry(text="13900138821"),))
    work = partial(add_customer, entry=entry, actor=opened.actor, now=opened.clock.now())
    return opened.store.write(work, actor=opened.actor, intent=Intent.ADD_CUSTOMER).value.id


def test_every_page_the_role_may_see_opens(window):
    shown = [window.workplace.open_page(name).isVisible() for name in window.workplace.page_names]

    assert all(shown)


def test_ctrl_and_a_figure_go_to_a_tab(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    second = window.workplace.page_names[1]
    assert window.workplace.current_page == second


def test_anyone_is_found_by_initials_from_anywhere(window, li, qtbot):
    find = window.workplace.finder
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(find.text, "lsy")
    qtbot.waitUntil(lambda: find.rows.rowCount() == 1)
    spy = QSignalSpy(find.customer_opened)
    qtbot.keyClick(find.text, Qt.Key.Key_Return)

    assert spy.at(0) == [li]
    assert find.isHidden()


def test_nobody_found_says_what_to_try(window, qtbot):
    find = window.workplace.finder
    find.open_over()
    qtbot.keyClicks(find.text, "zzz")

    qtbot.waitUntil(lambda: "Nobody found" in find.why)


def test_escape_closes_the_search_and_changes_nothing(window, qtbot):
    find = window.workplace.finder
    find.open_over()
    qtbot.keyClick(find.text, Qt.Key.Key_Escape)

    assert find.isHidden()


def test_the_other_look_and_language_hold_at_once_and_the_tab_stays(window):
    window.workplace.open_page("settings")
    window.workplace.look_wanted.emit(Look.DARK)
    window.workplace.language_wanted.emit("zh")

    assert current().look is Look.DARK
    assert current_language() == "zh"
    assert window.workplace.current_page == "settings"


def test_undo_takes_back_the_last_change_and_says_so(window, opened, qtbot):
    entry = CustomerEntry(name="王小明", phones=(PhoneEntry(text="13900138822"),))
    tasks = window.workplace.desk.tasks
    work = partial(add_customer, entry=entry, actor=tasks.actor, now=opened.clock.now())
    with qtbot.waitSignal(tasks.saved):
        tasks.write(window.workplace, work, intent=Intent.ADD_CUSTOMER)
    with qtbot.waitSignal(tasks.saved) as saved:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert saved.args[0].intent is Intent.UNDO


def test_f1_lists_the_keys_of_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)

    assert window.findChild(HelpDialog) is not None


def test_another_person_signs_in_over_the_open_clinic(window, qtbot):
    window.workplace.person_wanted.emit()
    gate = window.centralWidget()
    assert isinstance(gate, SignInPage)
    qtbot.waitUntil(gate.isVisible)
    fill(gate, "Password", "wrong one")
    gate.go_on.click()
    qtbot.waitUntil(lambda: says(gate, "password"))
    fill(gate, "Password", "secret 1")
    gate.go_on.click()

    qtbot.waitUntil(lambda: window.workplace is not None)
