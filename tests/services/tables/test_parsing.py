"""Lines of a file as typed rows, and what is wrong with the others."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.tables.column_readers import Frame
from app.services.tables.errors import ColumnsMissing
from app.services.tables.headings import find_table
from app.services.tables.parsing import parse
from app.services.tables.readers import read_sheets
from app.services.tables.rows import (
    AttendanceRow,
    ComplaintRow,
    CustomerRow,
    Parsed,
    ReferralRow,
    RowError,
    VisitRow,
    Who,
)
from app.services.tables.sheet import Sheet
from app.words import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    ImportColumn,
    ImportKind,
    RowProblem,
)

MESSY = Path(__file__).resolve().parents[2] / "data" / "messy"
EXPECTED = json.loads((MESSY / "expected.json").read_text(encoding="utf-8"))
FRAME = Frame(today=date(2026, 11, 21))


def parse_file(name, kind) -> Parsed:
    return parse(find_table(name, read_sheets(MESSY / name), kind=kind), frame=FRAME)


def parse_lines(kind, *lines) -> Parsed:
    table = find_table("book.csv", [Sheet(name="", lines=lines)], kind=kind)
    return parse(table, frame=FRAME)


@pytest.fixture(scope="module")
def customers() -> Parsed:
    return parse_file("customers.csv", ImportKind.CUSTOMERS)


@pytest.fixture(scope="module")
def visits() -> Parsed:
    return parse_file("visits.xlsx", ImportKind.VISITS)


def test_the_untidy_archive_is_understood(customers):
    reasons = sorted(error.problem.value for error in customers.errors)

    assert len(customers.rows) + len(customers.errors) == 407
    bare = RowProblem.NO_NAME_AND_PHONE.value  # refused once nobody bears the number
    assert reasons == [each for each in EXPECTED["customers"]["error_reasons"] if each != bare]
    assert sum(row.referrer is not None for row in customers.of(CustomerRow)) == 64


def test_a_problem_names_its_line_column_and_text(customers):
    assert customers.errors[0] == RowError(
        line=195,
        column=ImportColumn.BIRTH_DATE,
        problem=RowProblem.NO_SUCH_DAY,
        text="1990/2/30",
    )


def test_the_untidy_visits_are_understood(visits):
    rows = visits.of(VisitRow)
    days = {(str(row.who.number).upper(), row.day) for row in rows if row.amount_minor >= 0}

    assert len(rows) == EXPECTED["visits"]["lines"]
    assert len(visits.errors) == EXPECTED["visits"]["errors"]
    assert sum(row.amount_minor for row in rows) == EXPECTED["visits"]["net_total"] * 100
    assert len(days) == EXPECTED["visits"]["visit_days"]


def test_a_line_tells_all_that_is_wrong_with_it():
    parsed = parse_lines(ImportKind.VISITS, ["会员号", "日期", "金额"], ["V1", "2026/2/30", "免单"])

    assert [error.problem for error in parsed.errors] == [
        RowProblem.NO_SUCH_DAY,
        RowProblem.NOT_AN_AMOUNT,
    ]


def test_what_a_visit_cannot_do_without_is_missed():
    parsed = parse_lines(
        ImportKind.VISITS, ["会员号", "姓名", "日期", "金额"], ["", "林悦", "", ""]
    )

    assert [(error.column, error.problem) for error in parsed.errors] == [
        (None, RowProblem.NO_CUSTOMER),
        (ImportColumn.DAY, RowProblem.NOTHING_THERE),
        (ImportColumn.AMOUNT, RowProblem.NOTHING_THERE),
    ]


def test_name_and_phone_stand_in_for_a_number():
    parsed = parse_lines(
        ImportKind.VISITS, ["姓名", "手机", "日期", "金额"], ["林悦", "13800000000", "2026-1-2", 5]
    )

    assert parsed.of(VisitRow)[0].who == Who(name="林悦", phones=("13800000000",))


def test_a_spoiled_phone_does_no_harm_where_the_number_tells():
    parsed = parse_lines(
        ImportKind.VISITS,
        ["会员号", "姓名", "手机", "日期", "金额"],
        ["V1", "林悦", "1.39E+10", "2026-1-2", 5],
        ["", "林悦", "1.39E+10", "2026-1-2", 5],
    )

    assert parsed.of(VisitRow)[0].who.phones == ()
    assert [error.problem for error in parsed.errors] == [RowProblem.PHONE_LOST_DIGITS]


def test_a_complaint_needs_its_day():
    parsed = parse_lines(ImportKind.COMPLAINTS, ["number", "day"], ["V1", ""])

    assert [error.column for error in parsed.errors] == [ImportColumn.DAY]


def test_short_lines_are_read_as_far_as_they_go():
    parsed = parse_lines(ImportKind.CUSTOMERS, ["编号", "姓名", "备注"], ["V1", "林悦"])

    assert "note" not in parsed.of(CustomerRow)[0].cells


def test_an_event_without_sales_has_none():
    parsed = parse_lines(
        ImportKind.ATTENDANCES,
        ["number", "event", "day", "sales"],
        ["V1", "春季沙龙", "2026-03-01", ""],
        ["V1", "春季沙龙", "2026-03-01", "-5"],
    )

    assert parsed.of(AttendanceRow)[0].sales_minor == 0
    assert parsed.errors[0].problem is RowProblem.BELOW_ZERO


def test_a_referral_needs_both_and_may_lack_its_day():
    parsed = parse_lines(
        ImportKind.REFERRALS, ["referrer", "referred", "day"], ["V1", "V2", ""], ["V1", "", ""]
    )

    (row,) = parsed.of(ReferralRow)
    assert (row.referrer, row.day) == ("V1", None)
    assert parsed.errors[0].column is ImportColumn.REFERRED


def test_only_complaints_wait_for_anything():
    parsed = parse_lines(
        ImportKind.COMPLAINTS,
        ["number", "day", "status", "kind", "direction"],
        ["V1", "2026-03-01", "open", "praise", "态度"],
        ["V1", "2026-03-01", "", "", ""],
    )

    assert [(row.kind, row.status, row.direction) for row in parsed.of(ComplaintRow)] == [
        (FeedbackKind.PRAISE, ComplaintStatus.CONFIRMED, FeedbackDirection.ATTITUDE),
        (FeedbackKind.COMPLAINT, ComplaintStatus.OPEN, FeedbackDirection.OTHER),
    ]


def test_a_file_without_what_its_kind_needs_is_refused():
    with pytest.raises(ColumnsMissing):
        parse_lines(ImportKind.COMPLAINTS, ["number", "status"], ["V1", "open"])


@given(
    kind=st.sampled_from(list(ImportKind)),
    cells=st.lists(st.one_of(st.text(), st.floats(), st.dates(), st.none()), max_size=10),
)
def test_any_cells_make_a_row_or_problems(kind, cells):
    heads = ["会员号", "日期", "金额", "姓名", "手机", "生日", "介绍人", "被介绍人", "活动", "类型"]

    parsed = parse_lines(kind, heads, cells)

    assert len(parsed.rows) + len({error.line for error in parsed.errors}) <= 1
