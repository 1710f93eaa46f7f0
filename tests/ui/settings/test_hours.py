"""Opening hours and service standards: typed, refused in place, saved through the services."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt

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
from app.ui.parts.fields.typed_hours import read_typed_hours, said_hours
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.settings.exception_dialog import ExceptionDialog
from app.ui.settings.page import SettingsPage
from app.ui.settings.standard_columns import TIERS
from app.ui.settings.standard_dialog import StandardDialog
from app.words import Holiday, Intent, Role, Tier
from tests.factories import make_clinic
from tests.ui.visit.conftest import opened, says

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
    section = page._built["hours"]
    qtbot.waitUntil(lambda: section._exceptions._model.rowCount() == 1)
    return section


@pytest.fixture
def standards(page, qtbot):
    page.open_section("standards")
    section = page._built["standards"]
    qtbot.waitUntil(lambda: section._card._model.rowCount() == len(Tier))
    return section


def test_a_receptionist_does_not_see_hours_and_standards(desk, page, qtbot):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    assert not {"hours", "standards"} & set(page.section_names)


def test_hours_with_a_break_are_typed_and_saved(hours, desk, store, qtbot):
    monday = hours._week._fields[0]
    monday.setText("9-12, 14-18:30")
    with qtbot.waitSignal(desk.tasks.saved):
        hours._week._save.click()

    kept = [row for row in store.read(list_hours) if row.weekday == 0]
    assert [(row.opens_at, row.closes_at) for row in kept] == [
        (time(9), time(12)),
        (time(14), time(18, 30)),
    ]


def test_a_day_left_empty_is_closed(hours, desk, store, qtbot):
    hours._week._fields[6].clear()
    with qtbot.waitSignal(desk.tasks.saved):
        hours._week._save.click()

    assert {row.weekday for row in store.read(list_hours)} == set(range(6))


@pytest.mark.parametrize(
    ("typed", "words"),
    [("morning", "is no opening time"), ("18-9", "ends before it begins"), ("9-12, 11-18", "")],
)
def test_impossible_hours_are_refused_in_place_and_stay_typed(hours, typed, words, qtbot):
    hours._week._fields[2].setText(typed)
    hours._week._save.click()

    qtbot.waitUntil(hours._week._refusal.isVisible)
    assert words in hours._week._refusal.text()
    assert hours._week._fields[2].text() == typed


def test_a_day_is_closed_for_once_by_keyboard(hours, desk, store, qtbot):
    hours._exceptions._add.click()
    dialog = opened(hours, ExceptionDialog, qtbot)
    dialog._day.setText("12-24")
    dialog._reason.setText("party")
    with qtbot.waitSignal(desk.tasks.saved):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    kept = store.read(lambda s: list_exceptions(s, from_on=CLOSED))
    assert [(row.day_on, row.opens_at, row.reason) for row in kept] == [
        (CLOSED, None, "stock-taking"),
        (date(2026, 12, 24), None, "party"),
    ]


def test_a_day_in_the_past_is_refused_in_the_dialog(hours, qtbot):
    hours._exceptions._add.click()
    dialog = opened(hours, ExceptionDialog, qtbot)
    dialog._day.setText("2026-11-01")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert says(dialog, "from today on")


def test_a_day_gets_its_usual_hours_again(hours, desk, store, qtbot):
    hours._exceptions._table.select_key(CLOSED.toordinal())
    with qtbot.waitSignal(desk.tasks.saved):
        hours._exceptions._remove.click()

    assert store.read(lambda s: list_exceptions(s, from_on=CLOSED)) == []


def test_a_holiday_is_closed_by_a_tick(hours, desk, store, qtbot):
    with qtbot.waitSignal(desk.tasks.saved):
        hours._holidays._closed[Holiday.NATIONAL_DAY].click()

    closed = {row.holiday for row in store.read(list_holidays) if row.closed}
    assert closed == {Holiday.SPRING_FESTIVAL, Holiday.NATIONAL_DAY}


def test_a_standard_is_changed(standards, desk, store, qtbot):
    standards._card._table.select_key(TIERS.index(Tier.VIP))
    standards._card._edit.click()
    dialog = opened(standards, StandardDialog, qtbot)
    dialog._most.setValue(35)
    with qtbot.waitSignal(desk.tasks.saved):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert store.read(load_standards)[Tier.VIP].cadence.max_gap_days == 35


def test_the_standards_are_looked_at_before_they_are_printed(standards, qtbot):
    standards._card._print.click()

    qtbot.waitUntil(lambda: standards.findChild(PrintPreview) is not None)
    preview = standards.findChild(PrintPreview)
    qtbot.waitUntil(lambda: preview.findChild(PagesView).drawn_count == 1)
    preview.close()


def test_a_standard_that_contradicts_itself_is_refused_in_the_dialog(standards, qtbot):
    standards._card._table.row_opened.emit(TIERS.index(Tier.VIP))
    dialog = opened(standards, StandardDialog, qtbot)
    dialog._ideal.setValue(400)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: bool(dialog._footer._refusal.text()))
    assert dialog._ideal.value() == 400


def test_rules_for_getting_in_touch_are_saved(standards, desk, store, qtbot):
    standards._rules._until.setText("18:30")
    standards._rules._week.setValue(4)
    with qtbot.waitSignal(desk.tasks.saved):
        standards._rules._save.click()

    kept = store.read(load_contact_rules)
    assert (kept.calls_until, kept.most_in_week) == (time(18, 30), 4)


@pytest.mark.parametrize("typed", ["", "8:00"])
def test_rules_by_which_nothing_could_be_done_are_refused_in_place(standards, typed, qtbot):
    standards._rules._until.setText(typed)
    standards._rules._save.click()

    qtbot.waitUntil(standards._rules._refusal.isVisible)


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
