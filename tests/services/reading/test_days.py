"""Days as a clinic's books write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reading.days import DayOrder, day_order, read_day
from app.words import RowProblem

FIFTH = date(2024, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2024/3/5",
        "2024-03-05",
        "2024.3.5",
        "20240305",
        "2024年3月5日",
        "24年3月5日",
        "２０２４／３／５",
        " 2024 - 03 - 05 ",
        "2024年3月5日 星期二",
        "2024-03-05 14:30:00",
        "2024-03-05T14:30:00Z",
        "2024/3/5 下午 2:30",
        "5-Mar-24",
        "5 March 2024",
        "Mar 5, 2024",
        "24/3/5",
        "05/03/2024",
        "45356",
        "45356.75",
        45356,
        45356.5,
        20240305.0,
        FIFTH,
        datetime(2024, 3, 5, 23, 59),
    ],
)
def test_one_day_is_written_in_many_ways(cell):
    assert read_day(cell, order=DayOrder.DAY_MONTH_YEAR, latest_year=2027) == FIFTH


@pytest.mark.parametrize(
    "cell",
    ["1990/2/30", "2025/13/1", "20241305", "30-Feb-24", "31/4/2024", "1024-1-1", date(1890, 1, 1)],
)
def test_a_day_that_does_not_exist_is_told(cell):
    assert read_day(cell) is RowProblem.NO_SUCH_DAY


@pytest.mark.parametrize(
    "cell", ["昨天", "2024-3", "5-Mai-24", "12:30", time(12, 30), True, "99999"]
)
def test_what_is_no_day_is_told(cell):
    assert read_day(cell) is RowProblem.NOT_A_DAY


@pytest.mark.parametrize("cell", [None, "", " ", "-", "无", "無", "N/A", "\u200b"])
def test_nothing_is_no_day_and_no_problem(cell):
    assert read_day(cell) is None


@pytest.mark.parametrize("cell", ["3/4/2024", "03-04-24", "24/3/15"])
def test_day_and_month_are_never_guessed(cell):
    assert read_day(cell, latest_year=2027) is RowProblem.DAY_OR_MONTH_FIRST


@pytest.mark.parametrize(("cell", "day"), [("25/3/2024", 25), ("3/25/2024", 25), ("3/3/2024", 3)])
def test_a_day_that_can_be_read_in_one_way_needs_no_order(cell, day):
    assert read_day(cell) == date(2024, 3, day)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2024", "25/3/2024"], DayOrder.DAY_MONTH_YEAR),
        (["3/4/2024", "3/25/2024", "nonsense"], DayOrder.MONTH_DAY_YEAR),
        (["24/3/15", "24/3/5"], DayOrder.YEAR_MONTH_DAY),
        (["3/4/2024", "2/3/2024"], None),
        (["25/3/2024", "3/25/2024"], None),
        (["2024-03-05", None, 45356.0], None),
    ],
)
def test_the_column_decides_what_stands_first(cells, order):
    assert day_order(cells) is order


@given(st.text(max_size=30), st.sampled_from([None, *DayOrder]))
def test_any_text_is_a_day_a_problem_or_nothing(text, order):
    found = read_day(text, order=order)

    assert found is None or isinstance(found, date | RowProblem)


@given(st.one_of(st.floats(), st.integers(), st.booleans(), st.times(), st.timedeltas()))
def test_any_cell_is_a_day_or_a_problem(cell):
    assert isinstance(read_day(cell), date | RowProblem | None)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_from_how_it_is_written(day):
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_day(day.strftime("%Y%m%d")) == day
