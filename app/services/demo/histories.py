"""Who comes for what, how often and until when: the visit days of one made-up customer."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final, Self

from app.services.demo.chance import happens

_ONE_OFF_SHARE: Final = 0.4
_NEVER_CAME: Final = 0.05
_CAME_ONCE: Final = 0.18
_STAYS: Final = 0.58
_STAYED_DAYS: Final = 330.0
_SAME_VISIT_DAYS: Final = (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5)
_SESSIONS: Final = 6
_PACKAGE_SHARE: Final = 0.3
_PACKAGE_CYCLE_DAYS: Final = 60
_PACKAGE_PRICE: Final = 0.85
_ROUND_MINOR: Final = 1_000
_USUAL_CYCLE_DAYS: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Something that can be bought, as far as a made-up customer cares.

    Attributes:
        cycle_days: ``None`` for what has no rhythm.
    """

    item_id: int
    family_id: int
    price_minor: int
    cycle_days: int | None
    one_off: bool

    @property
    def popularity(self) -> float:
        """How often it is chosen, against the others: the dear less than the cheap."""
        return (_ONE_OFF_SHARE if self.one_off else 1.0) / math.sqrt(self.price_minor)


@dataclass(frozen=True, slots=True)
class Menu:
    """What customers choose from, the popularities added up."""

    treatments: Sequence[Treatment]
    weights: Sequence[float]

    @classmethod
    def of(cls, treatments: Iterable[Treatment]) -> Self:
        """Return the menu of what has a price."""
        priced = [treatment for treatment in treatments if treatment.price_minor]
        return cls(priced, list(accumulate(treatment.popularity for treatment in priced)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """A treatment that a customer comes back for.

    Attributes:
        every_days: The customer's own rhythm.
        sessions: Visits paid for at once; 1 for paying each time.
    """

    treatment: Treatment
    every_days: float
    sessions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One line of a visit to be.

    Attributes:
        sessions: What the line pays for: 0 draws on the package bought before, 1 is paid by
            itself, more is a package.
    """

    treatment: Treatment
    amount_minor: int
    sessions: int


DraftVisits = dict[date, list[DraftLine]]


def draft_visits(random: Random, menu: Menu, *, start_on: date, today: date) -> DraftVisits:
    """Return what a customer who first turns up on ``start_on`` has had done up to ``today``.

    Budgets and numbers of habits are spread so that a fifth of the customers brings most of
    the money.
    """
    kind = random.random()
    if kind < _NEVER_CAME:
        return {}
    budget = min(max(random.lognormvariate(0.0, 0.55), 0.5), 4.0)
    visits: DraftVisits = {}
    if kind < _NEVER_CAME + _CAME_ONCE:
        _come(visits, start_on, chosen(random, menu, 1)[0], budget, 1)
        return visits
    until_on = _until(random, start_on, today)
    for place, habit in enumerate(_habits(random, menu, budget)):
        begin_on = start_on + timedelta(days=random.randrange(150) if place else 0)
        follow_habit(random, visits, habit, begin_on, until_on, budget)
    return visits


def follow_habit(
    random: Random, visits: DraftVisits, habit: Habit, begin_on: date, until_on: date, budget: float
) -> None:
    """Add the days on which a habit brings the customer in, together with what is near."""
    day, paid = begin_on, 0
    while day <= until_on:
        sessions = 0 if paid else habit.sessions
        paid = paid - 1 if paid else habit.sessions - 1
        _come(visits, _near(visits, day, begin_on, until_on), habit.treatment, budget, sessions)
        if habit.treatment.one_off:
            return
        day += timedelta(days=max(4, round(random.gauss(1.0, 0.17) * habit.every_days)))


def price_minor(treatment: Treatment, budget: float, sessions: int) -> int:
    """Return what somebody with a budget pays, in round figures."""
    share = sessions * (_PACKAGE_PRICE if sessions > 1 else 1.0)
    return round(treatment.price_minor * budget * share / _ROUND_MINOR) * _ROUND_MINOR


def chosen(random: Random, menu: Menu, count: int) -> list[Treatment]:
    """Return up to ``count`` treatments of different families, popular ones more often."""
    by_family: dict[int, Treatment] = {}
    for treatment in random.choices(menu.treatments, cum_weights=menu.weights, k=count):
        by_family.setdefault(treatment.family_id, treatment)
    return list(by_family.values())


def _come(
    visits: DraftVisits, day: date, treatment: Treatment, budget: float, sessions: int
) -> None:
    """Add what is paid on a day, and the session drawn if it is one of a package."""
    lines = visits.setdefault(day, [])
    if sessions:
        amount = price_minor(treatment, budget, sessions)
        lines.append(DraftLine(treatment=treatment, amount_minor=amount, sessions=sessions))
    if sessions != 1:
        lines.append(DraftLine(treatment=treatment, amount_minor=0, sessions=0))


def _near(visits: DraftVisits, day: date, begin_on: date, until_on: date) -> date:
    for days in _SAME_VISIT_DAYS:
        other = day + timedelta(days=days)
        if other in visits and begin_on <= other <= until_on:
            return other
    return day


def _until(random: Random, start_on: date, today: date) -> date:
    if happens(random, _STAYS):
        return today
    stayed = timedelta(days=round(random.expovariate(1 / _STAYED_DAYS)))
    return min(today, start_on + stayed)


def _habits(random: Random, menu: Menu, budget: float) -> list[Habit]:
    count = 1 + min(4, math.floor(random.expovariate(1 / (0.8 * budget))))
    return [_habit(random, treatment) for treatment in chosen(random, menu, count)]


def _habit(random: Random, treatment: Treatment) -> Habit:
    every = (treatment.cycle_days or _USUAL_CYCLE_DAYS) * random.lognormvariate(0.0, 0.25)
    often = (treatment.cycle_days or _USUAL_CYCLE_DAYS) <= _PACKAGE_CYCLE_DAYS
    in_package = often and happens(random, _PACKAGE_SHARE)
    return Habit(treatment=treatment, every_days=every, sessions=_SESSIONS if in_package else 1)
