"""What the list can be narrowed by, and how a choice is kept as one line of text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qs, urlencode

from app.services.archive.choices import Choices
from app.services.archive.customer_filters import CustomerFilter
from app.words import (
    ConflictKind,
    ContactPause,
    RiskStage,
    ShownStatus,
    Tier,
)
from app.words.language import say
from app.words.names import name_of

Chosen = Mapping[str, Sequence[str]]
Options = list[tuple[str, str]]
SWITCHED_ON: Final = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """One thing the list can be narrowed by.

    Attributes:
        options: What can be chosen, as value and text.
        always: Whether its chip stands there even while nothing is chosen.
        switch: There is one option, which asking for the filter chooses.
    """

    name: str
    title: Callable[[], str]
    options: Callable[[Choices], Options]
    always: bool = False
    switch: bool = False


def _members(kind: type[StrEnum]) -> Callable[[Choices], Options]:
    return lambda _choices: [(str(member), name_of(member)) for member in kind]


def _shares(_choices: Choices) -> Options:
    return [(str(share), say("below {share} %", share=share)) for share in (60, 80, 100)]


def _texts(texts: Sequence[str]) -> Options:
    return [(text, text) for text in texts]


def _keyed(pairs: Sequence[tuple[int, str]]) -> Options:
    return [(str(key), text) for key, text in pairs]


NARROWINGS: Final = (
    Narrowing(name="tier", title=lambda: say("Tier"), options=_members(Tier), always=True),
    Narrowing(name="risk", title=lambda: say("Risk"), options=_members(RiskStage), always=True),
    Narrowing(
        name="responsible",
        title=lambda: say("Responsible"),
        options=lambda choices: _keyed(choices.staff),
        always=True,
    ),
    Narrowing(
        name="region",
        title=lambda: say("Region"),
        options=lambda choices: _texts(choices.regions),
        always=True,
    ),
    Narrowing(name="status", title=lambda: say("Status"), options=_members(ShownStatus)),
    Narrowing(
        name="source",
        title=lambda: say("Source"),
        options=lambda choices: _texts(choices.sources),
    ),
    Narrowing(
        name="need",
        title=lambda: say("Needs and pains"),
        options=lambda choices: _keyed([*choices.needs, *choices.pains]),
    ),
    Narrowing(
        name="circle",
        title=lambda: say("Circle"),
        options=lambda choices: _keyed(choices.circles),
    ),
    Narrowing(name="conflict", title=lambda: say("Conflict"), options=_members(ConflictKind)),
    Narrowing(name="pause", title=lambda: say("Pause"), options=_members(ContactPause)),
    Narrowing(name="complete", title=lambda: say("File complete"), options=_shares),
    Narrowing(
        name="allergic",
        title=lambda: say("Allergies"),
        options=lambda _choices: [(SWITCHED_ON, say("on file"))],
        switch=True,
    ),
    Narrowing(
        name="alone",
        title=lambda: say("Responsible pair"),
        options=lambda _choices: [(SWITCHED_ON, say("incomplete"))],
        switch=True,
    ),
    Narrowing(
        name="unreviewed",
        title=lambda: say("Yearly review"),
        options=lambda _choices: [(SWITCHED_ON, say("due"))],
        switch=True,
    ),
)


def filter_of(chosen: Chosen, text: str = "") -> CustomerFilter:
    """Return what the list has to ask for."""

    def keys(name: str) -> frozenset[int]:
        return frozenset(int(value) for value in chosen.get(name, ()))

    shares = [int(value) for value in chosen.get("complete", ())]
    return CustomerFilter(
        text=text,
        tiers=frozenset(map(Tier, chosen.get("tier", ()))),
        stages=frozenset(map(RiskStage, chosen.get("risk", ()))),
        statuses=frozenset(map(ShownStatus, chosen.get("status", ()))),
        responsible_ids=keys("responsible"),
        regions=frozenset(chosen.get("region", ())),
        sources=frozenset(chosen.get("source", ())),
        need_ids=keys("need"),
        circle_ids=keys("circle"),
        conflicts=frozenset(map(ConflictKind, chosen.get("conflict", ()))),
        pauses=frozenset(map(ContactPause, chosen.get("pause", ()))),
        completeness_below=max(shares, default=None),
        allergic="allergic" in chosen,
        alone="alone" in chosen,
        unreviewed="unreviewed" in chosen,
    )


def query_of(chosen: Chosen) -> str:
    """Return the choice as a URL query string."""
    return urlencode({name: list(values) for name, values in chosen.items()}, doseq=True)


def chosen_in(query: str) -> dict[str, list[str]]:
    """Return the choice a query string tells, without what is no longer known."""
    known = {each.name for each in NARROWINGS}
    return {name: values for name, values in parse_qs(query).items() if name in known}
