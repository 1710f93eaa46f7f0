"""Every refusal around follow-ups has a sentence in both languages."""

import inspect
from datetime import date, datetime, time

import pytest

from app.models.enums import (
    AppointmentState,
    ContactPause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Tier,
)
from app.services.desk.planning import errors
from app.services.foundation.errors import Refusal
from app.services.words.formats import clock_time, weekday_name
from app.services.words.language import choose_language
from app.services.words.refusals_followups import sentence
from tests.conftest import ZONE

DAY = date(2026, 11, 21)
SAMPLES = {
    str: "7QK2",
    int: 6,
    int | None: None,
    date: DAY,
    time: time(9, 30),
    datetime: datetime(2026, 11, 21, 9, 30, tzinfo=ZONE),
    Tier: Tier.VIP,
    ContactPause: ContactPause.MEDICAL,
    FollowUpKind: FollowUpKind.STANDARD,
    FollowUpMethod: FollowUpMethod.GIFT,
    FollowUpState: FollowUpState.DONE,
    AppointmentState: AppointmentState.BOOKED,
}
CHOICES = {date | None: DAY, str | None: "9ACE"}


def refusals(choices):
    return [
        kind(
            **{
                name: (SAMPLES | choices)[type_]
                for name, type_ in inspect.get_annotations(kind).items()
            }
        )
        for _name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Refusal) and kind is not Refusal
    ]


REFUSALS = refusals(CHOICES) + refusals(dict.fromkeys(CHOICES))


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_english(refusal):
    said = sentence(refusal)

    assert said
    assert said.endswith((".", "%."))
    assert "{" not in said


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_chinese(refusal, chinese):
    said = sentence(refusal)

    assert said
    assert said.endswith("。")
    assert "{" not in said


def test_other_faults_are_said_elsewhere():
    assert sentence(LookupError()) is None


def test_days_and_times_are_named(chinese):
    assert weekday_name(0) == "星期一"
    assert clock_time(time(9, 5)) == "9:05"
    assert clock_time(None) == "—"
