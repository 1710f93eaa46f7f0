"""``journal`` and ``undo``."""

import pytest

CUSTOMERS = "number,name,phone\nA1,林悦,13912345678\nA2,赵宁,13987654321\n"
VISITS = "number,date,treatment,amount\nA1,2026-11-20,小气泡 深层清洁,198\n"


@pytest.fixture
def imported(clinic, tmp_path):
    """The entry that two customers came in with."""
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return clinic("import", "customers", path, "--json", "-").data["entry"]


def test_the_latest_change_stands_first(clinic, imported):
    said = clinic("journal", "--last", "2", "--json", "-")

    first = said.data["entries"][0]

    assert len(said.data["entries"]) == 2
    assert (first["entry"], first["intent"]) == (imported, "import")
    assert first["tables"]["customers"] == 2


def test_the_last_change_is_taken_back(clinic, imported):
    said = clinic("undo", "--json", "-")

    entries = clinic("journal", "--json", "-").data["entries"]

    assert said.data["undone"] == imported
    assert entries[1]["undone_by"] == entries[0]["entry"] == said.data["entry"]


def test_a_change_is_taken_back_once(clinic, imported):
    clinic("undo", imported)

    said = clinic("undo", imported)

    assert said.status == 1
    assert f"#{imported}" in said.err


def test_a_later_change_that_stands_in_the_way_is_named(clinic, imported, tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text(VISITS, encoding="utf-8")
    later = clinic("import", "visits", path, "--json", "-").data["entry"]

    said = clinic("undo", imported)

    assert said.status == 1
    assert f"#{later}" in said.err


def test_setting_up_cannot_be_undone(clinic):
    said = clinic("undo")

    assert said.status == 1
    assert said.err == "There is nothing to undo.\n"


def test_nobody_takes_back_what_others_did_without_the_right(clinic, imported):
    said = clinic("undo", imported, "--user", "李娜")

    assert said.status == 1
