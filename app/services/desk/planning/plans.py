"""Plans follow-ups: from ladders, rhythms, days to remember, holidays and service standards."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import chain
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, FollowUp
from app.models.enums import (
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Permission,
    SkipReason,
    Tier,
)
from app.services.desk.planning.care import (
    propose_aftercare,
    propose_returns,
    propose_win_backs,
)
from app.services.desk.planning.closings import Ending, write_endings
from app.services.desk.planning.errors import PlanImpossible
from app.services.desk.planning.facts import Facts, load_facts
from app.services.desk.planning.frame import Frame, load_frame
from app.services.desk.planning.occasions import (
    propose_call_backs,
    propose_dates,
    propose_greetings,
    propose_reviews,
    propose_thanks,
    uncalled_customers,
)
from app.services.desk.planning.opening_hours import load_contact_rules, note_planned_until
from app.services.desk.planning.placing import Placer
from app.services.desk.planning.proposals import Proposal
from app.services.desk.planning.reasons import Reason
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts, insert_rows
from app.services.foundation.collector import collector_at_rest
from app.services.rules.permissions import require

LONGEST_DAYS: Final = 400
_AHEAD_DAYS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A follow-up that was planned, or would be."""

    customer_id: int
    customer_name: str
    number: str
    tier: Tier
    kind: FollowUpKind
    due_on: date
    due_at: time | None
    staff_name: str
    method: FollowUpMethod
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What planning came to.

    Attributes:
        planned: How many new follow-ups.
        superseded: How many open ones a newer step took the place of.
        skipped: What fell due and was not planned, by reason.
        lines: Of a preview, the new ones by day and time.
    """

    planned: int
    superseded: int
    by_kind: Mapping[FollowUpKind, int]
    skipped: Mapping[SkipReason, int]
    lines: Sequence[PlannedLine]


def plan(session: Session, *, from_on: date, to_on: date, actor: Actor, today: date) -> Planned:
    """Plan everything that falls due from ``from_on`` to ``to_on``; a second time adds nothing.

    What fell due in the month before and was never planned is caught up. Days that are over
    are left out.

    Raises:
        NotAllowed: The actor may not plan follow-ups.
        PlanImpossible: All days are over, run backwards or reach too far.
    """
    require(actor, Permission.PLAN_FOLLOWUPS)
    planned = _plan(session, _frame(session, from_on, to_on, today), write=True)
    note_planned_until(session, until_on=to_on)
    return planned


def preview_plan(session: Session, *, from_on: date, to_on: date, today: date) -> Planned:
    """Return what ``plan`` would do; nothing is written.

    Raises:
        PlanImpossible: All days are over, run backwards or reach too far.
    """
    return _plan(session, _frame(session, from_on, to_on, today), write=False)


def catch_up(session: Session, *, today: date) -> Planned:
    """Plan today and the week ahead, or as far as was planned before: the start of a day.

    What fell due while the clinic was closed or the machine was off is planned for today.
    Needs no permission: it only keeps up what somebody planned.
    """
    until_on = load_contact_rules(session).planned_until_on
    to_on = max(today + timedelta(days=_AHEAD_DAYS), until_on or today)
    return _plan(session, _frame(session, today, to_on, today), write=True)


def plan_customer(session: Session, *, customer_id: int, today: date) -> Planned:
    """Plan one customer anew from what was just written down, as far as everybody is planned.

    Aftercare is planned to the end of its ladder.
    """
    frame = load_frame(session, today=today, from_on=today, to_on=None, customer_ids=[customer_id])
    facts = load_facts(session, frame)
    placer = Placer(frame)
    placer.place_all(propose_aftercare(session, frame, facts))
    placer.place_all(propose_call_backs(session, frame, facts))
    placer.place_all(propose_returns(frame, facts))
    if frame.rules.planned_until_on is not None:
        placer.fill(facts)
    return _finish(session, placer, facts, write=True)


def plan_call_backs(session: Session, *, customer_ids: Collection[int], today: date) -> None:
    """Plan the call-backs of complaints that came in together, and nothing else."""
    for some in in_parts(sorted(customer_ids)):
        frame = load_frame(session, today=today, from_on=today, to_on=today, customer_ids=some)
        facts, placer = load_facts(session, frame), Placer(frame)
        placer.place_all(propose_call_backs(session, frame, facts))
        _finish(session, placer, facts, write=True)


def plan_waiting_call_backs(session: Session, *, today: date) -> None:
    """Plan the call-backs of complaints that came while nobody worked here who could call."""
    plan_call_backs(session, customer_ids=uncalled_customers(session), today=today)


def foresee_customer(session: Session, *, customer_id: int, to_on: date, today: date) -> Planned:
    """Return what would be planned for one customer from today to a day; nothing is written."""
    frame = load_frame(session, today=today, from_on=today, to_on=to_on, customer_ids=[customer_id])
    return _plan(session, frame, write=False)


def _frame(session: Session, from_on: date, to_on: date, today: date) -> Frame:
    first_on = max(from_on, today)
    if not timedelta(0) <= to_on - first_on < timedelta(days=LONGEST_DAYS):
        raise PlanImpossible(from_on, to_on, LONGEST_DAYS)
    return load_frame(session, today=today, from_on=first_on, to_on=to_on)


def _plan(session: Session, frame: Frame, *, write: bool) -> Planned:
    with collector_at_rest():
        facts = load_facts(session, frame)
        placer = Placer(frame)
        placer.place_all(_proposals(session, frame, facts))
        placer.fill(facts)
        return _finish(session, placer, facts, write=write)


def _proposals(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> Iterator[Proposal]:
    """Yield what falls due, what cannot wait first."""
    return chain(
        propose_call_backs(session, frame, facts),
        propose_aftercare(session, frame, facts),
        propose_win_backs(frame, facts),
        propose_dates(session, frame, facts),
        propose_returns(frame, facts),
        propose_thanks(session, frame, facts),
        propose_greetings(session, frame, facts),
        propose_reviews(session, frame, facts),
    )


def _finish(
    session: Session, placer: Placer, facts: Mapping[int, Facts], *, write: bool
) -> Planned:
    if write:
        _write(session, placer)
    by_kind = Counter(row["kind"] for row in placer.rows)
    return Planned(
        planned=len(placer.rows),
        superseded=len(placer.replaced),
        by_kind=dict(by_kind.most_common()),
        skipped=dict(placer.skipped.most_common()),
        lines=() if write else _lines(session, placer, facts),
    )


def _write(session: Session, placer: Placer) -> None:
    keys = insert_rows(session, FollowUp, placer.rows)
    write_endings(
        session,
        [
            (
                key,
                placer.rows[at]["customer_id"],
                Ending(
                    cause=ClosingCause.NEWER,
                    state=FollowUpState.SUPERSEDED,
                    closed_on=placer.frame.today,
                    newer_id=keys[at],
                ),
            )
            for key, at in placer.replaced.items()
        ],
    )


def _lines(session: Session, placer: Placer, facts: Mapping[int, Facts]) -> list[PlannedLine]:
    families = dict(session.execute(sa.select(Family.id, Family.name)).all())
    names = placer.frame.team.names
    rows = sorted(placer.rows, key=lambda row: (row["due_on"], row["due_at"] or time.max))
    return [_line(row, facts[row["customer_id"]], families, names) for row in rows]


def _line(
    row: Mapping[str, Any],
    facts: Facts,
    families: Mapping[int, str],
    names: Mapping[int, str],
) -> PlannedLine:
    return PlannedLine(
        customer_id=facts.who.id,
        customer_name=facts.who.name,
        number=facts.who.number,
        tier=facts.tier,
        kind=row["kind"],
        due_on=row["due_on"],
        due_at=row["due_at"],
        staff_name=names[row["staff_id"]],
        method=row["method"],
        reason=Reason(
            kind=row["kind"],
            family_name=families.get(row["family_id"] or 0),
            step=row["step"],
            reference_on=row["reference_on"],
            subject=row["subject"],
            ask=row["ask"],
        ),
    )
