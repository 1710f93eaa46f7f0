"""``import``: whole, without its errors, or only tried."""

import json
from pathlib import Path

import pytest

GOOD = "customer_id,date,treatment,amount\nB1,2026-11-20,IPL,198\nB1,2026-11-21,Peel,980\n"
SPOILED = GOOD + "B2,2026-02-30,IPL,100\n"


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def spoiled(tmp_path):
    path = tmp_path / "spoiled.csv"
    path.write_text(SPOILED, encoding="utf-8")
    return path


def test_a_good_file_comes_in_whole(clinic, good):
    said = clinic("import", "visits", good, "--json", "-")

    assert said.status == 0
    assert said.data == {
        "new": 2,
        "updated": 0,
        "same": 0,
        "conflicts": 0,
        "errors": 0,
        "passed_over": 0,
        "file_rows": 2,
        "columns": {
            "customer_id": "number",
            "date": "day",
            "treatment": "treatment",
            "amount": "amount",
        },
        "columns_left_out": [],
        "sheets_left_out": [],
        "passed": [],
        "rows": [],
        "warnings": [],
        "customers_made": 1,
        "staff_made": [],
        "net_total_minor": 117_800,
        "failed_rows": None,
        "entry": said.data["entry"],
    }


def test_the_same_file_again_changes_nothing(clinic, good):
    clinic("import", "visits", good)

    said = clinic("import", "visits", good, "--json", "-")

    assert (said.data["new"], said.data["same"], said.data["entry"]) == (0, 2, None)


def test_a_trial_leaves_no_trace(clinic, good):
    said = clinic("import", "visits", good, "--dry-run", "--json", "-")

    assert (said.status, said.data["new"], said.data["entry"]) == (0, 2, None)
    assert clinic("journal", "--json", "-").data["entries"][0]["intent"] != "import"


def test_a_file_with_errors_is_refused_whole_and_they_are_named(clinic, spoiled):
    said = clinic("import", "visits", spoiled, "--json", "-")

    assert said.status == 1
    assert said.err.count("\n") == 1
    assert said.data["rows"] == [
        {"line": 4, "column": "day", "reason": "no such day", "text": "2026-02-30"}
    ]
    assert said.data["entry"] is None


def test_the_good_rows_come_in_if_errors_are_to_be_left_out(clinic, spoiled):
    said = clinic("import", "visits", spoiled, "--leave-errors", "--json", "-")

    assert (said.status, said.data["new"], said.data["errors"]) == (0, 2, 1)
    assert said.data["entry"] is not None


def test_a_mapping_overrides_the_guess(clinic, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("who,when,what it cost\nB7,2026-11-20,50\n", encoding="utf-8")
    mapping = {"who": "number", "when": "day", "what it cost": "amount"}

    said = clinic("import", "visits", path, "--map", json.dumps(mapping), "--json", "-")

    assert said.data["net_total_minor"] == 5_000


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\xff\xff"])
def test_a_file_that_is_no_table_is_refused_in_one_sentence(clinic, tmp_path, content):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)

    said = clinic("import", "visits", path)

    assert said.status == 1
    assert said.err.count("\n") == 1


def test_lines_that_cannot_be_read_are_shown_with_their_reason(clinic, spoiled):
    said = clinic("import", "visits", spoiled)

    assert "Line 4 · Day · 2026-02-30 · There is no such day" in said.out


def test_what_was_left_out_lies_beside_the_file_for_correction(clinic, spoiled):
    said = clinic("import", "visits", spoiled, "--leave-errors", "--json", "-")

    left = Path(said.data["failed_rows"])

    assert left.parent == spoiled.parent
    assert "2026-02-30" in left.read_text(encoding="utf-8-sig")
    assert clinic("import", "visits", left).status == 1


def test_a_refused_file_leaves_nothing_beside_it(clinic, spoiled):
    clinic("import", "visits", spoiled)

    assert list(spoiled.parent.glob("*.csv")) == [spoiled]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_list_goes_to_a_file_and_comes_back_unchanged(clinic, tmp_path, ending):
    path = tmp_path / f"customers{ending}"

    said = clinic("export", "customers", path, "--json", "-")

    again = clinic("import", "customers", path, "--json", "-").data
    assert said.data == {"file": str(path), "rows": 60}
    assert (again["same"], again["errors"]) == (60, 0)


def test_a_file_is_written_in_the_two_known_formats_only(clinic, tmp_path):
    said = clinic("export", "visits", tmp_path / "visits.pdf")

    assert said.status == 1
    assert list(tmp_path.glob("visits*")) == []


def test_who_may_not_export_is_refused(clinic, tmp_path):
    assert clinic("export", "visits", tmp_path / "v.csv", "--user", "李娜").status == 1
