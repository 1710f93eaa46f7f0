"""The first tab: what it shows is what the services say, and the keyboard walks through it."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from app.models import Customer
from app.services.today.lenses import Lens
from app.ui.today.dates_card import DatesCard
from app.ui.today.figures import FigureTile
from app.ui.today.line_list import PersonList
from app.ui.today.lines import PersonLine
from app.words import CustomerStatus, RiskStage, Tier
from tests.ui.hands import words_of
from tests.ui.today.conftest import keys_of

DOWN, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier
LOST, CRITICAL = RiskStage.LOST, RiskStage.CRITICAL


def shown_lines(page, key):
    lines = page.findChildren(PersonLine)
    return [each for each in lines if each.key == key and not each.isHidden()]


def line_of(page, key):
    (line,) = shown_lines(page, key)
    return line


def tile_of(page, caption):
    (tile,) = [each for each in page.findChildren(FigureTile) if each.accessibleName() == caption]
    return tile


def test_vips_stand_above_and_stages_below_each_with_its_heading(enrol, open_page, qtbot):
    late = enrol("late")
    critical = enrol("critical", stage=CRITICAL)
    vip = enrol("vip", tier=Tier.VIP)

    page = open_page(listed=[vip, critical, late])

    people = page.findChild(PersonList)
    qtbot.waitUntil(lambda: "Late" in words_of(people))
    assert [words for words in words_of(people) if words in {"VIPs", "Late"}] == ["VIPs", "Late"]


def test_the_keyboard_walks_down_and_opens(enrol, open_page, qtbot):
    first, second = enrol("first", visits=2), enrol("second", visits=3)
    page = open_page(listed=[first, second])
    line_of(page, first).setFocus()

    qtbot.keyClick(line_of(page, first), DOWN)
    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(page.focusWidget(), ENTER)

    assert opened.args == [second]


def test_coming_back_from_another_tab_one_stands_at_the_first_call(plan_call, open_calls):
    first = plan_call("first", visits=2)
    page = open_calls(listed=[first])

    page.hide()
    page.show()

    assert page.focusWidget().key == first


def test_shift_and_enter_ask_for_a_visit_of_that_customer(enrol, open_page, qtbot):
    key = enrol("late")
    page = open_page(listed=[key])

    with qtbot.waitSignal(page.visit_wanted) as wanted:
        qtbot.keyClick(line_of(page, key), ENTER, SHIFT)

    assert wanted.args == [key]


def test_ctrl_n_asks_for_a_visit_of_somebody_still_to_be_found(open_page, qtbot):
    page = open_page(listed=[])

    with qtbot.waitSignal(page.visit_wanted) as wanted:
        page.new_wanted()

    assert wanted.args == [None]


def test_the_line_says_how_late_how_often_and_who_is_responsible(enrol, open_page, li_na):
    figures = {"days_over": 71, "open_complaint_count": 1}
    key = enrol("late", figures=figures, responsible_id=li_na)

    line = line_of(open_page(listed=[key]), key)

    assert line.accessibleName() == "late, General, 71 d late, Complaint open, Li Na"


def test_a_figure_leads_to_the_people_behind_it_and_escape_leads_back(
    enrol, plan_call, open_calls, qtbot
):
    vip = enrol("vip", tier=Tier.VIP)
    call = plan_call("called")
    page = open_calls(listed=[call])

    tile_of(page, "VIPs at risk").click()
    qtbot.waitUntil(lambda: keys_of(page) == [vip])
    qtbot.keyClick(page, ESCAPE)

    assert page.focusWidget().key == call
    assert not tile_of(page, "VIPs at risk").isChecked()


def test_the_figures_say_what_the_service_counts(enrol, open_page, qtbot):
    vip = enrol("vip", tier=Tier.VIP, figures={"spend_365_minor": 1_230_000})

    page = open_page(listed=[vip])

    qtbot.waitUntil(lambda: tile_of(page, "VIPs at risk").said == "1 ¥12,300 a year")
    assert tile_of(page, "Expected within a week").said.startswith("0")


def test_open_complaints_are_counted_and_lead_to_them(open_page, qtbot):
    page = open_page(listed=[])
    tile = tile_of(page, "Open complaints")

    qtbot.waitUntil(lambda: tile.said == "0 none due today")
    with qtbot.waitSignal(page.complaints_wanted):
        tile.click()


def test_todays_visits_stand_with_what_was_done_and_paid(enrol, come_in, open_page, qtbot):
    key = enrol("came", stage=RiskStage.ON_RHYTHM)
    come_in(key, "Botox", 12_000)

    page = open_page(listed=[])

    qtbot.waitUntil(lambda: shown_lines(page, key) != [])
    assert line_of(page, key).accessibleName() == "came, General, Botox, ¥120"


def test_birthdays_of_the_week_stand_with_the_age(enrol, open_page, qtbot):
    born = {"birth_year": 1985, "birth_month": 11, "birth_day": 22}
    enrol("林悦", stage=RiskStage.ON_RHYTHM, **born)

    page = open_page(listed=[])

    wanted = ["林悦", "birthday", "tomorrow · turns 41"]
    qtbot.waitUntil(lambda: set(wanted) <= set(words_of(page.findChild(DatesCard))))


def test_a_change_elsewhere_shows_at_once_and_the_focus_stays(enrol, open_page, write, qtbot):
    first, second = enrol("first", visits=2), enrol("second", visits=3)
    page = open_page(listed=[first, second])
    line_of(page, second).setFocus()

    write(lambda session: setattr(session.get(Customer, first), "status", CustomerStatus.RETIRED))

    qtbot.waitUntil(lambda: keys_of(page) == [second])
    assert page.focusWidget() is line_of(page, second)


def test_lost_customers_wait_for_a_quiet_hour(enrol, open_page, qtbot):
    lost = enrol("lost", stage=LOST)
    page = open_page(listed=[lost], lens=Lens.LOST)
    words = "1 customer is lost: ask why, make one last offer"

    qtbot.waitUntil(lambda: words in words_of(page))


def test_an_empty_clinic_offers_to_read_its_books(open_calls, qtbot):
    page = open_calls(listed=[])
    qtbot.waitUntil(lambda: "Nobody is on file yet." in words_of(page))
    (offer,) = [each for each in page.findChildren(QPushButton) if each.text() == "Import a file"]

    with qtbot.waitSignal(page.import_wanted):
        offer.click()


def test_a_long_list_comes_in_parts(session, enrol, open_page, qtbot):
    keys = [enrol(f"{place:02}", visits=2 + place) for place in range(32)]
    page = open_page(listed=keys[:30])
    (more,) = [each for each in page.findChildren(QPushButton) if each.text() == "Show 2 more"]

    more.click()

    qtbot.waitUntil(lambda: keys_of(page) == keys)


def test_after_midnight_the_page_turns(open_page, clock, qtbot):
    page = open_page(listed=[])
    clock.moment += timedelta(days=1)

    page.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly).timeout.emit()

    qtbot.waitUntil(lambda: "Sunday 22 November" in words_of(page))
