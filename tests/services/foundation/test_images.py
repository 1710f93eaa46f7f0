"""Rows in the words of the journal."""

from datetime import UTC, date, datetime, time

from app.services.foundation.images import to_text, to_texts
from app.words import LineState

ROWS: list[dict[str, object]] = [
    {"id": 1, "note": '“引号”"\n', "on": date(2026, 1, 2), "at": time(9, 30), "done": True},
    {"id": 2, "note": None, "on": date(2026, 1, 2), "at": None, "done": False},
    {"id": -3, "note": "", "on": None, "at": None, "done": None},
]


def test_many_rows_are_worded_like_single_ones():
    assert to_texts(ROWS) == [to_text(row) for row in ROWS]


def test_words_are_sorted_and_leave_empty_cells_out():
    row = {"state": LineState.DONE, "at": datetime(2026, 1, 2, tzinfo=UTC), "note": None}

    assert to_text(row) == '{"at":"2026-01-02T00:00:00+00:00","state":"done"}'
