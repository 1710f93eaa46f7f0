"""Small files from situations that people reported: each gives its right value, or says why not."""

import csv
import shutil
from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "data" / "reports"
VERDICTS = ("new", "updated", "same", "conflicts", "errors", "passed_over")
WHOLE = [
    ("01_day_zero.csv", "customers"),
    ("01_month_zero.csv", "customers"),
    ("01_zero_date.csv", "customers"),
    ("05_phonetic_and_x000D_holds.xlsx", "customers"),
    ("10_traditional_headings.csv", "customers"),
    ("11_iso_utc.csv", "customers"),
    ("12_lost_zero_and_wrong_length.csv", "customers"),
    ("13_guarded_number.csv", "customers"),
    ("13_guarded_number-errors.csv", "customers"),
    ("15_hidden_row.xlsx", "customers"),
    ("15_merged_phone_cell.xlsx", "customers"),
    ("15_two_line_header.xlsx", "customers"),
    ("17_names_taken_for_totals.csv", "customers"),
    ("19_formula_text_holds.csv", "customers"),
    ("22_interpunct_2027.csv", "customers"),
    ("24_traditional_name.csv", "customers"),
    ("26_birthdays_holds.csv", "customers"),
]
SPOILED = [
    ("03_error_cells.xlsx", "customers"),
    ("03_visits_error_cells.xlsx", "visits"),
    ("18_amounts_holds.csv", "visits"),
    ("gb18030.csv", "customers"),
    ("old_workbook.xls", "customers"),
    ("sep_line.csv", "customers"),
    ("utf16le_tab.txt", "customers"),
]


@pytest.fixture
def clinic(fresh_clinic):
    """An empty clinic in Shanghai."""
    return fresh_clinic


@pytest.fixture
def imported(clinic, tmp_path):
    """Import a copy of a file, so that what is written beside it stays out of the way."""

    def run(name, kind="customers", *options):
        path = Path(shutil.copy(FILES / name, tmp_path / name))
        return clinic("import", kind, path, *options, "--json", "-")

    return run


@pytest.fixture
def on_file(clinic, tmp_path):
    """The customers by name, as their list is exported."""

    def read():
        path = tmp_path / "list.csv"
        clinic("export", "customers", path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["Name"]: row for row in csv.DictReader(file)}

    return read


def places(rows):
    return [(row["line"], row["column"], row["reason"]) for row in rows]


@pytest.mark.parametrize(("name", "kind"), WHOLE)
def test_what_the_trial_says_is_what_happens(imported, name, kind):
    tried = imported(name, kind, "--dry-run")
    done = imported(name, kind)

    assert (tried.status, done.status, done.err) == (0, 0, "")
    assert {word: tried.data[word] for word in VERDICTS} == {
        word: done.data[word] for word in VERDICTS
    }
    assert done.data["entry"] is not None


@pytest.mark.parametrize(("name", "kind"), SPOILED)
def test_a_spoiled_file_is_refused_whole_and_taken_without_its_errors(imported, name, kind):
    refused = imported(name, kind)
    done = imported(name, kind, "--leave-errors")

    assert (refused.status, refused.data["entry"]) == (1, None)
    assert "Traceback" not in refused.err + done.err
    assert (done.status, done.data["errors"]) == (0, refused.data["errors"])


@pytest.mark.parametrize(("name", "kind"), WHOLE + SPOILED)
def test_each_row_of_a_file_has_one_verdict(imported, name, kind):
    told = imported(name, kind, "--dry-run").data

    assert told["file_rows"] == sum(told[word] for word in VERDICTS)
    assert told["passed_over"] == len(told["passed"])


@pytest.mark.parametrize(("name", "kind"), WHOLE)
def test_a_list_read_in_again_doubles_nobody(imported, name, kind):
    first = imported(name, kind).data
    again = imported(name, kind).data

    assert (again["new"], again["updated"], again["entry"]) == (0, 0, None)
    assert again["same"] == first["new"]


@pytest.mark.parametrize(
    ("name", "who", "birth"),
    [
        ("01_zero_date.csv", "甲一", ""),
        ("01_month_zero.csv", "甲二", "1985"),
        ("01_day_zero.csv", "甲四", "????-03"),
    ],
)
def test_a_day_written_as_zero_is_not_known_and_that_is_told(imported, on_file, name, who, birth):
    said = imported(name)

    assert on_file()[who]["Birth date"] == birth
    assert places(said.data["warnings"]) == [(2, "birth_date", "no such day, left unknown")]


def test_an_error_cell_is_never_taken_for_nothing(imported):
    said = imported("03_error_cells.xlsx", "customers", "--dry-run")

    assert [(row["column"], row["text"]) for row in said.data["rows"]] == [
        ("phone", "#N/A"),
        ("birth_date", "#VALUE!"),
        ("note", "#REF!"),
    ]
    assert {row["reason"] for row in said.data["rows"]} == {"error cell"}


def test_an_error_cell_is_no_amount_and_no_treatment(imported):
    said = imported("03_visits_error_cells.xlsx", "visits", "--dry-run")

    assert places(said.data["rows"]) == [
        (3, "amount", "error cell"),
        (4, "treatment", "error cell"),
    ]


def test_what_an_old_workbook_hides_and_breaks_is_told(imported):
    said = imported("old_workbook.xls", "customers", "--leave-errors")

    assert places(said.data["rows"]) == [
        (2, "phone", "error cell"),
        (2, "birth_date", "error cell"),
    ]
    assert said.data["passed"] == [{"line": 3, "reason": "hidden"}]
    assert places(said.data["warnings"]) == [(5, "phone", "taken from the merged cell above")]


