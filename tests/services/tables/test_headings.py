"""Finding the headings and what they mean."""

import pytest

from app.services.tables.errors import ColumnsMissing, NoKnownColumn, UnknownMapping
from app.services.tables.headings import check_columns, find_table, mapping_from, remap
from app.services.tables.sheet import Sheet
from app.words import ImportColumn as Column
from app.words import ImportKind

VISITS = ImportKind.VISITS


def table_of(*lines, kind=VISITS, mapping=None):
    return find_table("book.csv", [Sheet(name="", lines=lines)], kind=kind, mapping=mapping)


def columns_of(*headings, kind=VISITS, mapping=None):
    return dict(table_of(headings, kind=kind, mapping=mapping).columns)


def test_headings_stand_below_titles_and_blank_lines():
    table = table_of(["消费流水 2026"], [], ["日期", "会员号", "实收"], ["2026-1-2", "V1", "5"])

    assert table.headings == ("日期", "会员号", "实收")
    assert table.lines == ((4, ["2026-1-2", "V1", "5"]),)


def test_blank_lines_totals_and_repeated_headings_are_no_rows():
    heads = ["会员号", "日期", "金额"]
    row = ["V1", "2026-1-2", "5"]

    table = table_of(
        heads, row, ["", " ", None], heads, ["合计", "", "5"], ["", "Grand total:", 5], row
    )

    assert [line for line, _ in table.lines] == [2, 7]


def test_who_made_the_list_is_no_row():
    table = table_of(
        ["会员号", "日期", "金额"], ["制表人：小林", "", ""], ["打印时间", "2026-01-02", "5"]
    )

    assert [line for line, _ in table.lines] == [3]


def test_a_column_that_is_not_read_stands_nowhere():
    table = table_of(["会员号", "日期"])

    assert (1, Column.DAY) in table.places
    assert Column.AMOUNT not in dict(table.places).values()


@pytest.mark.parametrize("name", ["Total Wu", "合伙人", "Tina", "计然"])
def test_a_name_that_only_begins_like_a_total_is_a_row(name):
    table = table_of(["姓名", "电话"], [name, "13800000000"], kind=ImportKind.CUSTOMERS)

    assert len(table.lines) == 1


@pytest.mark.parametrize(
    "headings",
    [
        ("customer_id", "date", "amount"),
        ("客户编号", "消费日期", "实收金额"),
        ("会员卡号*", "到店日期：", "金额（元）"),
        ("Ｍｅｍｂｅｒ ＩＤ", "Visit Date", "Amount Paid"),
        ("CUSTOMER NO.", " Day ", "net-amount"),
        ("顾客编号", "就诊日期", "实付"),
    ],
)
def test_headings_are_known_by_many_names(headings):
    found = columns_of(*headings)

    assert list(found.values()) == [Column.NUMBER, Column.DAY, Column.AMOUNT]


@pytest.mark.parametrize(
    ("kind", "headings", "columns"),
    [
        (ImportKind.CUSTOMERS, ("客户姓名", "联系方式", "生日"), ("name", "phone", "birth_date")),
        (ImportKind.REFERRALS, ("介绍人", "会员号", "日期"), ("referrer", "referred", "day")),
        (ImportKind.REFERRALS, ("referrer", "referred"), ("referrer", "referred")),
        (ImportKind.ATTENDANCES, ("number", "event", "sales"), ("number", "event", "sales")),
        (ImportKind.COMPLAINTS, ("会员号", "状态", "方向"), ("number", "status", "direction")),
    ],
)
def test_each_kind_knows_its_own_columns(kind, headings, columns):
    found = columns_of(*headings, kind=kind)

    assert tuple(found.values()) == columns


def test_money_received_is_preferred_to_money_asked():
    assert columns_of("金额", "会员号", "实收") == {
        "会员号": Column.NUMBER,
        "实收": Column.AMOUNT,
    }


def test_unknown_columns_are_left_out():
    assert columns_of("invoice", "number", "kind", "折扣率") == {"number": Column.NUMBER}


def test_a_given_mapping_overrides_the_guess():
    found = columns_of(
        "会员号", "日期", "金额", "折后", mapping={"折后": Column.AMOUNT, "会员号": None}
    )

    assert found == {"日期": Column.DAY, "折后": Column.AMOUNT}


