"""Opening hours and service standards: typed, refused in place, saved through the services."""

from datetime import date, time

import pytest

from app.services.foundation.actors import Actor
from app.services.planning.opening_hours import (
    ExceptionRow,
    list_exceptions,
    list_holidays,
    list_hours,
    load_contact_rules,
    set_exception,
)
from app.services.planning.standards import load_standards
from app.ui.parts.cards.card import Card
from app.ui.parts.fields.typed_hours import read_typed_hours, said_hours
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.settings.hours import ExceptionDialog
from app.ui.settings.page import SettingsPage
from app.ui.settings.standard_dialog import StandardDialog
from app.words import Holiday, Intent, Role, Tier
from tests.factories import make_clinic
from tests.ui.hands import (
    ENTER,
    called,
    click,
    click_line,
    field,
    fill,
    lines_of,
    listing,
    opened,
    save,
    says,
)

CLOSED = date(2026, 12, 1)


@pytest.fixture
def page(desk, store, actor, qtbot):
    closed = ExceptionRow(day_on=CLOSED, reason="stock-taking")

    def work(session):
        make_clinic(session)
        set_exception(session, exception=closed, actor=actor)

    store.write(work, actor=actor, intent=Intent.SET_UP)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def hours(page, qtbot):
    page.open_section("hours")
    days = listing(page, "Days unlike the others")
    qtbot.waitUntil(lambda: len(lines_of(days)) == 1)
    return page


@pytest.fixture
def week(hours):
    return called(hours, "Opening hours", Card)


@pytest.fixture
def standards(page, qtbot):
    page.open_section("standards")
    tiers = listing(page, "Service standards")
    qtbot.waitUntil(lambda: len(lines_of(tiers)) == len(Tier))
    return page


@pytest.fixture
def rules(standards):
    return called(standards, "Getting in touch", Card)


def test_a_receptionist_does_not_see_hours_and_standards(desk, page, qtbot):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    assert not {"hours", "standards"} & set(page.section_names)


def test_hours_with_a_break_are_typed_and_saved(week, desk, store, qtbot):
    fill(week, "Monday", "9-12, 14-18:30")
    with qtbot.waitSignal(desk.tasks.saved):
        click(week, "Save")

    kept = [row for row in store.read(list_hours) if row.weekday == 0]
    assert [(row.opens_at, row.closes_at) for row in kept] == [
        (time(9), time(12)),
        (time(14), time(18, 30)),
    ]


def test_a_day_left_empty_is_closed(week, desk, store, qtbot):
    fill(week, "Sunday", "")
    with qtbot.waitSignal(desk.tasks.saved):
        click(week, "Save")

    assert {row.weekday for row in store.read(list_hours)} == set(range(6))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("morning", "is no opening time"),
        ("18-9", "ends before it begins"),
        ("9-12, 11-18", "run into each other"),
    ],
)
def test_impossible_hours_are_refused_in_place_and_stay_typed(week, typed, words, qtbot):
    fill(week, "Wednesday", typed)
    click(week, "Save")

    qtbot.waitUntil(lambda: says(week, words))
    assert field(week, "Wednesday").text() == typed


def test_a_day_is_closed_for_once_by_keyboard(hours, desk, store, qtbot):
    click(hours, "Add a day…")
    dialog = opened(hours, ExceptionDialog, qtbot)
    fill(dialog, "Day", "12-24")
    fill(dialog, "Reason", "party")
    with qtbot.waitSignal(desk.tasks.saved):
        save(dialog, qtbot)

    kept = store.read(lambda s: list_exceptions(s, from_on=CLOSED))
    assert [(row.day_on, row.opens_at, row.reason) for row in kept] == [
        (CLOSED, None, "stock-taking"),
        (date(2026, 12, 24), None, "party"),
    ]


def test_a_day_in_the_past_is_refused_in_the_dialog(hours, qtbot):
    click(hours, "Add a day…")
    dialog = opened(hours, ExceptionDialog, qtbot)
    fill(dialog, "Day", "2026-11-01")
    save(dialog, qtbot)

    assert says(dialog, "from today on")


def test_a_day_gets_its_usual_hours_again(hours, desk, store, qtbot):
    click_line(listing(hours, "Days unlike the others"), "stock-taking")
    with qtbot.waitSignal(desk.tasks.saved):
        click(hours, "Usual hours again")

    assert store.read(lambda s: list_exceptions(s, from_on=CLOSED)) == []


def test_a_holiday_is_closed_by_a_tick(hours, desk, store, qtbot):
    with qtbot.waitSignal(desk.tasks.saved):
        click(hours, "National Day: closed")

    closed = {row.holiday for row in store.read(list_holidays) if row.closed}
    assert closed == {Holiday.SPRING_FESTIVAL, Holiday.NATIONAL_DAY}


def test_a_standard_is_changed(standards, desk, store, qtbot):
    click_line(listing(standards, "Service standards"), "VIP")
    click(standards, "Change…")
    dialog = opened(standards, StandardDialog, qtbot)
    fill(dialog, "At the latest after … days", "35")
    with qtbot.waitSignal(desk.tasks.saved):
        save(dialog, qtbot)

    assert store.read(load_standards)[Tier.VIP].cadence.max_gap_days == 35


def test_the_standards_are_looked_at_before_they_are_printed(standards, qtbot):
    click(standards, "Print…")

    preview = opened(standards, PrintPreview, qtbot)
    qtbot.waitUntil(lambda: preview.findChild(PagesView).drawn_count == 1)
    preview.close()


def test_a_standard_that_contradicts_itself_is_refused_in_the_dialog(standards, qtbot):
    tiers = listing(standards, "Service standards")
    click_line(tiers, "VIP")
    qtbot.keyClick(tiers, ENTER)
    dialog = opened(standards, StandardDialog, qtbot)
    fill(dialog, "Contact every … days", "400")
    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "contradicts itself"))
    assert field(dialog, "Contact every … days").value() == 400


def test_rules_for_getting_in_touch_are_saved(rules, desk, store, qtbot):
    fill(rules, "Ring until", "18:30")
    fill(rules, "Too many contacts in seven days from", "4")
    with qtbot.waitSignal(desk.tasks.saved):
        click(rules, "Save")

    kept = store.read(load_contact_rules)
    assert (kept.calls_until, kept.most_in_week) == (time(18, 30), 4)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Please type both times"), ("8:00", "nobody could be reached")],
)
def test_rules_by_which_nothing_could_be_done_are_refused_in_place(rules, typed, words, qtbot):
    fill(rules, "Ring until", typed)
    click(rules, "Save")

    qtbot.waitUntil(lambda: says(rules, words))


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("", ()),
        ("9-18", ((time(9), time(18)),)),
        ("9:00 – 12:00，14点至18点30", ((time(9), time(12)), (time(14), time(18, 30)))),
        ("9", None),
        ("9-18, soon", None),
    ],
)
def test_hours_are_read_as_they_are_typed(typed, hours):
    assert read_typed_hours(typed) == hours


def test_hours_are_said_as_they_can_be_typed():
    hours = ((time(9), time(12)), (time(14), time(18, 30)))

    assert read_typed_hours(said_hours(hours)) == hours