def test_readings_and_escaped_signs_of_a_workbook_are_no_part_of_its_texts(imported, on_file):
    imported("05_phonetic_and_x000D_holds.xlsx")

    assert on_file()["曾六六"]["Note"] == "第一行\n第二行 _x000D_"


def test_headings_in_traditional_writing_are_understood(imported, on_file):
    said = imported("10_traditional_headings.csv")

    assert said.data["columns_left_out"] == []
    row = on_file()["陳美玲"]
    assert (row["Phone"], row["Note"]) == ("0912345678", "預約")


def test_a_moment_with_an_offset_is_turned_into_the_clinics_day(imported, on_file):
    imported("11_iso_utc.csv")

    row = on_file()["日一"]
    assert (row["Birth date"], row["First contact"]) == ("1990-05-02", "2024-03-06")


def test_a_lost_zero_is_put_back_and_a_wrong_length_is_told(imported, on_file):
    said = imported("12_lost_zero_and_wrong_length.csv")

    assert [row["Phone"] for row in on_file().values()] == [
        "02088886666",
        "075588886666",
        "1380013801",
        "138001380144",
    ]
    assert [row["line"] for row in said.data["warnings"]] == [2, 3, 4, 5]


@pytest.mark.parametrize("name", ["13_guarded_number.csv", "13_guarded_number-errors.csv"])
def test_a_guarded_number_is_the_number(imported, on_file, name):
    imported(name)

    assert on_file()["话五"]["Phone"] == "13800138012"


def test_headings_of_two_lines_are_read_as_one(imported, on_file):
    said = imported("15_two_line_header.xlsx")

    row = on_file()["陈七七"]
    assert (said.data["new"], said.data["file_rows"]) == (1, 1)
    assert (row["Phone"], row["WeChat"], row["Birth date"]) == ("13800138007", "wx77", "1990-02-03")


def test_a_cell_merged_with_the_one_above_shows_its_value_and_that_is_told(imported, on_file):
    said = imported("15_merged_phone_cell.xlsx")

    assert on_file()["陈八九"]["Phone"] == "13800138008"
    assert places(said.data["warnings"]) == [(3, "phone", "taken from the merged cell above")]


def test_a_hidden_row_is_passed_over_by_name_or_taken_in(imported, on_file):
    said = imported("15_hidden_row.xlsx")
    assert said.data["passed"] == [{"line": 3, "reason": "hidden"}]

    imported("15_hidden_row.xlsx", "customers", "--take-hidden")

    assert "陈九二" in on_file()


def test_people_called_like_totals_are_people(imported, on_file):
    said = imported("17_names_taken_for_totals.csv")

    assert (said.data["new"], set(on_file())) == (3, {"王一", "Sum", "Total"})


def test_amounts_are_read_as_written_or_refused(imported):
    said = imported("18_amounts_holds.csv", "visits", "--leave-errors")

    assert (said.data["new"], said.data["errors"], said.data["net_total_minor"]) == (
        14,
        11,
        2_076_050,
    )


def test_text_like_a_formula_survives_the_way_out_and_back(imported, clinic, tmp_path):
    imported("19_formula_text_holds.csv")
    path = tmp_path / "out.xlsx"
    clinic("export", "customers", path)

    again = clinic("import", "customers", path, "--json", "-")

    assert (again.data["same"], again.data["updated"], again.data["new"]) == (4, 0, 0)


@pytest.mark.parametrize("name", ["gb18030.csv", "sep_line.csv", "utf16le_tab.txt"])
def test_any_encoding_is_read_and_a_day_that_never_was_is_refused(imported, on_file, name):
    said = imported(name, "customers", "--leave-errors")

    assert [row["reason"] for row in said.data["rows"]] == ["no such day"]
    assert on_file()["王小芳"]["Phone"] == "13800138201"


def test_names_that_differ_in_blanks_width_dots_and_writing_are_the_same_people(clinic, tmp_path):
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    first.write_text(
        "姓名,手机\n李娜,13500019999\n买买提·艾力,13600136010\n"
        "Anna Lee,13600136011\n陈女士,13600136012\n",
        encoding="utf-8",
    )
    again.write_text(
        "姓名,手机\n李　娜,+86 13500019999\n买买提‧艾力,0086-13600136010\n"
        "ＡＮＮＡ　Ｌｅｅ,013600136011\n陳女士,\u202d13600136012\u202c\n",
        encoding="utf-8",
    )
    clinic("import", "customers", first)

    said = clinic("import", "customers", again, "--json", "-")

    assert (said.data["same"], said.data["new"], said.data["updated"]) == (4, 0, 0)


def test_what_is_left_out_is_named(clinic, tmp_path):
    path = tmp_path / "book.csv"
    path.write_text(
        "姓名,手机,生肖,备注2,,\n李娜,13500019999,兔,x,9,\n,,,,,\n合计,,,,1,\n", encoding="utf-8"
    )

    said = clinic("import", "customers", path, "--dry-run", "--json", "-")
    words = clinic("import", "customers", path, "--dry-run").out

    assert said.data["columns_left_out"] == ["生肖", "备注2", "(E)"]
    assert said.data["passed"] == [{"line": 3, "reason": "blank"}, {"line": 4, "reason": "total"}]
    assert "生肖 (1)" in words
    assert "Passed over 2" in words
