"""Papers from the command line."""

import pytest

from tests.papers.reading import text_of


@pytest.fixture
def number(clinic):
    """The number of a customer who was graded."""
    graded = clinic("grade", "--as-of", "2026-09-30", "--trial", "--json", "-").data["customers"]
    return next(each["number"] for each in graded if each["ranked"])


def test_a_visit_card_is_written(clinic, number, tmp_path):
    path = tmp_path / "card.pdf"

    said = clinic("print", "card", path, "--customer", number, "--json", "-")

    assert said.data == {"file": str(path), "pages": 1, "control_total": 1}
    assert f"No. {number}" in text_of(path.read_bytes())


def test_the_paper_speaks_the_language_asked_for(desk, folder, number, tmp_path):
    path = tmp_path / "card.pdf"

    desk("--store", folder, "--lang", "zh", "print", "card", path, "--customer", number)

    assert f"编号 {number}" in text_of(path.read_bytes())


@pytest.mark.req("B09")
def test_the_statement_of_a_tier_is_written(clinic, number, tmp_path):
    path = tmp_path / "tier.pdf"

    said = clinic("print", "statement", path, "--customer", number, "--period", "2026-Q3")

    assert said.status == 0
    assert "How the tier was found: 1 page in" in said.out
    assert "Grading 2026-Q3, as of 30 Sep 2026" in text_of(path.read_bytes())


def test_without_a_customer_the_words_are_wrong(clinic, tmp_path):
    said = clinic("print", "card", tmp_path / "card.pdf")

    assert said.status == 2
    assert "--customer" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("card", "no-such-folder/card.pdf", "--customer", "{number}"),
        ("card", "card.pdf", "--customer", "99999"),
        ("statement", "tier.pdf", "--customer", "{number}", "--period", "1999-Q1"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(
    clinic, number, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)

    said = clinic("print", *(word.format(number=number) for word in words))

    assert said.status == 1
    assert said.err.strip().endswith(".")
    assert list(tmp_path.glob("*.pdf")) == []
