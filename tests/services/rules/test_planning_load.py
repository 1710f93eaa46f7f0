"""Load over days, times and people."""

from collections import Counter
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.planning_days import Window
from app.services.rules.planning_load import Load
from app.services.rules.workdays import OpenDays, Stretch

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)
HOURS = (Stretch(time(9, 10), time(12)), Stretch(time(13), time(13, 20)))
CALENDAR = OpenDays(week=dict.fromkeys(range(6), HOURS))
WEEK = Window(earliest_on=MONDAY, ideal_on=MONDAY, latest_on=SUNDAY)


def load_of(calendar=CALENDAR):
    return Load(calendar, MONDAY, SUNDAY)


def test_the_quietest_day_is_chosen_then_the_nearest():
    load = load_of()
    load.take(1, MONDAY)

    assert load.day(1, WEEK) == MONDAY + timedelta(days=1)
    assert load.day(2, WEEK) == MONDAY


def test_a_day_the_customer_hears_from_us_already_is_left_out():
    assert load_of().day(1, WEEK, avoid={MONDAY}) == MONDAY + timedelta(days=1)


def test_a_window_of_closed_days_has_no_day():
    load = load_of()
    sunday = Window(earliest_on=SUNDAY, ideal_on=SUNDAY, latest_on=SUNDAY)

    assert (load.day(1, sunday), load.next_day(sunday), load.last_day(sunday)) == (None,) * 3


def test_the_day_before_a_closed_one_is_found():
    window = Window(earliest_on=MONDAY, ideal_on=SUNDAY, latest_on=SUNDAY)

    assert load_of().last_day(window) == SUNDAY - timedelta(days=1)


def test_what_is_urgent_takes_the_first_day_with_room():
    load = load_of()
    load.take(1, MONDAY)

    assert load.day_at_once(1, WEEK, most=1) == MONDAY + timedelta(days=1)
    assert load.day_at_once(1, WEEK, most=2) == MONDAY


def test_when_every_day_is_full_the_least_full_is_taken():
    load = load_of()
    load.take(1, MONDAY)

    assert load.day_at_once(1, WEEK, most=0) == MONDAY + timedelta(days=1)


def test_the_times_of_a_day_are_used_in_turn():
    load, taken = load_of(), []
    for _ in range(7):
        at = load.time(1, MONDAY, None, None)
        load.take(1, MONDAY)
        taken.append(at)

    assert taken[:6] == [time(9, 30), time(10), time(10, 30), time(11), time(11, 30), time(13)]
    assert taken[6] == time(9, 30)


def test_what_somebody_has_to_do_is_looked_up_once():
    asked = []

    def look(staff_id, day):
        asked.append((staff_id, day))
        return 1

    load = Load(CALENDAR, MONDAY, SUNDAY, look=look)

    assert [load.time(1, MONDAY, None, None) for _ in range(2)] == [time(10), time(10)]
    assert asked == [(1, MONDAY)]


def test_a_closed_day_has_no_time():
    assert load_of().time(1, SUNDAY, None, None) is None


def test_a_stretch_without_a_half_hour_begins_when_it_begins():
    calendar = OpenDays(week={0: (Stretch(time(9, 10), time(9, 25)),)})

    assert load_of(calendar).time(1, MONDAY, None, None) == time(9, 10)


@given(
    st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=3, unique=True), st.integers(1, 60)
)
def test_people_share_alike(staff_ids, count):
    load = load_of()
    taken: Counter[int] = Counter()
    for _ in range(count):
        person = load.person(staff_ids)
        load.take(person, MONDAY)
        taken[person] += 1

    assert max(taken.values()) - min(taken[each] for each in staff_ids) <= 1
