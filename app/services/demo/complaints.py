"""The complaints of the made-up clinic: dozens settled, and some at every stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Complaint,
    ComplaintCase,
    Customer,
    CustomerMetrics,
    FollowUp,
    StaffMember,
)
from app.services.complaints.case_numbers import leave_numbers, next_case_numbers
from app.services.complaints.deadlines import clock_cells, load_working_time
from app.services.complaints.promises import load_promises
from app.services.demo.chance import dice
from app.services.demo.clinic import DemoOrder
from app.services.demo.complaint_rows import Pen, write_story
from app.services.demo.complaint_stories import Story, Told, times_of
from app.services.demo.ledger import open_ledger
from app.services.demo.phrases import load_resource
from app.services.demo.team import demo_people
from app.services.foundation.bulk import update_rows
from app.services.planning.plans import plan_call_backs
from app.services.rules.complaint_steps import STATUS_OF
from app.words import (
    ComplaintClock,
    ComplaintStage,
    ComplaintStatus,
    CustomerStatus,
    FeedbackDirection,
    FeedbackKind,
    FollowUpState,
    Role,
    Tier,
)

_KEPT_DAYS: Final = 300
_LAST_NUMBER: Final = 145
_WAITS_DAYS: Final = 4
_OPENS_AT: Final = time(10)
_SOON: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A complaint whose story is still to be told."""

    told: Told
    received_at: datetime
    stage: ComplaintStage
    plot: dict[str, Any]


def hear_complaints(session: Session, *, order: DemoOrder, now: datetime) -> None:
    """Give the complaints of the last months their cases, and add some of the last days."""
    random = dice(order.seed + 2)
    pen = Pen(
        random=random,
        ledger=open_ledger(session),
        language=order.language,
        promises=load_promises(session),
        working=load_working_time(session),
    )
    begun = [*_on_file(session, random, now), *_fresh(session, pen, now)]
    begun.sort(key=lambda each: (each.received_at, each.told.complaint_id))
    leave_numbers(session, until=max(_LAST_NUMBER - len(begun), 0))
    numbers = next_case_numbers(session, count=len(begun))
    team = _team(session, order.language)
    stories = [_tell(pen, team, *each, now) for each in zip(begun, numbers, strict=True)]
    follow = [cells for story in stories if (cells := write_story(pen, story))]
    pen.ledger.write(session)
    update_rows(session, ComplaintCase, follow)
    waiting = [
        story for story in stories if STATUS_OF[story.stage] is not ComplaintStatus.CONFIRMED
    ]
    _promise_calls(session, pen, waiting, order.today)


