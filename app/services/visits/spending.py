"""What a customer spends, when and on what, and how satisfied they were."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, Item, Visit, VisitLine
from app.words import LineState, Season

MONTHS: Final = 24
FIRM_COUNT: Final = 5
_FAVOURITES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpend:
    """Net spend of one month; ``month`` is its first day."""

    month: date
    net_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FavouriteItem:
    """Something done often: on how many days, and for how much together."""

    item_name: str
    day_count: int
    paid_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonHabit:
    """On how many days the customer came in a season, and the family done most then."""

    season: Season
    day_count: int
    family_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingHabits:
    """How a customer buys.

    Attributes:
        favourites: Done on most days first, at most three.
        weekday_counts: Visit days by weekday, Monday first.
        seasons: Only seasons with a visit, in the order of the year.
        ticket_minor: The middle of what a paid visit day came to; ``None`` if none was paid.
    """

    visit_day_count: int
    favourites: tuple[FavouriteItem, ...]
    weekday_counts: tuple[int, ...]
    seasons: tuple[SeasonHabit, ...]
    ticket_minor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreMean:
    """The mean of the scores given; one that was not given is not 0."""

    total: int
    count: int

    @property
    def mean(self) -> float | None:
        """From 1 to 5; ``None`` without a score."""
        return self.total / self.count if self.count else None

    @property
    def firm(self) -> bool:
        """Whether enough scores were given for the mean to say something."""
        return self.count >= FIRM_COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """Mean scores overall, at the four touch-points, and of the result."""

    overall: ScoreMean
    front_desk: ScoreMean
    service: ScoreMean
    consultant: ScoreMean
    doctor: ScoreMean
    result: ScoreMean


@dataclass(frozen=True, slots=True)
class _Bought:
    visited_on: date
    item_name: str
    family_name: str
    amount_minor: int


def spend_by_month(
    session: Session, *, customer_id: int, on: date, months: int = MONTHS
) -> list[MonthSpend]:
    """Return the net spend of the last ``months`` calendar months, oldest first, empty ones too.

    The last month is the one of ``on``, up to that day.
    """
    shown = [_month_before(on, months - 1 - place) for place in range(months)]
    query = sa.select(VisitLine.visited_on, VisitLine.amount_minor).where(
        VisitLine.customer_id == customer_id,
        VisitLine.state == LineState.DONE,
        VisitLine.visited_on >= shown[0],
        VisitLine.visited_on <= on,
    )
    net: Counter[date] = Counter()
    for visited_on, amount_minor in session.execute(query):
        net[visited_on.replace(day=1)] += amount_minor
    return [MonthSpend(month=month, net_minor=net[month]) for month in shown]


def buying_habits(session: Session, *, customer_id: int, on: date) -> BuyingHabits:
    """Return what the visits up to a day say about how the customer buys; refunds do not."""
    bought = _bought(session, customer_id, on)
    days = sorted({each.visited_on for each in bought})
    weekdays = Counter(day.weekday() for day in days)
    return BuyingHabits(
        visit_day_count=len(days),
        favourites=_favourites(bought),
        weekday_counts=tuple(weekdays[weekday] for weekday in range(7)),
        seasons=tuple(
            habit for season in Season if (habit := _habit_in(season, bought)) is not None
        ),
        ticket_minor=_ticket(bought),
    )


def satisfaction_of(session: Session, *, customer_id: int, on: date) -> Satisfaction:
    """Return the mean scores of the customer's visits up to a day, each with its count."""
    columns = (
        Visit.satisfaction,
        Visit.front_desk_score,
        Visit.service_score,
        Visit.consultant_score,
        Visit.doctor_score,
        Visit.result_score,
    )
    query = sa.select(
        *(sa.func.sum(column) for column in columns),
        *(sa.func.count(column) for column in columns),
    ).where(Visit.customer_id == customer_id, Visit.visited_on <= on)
    found = [int(number or 0) for number in session.execute(query).one()]
    totals, counts = found[: len(columns)], found[len(columns) :]
    overall, front_desk, service, consultant, doctor, result = map(_score_mean, totals, counts)
    return Satisfaction(
        overall=overall,
        front_desk=front_desk,
        service=service,
        consultant=consultant,
        doctor=doctor,
        result=result,
    )


def season_of(day: date) -> Season:
    """Return the season a day lies in."""
    return list(Season)[(day.month - 3) % 12 // 3]


def _score_mean(total: int, count: int) -> ScoreMean:
    return ScoreMean(total=total, count=count)


def _bought(session: Session, customer_id: int, on: date) -> list[_Bought]:
    query = (
        sa.select(VisitLine.visited_on, Item.name, Family.name, VisitLine.amount_minor)
        .join(Item, Item.id == VisitLine.item_id)
        .join(Family, Family.id == VisitLine.family_id)
        .where(
            VisitLine.customer_id == customer_id,
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor >= 0,
            VisitLine.visited_on <= on,
        )
        .order_by(VisitLine.visited_on, VisitLine.id)
    )
    return [_Bought(*row) for row in session.execute(query)]


def _favourites(bought: Iterable[_Bought]) -> tuple[FavouriteItem, ...]:
    days = defaultdict(set)
    paid: Counter[str] = Counter()
    for each in bought:
        days[each.item_name].add(each.visited_on)
        paid[each.item_name] += each.amount_minor
    names = sorted(days, key=lambda name: (-len(days[name]), -paid[name], name))
    return tuple(
        FavouriteItem(item_name=name, day_count=len(days[name]), paid_minor=paid[name])
        for name in names[:_FAVOURITES]
    )


def _habit_in(season: Season, bought: Sequence[_Bought]) -> SeasonHabit | None:
    days = {
        (each.family_name, each.visited_on)
        for each in bought
        if season_of(each.visited_on) is season
    }
    if not days:
        return None
    families = Counter(family for family, _day in days)
    return SeasonHabit(
        season=season,
        day_count=len({day for _family, day in days}),
        family_name=min(families, key=lambda name: (-families[name], name)),
    )


def _ticket(bought: Iterable[_Bought]) -> int | None:
    paid: Counter[date] = Counter()
    for each in bought:
        paid[each.visited_on] += each.amount_minor
    tickets = [amount for amount in paid.values() if amount > 0]
    return median_low(tickets) if tickets else None


def _month_before(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)
