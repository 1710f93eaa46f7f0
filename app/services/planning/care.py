"""What follows from treatments: aftercare, the day to come back, winning back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, VisitLine
from app.services.catalogue.catalogue import LadderStep, load_ladders
from app.services.planning.facts import Facts
from app.services.planning.frame import CAUGHT_UP_DAYS, Frame
from app.services.planning.proposals import Placing, Proposal
from app.services.rules.planning_days import Window, due_back_on, rung_window
from app.services.rules.rhythm import (
    LOST_AFTER_DAYS,
    DeskStep,
    Measure,
    desk_step_for,
)
from app.words import FollowUpKind, LineState, RiskStage, Tier

APART_DAYS: Final = 7  # reminders of one customer that lie closer are one
_REMINDER_DAYS: Final = 3
_WITHOUT_RHYTHM_DAYS: Final = 30
_LOST_RATIO: Final = 3
_RUNGS: Final = (
    Measure.ROUTINE,
    Measure.PERSONAL_CALL,
    Measure.RECOVERY_PLAN,
    Measure.WIN_BACK,
    Measure.EXIT_ANALYSIS,
)
_FAMILIES: Final = sa.select(Family.id, Family.name)
_TREATED: Final = (
    sa.select(VisitLine.customer_id, VisitLine.visited_on, VisitLine.family_id)
    .where(
        VisitLine.state == LineState.DONE,
        VisitLine.amount_minor >= 0,
        VisitLine.visited_on >= sa.bindparam("since_on"),
        VisitLine.visited_on <= sa.bindparam("until_on"),
    )
    .distinct()
    .order_by(VisitLine.customer_id, VisitLine.visited_on, VisitLine.family_id)
)
Treated = Mapping[tuple[int, date], tuple[int, ...]]  # customer and day -> families, in order


def propose_aftercare(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> Iterator[Proposal]:
    """Yield the rungs that fall due; of those missed altogether the last one of a visit.

    With customers named, as when a visit is saved, their whole ladders are planned.
    """
    ladders = load_ladders(session)
    names = dict(session.execute(_FAMILIES).all())
    longest = max((steps[-1].after_days for steps in ladders.values()), default=0)
    since_on = frame.missed_from_on - timedelta(days=longest)
    until_on = date.max if frame.customer_ids is not None else frame.to_on
    treated = _treated(session, frame, since_on)
    rungs = {some: rungs_of(some, ladders, names) for some in set(treated.values())}
    for (key, visited_on), family_ids in treated.items():
        if key in facts:
            yield from _ladder(facts[key], visited_on, rungs[family_ids], frame, until_on)


class Rung(NamedTuple):
    """What to ask on one day after a visit, and about which family first."""

    family_id: int
    ask: str


def rungs_of(
    family_ids: Sequence[int],
    ladders: Mapping[int, Sequence[LadderStep]],
    names: Mapping[int, str],
) -> dict[int, Rung]:
    """Return the rungs by day; families share a day they have in common, each by its name."""
    asked: defaultdict[int, list[Rung]] = defaultdict(list)
    for family_id in family_ids:
        for step in ladders.get(family_id, ()):
            asked[step.after_days].append(Rung(family_id, step.question))
    return {days: _together(asked[days], names) for days in sorted(asked)}


def _together(rungs: Sequence[Rung], names: Mapping[int, str]) -> Rung:
    if len(rungs) == 1:
        return rungs[0]
    told = (f"{names[rung.family_id]}: {rung.ask}" for rung in rungs)
    return Rung(rungs[0].family_id, "\n".join(told))


def aftercare_origin(visited_on: date, after_days: int) -> str:
    """Return the origin of a rung; tickets of one day share it."""
    return f"{visited_on}/{after_days}"


def propose_returns(frame: Frame, facts: Mapping[int, Facts]) -> Iterator[Proposal]:
    """Yield who is due back by their rhythm, and who has come only once."""
    for each in facts.values():
        if each.who.visit_count == 1:
            yield from _second_visit(each, frame)
        elif each.families:
            yield from _due_back(each, frame)


def propose_win_backs(frame: Frame, facts: Mapping[int, Facts]) -> Iterator[Proposal]:
    """Yield the rung of the ladder that customers beyond their rhythm stand on, worst first."""
    waiting = [
        (each, step)
        for each in facts.values()
        if (step := _desk_step(each)) is not None and _is_still_news(each, frame)
    ]
    waiting.sort(key=_call_order)
    for each, step in waiting:
        yield _win_back(each, step, frame)


def is_beyond_reminders(facts: Facts) -> bool:
    """Return whether the customer stands on the win-back ladder, where reminders are past."""
    return _desk_step(facts) is not None


def _treated(session: Session, frame: Frame, since_on: date) -> Treated:
    found: defaultdict[tuple[int, date], list[int]] = defaultdict(list)
    until_on = min(frame.to_on, frame.today)
    for key, day, family_id in frame.ask(
        session, _TREATED, VisitLine.customer_id, since_on=since_on, until_on=until_on
    ):
        found[key, day].append(family_id)
    return {came: tuple(family_ids) for came, family_ids in found.items()}


def _ladder(
    facts: Facts,
    visited_on: date,
    rungs: Mapping[int, Rung],
    frame: Frame,
    until_on: date,
) -> Iterator[Proposal]:
    missed_from = (frame.missed_from_on - visited_on).days
    start, end = (frame.from_on - visited_on).days, (until_on - visited_on).days
    missed = [days for days in rungs if missed_from <= days < start]
    ahead = [days for days in rungs if start <= days <= end]
    for days in [*missed[-1:], *ahead]:
        yield Proposal(
            facts=facts,
            kind=FollowUpKind.AFTERCARE,
            origin=aftercare_origin(visited_on, days),
            window=rung_window(visited_on, days).from_day(frame.from_on),
            placing=Placing.ON_THE_DAY,
            due=True,
            step=days,
            reference_on=visited_on,
            family_id=rungs[days].family_id,
            ask=rungs[days].ask,
        )


def _second_visit(facts: Facts, frame: Frame) -> Iterator[Proposal]:
    first_on = facts.who.first_visit_on
    if first_on is None or facts.who.stage is RiskStage.LOST:
        return
    days = [due_back_on(visits.last_on, gap) for visits, gap in facts.families.values()]
    day = min(days, default=first_on + timedelta(days=_WITHOUT_RHYTHM_DAYS))
    if day > frame.to_on or (frame.today - day).days > LOST_AFTER_DAYS:
        return
    yield Proposal(
        facts=facts,
        kind=FollowUpKind.SECOND_VISIT,
        origin=str(first_on),
        window=_reminder(day, frame),
        placing=Placing.AT_ONCE if day < frame.from_on else Placing.SPREAD,
        reference_on=first_on,
        family_id=next(iter(facts.families), None),
    )


def _due_back(facts: Facts, frame: Frame) -> Iterator[Proposal]:
    if is_beyond_reminders(facts):
        return
    missed_from_on = frame.missed_from_on
    days = sorted(
        (day, family_id, visits.last_on)
        for family_id, (visits, gap) in facts.families.items()
        if missed_from_on <= (day := due_back_on(visits.last_on, gap)) <= frame.to_on
    )
    reminded = [each.earliest_on for each in facts.open if each.kind is FollowUpKind.DUE_BACK]
    for day, family_id, last_on in days:
        proposal = Proposal(
            facts=facts,
            kind=FollowUpKind.DUE_BACK,
            origin=f"{family_id}/{last_on}",
            window=_reminder(day, frame),
            placing=Placing.SPREAD,
            reference_on=last_on,
            family_id=family_id,
        )
        ideal_on = proposal.window.ideal_on
        if all(abs((ideal_on - other).days) >= APART_DAYS for other in reminded):
            reminded.append(ideal_on)
            yield proposal


def _reminder(day: date, frame: Frame) -> Window:
    latest_on = day + timedelta(days=_REMINDER_DAYS)
    return Window(earliest_on=day, ideal_on=day, latest_on=latest_on).from_day(frame.from_on)


def _desk_step(facts: Facts) -> DeskStep | None:
    """Return what the desk does beyond a reminder; None for a customer on or near the rhythm."""
    who = facts.who
    if who.stage is None or (who.visit_count or 0) < 2:  # noqa: PLR2004 (once is another list)
        return None
    step = desk_step_for(
        who.stage, vip=facts.tier is Tier.VIP, open_complaint=bool(who.open_complaint_count)
    )
    return step if step.measure in _RUNGS[1:] else None


def _is_still_news(facts: Facts, frame: Frame) -> bool:
    """Return false for who was lost long ago; they hear from us by the standard of their tier."""
    who = facts.who
    family = facts.families.get(who.rhythm_family_id or 0)
    if who.stage is not RiskStage.LOST or family is None or who.last_visit_on is None:
        return who.stage is not RiskStage.LOST
    visits, gap = family
    lost_on = max(
        visits.last_on + timedelta(days=ceil(gap * _LOST_RATIO)),
        who.last_visit_on + timedelta(days=LOST_AFTER_DAYS),
    )
    return (frame.today - lost_on).days <= CAUGHT_UP_DAYS


def _call_order(waiting: tuple[Facts, DeskStep]) -> tuple[bool, int, int, str]:
    facts, _step = waiting
    stage = facts.who.stage.number if facts.who.stage else 0
    return facts.tier is not Tier.VIP, -stage, facts.who.visit_count or 0, facts.who.number


def _win_back(facts: Facts, step: DeskStep, frame: Frame) -> Proposal:
    rung = _RUNGS.index(step.measure)
    limit = step.within_days if step.within_days is not None else APART_DAYS
    lower = [
        each.id
        for each in facts.open
        if each.kind is FollowUpKind.DUE_BACK
        or (each.kind is FollowUpKind.WIN_BACK and (each.step or 0) < rung and not each.by_hand)
    ]
    return Proposal(
        facts=facts,
        kind=FollowUpKind.WIN_BACK,
        origin=f"{facts.who.last_visit_on}/{rung}",
        window=Window(
            earliest_on=frame.from_on,
            ideal_on=frame.from_on,
            latest_on=frame.from_on + timedelta(days=limit),
        ),
        placing=Placing.AT_ONCE,
        doer=step.doer,
        step=rung,
        reference_on=facts.who.last_visit_on,
        family_id=facts.who.rhythm_family_id,
        replaces=tuple(lower),
    )
