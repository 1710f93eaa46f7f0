"""Importing referrals and attendances."""

from datetime import date

import pytest

from app.models import Attendance, Customer, Event, Referral
from app.words import ImportKind, RowProblem
from app.words import RowVerdict as Verdict

REFERRALS = ["referrer", "referred", "day"]
ATTENDANCES = ["number", "event", "day", "sales"]


def verdicts(written):
    return [outcome.verdict for outcome in written.value.outcomes]


@pytest.fixture
def bringers(rows_of):
    """Who brought whom, by number."""

    def read():
        numbers = {row["id"]: row["number"] for row in rows_of(Customer)}
        return {
            numbers[row["referred_id"]]: numbers[row["referrer_id"]] for row in rows_of(Referral)
        }

    return read


def test_unknown_numbers_make_the_customers(imports, bringers):
    written = imports(ImportKind.REFERRALS, REFERRALS, ["V1", "V2", "2026-01-02"])

    assert bringers() == {"V2": "V1"}
    assert written.value.made_count == 2


def test_the_earliest_referrer_counts_then_the_lowest_number(imports, bringers):
    written = imports(
        ImportKind.REFERRALS,
        REFERRALS,
        ["V1", "X", "2026-01-03"],
        ["V2", "X", "2026-01-02"],
        ["V9", "Y", ""],
        ["V10", "Y", ""],
    )

    assert bringers() == {"X": "V2", "Y": "V10"}
    assert verdicts(written) == [Verdict.SAME, Verdict.NEW, Verdict.SAME, Verdict.NEW]


def test_an_earlier_referrer_replaces_the_one_on_file(imports, bringers):
    imports(ImportKind.REFERRALS, REFERRALS, ["V1", "X", "2026-01-03"])

    written = imports(ImportKind.REFERRALS, REFERRALS, ["V2", "X", "2026-01-02"])

    assert bringers() == {"X": "V2"}
    assert verdicts(written) == [Verdict.UPDATED]


@pytest.mark.parametrize("day", ["2026-01-03", "2026-01-04", ""])
def test_a_later_referrer_changes_nothing(imports, bringers, day):
    imports(ImportKind.REFERRALS, REFERRALS, ["V1", "X", "2026-01-03"])

    written = imports(ImportKind.REFERRALS, REFERRALS, ["V2", "X", day])

    assert bringers() == {"X": "V1"}
    assert verdicts(written) == [Verdict.SAME]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([["V1", "v1", ""]], RowProblem.OWN_REFERRER),
        ([["A", "B", ""], ["B", "C", ""], ["C", "A", ""]], RowProblem.REFERRAL_LOOP),
    ],
)
def test_oneself_and_circles_are_errors(imports, lines, problem):
    written = imports(ImportKind.REFERRALS, REFERRALS, *lines, leave_errors=True)

    assert [(each.line, each.problem) for each in written.value.problems] == [
        (len(lines) + 1, problem)
    ]


def test_a_circle_with_what_is_on_file_leaves_that_standing(imports, bringers):
    imports(ImportKind.REFERRALS, REFERRALS, ["A", "B", "2026-01-05"], ["C", "A", "2026-01-05"])

    written = imports(ImportKind.REFERRALS, REFERRALS, ["B", "A", "2026-01-02"], leave_errors=True)

    assert verdicts(written) == [Verdict.ERROR]
    assert bringers() == {"B": "A", "A": "C"}


def test_an_attendance_makes_its_event_on_the_earliest_day(imports, rows_of):
    written = imports(
        ImportKind.ATTENDANCES,
        ATTENDANCES,
        ["V1", "春季沙龙", "2026-03-02", "680"],
        ["V2", "春季沙龙", "2026-03-01", ""],
    )

    assert rows_of(Event)[0]["held_on"] == date(2026, 3, 1)
    assert [row["sales_minor"] for row in rows_of(Attendance)] == [68000, 0]
    assert written.value.net_total_minor == 68000


def test_attendances_imported_again_change_nothing(imports):
    lines = [ATTENDANCES, ["V1", "春季沙龙", "2026-03-02", "680"]]
    imports(ImportKind.ATTENDANCES, *lines)

    again = imports(ImportKind.ATTENDANCES, *lines)

    assert verdicts(again) == [Verdict.SAME]
    assert again.entry_id is None


@pytest.mark.parametrize("kind", [ImportKind.VISITS, ImportKind.ATTENDANCES, ImportKind.COMPLAINTS])
def test_a_customer_who_cannot_be_told_apart_is_an_error(imports, kind):
    customers = ["会员号", "姓名", "手机"]
    twin = ["李思雨", "13800000001"]
    imports(ImportKind.CUSTOMERS, customers, ["V1", *twin], ["V2", *twin])

    written = imports(
        kind,
        ["姓名", "手机", "日期", "活动", "金额"],
        [*twin, "2026-01-02", "沙龙", "5"],
        leave_errors=True,
    )

    assert written.value.problems[0].problem is RowProblem.SEVERAL_CUSTOMERS
