"""What every made-up customer lives among: people, treatments, events, phrases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from app.services.demo.histories import Menu, Treatment
from app.services.demo.ledger import Ledger
from app.services.demo.names import NameBook
from app.services.demo.phrases import Phrases
from app.words import NeedKind, Role

Part = Mapping[str, Any]  # one customer of the cast, as the file tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The keys of the people who work here.

    Attributes:
        by_key: As the cast names them, such as ``dr_wu``.
        by_role: The same by what they do.
    """

    by_key: Mapping[str, int]
    by_role: Mapping[Role, Sequence[int]]

    @property
    def supervisor_id(self) -> int:
        """Who leads the desk."""
        return self.by_role[Role.SUPERVISOR][0]

    @property
    def responsible_ids(self) -> list[int]:
        """Who customers are entrusted to."""
        return [self.by_key[key] for key in ("li_na", "chen_wei", "zhou_lan")]

    @property
    def doctor_ids(self) -> list[int]:
        """Who treats."""
        return [self.by_key[key] for key in ("dr_wu", "dr_lin")]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEvent:
    """An event that customers came to."""

    event_id: int
    held_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNumbers:
    """The customer numbers that are given out.

    Attributes:
        cast: Of the known customers, by their number in the cast.
        others: Of everybody else, in the order they come.
    """

    cast: Mapping[int, str]
    others: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The made-up clinic around its customers.

    Attributes:
        random: The one source of chance; everything follows from its seed.
        treatments: Everything that is done here, by item code.
        menu: What customers choose from.
        needs: Keys of the need codes by kind.
        events: Those held so far, oldest first.
    """

    random: Random
    ledger: Ledger
    phrases: Phrases
    names: NameBook
    team: Team
    treatments: Mapping[str, Treatment]
    menu: Menu
    needs: Mapping[NeedKind, Sequence[int]]
    events: Sequence[HeldEvent]
    numbers: DrawnNumbers
    begin_on: date
    today: date
