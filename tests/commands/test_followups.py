"""``plan``: counted by kind and by what was left out, twice the same."""

from datetime import date, timedelta

import pytest

from app.services.foundation.clock import SystemClock
from app.words import FollowUpKind, SkipReason
from tests.conftest import ZONE


@pytest.fixture
def today():
    return SystemClock(ZONE).today()


def plan(clinic, first: date, days: int = 120, *more: str):
    last = first + timedelta(days=days)
    return clinic("plan", "--from", first, "--to", last, *more)


@pytest.mark.req("C11")
def test_planning_twice_plans_nothing_twice(clinic, today):
    first = plan(clinic, today, 120, "--json", "-").data
    again = plan(clinic, today, 120, "--json", "-").data

    assert first["planned"] == sum(first["by_kind"].values()) > 0
    assert set(first["by_kind"]) <= {kind.value for kind in FollowUpKind}
    assert set(first["skipped"]) <= {reason.value for reason in SkipReason}
    assert (again["planned"], again["by_kind"]) == (0, {})


def test_planning_says_what_it_did_in_words(clinic, today):
    said = plan(clinic, today)

    assert said.status == 0
    assert "follow-ups planned" in said.out.splitlines()[0]


def test_planning_is_one_entry_that_undo_takes_back(clinic, today):
    first = plan(clinic, today, 120, "--json", "-").data

    undone = clinic("undo", first["entry"])
    again = plan(clinic, today, 120, "--json", "-").data

    assert undone.status == 0
    assert again["planned"] == first["planned"]


@pytest.mark.parametrize(("first", "days"), [(-30, 20), (0, -1), (0, 400)])
def test_days_that_cannot_be_planned_are_refused_with_a_sentence(clinic, today, first, days):
    said = plan(clinic, today + timedelta(days=first), days)

    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_planning_without_days_is_wrong_usage(clinic):
    assert clinic("plan").status == 2


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_follow_ups_come_back_from_a_file_without_adding_any(clinic, tmp_path, ending):
    path = tmp_path / f"list.{ending}"

    exported = clinic("export", "followups", path, "--json", "-").data
    back = clinic("import", "followups", path, "--json", "-").data

    assert exported["rows"] == back["same"] > 100
    assert (back["new"], back["updated"], back["errors"], back["conflicts"]) == (0, 0, 0, 0)


def test_the_contact_log_goes_to_a_file(clinic, tmp_path):
    said = clinic("export", "contacts", tmp_path / "log.xlsx", "--json", "-")

    assert said.data["rows"] > 0
