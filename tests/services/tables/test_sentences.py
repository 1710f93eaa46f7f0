"""What the intake says when it refuses."""

from collections.abc import Iterator

import pytest

from app.services.foundation.errors import sentence
from app.services.tables.errors import (
    ColumnsMissing,
    FileEmpty,
    FileTooBig,
    NoKnownColumn,
    NotATable,
    TooMuch,
    UnknownMapping,
    WorkbookLocked,
)
from app.services.tables.grids import UnknownFormat
from app.services.tables.readers import FileUnreadable
from app.services.tables.runs import ImportNotWhole
from app.services.tables.text_files import QuoteNotClosed, UnknownEncoding
from app.words import ImportColumn, ImportKind
from app.words.language import LANGUAGES, choose_language

FILES = [
    FileUnreadable("a.csv"),
    FileEmpty("a.csv"),
    *(FileTooBig("a.csv", what, 1 << 26) for what in TooMuch),
    NotATable("a.csv"),
    WorkbookLocked("a.csv"),
    UnknownEncoding("a.csv"),
    QuoteNotClosed("a.csv", 7),
    NoKnownColumn("a.csv", ImportKind.VISITS),
    ColumnsMissing("a.csv", ImportKind.VISITS, (ImportColumn.NUMBER, ImportColumn.PHONE)),
    ImportNotWhole("a.csv", 3, 1),
    UnknownFormat("a.csv"),
]


@pytest.fixture(params=LANGUAGES)
def language(request) -> Iterator[str]:
    choose_language(request.param)
    yield request.param
    choose_language("en")


@pytest.mark.parametrize("refusal", FILES, ids=lambda refusal: type(refusal).__name__)
def test_a_refused_file_is_named_and_what_to_do_is_said(language, refusal):
    assert "a.csv" in sentence(refusal)


def test_a_refused_mapping_names_both_ends(language):
    said = sentence(UnknownMapping("wann", "tier"))

    assert "wann" in said
    assert "tier" in said


def test_limits_are_said_in_plain_units():
    assert "64 MB are read" in sentence(FileTooBig("a.csv", TooMuch.BYTES, 64 << 20))
    assert "200,000 rows are read" in sentence(FileTooBig("a.csv", TooMuch.ROWS, 200_000))
