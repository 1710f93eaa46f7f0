"""The small pictures: meters, bars, the strip of visits, round initials."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui.parts.cards.avatar import Avatar, initials
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.rhythm_strip import Rhythm, RhythmStrip
from app.ui.parts.cards.spend_bars import MonthBar, SpendBars
from app.ui.theme.theme import current
from app.ui.theme.tokens import Tone

TODAY = date(2026, 11, 21)


def ink_at(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("李思雨", "李"), ("Li Na", "LN"), ("Emma", "E"), ("Mary Ann Lee", "ML"), ("", "")],
)
def test_a_person_is_shown_by_initials(name, shown):
    assert initials(name) == shown


def test_an_avatar_carries_the_colour_of_the_tier(qtbot):
    avatar = Avatar("李思雨", tone=Tone.VIP)
    qtbot.addWidget(avatar)

    assert ink_at(avatar, 4, avatar.height() // 2) == current().palette.softs[Tone.VIP]
    assert avatar.accessibleName() == "李思雨"


@pytest.mark.parametrize(("share", "token"), [(1.0, "accent"), (0.1, "line"), (7.0, "accent")])
def test_a_meter_is_filled_to_the_share(qtbot, share, token):
    meter = Meter("Spend")
    qtbot.addWidget(meter)
    meter.resize(200, 32)
    meter.set_value("¥86,400 · top 2%", share)

    assert ink_at(meter, 150, 29) == getattr(current().palette, token)
    assert meter.accessibleDescription() == "¥86,400 · top 2%"


def test_a_meter_without_a_share_draws_no_bar(qtbot):
    meter = Meter("Complaints")
    qtbot.addWidget(meter)
    meter.resize(200, 32)
    meter.set_value("none", None)

    assert ink_at(meter, 150, 29) not in {current().palette.accent, current().palette.line}


def test_a_month_says_what_was_spent_while_the_pointer_rests(qtbot):
    bars = SpendBars()
    qtbot.addWidget(bars)
    bars.resize(240, 100)
    bars.show()
    bars.set_months(
        [MonthBar(label=f"M{at}", amount_minor=at * 100, said=f"month {at}") for at in range(24)]
    )
    at = QPoint(15, 50)
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, at, bars.mapToGlobal(at)))

    assert QToolTip.text() == "month 1"


def test_the_year_behind_is_drawn_in_the_full_colour(qtbot):
    bars = SpendBars()
    qtbot.addWidget(bars)
    bars.resize(240, 100)
    bars.set_months([MonthBar(label="", amount_minor=100, said="") for _ in range(24)])

    assert ink_at(bars, 235, 60) == current().palette.accent
    assert ink_at(bars, 5, 60) != current().palette.accent


def test_a_strip_says_the_rhythm_aloud(qtbot):
    strip = RhythmStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 76)
    strip.set_rhythm(
        Rhythm(
            visited_on=[TODAY - timedelta(days) for days in (230, 170, 119)],
            today=TODAY,
            expected_from=TODAY - timedelta(83),
            expected_to=TODAY - timedelta(58),
            note="every 48 days (36–61)",
            today_note="today, 71 d",
            late=True,
        )
    )

    assert strip.accessibleName() == "every 48 days (36–61); today, 71 d"
    assert ink_at(strip, 289, 30) == current().palette.inks[Tone.BAD]


def test_a_strip_of_one_visit_today_is_drawn(qtbot):
    strip = RhythmStrip()
    qtbot.addWidget(strip)
    strip.set_rhythm(Rhythm(visited_on=[TODAY], today=TODAY))

    assert not strip.grab().isNull()
