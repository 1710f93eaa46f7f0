"""Every refusal around complaints has a sentence in both languages."""

import inspect
from datetime import date

import pytest

from app.models.enums import ComplaintStage, ComplaintStep, Severity, Tier
from app.services.desk.complaints import errors
from app.services.foundation.errors import Refusal
from app.services.rules.complaint_steps import Missing
from app.services.rules.working_time import NeverOpen
from app.services.words.language import choose_language
from app.services.words.refusals_complaints import sentence
from tests.services.desk.complaints.complaint_work import NOW

SAMPLES = {
    str: "C-0145",
    int: 2,
    date: date(2026, 11, 21),
    tuple[str, ...]: ("李娜", "周岚"),
    tuple[Missing, ...]: tuple(Missing),
    ComplaintStage: ComplaintStage.SOLVED,
    ComplaintStep: ComplaintStep.CLOSE,
    Severity: Severity.SERIOUS,
    Tier: Tier.VIP,
}
REFUSALS = [
    NeverOpen(NOW),
    *(
        kind(**{name: SAMPLES[each] for name, each in inspect.get_annotations(kind).items()})
        for _name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Refusal) and kind is not Refusal
    ),
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
