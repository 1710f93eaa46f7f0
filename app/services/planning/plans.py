"""Plans follow-ups: from ladders, rhythms, days to remember, holidays and service standards."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy.orm import Session

from app.models import FollowUp
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts, insert_rows
from app.services.foundation.collector import collector_at_rest
from app.services.foundation.errors import Refusal
from app.services.foundation.reports import Report, say_nothing
from app.services.planning.care import (
    propose_aftercare,
    propose_returns,
    propose_win_backs,
)
from app.services.planning.closings import Ending, write_endings
from app.services.planning.drafts import Draft, changed_since, last_entry
from app.services.planning.facts import Facts, load_facts
from app.services.planning.frame import Frame, load_frame
from app.services.planning.occasions import (
    propose_call_backs,
    propose_dates,
    propose_greetings,
    propose_reviews,
    propose_thanks,
    uncalled_customers,
)
from app.services.planning.opening_hours import load_contact_rules, note_planned_until
from app.services.planning.placing import Placer
from app.services.planning.planned_lines import PlannedLine, lines_of
from app.services.planning.proposals import Proposal
from app.services.rules.permissions import require
from app.words import (
    ClosingCause,
    FollowUpKind,
    FollowUpState,
    Permission,
    SkipReason,
)
from app.words.language import N_

T = TypeVar("T")


WHOLE: Final = 100


READ: Final = 30  # everything that is known has been read


PLACED: Final = 70  # what falls due has its day


FILLED: Final = 90  # the standards are kept; what is left is writing


_EVERY: Final = 64


def shares(first: int, last: int, count: int) -> list[int]:
    """Return where each of ``count`` parts begins on the way from ``first`` to ``last``."""
    return [first + (last - first) * at // count for at in range(count)]


def told(
    some: Iterable[T], report: Report, *, at: int, until: int | None = None, count: int = 0
) -> Iterator[T]:
    """Yield ``some``, and tell now and then how far it is.

    Args:
        some: What is worked through.
        report: Is told; whatever it raises stops the work.
        at: How far it is at the beginning.
        until: How far it is at the end; ``None`` if it is not known how many there are.
        count: How many there are.
    """
    for done, each in enumerate(some):
        if done % _EVERY == 0:
            gone = 0 if until is None or not count else (until - at) * done // count
            report(at + gone, WHOLE)
        yield each


@dataclass(eq=False)
class PlanImpossible(Refusal):
    """Days to plan that lie in the past, run backwards or reach too far.

    Attributes:
        longest_days: How many days are planned at once at the most.
    """

    from_on: date
    to_on: date
    longest_days: int

    says = N_(
        "Only today and later can be planned, first day first, up to {longest_days} days at once."
        " Please choose other days."
    )


Rows = Sequence[dict[str, Any]]  # of follow-ups, as cells of the table

LONGEST_DAYS: Final = 400
_AHEAD_DAYS: Final = 6


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


def plan(
    session: Session,
    *,
    from_on: date,
    to_on: date,
    actor: Actor,
    today: date,
    report: Report = say_nothing,
) -> Planned:
    """Plan everything that falls due from ``from_on`` to ``to_on``; a second time adds nothing.

    What fell due in the month before and was never planned is caught up. Days that are over
    are left out. ``report`` is told how far it is; whatever it raises stops planning.

    Raises:
        NotAllowed: The actor may not plan follow-ups.
        PlanImpossible: All days are over, run backwards or reach too far.
    """
    require(actor, Permission.PLAN_FOLLOWUPS)
    planned = _plan(session, _frame(session, from_on, to_on, today), write=True, report=report)
    note_planned_until(session, until_on=to_on)
    return planned


def preview_plan(
    session: Session, *, from_on: date, to_on: date, today: date, report: Report = say_nothing
) -> Planned:
    """Return what ``plan`` would do; nothing is written.

    Raises:
        PlanImpossible: All days are over, run backwards or reach too far.
    """
    return _plan(session, _frame(session, from_on, to_on, today), write=False, report=report)


def draft_day(session: Session, *, today: date) -> Draft:
    """Work out today and the week ahead, or as far as was planned before: the start of a day.

    What fell due while the clinic was closed or the machine was off is planned for today.
    Nothing is written, for a big clinic takes a while; ``keep_draft`` writes it, and needs
    no permission: it only keeps up what somebody planned.
    """
    until_on = load_contact_rules(session).planned_until_on
    to_on = max(today + timedelta(days=_AHEAD_DAYS), until_on or today)
    frame = _frame(session, today, to_on, today)
    with collector_at_rest():
        placer, _ = _placed(session, frame)
    return Draft(
        today=today,
        to_on=to_on,
        rows=placer.rows,
        replaced=placer.replaced,
        skipped=placer.skipped,
        entry_id=last_entry(session),
    )


def keep_draft(session: Session, *, draft: Draft) -> Planned:
    """Write a draft, without whoever was changed since; anew if what planning goes by was.

    Who was changed has been planned for by that change, or is the next time.
    """
    changed = changed_since(session, draft)
    if changed is None:
        return _plan(session, _frame(session, draft.today, draft.to_on, draft.today), write=True)
    kept = draft.without(changed)
    _write(session, kept.rows, kept.replaced, today=kept.today)
    return _told(kept.rows, kept.replaced, kept.skipped)


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
        placer.fill(facts.values())
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


def _plan(session: Session, frame: Frame, *, write: bool, report: Report = say_nothing) -> Planned:
    with collector_at_rest():
        placer, facts = _placed(session, frame, report)
        planned = _finish(session, placer, facts, write=write)
        report(WHOLE, WHOLE)
        return planned


def _placed(
    session: Session, frame: Frame, report: Report = say_nothing
) -> tuple[Placer, Mapping[int, Facts]]:
    report(0, WHOLE)
    facts, placer = load_facts(session, frame), Placer(frame)
    sources = _proposals(session, frame, facts)
    for proposals, done in zip(sources, shares(READ, PLACED, len(sources)), strict=True):
        placer.place_all(told(proposals, report, at=done))
    placer.fill(told(facts.values(), report, at=PLACED, until=FILLED, count=len(facts)))
    return placer, facts


def _proposals(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> tuple[Iterator[Proposal], ...]:
    """Return what falls due, what cannot wait first; each is looked for once its turn comes."""
    return (
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
    told = _told(placer.rows, placer.replaced, placer.skipped)
    if not write:
        return replace(told, lines=lines_of(session, placer, facts))
    _write(session, placer.rows, placer.replaced, today=placer.frame.today)
    return told


def _told(rows: Rows, replaced: Mapping[int, int], skipped: Counter[SkipReason]) -> Planned:
    by_kind = Counter(row["kind"] for row in rows)
    return Planned(
        planned=len(rows),
        superseded=len(replaced),
        by_kind=dict(by_kind.most_common()),
        skipped=dict(skipped.most_common()),
        lines=(),
    )


def _write(session: Session, rows: Rows, replaced: Mapping[int, int], *, today: date) -> None:
    keys = insert_rows(session, FollowUp, rows)
    write_endings(
        session,
        [
            (
                key,
                rows[at]["customer_id"],
                Ending(
                    cause=ClosingCause.NEWER,
                    state=FollowUpState.SUPERSEDED,
                    closed_on=today,
                    newer_id=keys[at],
                ),
            )
            for key, at in replaced.items()
        ],
    )
