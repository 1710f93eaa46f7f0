"""Importing the archive."""

from datetime import date

import pytest

from app.models import Customer, Phone, Referral
from app.services.tables.runs import ImportNotWhole
from app.words import CalendarKind, CustomerStatus, Gender, ImportKind, RowProblem
from app.words import RowVerdict as Verdict
from tests.factories import make_customer

HEADS = ["会员号", "姓名", "手机"]
FULL = ["会员号", "姓名", "手机", "性别", "生日", "区域", "首次接触", "备注"]


@pytest.fixture
def import_customers(imports):
    return lambda *lines, **options: imports(ImportKind.CUSTOMERS, *lines, **options)


def verdicts(written):
    return [outcome.verdict for outcome in written.value.outcomes]


def problems(written):
    return [problem.problem for problem in written.value.problems]


def test_a_new_customer_is_taken_in_whole(import_customers, customer, rows_of):
    import_customers(
        FULL,
        ["V1", "李思雨", "138 0000 0001", "女", "农历八月十五", "滨湖", "2026/1/2", "怕疼"],
    )

    cells = customer("V1")
    assert cells["pinyin"] == "Lǐ Sīyǔ"
    assert cells["gender"] is Gender.FEMALE
    assert (cells["birth_calendar"], cells["birth_month"]) == (CalendarKind.LUNAR, 8)
    assert cells["first_contact_on"] == date(2026, 1, 2)
    assert rows_of(Phone)[0]["digits"] == "13800000001"


def test_the_same_file_again_changes_nothing(import_customers):
    lines = [HEADS, ["V1", "李思雨", "13800000001"], ["", "王芳", "13800000002"], ["", "无名", ""]]
    import_customers(*lines)

    again = import_customers(*lines)

    assert verdicts(again) == [Verdict.SAME] * 3
    assert again.entry_id is None


def test_a_row_repeated_in_the_file_is_the_same(import_customers, rows_of):
    written = import_customers(HEADS, ["V1", "李思雨", ""], [" v1 ", "李思雨", ""])

    assert verdicts(written) == [Verdict.NEW, Verdict.SAME]
    assert len(rows_of(Customer)) == 1


def test_blank_cells_erase_nothing(import_customers, customer):
    import_customers(FULL, ["V1", "李思雨", "", "女", "1985-03-05", "滨湖", "", "怕疼"])

    written = import_customers(FULL, ["V1", "李思雨", "", "", "1985", "新吴", "", ""])

    cells = customer("V1")
    assert verdicts(written) == [Verdict.UPDATED]
    assert (cells["region"], cells["note"], cells["birth_day"]) == ("新吴", "怕疼", 5)


def test_a_birth_year_corrected_keeps_month_and_day(import_customers, customer):
    heads = ["会员号", "姓名", "生日"]
    import_customers(heads, ["V1", "李思雨", "农历1985年8月15日"])

    import_customers(heads, ["V1", "李思雨", "1986"])

    cells = customer("V1")
    assert (cells["birth_calendar"], cells["birth_year"]) == (CalendarKind.LUNAR, 1986)
    assert (cells["birth_month"], cells["birth_day"]) == (8, 15)


def test_a_birth_date_in_the_other_calendar_replaces_the_whole(import_customers, customer):
    heads = ["会员号", "姓名", "生日"]
    import_customers(heads, ["V1", "李思雨", "农历1985年8月15日"])

    import_customers(heads, ["V1", "李思雨", "9月28日"])

    cells = customer("V1")
    assert (cells["birth_calendar"], cells["birth_year"]) == (CalendarKind.SOLAR, None)
    assert (cells["birth_month"], cells["birth_day"]) == (9, 28)


def test_another_phone_is_added_behind_the_first(import_customers, rows_of):
    import_customers(HEADS, ["V1", "李思雨", "13800000001"])

    import_customers(HEADS, ["V1", "李思雨", "13800000002"])

    assert [(row["digits"], row["position"]) for row in rows_of(Phone)] == [
        ("13800000001", 0),
        ("13800000002", 1),
    ]


def test_a_shared_phone_bears_a_new_name_out(import_customers, customer):
    import_customers(HEADS, ["V1", "李思雨", "13800000001"])

    import_customers(HEADS, ["V1", "李诗雨", "13800000001"])

    assert customer("V1")["name"] == "李诗雨"


@pytest.mark.parametrize("phone", ["13900000009", ""])
def test_a_second_person_with_the_same_number_is_a_conflict(import_customers, phone):
    import_customers(HEADS, ["V1", "李思雨", "13800000001"])

    with pytest.raises(ImportNotWhole) as refused:
        import_customers(HEADS, ["V1", "王芳", phone])

    assert refused.value.conflict_count == 1


