"""What a grading found for one customer, in numbers that can be checked by hand."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import Customer, GradingRun, RuleVersion
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.grading import Graded
from app.services.rules.indicators import History
from app.services.rules.score import Distribution
from app.services.rules.tiers import Cuts, last_rank
from app.services.standing.frozen_runs import load_scale, load_version_rules, official_runs
from app.services.standing.kept_grades import load_kept_grades
from app.words import CutKind, Indicator, Tier
from app.words.language import say


@dataclass(eq=False)
class NotInGrading(Refusal):
    """The customer was not there when everyone was graded.

    Attributes:
        number: The customer's.
        period: Which grading; ``None`` if there was none at all.
    """

    number: str
    period: str | None

    @override
    def sentence(self) -> str:
        if self.period is None:
            return say(
                "Nobody has been graded yet, so there is nothing to say about {number}. Please"
                " grade first.",
                number=self.number,
            )
        return say(
            "{number} was not part of the grading {period}. Please choose another period.",
            number=self.number,
            period=self.period,
        )


_HARMONY_FULL: Final = 100
_CHECK_DIGITS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One indicator.

    Attributes:
        below: Ranked customers strictly below; ``None`` where nothing is compared.
        weight: 0 where the indicator told nobody apart.
        points: Its share of the whole, in the integer everyone is ranked by.
    """

    indicator: Indicator
    below: int | None
    weight: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TierBand:
    """A tier by places, from ``first`` to ``last``, or by scores of at least ``score_cent``."""

    tier: Tier
    first: int
    last: int
    score_cent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TierStatement:
    """The statement of one customer.

    Attributes:
        rules: The id of the rule version, a hash of its content.
        others_count: Ranked customers beside this one.
        full_points: What someone above everyone in everything would have.
        run_checksum: Of the whole grading.
    """

    number: str
    name: str
    period: str
    as_of: date
    rules: str
    graded: Graded
    lines: tuple[StatementLine, ...]
    bands: tuple[TierBand, ...]
    ranked_count: int
    others_count: int
    full_points: int
    run_checksum: str

    @property
    def history(self) -> History:
        """The figures that were compared."""
        return self.graded.history

    @property
    def checksum(self) -> str:
        """A short hash of every number on the sheet; another number, another checksum."""
        told = (
            *(self.number, self.period, self.as_of, self.rules, self.graded, self.bands),
            *(self.lines, self.ranked_count, self.full_points, self.run_checksum),
        )
        digest = hashlib.sha256(repr(told).encode()).hexdigest()
        return digest[:_CHECK_DIGITS]


def load_tier_statement(
    session: Session, *, customer_id: int, period: str | None = None
) -> TierStatement:
    """Return what the last grading, or that of a period, found for a customer.

    Raises:
        NotFound: There is no such customer.
        NotInGrading: They were not part of it.
    """
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer", customer_id)
    run = _run_of(session, period)
    grades = load_kept_grades(session, run, customer_ids=[customer_id]) if run else {}
    if run is None or customer_id not in grades:
        raise NotInGrading(customer.number, run.period if run else period)
    graded, scale = grades[customer_id], load_scale(session, run)
    rules = load_version_rules(session, rule_version_id=run.rule_version_id)
    return TierStatement(
        number=graded.number,
        name=customer.name,
        period=run.period,
        as_of=run.as_of_on,
        rules=session.get_one(RuleVersion, run.rule_version_id).digest,
        graded=graded,
        lines=tuple(_line(each, graded, scale) for each in Indicator),
        bands=_bands(rules.cuts, scale.ranked_count),
        ranked_count=scale.ranked_count,
        others_count=scale.others_count,
        full_points=scale.full_points,
        run_checksum=run.checksum,
    )


def _run_of(session: Session, period: str | None) -> GradingRun | None:
    runs: sa.Select[GradingRun] = official_runs()
    if period is not None:
        runs = runs.where(GradingRun.period == period)
    return session.scalars(runs.limit(1)).first()


def _line(indicator: Indicator, graded: Graded, scale: Distribution) -> StatementLine:
    weight = scale.weights.get(indicator, 0)
    if not graded.ranked:
        return StatementLine(indicator=indicator, below=None, weight=weight, points=0)
    if indicator is Indicator.HARMONY:
        points = 2 * weight * graded.history.harmony * scale.others_count // _HARMONY_FULL
        return StatementLine(indicator=indicator, below=None, weight=weight, points=points)
    below = graded.below_in(indicator)
    return StatementLine(indicator=indicator, below=below, weight=weight, points=2 * weight * below)


def _bands(cuts: Cuts, ranked_count: int) -> tuple[TierBand, ...]:
    first, bands = 1, []
    by_place = cuts.kind is CutKind.RANK_SHARE
    for tier, cut in (*cuts.by_tier(), (Tier.GENERAL, None)):
        last = last_rank(cut, ranked_count) if by_place and cut is not None else ranked_count
        score = None if by_place or cut is None else cut
        bands.append(TierBand(tier=tier, first=first, last=last, score_cent=score))
        first = last + 1 if by_place else 1
    return tuple(bands)
