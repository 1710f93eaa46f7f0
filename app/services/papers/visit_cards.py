"""What a visit card knows: who comes, what to mind, what was done before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CustomerMetrics, NeedCode
from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.entries import DateEntry
from app.services.archive.need_meanings import meanings_of
from app.services.archive.needs import top_needs
from app.services.followups.expected import ExpectedRow, list_booked
from app.services.foundation.actors import Actor
from app.services.rules.lunar import next_occurrence, solar_birth
from app.services.rules.reasons import Why, why_for
from app.services.standing.histories import load_members
from app.services.standing.standings import load_standings
from app.services.story.facts import StoryKind, VisitFact
from app.services.story.story import load_story
from app.words import AppointmentState, FamilyRelation, NeedKind, RiskStage, Tier

VISITS: Final = 4
SOON: Final = timedelta(days=30)
_YEAR: Final = timedelta(days=365)
_OFTEN: Final = 3
_OFF: Final = (AppointmentState.CANCELLED, AppointmentState.NO_SHOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVisit:
    """One visit before."""

    on: date
    fact: VisitFact


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDay:
    """A day to speak of, the customer's own or of somebody close.

    Attributes:
        name: Whose day it is; ``None`` for the customer's own.
        entry: ``None`` for somebody close without a day coming up.
    """

    name: str | None
    relation: FamilyRelation | None
    entry: DateEntry | None
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCard:
    """One card.

    Attributes:
        gone_days: Since the last visit; ``None`` before the first.
        needs: The customer's own, or where none is on file the commonest of the tier.
        needs_of_tier: Whether they are the tier's.
        meanings: What these needs and pains mean for serving the tier, by name.
        booked: What they come for: the booking of today, else the next one.
    """

    file: CustomerFile
    tier: Tier
    provisional: bool
    stage: RiskStage | None
    gone_days: int | None
    complaint_open: bool
    days: tuple[ComingDay, ...]
    needs: tuple[str, ...]
    needs_of_tier: bool
    pains: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    visits: tuple[PastVisit, ...]
    why: Why | None
    booked: ExpectedRow | None


def load_visit_cards(
    session: Session, *, customer_ids: Iterable[int], actor: Actor, today: date
) -> list[VisitCard]:
    """Return the cards of some customers, in the order asked for.

    Raises:
        NotFound: One of them does not exist.
    """
    often = _Often(session)
    return [_card(session, each, actor, today, often) for each in customer_ids]


class _Often:
    """The commonest needs by tier, read once and only if a card lacks its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[Tier, tuple[str, ...]] | None = None

    def of(self, tier: Tier) -> tuple[str, ...]:
        if self._found is None:
            everyone = top_needs(self._session, kind=NeedKind.NEED)
            self._found = {
                each.tier: tuple(need.name for need in each.top[:_OFTEN]) for each in everyone
            }
        return self._found.get(tier, ())


def _card(
    session: Session, customer_id: int, actor: Actor, today: date, often: _Often
) -> VisitCard:
    file = load_customer(session, customer_id=customer_id, actor=actor, today=today)
    metrics = session.get(CustomerMetrics, customer_id)
    tier = metrics.tier if metrics else Tier.PROSPECT
    own, pains = _coded(session, file, NeedKind.NEED), _coded(session, file, NeedKind.PAIN)
    needs = own or often.of(tier)
    last_on = file.last_visit_on
    return VisitCard(
        file=file,
        tier=tier,
        provisional=bool(metrics and metrics.provisional),
        stage=metrics.stage if metrics else None,
        gone_days=(today - last_on).days if last_on else None,
        complaint_open=bool(metrics and metrics.open_complaint_count),
        days=tuple(_days(file, today)),
        needs=needs,
        needs_of_tier=not own,
        pains=pains,
        meanings=tuple(meanings_of(session, tier=tier, names=[*needs, *pains])),
        visits=_visits(session, customer_id),
        why=_why(session, customer_id, today),
        booked=_booked(session, customer_id, today),
    )


def _booked(session: Session, customer_id: int, today: date) -> ExpectedRow | None:
    coming = [
        each
        for each in list_booked(session, customer_id=customer_id)
        if each.starts_on >= today and each.state not in _OFF
    ]
    return min(coming, key=lambda each: (each.starts_on, each.starts_at), default=None)


def _visits(session: Session, customer_id: int) -> tuple[PastVisit, ...]:
    story = load_story(session, customer_id=customer_id, kinds=[StoryKind.VISIT], limit=VISITS)
    return tuple(
        PastVisit(on=each.on, fact=each.fact)
        for each in story.entries
        if each.on is not None and isinstance(each.fact, VisitFact)
    )


def _coded(session: Session, file: CustomerFile, kind: NeedKind) -> tuple[str, ...]:
    query = sa.select(NeedCode.name).where(
        NeedCode.id.in_(file.entry.need_ids), NeedCode.kind == kind
    )
    return tuple(session.scalars(query.order_by(NeedCode.id)))


def _days(file: CustomerFile, today: date) -> Iterable[ComingDay]:
    """Return the customer's own days of the next month, and everybody close to them."""
    entry = file.entry
    birthday = next_occurrence(entry.birth, today)
    if birthday is not None and birthday - today <= SOON:
        yield ComingDay(name=None, relation=None, entry=None, on=birthday)
    for own in entry.dates:
        on = _comes_on(own, today)
        if on is not None and on - today <= SOON:
            yield ComingDay(name=None, relation=None, entry=own, on=on)
    for member in entry.family:
        coming = ((_comes_on(each, today), each) for each in member.dates)
        known = [(on, each) for on, each in coming if on is not None]
        on, nearest = min(known, key=lambda pair: pair[0], default=(None, None))
        yield ComingDay(name=member.name, relation=member.relation, entry=nearest, on=on)


def _comes_on(entry: DateEntry, today: date) -> date | None:
    on = next_occurrence(entry.when, today) if entry.yearly else solar_birth(entry.when)
    return on if on is not None and today <= on <= today + _YEAR else None


def _why(session: Session, customer_id: int, today: date) -> Why | None:
    members = load_members(session, as_of=today, customer_ids=[customer_id])
    standings = load_standings(session, members, as_of=today)
    standing = standings.by_customer.get(customer_id)
    if standing is None or standings.frozen is None or not standing.graded.ranked:
        return None
    return why_for(standing.graded, standings.frozen.distribution, today)