def test_two_people_with_one_number_in_the_file_are_a_conflict(import_customers, rows_of):
    written = import_customers(HEADS, ["V1", "李思雨", ""], ["V1", "王芳", ""], leave_errors=True)

    assert verdicts(written) == [Verdict.NEW, Verdict.CONFLICT]
    assert [row["name"] for row in rows_of(Customer)] == ["李思雨"]


def test_a_customer_known_by_number_only_gets_a_name(imports, import_customers, customer):
    imports(ImportKind.VISITS, ["会员号", "日期", "金额"], ["V1", "2026-01-02", "5"])

    import_customers(HEADS, ["V1", "李思雨", "13800000001"])

    assert customer("V1")["name"] == "李思雨"


def test_an_anonymised_customer_is_not_filled_again(session, import_customers):
    make_customer(session, "—", number="V1", status=CustomerStatus.ANONYMISED)
    session.commit()

    written = import_customers(HEADS, ["V1", "李思雨", ""], leave_errors=True)

    assert verdicts(written) == [Verdict.CONFLICT]


def test_a_merged_number_means_the_one_it_was_merged_into(session, import_customers, rows_of):
    kept = make_customer(session, "李思雨", number="V1")
    make_customer(
        session, "李思雨", number="V2", status=CustomerStatus.MERGED, merged_into_id=kept.id
    )
    session.commit()

    import_customers([*HEADS, "区域"], ["V2", "李思雨", "", "滨湖"])

    assert [row["region"] for row in rows_of(Customer)] == ["滨湖", None]


def test_two_customers_of_one_name_and_phone_cannot_be_told_apart(session, import_customers):
    for number in ("V1", "V2"):
        person = make_customer(session, "李思雨", number=number)
        session.add(Phone(customer_id=person.id, digits="13800000001"))
    session.commit()

    written = import_customers(HEADS, ["", "李思雨", "13800000001"], leave_errors=True)

    assert problems(written) == [RowProblem.SEVERAL_CUSTOMERS]


def test_a_customer_without_a_number_is_given_the_next(import_customers, rows_of):
    import_customers(HEADS, ["00007", "李思雨", ""], ["", "王芳", ""], ["", "", "13800000001"])

    assert [(row["number"], row["name"]) for row in rows_of(Customer)] == [
        ("00007", "李思雨"),
        ("00008", "王芳"),
        ("00009", "00009"),
    ]


def test_errors_refuse_the_whole_file(import_customers, rows_of):
    with pytest.raises(ImportNotWhole) as refused:
        import_customers(HEADS, ["V1", "李思雨", ""], ["V2", "王芳", "1.39E+10"])

    assert (refused.value.error_count, refused.value.conflict_count) == (1, 0)
    assert rows_of(Customer) == []


def test_the_referrer_may_stand_later_in_the_file(import_customers, rows_of):
    import_customers(["会员号", "姓名", "介绍人"], ["V2", "王芳", "v1"], ["V1", "李思雨", ""])

    names = {row["id"]: row["name"] for row in rows_of(Customer)}
    (referral,) = rows_of(Referral)
    assert names[referral["referrer_id"]] == "李思雨"
    assert names[referral["referred_id"]] == "王芳"


def test_a_referrer_already_on_file_is_found(import_customers, rows_of):
    import_customers(HEADS, ["V1", "李思雨", ""])

    written = import_customers(["会员号", "姓名", "介绍人"], ["V2", "王芳", "V1"])

    assert verdicts(written) == [Verdict.NEW]
    assert len(rows_of(Referral)) == 1


def test_a_row_that_only_adds_its_referrer_is_an_update(import_customers):
    import_customers(HEADS, ["V1", "李思雨", ""], ["V2", "王芳", ""])

    written = import_customers(["会员号", "姓名", "介绍人"], ["V2", "王芳", "V1"])

    assert verdicts(written) == [Verdict.UPDATED]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([["V1", "李思雨", "V1"]], {RowProblem.OWN_REFERRER}),
        ([["V1", "李思雨", "V9"]], {RowProblem.UNKNOWN_CUSTOMER}),
        (
            [["V1", "李思雨", "V2"], ["V2", "王芳", "V1"]],
            {RowProblem.REFERRAL_LOOP, RowProblem.UNKNOWN_CUSTOMER},
        ),
    ],
)
def test_a_referrer_who_makes_no_sense_is_an_error(import_customers, rows_of, lines, found):
    written = import_customers(["会员号", "姓名", "介绍人"], *lines, leave_errors=True)

    assert set(problems(written)) == found
    assert rows_of(Customer) == []


def test_a_conflicting_row_leaves_no_referral(import_customers, rows_of):
    import_customers(HEADS, ["V1", "李思雨", ""], ["V2", "王芳", ""])

    import_customers(["会员号", "姓名", "介绍人"], ["V2", "赵敏", "V1"], leave_errors=True)

    assert rows_of(Referral) == []
