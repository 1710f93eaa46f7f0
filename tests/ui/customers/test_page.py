"""The customers tab, walked through with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from app.services.archive.entries import AllergyEntry
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.ui.customers.filter_bar import FilterBar
from app.ui.customers.listing import Nobody
from app.ui.customers.page import CustomersPage
from app.ui.customers.side_panel import SidePanel
from app.ui.parts.fields.search_field import SearchField
from app.ui.parts.lists.table import ListTable
from app.words import Role
from tests.ui.customers.conftest import keys_of
from tests.ui.hands import DOWN, ENTER, called, click


def chosen_in(page):
    return page.findChild(ListTable).current_key()


def words_beside(page):
    return "\n".join(label.text() for label in page.findChild(SidePanel).findChildren(QLabel))


def search_for(page, qtbot, text, found):
    page.search()
    qtbot.keyClicks(page.findChild(SearchField), text)
    qtbot.waitUntil(lambda: keys_of(page) == found)


def test_three_letters_and_enter_open_a_profile(page, li, qtbot):
    search_for(page, qtbot, "lsy", [li])

    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(page.findChild(SearchField), ENTER)

    assert opened.args == [li]


def test_the_last_four_digits_find_a_customer(page, wang, qtbot):
    search_for(page, qtbot, "1234", [wang])

    assert page.findChild(ListTable).current_key() == wang


def test_the_arrow_key_leads_from_the_search_into_the_list(page, qtbot):
    page.search()
    qtbot.keyClick(page.findChild(SearchField), DOWN)

    assert page.findChild(ListTable).hasFocus()
    assert page.findChild(ListTable).current_key() == keys_of(page)[1]


def test_a_filter_narrows_the_list_and_is_remembered(page, desk, wang, qtbot):
    page.findChild(FilterBar).choose({"region": ["梁溪"]})
    page.findChild(FilterBar).changed.emit()
    qtbot.waitUntil(lambda: keys_of(page) == [wang])

    again = CustomersPage(desk)
    qtbot.addWidget(again)

    qtbot.waitUntil(lambda: keys_of(again) == [wang])


def test_the_count_tells_how_many_of_all_are_shown(page, li, qtbot):
    search_for(page, qtbot, "lsy", [li])

    assert "1 of 2" in [label.text() for label in page.findChildren(QLabel)]


def test_an_empty_answer_offers_to_take_the_filters_off(page, li, wang, qtbot):
    search_for(page, qtbot, "nobody", [])
    nobody = page.findChild(Nobody)

    qtbot.mouseClick(called(nobody, "Clear filters", QPushButton), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: sorted(keys_of(page)) == [li, wang])


def test_an_empty_archive_offers_to_import(desk, qtbot):
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    (nobody,) = page.findChildren(Nobody)

    with qtbot.waitSignal(page.import_wanted):
        click(nobody, "Import…")


def test_the_chosen_customer_stands_beside_the_list(page, wang, qtbot):
    page.show_customer(wang)

    qtbot.waitUntil(lambda: "王小明" in words_beside(page))


def test_the_panel_leads_to_the_profile_and_to_a_visit(page, wang, qtbot):
    page.show_customer(wang)
    panel = page.findChild(SidePanel)
    qtbot.waitUntil(lambda: "王小明" in words_beside(page))

    with qtbot.waitSignals([page.customer_opened, page.visit_wanted]):
        called(panel, "Open profile ⏎", QPushButton).click()
        called(panel, "Log a visit", QPushButton).click()


def test_the_panel_says_why_before_the_first_grading_too(page, li, qtbot):
    page.show_customer(li)

    qtbot.waitUntil(lambda: "not graded yet" in words_beside(page))
    assert "Has not come yet." in words_beside(page)


def test_an_allergy_is_said_beside_the_list(page, admit, desk, qtbot):
    key = admit("张雅婷", allergies=(AllergyEntry(text="青霉素"),))
    desk.tasks.committed.emit(Changes(frozenset({"customers"}), frozenset({key})))
    page.show_customer(key)

    qtbot.waitUntil(lambda: "Allergic: 青霉素" in words_beside(page))


def test_a_narrow_window_has_no_panel(page):
    page.resize(1000, 700)

    assert not page.findChild(SidePanel).isVisible()


def test_a_specialist_sees_the_last_four_digits_only(desk, li, qtbot):
    desk.tasks.act_for(Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST))
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: "8821" in words_beside(page))

    assert "0013" not in words_beside(page)


def test_a_click_on_a_heading_orders_the_list_and_is_remembered(page, desk, li, wang, qtbot):
    page.findChild(ListTable).sort_by("name", descending=True)
    qtbot.waitUntil(lambda: keys_of(page) == [wang, li])

    again = CustomersPage(desk)
    qtbot.addWidget(again)

    qtbot.waitUntil(lambda: keys_of(again) == [wang, li])


def test_a_customer_hidden_by_a_filter_is_shown_all_the_same(page, li, wang, qtbot):
    page.findChild(FilterBar).choose({"region": ["梁溪"]})
    page.findChild(FilterBar).changed.emit()
    qtbot.waitUntil(lambda: keys_of(page) == [wang])

    page.show_customer(li)

    qtbot.waitUntil(lambda: chosen_in(page) == li)
    assert sorted(keys_of(page)) == [li, wang]


def test_the_chosen_row_survives_somebody_new(page, admit, desk, wang, qtbot):
    page.show_customer(wang)
    key = admit("张雅婷", "13611112222")

    desk.tasks.committed.emit(Changes(frozenset({"customers"}), frozenset({key})))

    qtbot.waitUntil(lambda: len(keys_of(page)) == 3)
    assert page.findChild(ListTable).current_key() == wang


def test_the_chosen_row_survives_a_restart(page, desk, wang, qtbot):
    page.show_customer(wang)

    again = CustomersPage(desk)
    qtbot.addWidget(again)

    qtbot.waitUntil(lambda: chosen_in(again) == wang)


def test_a_region_nobody_came_from_before_is_offered_at_once(page, admit, desk, qtbot):
    admit("张雅婷", region="锡山")
    desk.tasks.committed.emit(Changes(frozenset({"customers"}), frozenset()))

    qtbot.waitUntil(lambda: "锡山" in offered_in(page))


def offered_in(page):
    return [action.text() for action in page.findChild(FilterBar).findChildren(QAction)]


def test_every_control_has_a_name(page):
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]

    assert [each.text() for each in buttons if not each.accessibleName()] == []
