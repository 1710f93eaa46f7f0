"""Every refusal of the vault has a sentence in both languages."""

import inspect
from pathlib import Path

import pytest

from app.services.foundation.errors import Refusal
from app.services.vault import errors
from app.services.vault.errors import UnsafeFolder, UnsafeKind, WrongRecoveryCode
from app.services.words.language import choose_language
from app.services.words.refusals_vault import sentence

SAMPLES = {Path: Path("/srv/clinic"), str: "李梅", int: 7, bool: True, tuple[str, ...]: ("page 3",)}
KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, Refusal) and kind not in (Refusal, UnsafeFolder)
]


def sample_of(kind):
    return kind(**{name: SAMPLES[type_] for name, type_ in inspect.get_annotations(kind).items()})


REFUSALS = [
    *map(sample_of, KINDS),
    *(UnsafeFolder(Path("/srv/clinic"), kind) for kind in UnsafeKind),
    WrongRecoveryCode(mistyped=False),
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
    assert said.isascii() or "李梅" in said
    assert "{" not in said


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_chinese(refusal, chinese):
    said = sentence(refusal)

    assert said
    assert said.endswith("。")
    assert "{" not in said


def test_other_faults_are_said_elsewhere():
    assert sentence(LookupError()) is None
