"""Fields that understand what is typed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QMenu

from app.services.rules.lunar import PartialDate
from app.ui.parts.fields.partial_date import PartialDateField
from app.ui.parts.fields.pickers import DayField, MoneyField, PhoneField
from app.words import CalendarKind
from tests.ui.hands import field, fill, visible

TODAY = date(2026, 11, 21)


@pytest.fixture
def day_field(qtbot):
    field = DayField("When", today=TODAY, latest=TODAY)
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def money_field(qtbot):
    field = MoneyField("Paid", currency="CNY")
    qtbot.addWidget(field)
    return field


@pytest.fixture
def phone_field(qtbot):
    field = PhoneField("Phone")
    qtbot.addWidget(field)
    return field


@pytest.fixture
def born(qtbot):
    field = PartialDateField("Birthday")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_typed_day_is_written_out(day_field, qtbot):
    with qtbot.waitSignal(day_field.day_changed) as changed:
        qtbot.keyClicks(day_field, "11-9")
        qtbot.keyClick(day_field, Qt.Key.Key_Return)

    assert changed.args == [date(2026, 11, 9)]
    assert day_field.text() == "9 Nov 2026"
    assert day_field.day == date(2026, 11, 9)


def test_today_is_said_in_a_word(day_field):
    day_field.set_day(TODAY)

    assert day_field.text() == "Today"
    assert day_field.day == TODAY


def test_a_day_beyond_the_last_is_wrong(day_field, qtbot):
    qtbot.keyClicks(day_field, "+1")
    qtbot.keyClick(day_field, Qt.Key.Key_Return)

    assert day_field.day is None
    assert day_field.is_wrong
    assert day_field.property("wrong") == "true"


@pytest.mark.parametrize(
    ("key", "day"), [(Qt.Key.Key_Down, date(2026, 11, 8)), (Qt.Key.Key_Up, date(2026, 11, 10))]
)
def test_arrow_keys_move_by_a_day(day_field, qtbot, key, day):
    day_field.set_day(date(2026, 11, 9))
    qtbot.keyClick(day_field, key)

    assert day_field.day == day


def test_the_arrow_keys_stop_at_the_last_day(day_field, qtbot):
    day_field.set_day(TODAY)
    qtbot.keyClick(day_field, Qt.Key.Key_Up)

    assert day_field.day == TODAY


def test_an_emptied_field_holds_no_day(day_field, qtbot):
    day_field.set_day(TODAY)
    day_field.clear()
    with qtbot.waitSignal(day_field.day_changed) as changed:
        qtbot.keyClick(day_field, Qt.Key.Key_Return)

    assert changed.args == [None]
    assert not day_field.is_wrong


def test_a_day_is_picked_from_the_calendar(day_field, qtbot):
    (opens,) = day_field.actions()
    opens.trigger()
    calendar = day_field.findChild(QCalendarWidget)
    with qtbot.waitSignal(day_field.day_changed):
        calendar.clicked.emit(QDate(2026, 11, 3))

    assert day_field.day == date(2026, 11, 3)
    assert day_field.findChild(QMenu).isHidden()


@pytest.mark.parametrize(
    ("typed", "amount_minor", "shown"),
    [
        ("2980", 298_000, "¥2,980"),
        ("¥1,280.50", 128_050, "¥1,280.50"),
        ("1280元", 128_000, "¥1,280"),
        ("-50", -5_000, "−¥50"),
        ("1.2万", 1_200_000, "¥12,000"),
    ],
)
def test_an_amount_is_read_and_written_out(money_field, qtbot, typed, amount_minor, shown):
    money_field.setText(typed)
    qtbot.keyClick(money_field, Qt.Key.Key_Return)

    assert money_field.amount_minor == amount_minor
    assert money_field.text() == shown


def test_what_is_written_out_is_read_again(money_field):
    money_field.set_amount(-128_050)

    assert money_field.amount_minor == -128_050


def test_what_is_no_amount_is_wrong(money_field, qtbot):
    qtbot.keyClicks(money_field, "much")

    assert money_field.is_wrong
    assert money_field.amount_minor is None


def test_an_amount_is_told_while_it_is_typed(money_field, qtbot):
    with qtbot.waitSignal(money_field.amount_changed) as changed:
        qtbot.keyClicks(money_field, "5")

    assert changed.args == [500]


def test_a_telephone_number_is_grouped_when_complete(phone_field, qtbot):
    qtbot.keyClicks(phone_field, "+86 13900138821")
    qtbot.keyClick(phone_field, Qt.Key.Key_Return)

    assert phone_field.text() == "139 0013 8821"
    assert phone_field.digits == "13900138821"


def test_half_a_telephone_number_is_wrong(phone_field, qtbot):
    qtbot.keyClicks(phone_field, "139001")
    qtbot.keyClick(phone_field, Qt.Key.Key_Return)

    assert phone_field.is_wrong
    assert phone_field.digits is None


def test_any_part_of_a_date_may_be_unknown(born, qtbot):
    fill(born, "Month", "2")
    fill(born, "Day", "14")

    assert born.value == PartialDate(month=2, day=14)
    assert not born.is_empty


def test_a_day_that_does_not_exist_is_wrong(born):
    born.set_value(PartialDate(month=2, day=30))

    assert born.is_wrong
    assert field(born, "Day").property("wrong") == "true"


def test_only_the_lunar_calendar_has_leap_months(born):
    assert visible(born, QCheckBox) == []

    born.set_value(PartialDate(calendar=CalendarKind.LUNAR, month=4, day=30))
    assert visible(born, QCheckBox) != []
    assert not born.is_wrong


def test_a_date_comes_back_as_it_was_given(born):
    given = PartialDate(calendar=CalendarKind.LUNAR, year=1990, month=5, day=3, leap=True)
    born.set_value(given)

    assert born.value == given


def test_nothing_typed_is_an_empty_date(born):
    assert born.is_empty
    assert not born.is_wrong
