"""Every refusal around visits and catalogue has a sentence in both languages."""

import inspect
from datetime import date

import pytest

from app.models.enums import ComplaintStatus
from app.services.desk import visit_errors
from app.services.foundation.errors import Refusal
from app.services.words.language import choose_language
from app.services.words.refusals_visits import sentence

SAMPLES = {
    str: "CNY",
    int: 7,
    date: date(2026, 11, 21),
    date | None: None,
    tuple[str, ...]: ("Ann", "Bea", "Ann"),
    ComplaintStatus: ComplaintStatus.OPEN,
}
REFUSALS = [
    kind(**{name: SAMPLES[type_] for name, type_ in inspect.get_annotations(kind).items()})
    for _name, kind in inspect.getmembers(visit_errors, inspect.isclass)
    if issubclass(kind, Refusal) and kind is not Refusal
]


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_english(refusal):
    said = sentence(refusal)

    assert said
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_chinese(refusal, chinese):
    said = sentence(refusal)

    assert said
    assert said.endswith("。")
    assert "{" not in said


def test_other_faults_are_said_elsewhere():
    assert sentence(LookupError()) is None
