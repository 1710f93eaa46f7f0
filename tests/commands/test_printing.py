"""Papers from the command line."""

from datetime import date

import pytest

from app.commands.printing_lists import usual_monday
from tests.services.papers.reading import text_of


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


@pytest.fixture
def planned(clinic):
    """A week in which there is something to do."""
    clinic("plan", "--from", "2026-11-23", "--to", "2026-11-29")


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_weekly_list_tells_each_line_that_it_prints(desk, folder, tmp_path, language):
    path = tmp_path / "week.pdf"

    said = desk(
        *("--store", folder, "--lang", language, "print", "week", path),
        *("--week", "2026-W48", "--json", "-"),
    )

    lines, words = said.data["lines"], text_of(path.read_bytes()).split()
    codes = [line["code"] for line in lines]
    assert len(lines) == said.data["control_total"] > 10
    assert set(lines[0]) == {"code", "number", "name", "kind", "due", "who"}
    assert [word for word in words if word in set(codes)] == codes


@pytest.mark.usefixtures("planned")
def test_phones_are_printed_as_far_as_was_asked_for(clinic, tmp_path):
    full, few = tmp_path / "full.pdf", tmp_path / "few.pdf"

    clinic("print", "week", full, "--week", "2026-W48")
    clinic("print", "week", few, "--week", "2026-W48", "--phones", "last4", "--by", "person")

    assert "····" not in text_of(full.read_bytes())
    assert "····" in text_of(few.read_bytes())
    assert "by person, then day" in text_of(few.read_bytes())


@pytest.mark.usefixtures("planned")
def test_a_list_of_one_person_holds_their_lines_only(clinic, tmp_path):
    path = tmp_path / "week.pdf"
    everyone = clinic("print", "week", path, "--week", "2026-W48", "--json", "-").data["lines"]
    one = everyone[0]["who"]

    hers = clinic("print", "week", path, "--week", "2026-W48", "--who", one, "--json", "-").data

    assert {line["who"] for line in hers["lines"]} == {one}
    assert len(hers["lines"]) == [line["who"] for line in everyone].count(one)


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    "words",
    [
        ("no-such-folder/week.pdf", "--week", "2026-W48"),
        ("week.pdf", "--week", "2026-W48", "--who", "Nobody"),
        ("week.pdf", "--week", "2016-W48"),
    ],
)
def test_a_list_that_is_not_written_is_not_kept(clinic, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    before = clinic("journal", "--json", "-").data

    said = clinic("print", "week", *words)

    assert said.status == 1
    assert said.err.strip().endswith(".")
    assert clinic("journal", "--json", "-").data == before
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("week", ["2026-W54", "2027-W53", "2026-W00", "2026W48", "W48"])
def test_a_week_that_does_not_exist_is_wrong_usage(clinic, tmp_path, week):
    said = clinic("print", "week", tmp_path / "week.pdf", "--week", week)

    assert said.status == 2
    assert week in said.err
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_list_without_a_line_says_so_to_a_program_too(fresh_clinic, tmp_path):
    week = fresh_clinic("print", "week", tmp_path / "a.pdf", "--json", "-")
    day = fresh_clinic("print", "day", tmp_path / "b.pdf", "--json", "-")

    assert (week.status, week.data["lines"]) == (1, [])
    assert (day.status, day.data["lines"]) == (0, [])


@pytest.mark.parametrize("document", ["card", "statement", "calendar", "promise"])
def test_a_number_that_nobody_has_is_said_so(clinic, tmp_path, document):
    said = clinic("print", document, tmp_path / "a.pdf", "--customer", "99999")

    assert (said.status, said.err) == (1, "No customer has the number 99999.\n")


@pytest.mark.parametrize(
    ("today", "monday"),
    [(date(2026, 11, 20), date(2026, 11, 16)), (date(2026, 11, 21), date(2026, 11, 23))],
)
def test_from_saturday_on_the_next_week_is_printed(today, monday):
    assert usual_monday(today) == monday


@pytest.mark.usefixtures("planned")
def test_a_persons_day_is_written(clinic, tmp_path):
    week = clinic("print", "week", tmp_path / "week.pdf", "--week", "2026-W48", "--json", "-").data
    line = week["lines"][-1]
    path = tmp_path / "day.pdf"

    day = clinic(
        *("print", "day", path, "--who", line["who"], "--day", line["due"]), "--json", "-"
    ).data

    assert line in day["lines"]
    assert line["code"] in text_of(path.read_bytes())


@pytest.mark.req("C11")
def test_the_contact_calendar_of_a_customer_is_written(clinic, number, tmp_path):
    path = tmp_path / "calendar.pdf"

    said = clinic("print", "calendar", path, "--customer", number, "--year", "2027")

    assert said.status == 0
    assert f"No. {number}" in text_of(path.read_bytes())
    assert "contacts in 2027" in text_of(path.read_bytes())


def test_the_service_standards_are_written(clinic, tmp_path):
    path = tmp_path / "standards.pdf"

    said = clinic("print", "standards", path, "--json", "-")

    assert said.data["control_total"] == 60
    assert "What each tier may expect" in text_of(path.read_bytes())


@pytest.mark.req("B31")
@pytest.mark.parametrize(
    ("document", "title"),
    [("intake", "Complaint form"), ("signoff", "Sign-off form"), ("feedback", "Feedback card")],
)
def test_the_papers_of_a_complaint_are_written(clinic, tmp_path, document, title):
    path = tmp_path / "slip.pdf"

    said = clinic("print", document, path, "--complaint", "c-0145", "--json", "-")

    assert said.data == {"file": str(path), "pages": 1, "control_total": 1}
    assert f"{title} · C-0145" in text_of(path.read_bytes())


@pytest.mark.req("C17")
def test_the_promise_to_a_customer_is_written(clinic, number, tmp_path):
    path = tmp_path / "promise.pdf"

    said = clinic("print", "promise", path, "--customer", number)

    assert said.status == 0
    assert f"No. {number}" in text_of(path.read_bytes())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("intake", "slip.pdf"), 2),
        (("intake", "slip.pdf", "--complaint", "C-9999"), 1),
        (("promise", "slip.pdf", "--customer", "99999"), 1),
        (("return", "slip.pdf"), 2),
        (("return", "slip.pdf", "--return", "R-9999"), 1),
        (("homevisit", "slip.pdf"), 2),
        (("homevisit", "slip.pdf", "--home-visit", "H-9999"), 1),
    ],
)
def test_what_is_not_there_is_not_printed(clinic, tmp_path, words, status):
    document, file, *rest = words

    said = clinic("print", document, tmp_path / file, *rest)

    assert said.status == status
    assert said.err.strip()
    assert not (tmp_path / file).exists()


@pytest.mark.req("C30")
@pytest.mark.parametrize(("language", "title"), [("en", "Price list"), ("zh", "价目表")])
def test_the_price_list_is_written_in_either_language(desk, folder, tmp_path, language, title):
    path = tmp_path / "prices.pdf"

    said = desk("--store", folder, "--lang", language, "print", "prices", path, "--json", "-")

    assert said.data["control_total"] > 0
    assert title in text_of(path.read_bytes())
