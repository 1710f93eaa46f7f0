"""The day and the time of a visit."""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.typed_times import read_typed_time
from app.ui.visit.when import WhenButton
from tests.ui.hands import ENTER


@pytest.fixture
def when(clock, qtbot):
    when = WhenButton(now=clock.now())
    qtbot.addWidget(when)
    when.show()
    return when


def popup_of(when, qtbot):
    qtbot.keyClick(when.findChild(QPushButton), " ")
    return when.findChild(QFrame)


def time_in(popup):
    (field,) = [each for each in popup.findChildren(QLineEdit) if not isinstance(each, DayField)]
    return field


def test_it_says_now_first(when):
    assert when.findChild(QPushButton).text().strip() == "Today 09:30"


def test_another_day_and_time_are_typed(when, qtbot):
    popup = popup_of(when, qtbot)
    with qtbot.waitSignal(when.day_changed) as changed:
        qtbot.keyClicks(popup.findChild(DayField), "11-18")
        qtbot.keyClick(popup.findChild(DayField), ENTER)
    time_in(popup).selectAll()
    qtbot.keyClicks(time_in(popup), "1415")

    assert changed.args == [date(2026, 11, 18)]
    assert (when.day, when.time_of_day) == (date(2026, 11, 18), time(14, 15))


def test_the_time_may_be_unknown(when, qtbot):
    field = time_in(popup_of(when, qtbot))
    field.selectAll()
    qtbot.keyClick(field, "\b")

    assert when.time_of_day is None
    assert when.findChild(QPushButton).text().strip() == "Today"


def test_a_time_that_is_none_changes_nothing(when, qtbot):
    field = time_in(popup_of(when, qtbot))
    field.selectAll()
    qtbot.keyClicks(field, "99")

    assert field.property("wrong") == "true"
    assert when.time_of_day == time(9, 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:30", time(10, 30)),
        ("1030", time(10, 30)),
        ("10", time(10)),
        ("9点", time(9)),
        ("14点05", time(14, 5)),
        ("24:00", None),
        ("10:60", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_typed(typed, meant):
    assert read_typed_time(typed) == meant
