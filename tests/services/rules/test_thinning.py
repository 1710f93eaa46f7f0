"""Which backups are kept: enough of every age, and never too few."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.thinning import (
    DAYS,
    MONTHS,
    MOST_OF_DAYS_WHOLE,
    NEWEST,
    WEEKS,
    Made,
    kept,
)

TODAY = date(2026, 11, 30)
DAY = st.dates(date(2000, 1, 1), date(2040, 12, 31))
ANY_CLOCK = st.lists(DAY, max_size=150).map(
    lambda days: [Made(number, day) for number, day in enumerate(days, start=1)]
)

RIGHT_CLOCK = st.lists(DAY, max_size=150).map(
    lambda days: [Made(number, day) for number, day in enumerate(sorted(days), start=1)]
)


def made_daily(count, *, per_day=1, until=TODAY):
    days = [until - timedelta(days=back) for back in reversed(range(count)) for _ in range(per_day)]
    return [Made(number, day) for number, day in enumerate(days, start=1)]


def left(backups):
    stay = kept(backups)
    return [made for made in backups if made.number in stay]


def thinned_on_the_way(backups):
    """What is left if they were thinned after each one, as the program does."""
    stand: list[Made] = []
    for made in backups:
        stand = left([*stand, made])
    return stand


@given(ANY_CLOCK)
def test_the_newest_five_stay_whatever_the_clock_says(backups):
    newest = {made.number for made in backups[-NEWEST:]}

    assert newest <= kept(backups)


@given(ANY_CLOCK)
def test_nothing_is_kept_that_is_not_there(backups):
    assert kept(backups) <= {made.number for made in backups}


@given(ANY_CLOCK)
def test_thinning_twice_is_thinning_once(backups):
    once = left(backups)

    assert left(once) == once


@given(RIGHT_CLOCK)
def test_thinning_as_they_come_keeps_what_thinning_at_the_end_keeps(backups):
    assert kept(backups) <= {made.number for made in thinned_on_the_way(backups)}


@given(st.lists(DAY, min_size=1, max_size=400))
def test_a_clock_gone_mad_keeps_a_bounded_number(days):
    backups = [Made(number, day) for number, day in enumerate(days, start=1)]

    assert len(kept(backups)) <= MOST_OF_DAYS_WHOLE + DAYS + WEEKS + MONTHS + NEWEST


def test_all_of_two_days_stay():
    backups = made_daily(20, per_day=25)

    whole = [made for made in left(backups) if made.made_on >= TODAY - timedelta(days=1)]

    assert len(whole) == 50


def test_every_one_of_twelve_days_has_its_last():
    backups = made_daily(40, per_day=3)

    days = {made.made_on: made.number for made in left(backups)}

    for back in range(DAYS):
        day = TODAY - timedelta(days=back)
        assert days[day] == max(made.number for made in backups if made.made_on == day)


def test_ten_weeks_and_nine_months_reach_back():
    stand = thinned_on_the_way(made_daily(400))

    weeks = {made.made_on.isocalendar()[:2] for made in stand}
    months = {made.made_on.replace(day=1) for made in stand}

    assert len(months) == MONTHS
    assert min(months) == date(2026, 3, 1)
    assert {(TODAY - timedelta(weeks=back)).isocalendar()[:2] for back in range(WEEKS)} <= weeks


def test_a_month_of_holidays_costs_no_backup():
    before = made_daily(12, until=TODAY - timedelta(days=90))
    back = Made(len(before) + 1, TODAY)

    assert {made.number for made in before[-DAYS + 1 :]} <= kept([*before, back])


def test_a_clock_ten_years_ahead_for_a_day_costs_one_older_day():
    before = made_daily(30)
    ahead, after = Made(31, TODAY.replace(year=2036)), Made(32, TODAY)

    stay = kept([*before, ahead, after])

    assert {made.number for made in before[-DAYS + 2 :]} | {31, 32} <= stay


def test_a_clock_that_stands_still_does_not_fill_the_disk():
    stand = left([Made(number, date(2000, 1, 1)) for number in range(1, 1_000)])

    assert len(stand) == MOST_OF_DAYS_WHOLE
    assert max(made.number for made in stand) == 999
