"""Where customers stand now: the official tier, and the provisional score beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.models import GradingRun
from app.services.rules.grading import Graded, Member, unranked
from app.services.rules.provisional import FrozenGrading, provisional_for
from app.services.rules.tiers import FEWEST_GRADED
from app.services.standing.frozen_runs import (
    OfficialGrade,
    latest_run,
    load_frozen_for,
    load_officials,
)
from app.words import Tier

TIER_ORDER: Final = (
    Tier.VIP,
    Tier.POTENTIAL_VIP,
    Tier.MAJOR,
    Tier.ORDINARY,
    Tier.GENERAL,
    Tier.NOT_GRADED,
    Tier.DORMANT,
    Tier.PROSPECT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentStanding:
    """Where one customer stands.

    Attributes:
        tier: The official tier of the last grading, or the provisional one for those it did
            not rank.
        provisional: Whether ``tier`` is the provisional one.
        graded: Measured now against the last grading; without points before the first.
        score_tenths: Ten times the provisional score, rounded down.
    """

    tier: Tier
    provisional: bool
    graded: Graded
    score_tenths: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """Where some customers stand, by key, and what they were measured against.

    Attributes:
        run: ``None`` before the first grading.
        frozen: As much of the run as these customers take.
    """

    run: GradingRun | None
    frozen: FrozenGrading | None
    by_customer: dict[int, CurrentStanding]


def load_standings(
    session: Session,
    members: Mapping[int, Member],
    *,
    as_of: date,
    frozen: FrozenGrading | None = None,
) -> Standings:
    """Measure ``members`` against the last grading as of a day.

    Args:
        session: An open transaction.
        members: By key.
        as_of: The day up to which their histories run.
        frozen: The last grading, where the caller has it already.
    """
    run = latest_run(session)
    if run is None:
        current = {key: _ungraded(member) for key, member in members.items()}
        return Standings(run=None, frozen=None, by_customer=current)
    if frozen is None:
        frozen = load_frozen_for(session, run, members.values(), as_of=as_of)
    officials = load_officials(session, run, customer_ids=members.keys())
    current = {
        key: current_standing(member, frozen=frozen, as_of=as_of, official=officials.get(key))
        for key, member in members.items()
    }
    return Standings(run=run, frozen=frozen, by_customer=current)


def current_standing(
    member: Member, *, frozen: FrozenGrading, as_of: date, official: OfficialGrade | None
) -> CurrentStanding:
    """Return where one customer stands as of a day."""
    own = official.standing if official else None
    graded = provisional_for(member, frozen=frozen, as_of=as_of, own=own)
    settled = official is not None and own is not None
    return CurrentStanding(
        tier=official.tier if official is not None and settled else graded.tier,
        provisional=not settled and graded.ranked,
        graded=graded,
        score_tenths=_tenths(graded, frozen),
    )


def _tenths(graded: Graded, frozen: FrozenGrading) -> int | None:
    full = frozen.distribution.full_points
    if graded.points is None or frozen.distribution.ranked_count < FEWEST_GRADED:
        return None
    return 1000 * graded.points // full if full else 0


def _ungraded(member: Member) -> CurrentStanding:
    outside = unranked(member)
    tier = Tier.PROSPECT if outside.tier is Tier.PROSPECT else Tier.NOT_GRADED
    return CurrentStanding(tier=tier, provisional=False, graded=outside, score_tenths=None)
