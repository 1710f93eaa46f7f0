"""Whatever is refused is said in a sentence, in both languages."""

import inspect
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import NoneType
from typing import Any, get_args, get_origin

import pytest

from app import services
from app.services.archive.entry_checks import NoSuchDay
from app.services.foundation.errors import NothingToUndo, Refusal, sentence
from app.services.rules.lunar import PartialDate
from app.words import CalendarKind, Intent
from app.words.language import LANGUAGES, choose_language
from tests.conftest import ZONE

MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)
LEAP = PartialDate(calendar=CalendarKind.LUNAR, year=2024, month=2, leap=True)
PLAIN: dict[Any, list[Any]] = {
    str: ["7QK2"],
    int: [2],
    bool: [True, False],
    date: [MOMENT.date()],
    time: [time(9, 30)],
    datetime: [MOMENT],
    Path: [Path("/srv/clinic")],
    NoneType: [None],
    Refusal: [NothingToUndo()],
    PartialDate: [LEAP, PartialDate(year=2030)],
    tuple[int, Intent, datetime]: [(7, Intent.LOG_VISIT, MOMENT)],
}
FALLBACK = {
    "en": "That did not work and nothing was changed. Please try again.",
    "zh": "操作未成功，数据没有改动。请再试一次。",
}


def samples_of(type_: Any) -> list[Any]:
    """Return values of a type: every member of an enum, every side of a choice."""
    if type_ in PLAIN:
        return PLAIN[type_]
    if inspect.isclass(type_) and issubclass(type_, Enum):
        return list(type_)
    origin, inner = get_origin(type_), get_args(type_)
    if origin in (tuple, frozenset):
        return [origin([each]) for each in samples_of(inner[0])]
    return [value for part in inner for value in samples_of(part)]


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Yield every refusal of every room."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith(services.__name__):
            yield kind
        yield from kinds(kind)


def refusals() -> Iterator[Refusal]:
    """Yield each refusal as often as it takes to meet every sample once."""
    for room in walk_packages(services.__path__, f"{services.__name__}."):
        import_module(room.name)
    for kind in sorted(set(kinds()), key=lambda kind: (kind.__module__, kind.__name__)):
        parts = {
            name: samples_of(type_)
            for name, type_ in inspect.get_annotations(kind, eval_str=True).items()
        }
        for at in range(max(map(len, parts.values()), default=1)):
            yield kind(**{name: some[at % len(some)] for name, some in parts.items()})


@pytest.fixture(params=LANGUAGES)
def language(request) -> Iterator[str]:
    choose_language(request.param)
    yield request.param
    choose_language("en")


def said_badly(refusal: Refusal, language: str) -> str | None:
    """Return what is said where it is no sentence of its own."""
    said = sentence(refusal)
    whole = said.endswith({"zh": ("。", "？"), "en": (".", "?")}[language])
    return None if whole and said != FALLBACK[language] and "{" not in said else said


def test_each_is_said_in_a_sentence(language):
    badly = [(refusal, said) for refusal in refusals() if (said := said_badly(refusal, language))]

    assert badly == []


def test_a_fault_of_the_program_is_said_plainly(language):
    assert sentence(LookupError()) == FALLBACK[language]


def test_a_lunar_day_is_named_with_what_is_unknown():
    assert "2024-02-? (Lunar, leap month)" in sentence(NoSuchDay(LEAP))
