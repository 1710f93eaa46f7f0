"""What planning knows of each customer: standing, rhythm, bookings, what is planned already."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Appointment,
    Consent,
    Customer,
    CustomerMetrics,
    FollowUp,
    Phone,
    VisitLine,
)
from app.services.planning.frame import Frame
from app.services.planning.next_steps import load_next_steps
from app.services.rules.rhythm import FamilyVisits, expected_gap
from app.services.standing.rhythms import Norm, kept_habits, load_norms, read_habits
from app.words import (
    AppointmentState,
    ConsentKind,
    ContactMethod,
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    LineState,
    RiskStage,
    Tier,
)

METHOD_OF: Final = {
    ConsentKind.PHONE: FollowUpMethod.PHONE,
    ConsentKind.SMS: FollowUpMethod.SMS,
    ConsentKind.WECHAT: FollowUpMethod.WECHAT,
}


_PHONES: Final = sa.select(Phone.customer_id).where(Phone.wrong.is_(False)).distinct()


_WITHDRAWN: Final = (
    sa.select(Consent.customer_id, Consent.kind)
    .where(Consent.kind.in_(METHOD_OF))
    .group_by(Consent.customer_id, Consent.kind)
    .having(sa.func.count(Consent.withdrawn_on) == sa.func.count())
)


def customers_with_phone(session: Session, frame: Frame) -> Iterator[int]:
    """Yield who has a number that is not known to be wrong."""
    return (key for (key,) in frame.ask(session, _PHONES, Phone.customer_id))


def closed_channels(session: Session, frame: Frame) -> Iterator[tuple[int, FollowUpMethod]]:
    """Yield each customer and channel whose consent was given once and holds no longer."""
    for key, kind in frame.ask(session, _WITHDRAWN, Consent.customer_id):
        yield key, METHOD_OF[kind]


Origin = tuple[FollowUpKind, str]


class Standing(NamedTuple):
    """One customer as planning sees them."""

    id: int
    number: str
    name: str
    status: CustomerStatus
    pause: ContactPause | None
    pause_until_on: date | None
    responsible_id: int | None
    supervisor_id: int | None
    wechat: str | None
    reach_by: ContactMethod | None
    reach_from: time | None
    reach_until: time | None
    first_contact_on: date | None
    tier: Tier | None
    stage: RiskStage | None
    visit_count: int | None
    first_visit_on: date | None
    last_visit_on: date | None
    last_contact_on: date | None
    rhythm_family_id: int | None
    open_complaint_count: int | None


class Planned(NamedTuple):
    """A follow-up that is open already."""

    id: int
    customer_id: int
    kind: FollowUpKind
    origin: str
    state: FollowUpState
    due_on: date
    earliest_on: date
    family_id: int | None
    step: int | None
    by_hand: bool


@dataclass(slots=True)
class Facts:
    """What planning knows of one customer.

    Attributes:
        families: Visits and expected gap of each family with a rhythm.
        origins: What was planned for before and is not to be planned again.
        open: What is open, of any kind.
        days: When the customer hears from us, ascending.
        talks: Those of the days on which they are spoken to; a greeting for everybody is not.
        booked_on: The next confirmed booking.
        blocked: Channels the customer took their consent for back.
        has_phone: There is a number that is not known to be wrong.
    """

    who: Standing
    families: dict[int, tuple[FamilyVisits, Fraction]] = field(default_factory=dict)
    origins: set[Origin] = field(default_factory=set)
    open: list[Planned] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    talks: list[date] = field(default_factory=list)
    booked_on: date | None = None
    blocked: set[FollowUpMethod] = field(default_factory=set)
    has_phone: bool = False

    @property
    def tier(self) -> Tier:
        """The shown tier; somebody of whom nothing was counted yet has none."""
        return self.who.tier or Tier.NOT_GRADED

    @property
    def base_on(self) -> date | None:
        """The day from which the cadence counts."""
        days = (self.who.last_visit_on, self.who.last_contact_on)
        return max((day for day in days if day is not None), default=None)

    def hears_on(self, day: date, kind: FollowUpKind) -> None:
        """Note that the customer will hear from us on ``day``."""
        insort(self.days, day)
        if kind is not FollowUpKind.HOLIDAY:
            self.talks.append(day)

    def hears_no_more(self, key: int) -> None:
        """Note that an open follow-up makes way, so that its day fills no gap any more."""
        gone = next((each for each in self.open if each.id == key), None)
        if gone is None:
            return
        self.open.remove(gone)
        self.days.remove(gone.due_on)
        if gone.kind is not FollowUpKind.HOLIDAY:
            self.talks.remove(gone.due_on)


def load_facts(session: Session, frame: Frame) -> dict[int, Facts]:
    """Return everybody on file who is to be planned for, by key, in the order of their numbers."""
    facts = {who.id: Facts(who) for who in _standings(session, frame)}
    if frame.customer_ids is not None:
        _look_again(session, frame, facts)
    _fill_families(session, frame, facts)
    _fill_followups(session, frame, facts)
    _fill_bookings(session, frame, facts)
    _fill_channels(session, frame, facts)
    return facts


def _standings(session: Session, frame: Frame) -> Iterable[Standing]:
    return map(Standing._make, frame.ask(session, _STANDINGS, Customer.id))


def _look_again(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> None:
    """Take visits and contacts from the rows: a write in progress has not refreshed the figures."""
    steps = load_next_steps(session, customer_ids=facts.keys(), today=frame.today)
    for key, step in steps.items():
        facts[key].who = facts[key].who._replace(last_contact_on=step.last_contact_on)
    for key, first, last, count in frame.ask(session, _CAME, VisitLine.customer_id):
        if key in facts:
            facts[key].who = facts[key].who._replace(
                first_visit_on=first, last_visit_on=last, visit_count=count, stage=None
            )


def _fill_families(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> None:
    norms = load_norms(session)
    if frame.customer_ids is None:
        habits = kept_habits(session, customer_ids=facts)
    else:
        habits = read_habits(session, as_of=frame.today, customer_ids=frame.customer_ids)
    for key, families in habits.items():
        if key in facts:
            facts[key].families = _with_gaps(families, norms)


def _with_gaps(
    families: Mapping[int, FamilyVisits], norms: Mapping[int, Norm]
) -> dict[int, tuple[FamilyVisits, Fraction]]:
    return {
        key: (visits, expected_gap(visits, norms[key].pool))
        for key, visits in families.items()
        if key in norms
    }


def _fill_followups(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> None:
    for row in frame.ask(session, _FOLLOWUPS, FollowUp.customer_id, since_on=frame.missed_from_on):
        each = Planned._make(row)
        if each.customer_id in facts:
            _note(facts[each.customer_id], each)


def _note(facts: Facts, each: Planned) -> None:
    if each.state is not FollowUpState.SUPERSEDED:
        facts.origins.add((each.kind, each.origin))
    if each.state is FollowUpState.OPEN:
        facts.open.append(each)
        facts.hears_on(each.due_on, each.kind)


def _fill_bookings(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> None:
    for key, day in frame.ask(session, _BOOKED, Appointment.customer_id, today=frame.today):
        if key in facts:
            facts[key].booked_on = day


def _fill_channels(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> None:
    for key in customers_with_phone(session, frame):
        if key in facts:
            facts[key].has_phone = True
    for key, method in closed_channels(session, frame):
        if key in facts:
            facts[key].blocked.add(method)


# Made once: putting these together takes longer than one customer's answer.
_STANDINGS: Final = (
    sa.select(
        *(Customer.id, Customer.number, Customer.name, Customer.status),
        *(Customer.pause, Customer.pause_until_on),
        *(Customer.responsible_id, Customer.supervisor_id),
        *(Customer.wechat, Customer.reach_by, Customer.reach_from, Customer.reach_until),
        *(Customer.first_contact_on, CustomerMetrics.tier, CustomerMetrics.stage),
        *(CustomerMetrics.visit_count, CustomerMetrics.first_visit_on),
        *(CustomerMetrics.last_visit_on, CustomerMetrics.last_contact_on),
        *(CustomerMetrics.rhythm_family_id, CustomerMetrics.open_complaint_count),
    )
    .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
    .where(Customer.status.in_((CustomerStatus.ACTIVE, CustomerStatus.LOST)))
    .order_by(Customer.number)
)
_CAME: Final = (
    sa.select(
        VisitLine.customer_id,
        sa.func.min(VisitLine.visited_on),
        sa.func.max(VisitLine.visited_on),
        sa.func.count(sa.distinct(VisitLine.visited_on)),
    )
    .where(VisitLine.state == LineState.DONE, VisitLine.amount_minor >= 0)
    .group_by(VisitLine.customer_id)
)
_FOLLOWUPS: Final = sa.select(
    *(FollowUp.id, FollowUp.customer_id, FollowUp.kind, FollowUp.origin, FollowUp.state),
    *(FollowUp.due_on, FollowUp.earliest_on, FollowUp.family_id, FollowUp.step, FollowUp.by_hand),
).where(
    (FollowUp.state == FollowUpState.OPEN)
    | (FollowUp.due_on >= sa.bindparam("since_on"))
    | FollowUp.kind.in_((FollowUpKind.WIN_BACK, FollowUpKind.SECOND_VISIT))
)
_BOOKED: Final = (
    sa.select(Appointment.customer_id, sa.func.min(Appointment.starts_on))
    .where(
        Appointment.state == AppointmentState.CONFIRMED,
        Appointment.starts_on >= sa.bindparam("today"),
    )
    .group_by(Appointment.customer_id)
)
