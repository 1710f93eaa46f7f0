"""Whether the service standards were kept, on both sides: by tier and by person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import StaffMember
from app.services.followups.adherence_facts import (
    CustomerFacts,
    DueCount,
    count_due,
    load_customer_facts,
)
from app.services.planning.opening_hours import load_contact_rules
from app.services.planning.standards import load_standards
from app.services.rules.adherence import Promise, is_too_few, is_too_many
from app.words import Tier

_ORDER: Final = list(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdherenceLine:
    """One tier, or one person.

    Attributes:
        tier: ``None`` on the line of a person.
        staff_id: ``None`` on the line of a tier, and for what is nobody's.
        name: Of the person; empty on the line of a tier.
        customers: Who is to be contacted: in the tier, or the person answers for them.
        owed: Contacts that the standard owes these customers.
        met: Of them really had, calls that reached them and visits, each customer's at
            most as many as were owed.
        too_few: Customers who had fewer than owed.
        too_many: Customers whom the clinic got in touch with too often.
        due: Follow-ups that fell due.
        done: Of these, done.
        late: Of these, done after their day or still open.
        late_days: How late these were, together.
        entries: Entries of the contact log.
        reached: Of these, with the customer really reached.
    """

    tier: Tier | None
    staff_id: int | None
    name: str
    customers: int
    owed: int
    met: int
    too_few: int
    too_many: int
    due: int
    done: int
    late: int
    late_days: int
    entries: int
    reached: int

    @property
    def kept_share(self) -> float | None:
        """How much of what was owed was had; None if nothing was owed."""
        return self.met / self.owed if self.owed else None

    @property
    def average_days_late(self) -> float | None:
        """How late the late ones were on average; None if none was."""
        return self.late_days / self.late if self.late else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A customer for whom the standard was not kept.

    Attributes:
        met: Contacts that reached them, and visits.
        owed: What the standard owes them in these days, and ``most`` what it allows.
        rung: Times the clinic got in touch, reached or not.
        too_few: Else it was too much.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier
    responsible_id: int | None
    responsible_name: str | None
    met: int
    owed: int
    rung: int
    most: int
    last_contact_on: date | None
    too_few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """How the standards were kept from ``first_on`` to ``last_on``.

    Attributes:
        tiers: The best first; only those with customers or entries.
        people: By name, what is nobody's last.
        deviations: Customers on either side, the best tier first, who lack most first.
        entries: Of the contact log in these days; the tiers and the people add up to it.
    """

    first_on: date
    last_on: date
    tiers: tuple[AdherenceLine, ...]
    people: tuple[AdherenceLine, ...]
    deviations: tuple[Deviation, ...]
    entries: int

    @property
    def is_reconciled(self) -> bool:
        """Whether the tiers, the people and the log tell the same number of entries."""
        sums = {sum(line.entries for line in lines) for lines in (self.tiers, self.people)}
        return sums == {self.entries}


def load_adherence(session: Session, *, first_on: date, last_on: date, today: date) -> Adherence:
    """Return how the standards were kept in some days, those that are over counting only.

    A customer who came within the days is owed from then on. Who is not to be contacted is
    owed nothing, yet what was said to them stands in the log and in the totals. A visit is a
    contact the customer did not miss, and no intrusion.
    """
    until_on = min(last_on, today)
    facts = load_customer_facts(session, first_on=first_on, last_on=until_on)
    judge = _Judge(session, first_on, until_on)
    judged = [(each, judge.of(each)) for each in facts]
    due = count_due(session, first_on=first_on, last_on=until_on, today=today)
    names = dict(session.execute(sa.select(StaffMember.id, StaffMember.name)).all())
    return Adherence(
        first_on=first_on,
        last_on=last_on,
        tiers=_tier_lines(judged, due.by_tier),
        people=_people_lines(judged, due.by_staff, names),
        deviations=_deviations(judged, names),
        entries=sum(len(each.entries) for each in facts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What the standard says of one customer."""

    owed: int = 0
    most: int = 0
    met: int = 0
    too_few: bool = False
    too_many: bool = False


