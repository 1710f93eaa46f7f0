"""Keeps one row of figures per customer up to date with every write."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint, Customer, CustomerMetrics, Family, GradingRun, Referral
from app.services.archive.file_fields import load_present
from app.services.figures.restanding import FACTS, restand, standing_cells
from app.services.foundation.bulk import in_parts, replace_derived
from app.services.foundation.changes import Changes
from app.services.foundation.narrowing import ask
from app.services.planning.next_steps import (
    NextStep,
    load_next_steps,
    refresh_next_steps,
    touches_next_steps_only,
)
from app.services.rules.completeness import completeness_for
from app.services.rules.grading import Member
from app.services.rules.provisional import FrozenGrading
from app.services.rules.rhythm import FamilyVisits, Risk
from app.services.standing.frozen_runs import latest_run, load_frozen
from app.services.standing.histories import load_members
from app.services.standing.rhythms import (
    Norm,
    customers_of_families,
    keep_habits,
    kept_habits,
    load_norms,
    read_habits,
    refresh_norms,
    rhythms_of,
    risk_in,
    stale_families,
)
from app.services.standing.standings import load_standings
from app.words import ComplaintStatus, FeedbackKind

Report = Callable[[int, int], None]
Part = Callable[[Session], None]
_MANY: Final = 200
_IN_PART: Final = 5_000  # takes a second or two
_OPEN_COMPLAINTS: Final = (
    sa.select(Complaint.customer_id, sa.func.count())
    .where(Complaint.kind == FeedbackKind.COMPLAINT, Complaint.status == ComplaintStatus.OPEN)
    .group_by(Complaint.customer_id)
)
_REFERRERS: Final = sa.select(Referral.referrer_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What holds for every customer of one refresh."""

    today: date
    norms: Mapping[int, Norm]
    frozen: FrozenGrading | None


def refresh_metrics(session: Session, changes: Changes, today: date) -> None:
    """Bring the figures of everyone a write touched up to date; the store calls it.

    A grading touches everyone. So does a family whose cycle changed, among its customers.
    What only concerns follow-ups leaves the other figures as they are.
    """
    if touches_next_steps_only(changes):
        refresh_next_steps(session, changes.customer_ids, today=today)
        return
    families = stale_families(session) if Family.__tablename__ in changes.tables else set()
    before = families - changes.made_in(Family.__tablename__)  # nobody had a new one before
    touched = changes.customer_ids | customers_of_families(session, before)
    _refresh_habits(session, touched, families, today)
    touched |= _referrers(session, touched)
    if GradingRun.__tablename__ in changes.tables:
        touched |= _everybody(session) - restand(session, today=today)
    _refresh_rows(session, touched, today, _say_nothing)


def refresh_everything(session: Session, *, today: date, report: Report | None = None) -> None:
    """Take every figure and every norm anew, because the day or very much else changed.

    Args:
        session: An open transaction; the caller commits.
        today: The day the windows end.
        report: Called now and then with how many customers are done, and of how many.
    """
    everybody = _everybody(session)
    _refresh_habits(session, everybody, None, today)
    _refresh_rows(session, everybody, today, report or _say_nothing)


def refresh_parts(session: Session, *, today: date) -> list[Part]:
    """Return ``refresh_everything`` in parts, in their order, each to be a write of its own.

    The desk writes between them. Until the last one is done the figures are stale.
    """
    keys = sorted(_everybody(session))
    parts = [keys[at : at + _IN_PART] for at in range(0, len(keys), _IN_PART)]
    return [
        *(partial(_refresh_habits, keys=part, families=(), today=today) for part in parts),
        refresh_norms,
        *(partial(_refresh_rows, keys=part, today=today, report=_say_nothing) for part in parts),
    ]


def is_stale(session: Session, *, today: date) -> bool:
    """Return whether some figures were taken on another day."""
    other = sa.select(CustomerMetrics.customer_id).where(CustomerMetrics.as_of_on != today)
    return session.scalar(other.limit(1)) is not None


def _refresh_habits(
    session: Session, keys: Collection[int], families: Collection[int] | None, today: date
) -> None:
    for some in in_parts(sorted(keys)):
        habits = read_habits(session, as_of=today, customer_ids=some)
        keep_habits(session, habits, customer_ids=some)
    refresh_norms(session, families)


def _refresh_rows(session: Session, keys: Collection[int], today: date, report: Report) -> None:
    run = latest_run(session) if len(keys) > _MANY else None
    frame = _Frame(
        today=today,
        norms=load_norms(session),
        frozen=load_frozen(session, run) if run is not None else None,
    )
    done = 0
    for some in in_parts(sorted(keys)):
        rows = _rows(session, some, frame)
        replace_derived(session, CustomerMetrics, key="customer_id", keys=some, rows=rows)
        done += len(some)
        report(done, len(keys))


def _rows(session: Session, keys: Collection[int], frame: _Frame) -> list[dict[str, Any]]:
    members = load_members(session, as_of=frame.today, customer_ids=keys)
    standings = load_standings(session, members, as_of=frame.today, frozen=frame.frozen)
    habits = kept_habits(session, customer_ids=keys)
    present = load_present(session, customer_ids=keys)
    complaints = _open_complaints(session, keys)
    families = {norm.name: key for key, norm in frame.norms.items()}
    steps = load_next_steps(session, customer_ids=keys, today=frame.today)
    rows = []
    for key, member in members.items():
        standing = standings.by_customer[key]
        completeness = completeness_for(standing.tier, present[key])
        row = {
            "customer_id": key,
            "as_of_on": frame.today,
            **{name: getattr(member.history, name) for name in FACTS},
            **standing_cells(standing),
            **_risk_cells(_risk(member, habits.get(key, {}), steps[key], frame), families),
            "open_complaint_count": complaints.get(key, 0),
            "completeness_percent": int(100 * completeness.share),
            **steps[key]._asdict(),
        }
        rows.append(row)
    return rows


def _risk(
    member: Member, habits: Mapping[int, FamilyVisits], step: NextStep, frame: _Frame
) -> Risk | None:
    return risk_in(
        rhythms_of(habits, frame.norms, frame.today),
        last_visit_on=member.history.last_visit_on,
        as_of=frame.today,
        booked=step.booked_on is not None,
    )


def _risk_cells(risk: Risk | None, families: Mapping[str, int]) -> dict[str, Any]:
    if risk is None:
        return dict.fromkeys(_RISK_CELLS)
    rhythm = risk.rhythm
    gap_cents = round(rhythm.expected_gap * 100)
    return {
        "stage": risk.stage,
        "stage_number": risk.stage.number,
        "ratio_milli": round(rhythm.ratio * 1_000),
        "expected_gap_days": gap_cents,
        "days_over": max(rhythm.days_since - round(gap_cents / 100), 0),
        "rhythm_family_id": families[rhythm.family],
    }


_RISK_CELLS: Final = (
    "stage",
    "stage_number",
    "ratio_milli",
    "expected_gap_days",
    "days_over",
    "rhythm_family_id",
)


def _open_complaints(session: Session, keys: Collection[int]) -> dict[int, int]:
    return dict(ask(session, _OPEN_COMPLAINTS, Complaint.customer_id, keys).all())


def _referrers(session: Session, keys: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in in_parts(sorted(keys)):
        found.update(key for (key,) in ask(session, _REFERRERS, Referral.referred_id, some))
    return found


def _everybody(session: Session) -> frozenset[int]:
    return frozenset(session.scalars(sa.select(Customer.id)))


def _say_nothing(_done: int, _total: int) -> None:
    pass
