"""Every refusal about people and settings has a sentence in both languages."""

import inspect

import pytest

from app.services.foundation.errors import Refusal
from app.services.office import staff_errors
from app.services.words.language import choose_language
from app.services.words.refusals_office import sentence

SAMPLES = {
    str: "CNY",
    bool: True,
    int: 7,
}
REFUSALS = [
    kind(**{name: SAMPLES[type_] for name, type_ in inspect.get_annotations(kind).items()})
    for _name, kind in inspect.getmembers(staff_errors, inspect.isclass)
    if issubclass(kind, Refusal) and kind is not Refusal
]
REFUSALS.append(staff_errors.StaffNameTaken("李梅", active=False))


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
