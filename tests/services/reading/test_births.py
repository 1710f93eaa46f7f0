"""Birth dates of which any part may be unknown."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reading.birth_words import birth_text
from app.services.reading.births import read_birth
from app.services.reading.cells import Cautioned
from app.services.reading.days import DayOrder
from app.services.rules.lunar import PartialDate, is_possible
from app.words import CalendarKind, RowCaution, RowProblem

TODAY = date(2026, 11, 21)


def read(cell):
    return read_birth(cell, today=TODAY)


def solar(year=None, month=None, day=None):
    return PartialDate(year=year, month=month, day=day)


def lunar(year, month, day, *, leap=False):
    return PartialDate(calendar=CalendarKind.LUNAR, year=year, month=month, day=day, leap=leap)


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        ("1985-03-05", solar(1985, 3, 5)),
        ("85/3/5", solar(1985, 3, 5)),
        ("公历1985-3-5", solar(1985, 3, 5)),
        ("5-Mar-85", solar(1985, 3, 5)),
        (datetime(1985, 3, 5), solar(1985, 3, 5)),
        (31111.0, solar(1985, 3, 5)),
        ("1985", solar(1985)),
        (1985.0, solar(1985)),
        ("1985年3月", solar(1985, 3)),
        ("1985-03", solar(1985, 3)),
        ("3月5日", solar(month=3, day=5)),
        ("????-03", solar(month=3)),
        ("0000-03-05", solar(month=3, day=5)),
        ("2月29日", solar(month=2, day=29)),
    ],
)
def test_the_known_parts_are_kept(cell, birth):
    assert read(cell) == birth


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        ("农历1985-08-15", lunar(1985, 8, 15)),
        ("1985.8.15（农历）", lunar(1985, 8, 15)),
        ("农历19850815", lunar(1985, 8, 15)),
        ("阴历8月15日", lunar(None, 8, 15)),
        ("农历08-15", lunar(None, 8, 15)),
        ("八月十五", lunar(None, 8, 15)),
        ("1985年腊月三十", lunar(1985, 12, 30)),
        ("正月初一", lunar(None, 1, 1)),
        ("闰四月廿三", lunar(None, 4, 23, leap=True)),
        ("二月二十五", lunar(None, 2, 25)),
        ("农历1985年", lunar(1985, None, None)),
        ("农历1982年闰4月", lunar(1982, 4, None, leap=True)),
        ("冬月卅", lunar(None, 11, 30)),
        ("十二月二十", lunar(None, 12, 20)),
    ],
)
def test_lunar_where_it_is_marked_or_written_so(cell, birth):
    assert read(cell) == birth


@pytest.mark.parametrize("cell", ["2090-01-01", "2026-11-22", "2027", "2026-12", "农历2027-1-1"])
def test_nobody_is_born_in_the_future(cell):
    assert read(cell) is RowProblem.BORN_IN_FUTURE


@pytest.mark.parametrize(
    "cell",
    ["1990/2/30", "2月30日", "1985年13月", "农历13月1日", "农历8月31日", "农历1800-1-1", "1850"],
)
def test_a_day_that_does_not_exist_is_told(cell):
    assert read(cell) is RowProblem.NO_SUCH_DAY


@pytest.mark.parametrize("cell", ["春天", "农历春节", "3/4/1985x"])
def test_what_is_no_day_is_told(cell):
    assert read(cell) is RowProblem.NOT_A_DAY


def test_day_or_month_first_follows_the_column():
    assert read("3/4/1985") is RowProblem.DAY_OR_MONTH_FIRST
    assert read_birth("3/4/1985", today=TODAY, order=DayOrder.DAY_MONTH_YEAR) == solar(1985, 4, 3)


@pytest.mark.parametrize("cell", [None, "", "不详", "-"])
def test_nothing_is_no_birth_date_and_no_problem(cell):
    assert read(cell) is None


@pytest.mark.parametrize(
    ("birth", "text"),
    [
        (solar(), None),
        (solar(1985, 3, 5), "1985-03-05"),
        (solar(1985), "1985"),
        (solar(month=3, day=5), "????-03-05"),
        (lunar(1985, 8, 15), "农历1985年8月15日"),
        (lunar(None, 4, 1, leap=True), "农历闰4月1日"),
    ],
)
def test_a_birth_date_is_written_so_that_it_can_be_read_again(birth, text):
    assert birth_text(birth) == text
    assert read(text) == (birth if text else None)


@given(
    st.text(alphabet="农历阴闰正腊冬月日年初一二三十廿卅0123456789-/.() ", max_size=14) | st.text()
)
def test_any_text_is_a_birth_date_a_problem_or_nothing(text):
    assert isinstance(read(text), PartialDate | RowProblem | None)


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        ("1985-00", PartialDate(year=1985)),
        ("1985-00-00", PartialDate(year=1985)),
        ("1985-05-00", PartialDate(year=1985, month=5)),
        ("3月0日", PartialDate(month=3)),
        ("农历3月0日", PartialDate(calendar=CalendarKind.LUNAR, month=3)),
        ("0000-00-00", None),
        ("0000/0/0 00:00:00", None),
    ],
)
def test_a_part_written_as_zero_is_not_known_and_that_is_told(cell, known):
    assert read_birth(cell, today=TODAY) == Cautioned(known, RowCaution.PARTS_UNKNOWN)


@pytest.mark.parametrize("cell", ["13月0日", "1985-13", "1985-00-15", "0000-02-30", "农历0月初一"])
def test_a_day_that_cannot_be_is_no_day_whatever_else_is_zero(cell):
    assert read_birth(cell, today=TODAY) is RowProblem.NO_SUCH_DAY


@given(st.text("0123456789-/.年月日农历闰初? ", max_size=14))
def test_whatever_is_read_is_a_birth_that_can_be_kept(text):
    read = read_birth(text, today=TODAY)
    birth = read.value if isinstance(read, Cautioned) else read

    assert not isinstance(birth, PartialDate) or is_possible(birth)


def test_a_moment_with_its_offset_falls_on_the_day_of_the_clinic():
    zone = ZoneInfo("Asia/Shanghai")

    read = read_birth("1990-05-01T16:00:00.000Z", today=TODAY, zone=zone)

    assert read == PartialDate(year=1990, month=5, day=2)


def test_the_years_of_the_republic_are_counted_from_1911():
    assert read_birth("民國75年3月5日", today=TODAY) == PartialDate(year=1986, month=3, day=5)