def test_a_given_mapping_finds_headings_nobody_knows():
    table = table_of(
        ["报表"],
        ["wer", "wann", "wieviel"],
        ["V1", "2026-01-02", "5"],
        mapping={"Wer": Column.NUMBER, "wann": Column.DAY, "wieviel": Column.AMOUNT},
    )

    assert table.columns == {"wer": Column.NUMBER, "wann": Column.DAY, "wieviel": Column.AMOUNT}
    assert len(table.lines) == 1


def test_a_mapping_is_written_in_words():
    words = {"id": "number", "wann": "Day", "x": "", "born": None, "betrag": "金额"}

    assert mapping_from(words, VISITS) == {
        "id": Column.NUMBER,
        "wann": Column.DAY,
        "x": None,
        "born": None,
        "betrag": Column.AMOUNT,
    }


def test_a_mapping_to_a_column_the_kind_lacks_is_refused():
    with pytest.raises(UnknownMapping):
        mapping_from({"id": "tier"}, VISITS)


def test_a_mapping_of_a_heading_the_file_lacks_is_refused():
    with pytest.raises(UnknownMapping):
        remap(table_of(["会员号", "日期"]), {"金额": Column.AMOUNT})


def test_headings_that_repeat_are_told_apart():
    table = table_of(["会员号", "日期", "备用", "备用"])

    assert table.headings == ("会员号", "日期", "备用", "备用 (2)")


def test_the_sheet_with_the_best_headings_is_taken():
    sheets = [
        Sheet(name="说明", lines=[["第二张表是流水", "日期"]]),
        Sheet(name="流水", lines=[["日期", "会员号", "金额"], ["2026-1-2", "V1", "5"]]),
    ]

    table = find_table("book.xlsx", sheets, kind=VISITS)

    assert table.headings == ("日期", "会员号", "金额")


def test_a_file_without_any_known_column_is_refused():
    with pytest.raises(NoKnownColumn):
        table_of(["apples", "pears"], ["1", "2"])


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        (("会员号", "日期"), (Column.AMOUNT,)),
        (("会员号", "金额"), (Column.DAY,)),
        (("姓名", "日期", "金额"), (Column.NUMBER, Column.PHONE)),
    ],
)
def test_a_file_without_a_column_its_kind_needs_is_refused(headings, missing):
    with pytest.raises(ColumnsMissing) as refused:
        check_columns(table_of(headings))

    assert refused.value.columns == missing


def test_files_with_the_same_headings_have_the_same_digest():
    first = table_of(["会员号", "日期 "], ["V1", "2026-01-02"])
    second = table_of(["标题"], ["会员号", "日期"])
    other = table_of(["会员号", "金额"])

    assert first.digest == second.digest
    assert first.digest != other.digest


def test_cells_beyond_the_headings_are_a_column_left_out():
    table = table_of(["日期", "会员号", "实收"], ["2026-1-2", "V1", "5", "怕疼"])

    assert [(each.heading, each.filled, each.example) for each in table.left_out] == [
        ("(D)", 1, "怕疼")
    ]


def test_of_two_headings_for_one_column_the_second_is_left_out():
    table = table_of(["日期", "会员号", "实收", "金额"], ["2026-1-2", "V1", "5", "6"])

    assert [each.heading for each in table.left_out] == ["金额"]


def test_a_heading_in_two_languages_is_understood():
    table = table_of(["日期 Date", "会员号/Member No", "Amount 金额"], ["2026-1-2", "V1", "5"])

    assert set(table.columns.values()) == {Column.DAY, Column.NUMBER, Column.AMOUNT}


@pytest.mark.parametrize(
    "line",
    [["合计：", "", "11"], ["Total (3)", "", "11"], ["小计", "", ""], ["TOTAL", "3", "45000"]],
)
def test_a_line_that_adds_others_up_is_passed_over(line):
    table = table_of(["会员号", "日期", "实收"], ["V1", "2026-1-2", "5"], line)

    assert [(each.line, each.reason.value) for each in table.passed] == [(3, "total")]


def test_a_second_line_of_headings_says_more_closely_what_the_first_does():
    table = table_of(
        ["消费", "", "客户", ""], ["日期", "金额", "会员号", "编外"], ["2026-1-2", "5", "V1", ""]
    )

    assert table.headings == ("日期", "金额", "会员号", "编外")
    assert len(table.lines) == 1


def test_a_row_with_nothing_in_the_columns_read_is_passed_over_by_name():
    table = table_of(
        ["序号", "会员号", "日期", "实收"], [1, "V1", "2026-1-2", "5"], [2, "", "", ""]
    )

    assert [(each.line, each.reason.value) for each in table.passed] == [
        (3, "nothing in the columns that are read")
    ]
    assert table.row_count == 2
