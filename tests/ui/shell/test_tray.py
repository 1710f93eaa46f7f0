"""The day in the corner of the screen."""

from datetime import date

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from app.services.followups.day_calls import DayCalls
from app.ui.shell.tray import DayTray, summary
from tests.factories import make_customer, make_followup
from tests.services.desk_work import TODAY, day

OFFSCREEN = "No such signal QPlatformNativeInterface"  # a place for icons is made up here
pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN, extend=True)


@pytest.fixture
def shown(monkeypatch):
    """A system with a place for icons; what would be shown in the morning."""
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _icon, *words: shown.append(words[1])
    )
    return shown


@pytest.fixture
def tray(desk, session, qtbot):
    """Make the icon, count and wait for what it says."""
    make_followup(session, make_customer(session), TODAY)
    make_followup(session, make_customer(session), day(-2))
    session.commit()

    window = QWidget()
    qtbot.addWidget(window)

    def tray():
        made = DayTray(desk, window)
        made.load()
        return made

    return tray


def test_it_says_how_many_calls_wait(shown, tray, qtbot):
    made = tray()

    qtbot.waitUntil(lambda: made.said == "1 call today · 1 late")


def test_the_summary_comes_once_in_the_morning(shown, tray, qtbot):
    first = tray()
    qtbot.waitUntil(lambda: bool(first.said))

    second = tray()
    qtbot.waitUntil(lambda: bool(second.said))

    assert shown == ["1 call today · 1 late"]


def test_without_a_place_for_icons_nothing_happens(tray, desk):
    assert tray().said == ""
    assert desk.preferences.text("tray/told") == ""


def test_the_summary_names_who_is_expected():
    calls = DayCalls(rows=(), late_total=0, today_total=6)

    assert summary(calls, expected=4) == "6 calls today · 4 expected"


@pytest.mark.req("B38")
def test_the_summary_names_the_month_of_home_visits_to_sum_up():
    calls = DayCalls(rows=(), late_total=0, today_total=1)

    said = summary(calls, expected=0, months=(date(2026, 10, 1), date(2026, 11, 1)))

    assert said == "1 call today · sum up home visits: Oct 2026"
