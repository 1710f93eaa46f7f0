"""Every refusal after a sale has a sentence in both languages."""

import inspect
from datetime import date

import pytest

from app.services.aftersales import errors
from app.services.foundation.errors import Refusal
from app.services.sentences.refusals_aftersales import sentence
from app.words import ConductCheck, DraftState, HomeVisitState, ReturnState
from app.words.language import choose_language

SAMPLES = {
    str: "R-0001",
    date: date(2026, 11, 1),
    tuple[str, ...]: ("李娜", "周岚"),
    tuple[ConductCheck, ...]: tuple(ConductCheck),
    ReturnState: ReturnState.FINISHED,
    HomeVisitState: HomeVisitState.AGREED,
    DraftState: DraftState.DROPPED,
}
REFUSALS = [
    kind(**{name: SAMPLES[each] for name, each in inspect.get_annotations(kind).items()})
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
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