def _on_file(session: Session, random: Random, now: datetime) -> Iterator[_Begun]:
    """Yield what customers complained about in the last months, as everybody's story has it."""
    cast = load_resource("complaints.json")["cast"]
    query = (
        sa.select(Complaint, Customer.name, CustomerMetrics.tier)
        .join(Customer, Customer.id == Complaint.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(
            Complaint.kind == FeedbackKind.COMPLAINT,
            Complaint.received_on > now.date() - timedelta(days=_KEPT_DAYS),
        )
        .order_by(Complaint.id)
    )
    for row, name, tier in session.execute(query):
        plot = cast.get(name, {})
        stage = ComplaintStage(plot.get("stage", ComplaintStage.RECEIVED))
        if STATUS_OF[stage] is not row.status or not plot:
            stage, plot = _stage(random, row, now), {"solved_days_ago": random.randrange(3)}
        if row.status is ComplaintStatus.CONFIRMED:
            plot = {key: cell for key, cell in plot.items() if key != "solved_days_ago"}
        told = Told(
            complaint_id=row.id,
            customer_id=row.customer_id,
            tier=tier or Tier.PROSPECT,
            direction=row.direction,
            text=row.text or "",
        )
        yield _Begun(told, _received_at(random, row.received_on, plot, now), stage, plot)


def _stage(random: Random, row: Complaint, now: datetime) -> ComplaintStage:
    if row.status is ComplaintStatus.CONFIRMED:
        return ComplaintStage.CLOSED
    if row.status is ComplaintStatus.RESOLVED:
        return random.choice((ComplaintStage.SOLVED, ComplaintStage.SIGNED))
    waits = (now.date() - row.received_on).days > _WAITS_DAYS
    return ComplaintStage.WAITING if waits else ComplaintStage.IN_HAND


def _fresh(session: Session, pen: Pen, now: datetime) -> Iterator[_Begun]:
    """Yield complaints of the last days, of customers who never complained before."""
    plots = load_resource("complaints.json")["fresh"]
    complained = sa.select(Complaint.customer_id)
    query = (
        sa.select(Customer.id, CustomerMetrics.tier)
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(
            Customer.status == CustomerStatus.ACTIVE,
            CustomerMetrics.visit_count > 1,
            Customer.id.not_in(complained),
        )
        .order_by(Customer.id)
    )
    people = session.execute(query).all()
    chosen = pen.random.sample(people, min(len(plots), len(people)))
    for plot, (customer_id, tier) in zip(plots, chosen, strict=False):
        yield _begin(pen, plot, customer_id, tier, now)


def _begin(pen: Pen, plot: dict[str, Any], customer_id: int, tier: Tier, now: datetime) -> _Begun:
    received_on = now.date() - timedelta(days=plot["days_ago"])
    stage, direction = ComplaintStage(plot["stage"]), FeedbackDirection(plot["direction"])
    text = pen.phrase("said", direction)
    key = pen.ledger.add(
        Complaint,
        customer_id=customer_id,
        received_on=received_on,
        direction=direction,
        status=STATUS_OF[stage],
        text=text,
    )
    told = Told(
        complaint_id=key, customer_id=customer_id, tier=tier, direction=direction, text=text
    )
    return _Begun(told, _received_at(pen.random, received_on, plot, now), stage, plot)


def _received_at(random: Random, day: date, plot: dict[str, Any], now: datetime) -> datetime:
    """Return the hour of that day, never one to come."""
    begins = datetime.combine(day, time(), now.tzinfo)
    at = datetime.combine(day, _OPENS_AT, now.tzinfo) + timedelta(minutes=random.randrange(360))
    if "hours_ago" in plot or at > now:
        at = now - timedelta(hours=plot.get("hours_ago", 0), minutes=20)
    return max(begins, at)


@dataclass(frozen=True, slots=True)
class _Team:
    """Who receives, works and calls back: keys by the names of the cast."""

    by_key: dict[str, int]
    caller_id: int

    def one(self, random: Random, key: str | None) -> int:
        """Return who the plot says, else anybody but who calls back."""
        if key:
            return self.by_key[key]
        return random.choice([each for each in self.by_key.values() if each != self.caller_id])


def _team(session: Session, language: str) -> _Team:
    known = dict(session.execute(sa.select(StaffMember.name, StaffMember.id)).all())
    people = demo_people(language)
    caller = next(person for person in people if person.role is Role.SUPERVISOR)
    return _Team({person.key: known[person.name] for person in people}, known[caller.name])


def _tell(pen: Pen, team: _Team, begun: _Begun, number: str, now: datetime) -> Story:
    plot, random = begun.plot, pen.random
    owner_id = team.one(random, plot.get("owner"))
    receiver_id = team.one(random, plot["receiver"]) if "receiver" in plot else owner_id
    return Story(
        told=begun.told,
        number=number,
        stage=begun.stage,
        plot=plot,
        receiver_id=receiver_id,
        owner_id=owner_id,
        caller_id=team.caller_id,
        times=times_of(random, begun.stage, plot, begun.received_at, now),
    )


def _promise_calls(session: Session, pen: Pen, stories: Sequence[Story], today: date) -> None:
    """Let every call-back be due when it was promised, by somebody who never handled it."""
    by_complaint = {story.told.complaint_id: story for story in stories}
    plan_call_backs(
        session, customer_ids={story.told.customer_id for story in stories}, today=today
    )
    query = sa.select(FollowUp.id, FollowUp.complaint_id).where(
        FollowUp.complaint_id.in_(by_complaint), FollowUp.state == FollowUpState.OPEN
    )
    moved = [
        {"id": key, **_call_cells(pen, by_complaint[complaint_id], today)}
        for key, complaint_id in session.execute(query)
        if complaint_id is not None
    ]
    update_rows(session, FollowUp, moved)


def _call_cells(pen: Pen, story: Story, today: date) -> dict[str, Any]:
    solved_at, due_on = story.times.get(ComplaintStage.SOLVED), today + _SOON
    if solved_at:
        promise = pen.promises[story.told.tier, story.severity]
        clock = ComplaintClock.CALL_BACK
        cells = clock_cells(clock, promise, story.complexity, pen.working, solved_at)
        due_on = cells["due_at"].astimezone(solved_at.tzinfo).date()
    return {
        "staff_id": story.caller_id,
        "planned_on": min(due_on, today),
        "earliest_on": min(due_on, today),
        "due_on": due_on,
        "latest_on": due_on,
    }
