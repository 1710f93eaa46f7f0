"""Complaints written to a file: how each was handled, the claim beside the answer."""

import csv
import io

import pytest

from app.services.complaints.call_backs import call_back
from app.services.tables.exports import export_list
from app.services.tables.runs import dry_run, read_table
from app.words import ExportKind, ImportKind
from app.words import RowVerdict as Verdict
from app.words.language import LANGUAGES, choose_language
from tests.services.complaints.complaint_work import NOT_SOLVED, Clinic
from tests.services.desk_work import TODAY


@pytest.fixture
def desk(session):
    """One complaint closed, one that came back, one just taken in."""
    desk = Clinic(session)
    desk.closes(desk.receives(), handler=desk.wu, caller=desk.zhou)
    again = desk.receives()
    desk.settles(again, desk.wu)
    call_back(session, case_id=again.id, entry=NOT_SOLVED, doing=desk.does(desk.zhou))
    desk.receives()
    session.commit()
    return desk


@pytest.fixture
def exported(session, actor, tmp_path, desk):
    """Where the list was written to."""
    path = tmp_path / "complaints.csv"
    return export_list(session, kind=ExportKind.COMPLAINTS, path=path, actor=actor).path


@pytest.fixture
def rows(exported):
    """The lines of the list, by heading."""
    text = exported.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_says_where_each_complaint_stands_and_with_whom(rows):
    assert [
        (row["Complaint no."], row["Stage"], row["Severity"], row["In hand with"]) for row in rows
    ] == [
        ("C-0001", "Closed", "Ordinary", "Dr Wu"),
        ("C-0002", "In hand", "Ordinary", "Dr Wu"),
        ("C-0003", "Received", "Ordinary", ""),
    ]


@pytest.mark.req("C14")
def test_the_claim_of_the_handler_stands_beside_the_answer_of_the_customer(rows):
    told = rows[1]

    assert told["Remedy (claim)"] == "A new slot."
    assert told["Customer says solved"] == "no"
    assert told["Customer's feeling"] == NOT_SOLVED.feeling
    assert told["Customer's advice"] == NOT_SOLVED.experience
    assert told["Called back by"] == "周岚"


def test_it_says_by_when_it_was_promised_and_when_it_was_done(rows):
    assert rows[0]["First response: met"] == rows[0]["Plan: met"] != ""
    assert rows[2]["First response: due"] != ""
    assert rows[2]["First response: met"] == ""


def test_it_says_where_it_went_wrong(rows):
    assert (rows[0]["Cause"], rows[0]["Cause in words"]) == ("Scheduling", "Booked twice.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_reads_back_as_what_is_on_file(session, actor, desk, tmp_path, language):
    choose_language(language)
    path = tmp_path / "complaints.xlsx"
    export_list(session, kind=ExportKind.COMPLAINTS, path=path, actor=actor)

    table = read_table(path, kind=ImportKind.COMPLAINTS)
    found = dry_run(session, table=table, actor=actor, today=TODAY)

    choose_language("en")
    assert [each.verdict for each in found.outcomes] == [Verdict.SAME] * 3
