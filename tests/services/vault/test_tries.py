"""The growing wait after wrong secrets."""

from datetime import timedelta

import pytest

from app.services.vault.tries import (
    TRIES_NAME,
    TooManyTries,
    check_wait,
    count_wrong,
    forget_wrong,
    wait_seconds_after,
)
from tests.services.vault.conftest import NOW


@pytest.fixture
def tired(tmp_path):
    """A folder with four wrong tries: ten seconds to wait."""
    for _ in range(4):
        count_wrong(tmp_path, "slot", now=NOW)
    return tmp_path


def waits(folder, moment):
    try:
        check_wait(folder, "slot", now=moment)
    except TooManyTries as refusal:
        return refusal.wait_seconds
    return 0


@pytest.mark.parametrize(
    ("wrong_count", "seconds"),
    [(0, 0), (2, 0), (3, 5), (4, 10), (5, 20), (10, 640), (11, 900), (10_000, 900)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(wrong_count, seconds):
    assert wait_seconds_after(wrong_count) == seconds


def test_the_wait_runs_down(tired):
    later = [NOW + timedelta(seconds=seconds) for seconds in (0, 4, 9.5, 10)]

    assert [waits(tired, moment) for moment in later] == [10, 6, 1, 0]


def test_a_clock_set_back_does_not_shorten_the_wait(tired):
    assert waits(tired, NOW - timedelta(days=1)) == 10


def test_a_clock_set_back_does_not_stretch_the_wait_either(tired):
    yesterday = NOW - timedelta(days=1)

    at_once, later = waits(tired, yesterday), waits(tired, yesterday + timedelta(seconds=10))

    assert (at_once, later) == (10, 0)


def test_the_right_secret_starts_over(tired):
    forget_wrong(tired, "slot")

    assert waits(tired, NOW) == 0


def test_other_slots_do_not_wait(tired):
    check_wait(tired, "another", now=NOW)

    assert waits(tired, NOW) == 10


@pytest.mark.parametrize("content", ["", "[]", '{"slot": 3}', '{"slot": ["x", "y"]}'])
def test_a_damaged_file_counts_as_none(tired, content):
    (tired / TRIES_NAME).write_text(content)

    assert waits(tired, NOW) == 0