class _Judge:
    def __init__(self, session: Session, first_on: date, last_on: date) -> None:
        self._first_on, self._last_on = first_on, last_on
        self._most_in_week = load_contact_rules(session).most_in_week
        self._promises = {
            tier: Promise(
                least_per_quarter=row.least_per_quarter, most_per_quarter=row.most_per_quarter
            )
            for tier, row in load_standards(session).items()
        }

    def of(self, each: CustomerFacts) -> _Judged:
        if not each.may_be_contacted:
            return _Judged()
        since_on = max(self._first_on, each.known_since_on or self._first_on)
        days = max(0, (self._last_on - since_on).days + 1)
        promise = self._promises[each.tier]
        met = each.reached + each.visits
        rung = [entry.on for entry in each.entries if entry.by_clinic]
        return _Judged(
            owed=promise.least_in(days),
            most=promise.most_in(days),
            met=met,
            too_few=is_too_few(promise, met=met, days=days),
            too_many=is_too_many(promise, rung, days=days, most_in_week=self._most_in_week),
        )


_Everybody = Sequence[tuple[CustomerFacts, _Judged]]


def _tier_lines(judged: _Everybody, due: Mapping[Tier, DueCount]) -> tuple[AdherenceLine, ...]:
    by_tier: defaultdict[Tier, list[tuple[CustomerFacts, _Judged]]] = defaultdict(list)
    for pair in judged:
        by_tier[pair[0].tier].append(pair)
    tiers = sorted(by_tier.keys() | due.keys(), key=_ORDER.index)
    lines = [
        AdherenceLine(
            tier=tier,
            staff_id=None,
            name="",
            entries=sum(len(each.entries) for each, _ in by_tier[tier]),
            reached=sum(each.reached for each, _ in by_tier[tier]),
            **_owed(by_tier[tier]),
            **due.get(tier, DueCount()).cells,
        )
        for tier in tiers
    ]
    return tuple(line for line in lines if line.customers or line.entries or line.due)


def _people_lines(
    judged: _Everybody, due: Mapping[int | None, DueCount], names: Mapping[int, str]
) -> tuple[AdherenceLine, ...]:
    own: defaultdict[int | None, list[tuple[CustomerFacts, _Judged]]] = defaultdict(list)
    said: defaultdict[int | None, list[bool]] = defaultdict(list)
    for pair in judged:
        own[pair[0].responsible_id].append(pair)
        for entry in pair[0].entries:
            said[entry.staff_id].append(entry.reached)
    lines = [
        AdherenceLine(
            tier=None,
            staff_id=key,
            name=names.get(key, "") if key is not None else "",
            entries=len(said[key]),
            reached=sum(said[key]),
            **_owed(own[key]),
            **due.get(key, DueCount()).cells,
        )
        for key in own.keys() | said.keys() | due.keys()
    ]
    some = [line for line in lines if line.customers or line.entries or line.due]
    return tuple(sorted(some, key=lambda line: (line.staff_id is None, line.name)))


def _owed(pairs: Iterable[tuple[CustomerFacts, _Judged]]) -> dict[str, Any]:
    some = list(pairs)
    return {
        "customers": sum(each.may_be_contacted for each, _ in some),
        "owed": sum(judged.owed for _, judged in some),
        "met": sum(min(judged.met, judged.owed) for _, judged in some),
        "too_few": sum(judged.too_few for _, judged in some),
        "too_many": sum(judged.too_many for _, judged in some),
    }


def _deviations(judged: _Everybody, names: Mapping[int, str]) -> tuple[Deviation, ...]:
    found = [
        Deviation(
            customer_id=each.customer_id,
            number=each.number,
            name=each.name,
            tier=each.tier,
            responsible_id=each.responsible_id,
            responsible_name=names.get(each.responsible_id or 0),
            met=one.met,
            owed=one.owed,
            rung=sum(entry.by_clinic for entry in each.entries),
            most=one.most,
            last_contact_on=each.last_contact_on,
            too_few=one.too_few,
        )
        for each, one in judged
        if one.too_few or one.too_many
    ]
    found.sort(key=lambda d: (_ORDER.index(d.tier), d.met - d.owed, d.number))
    return tuple(found)
