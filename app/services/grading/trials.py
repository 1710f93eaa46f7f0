"""A grading tried out: what it would say and who would move; nothing is written."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Grade, GradingRun
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts
from app.services.grading.errors import RulesUnsound
from app.services.grading.gradings import GradingResult, try_grading
from app.services.grading.movements import MissingPart, MovedReason, MovementMatrix, MovementRow
from app.services.grading.views import GradingView, structure_of
from app.services.rules.grading import Graded
from app.services.rules.movements import Gap, TierMoved, moved
from app.services.rules.permissions import require
from app.services.rules.provisional import FrozenGrading, freeze
from app.services.rules.tiers import GradingRules, faults_of
from app.services.standing.frozen_runs import latest_run, load_scale, load_version_rules
from app.services.standing.kept_grades import load_kept_grades
from app.words import Permission, Tier

_PER_MILLE = 1_000


def try_out(
    session: Session, *, as_of: date, actor: Actor, rules: GradingRules | None = None
) -> GradingView:
    """Grade everyone as of a day and compare with the last grading that stands.

    Args:
        session: Only read.
        as_of: The last day that counts.
        actor: Who tries.
        rules: Weights and cuts to try; those in force on the day if left out.

    Raises:
        NotAllowed: The actor may not grade.
        RulesUnsound: Nobody can be graded by the rules.
    """
    require(actor, Permission.GRADE)
    if rules is not None and (faults := faults_of(rules)):
        raise RulesUnsound(faults)
    result = try_grading(session, as_of=as_of, rules=rules)
    since = latest_run(session)
    view = _standing_alone(result)
    if since is None:
        return view
    before = _places(session, since)
    return replace(
        view,
        since_on=since.as_of_on,
        matrix=_matrix(before, result),
        movements=_movements(session, since, before, result),
    )


def _standing_alone(result: GradingResult) -> GradingView:
    """Return the view of a trial before which there was no grading."""
    grading = result.grading
    return GradingView(
        run_id=None,
        period=result.period,
        as_of_on=grading.as_of,
        ranked_count=grading.ranked_count,
        dormant_count=grading.dormant_count,
        prospect_count=grading.prospect_count,
        rows_after_count=result.rows_after_as_of,
        tie_at_cut=grading.tie_at_cut,
        few_customers=grading.few_customers,
        restated=False,
        checksum=grading.checksum,
        digest=grading.rules.version_id,
        rules=grading.rules,
        structure=structure_of((each.tier, each.stars, 1) for each in grading.graded),
        since_on=None,
        matrix=None,
        movements=(),
    )


def _places(session: Session, run: GradingRun) -> dict[int, Tier]:
    """Return where everybody stood, by key: the base tier, or ``dormant``."""
    query = sa.select(Grade.customer_id, Grade.tier, Grade.base_tier).where(Grade.run_id == run.id)
    return {
        key: tier if tier is Tier.DORMANT else base for key, tier, base in session.execute(query)
    }


def _place(graded: Graded) -> Tier:
    return graded.tier if graded.tier is Tier.DORMANT else graded.base_tier


def _matrix(before: Mapping[int, Tier], result: GradingResult) -> MovementMatrix:
    after = {result.keys[each.number]: _place(each) for each in result.grading.graded}
    cells: Counter[tuple[Tier | None, Tier | None]] = Counter()
    cells.update((before.get(key), place) for key, place in after.items())
    cells.update((place, None) for key, place in before.items() if key not in after)
    return MovementMatrix(cells=dict(cells))


def _movements(
    session: Session, since: GradingRun, before: Mapping[int, Tier], result: GradingResult
) -> tuple[MovementRow, ...]:
    changed = {
        result.keys[each.number]: each
        for each in result.grading.graded
        if before.get(result.keys[each.number]) is not _place(each)
    }
    kept = load_kept_grades(session, since, customer_ids=changed.keys())
    was = FrozenGrading(
        as_of=since.as_of_on,
        rules=load_version_rules(session, rule_version_id=since.rule_version_id),
        distribution=load_scale(session, since),
        points=(),
    )
    now = freeze(result.grading)
    found = {key: moved(kept.get(key), each, was=was, now=now) for key, each in changed.items()}
    names = _names(session, changed.keys())
    rows = [_row(key, names.get(key, ""), each) for key, each in found.items() if each is not None]
    tiers = list(Tier)
    return tuple(sorted(rows, key=lambda row: (tiers.index(row.to_tier), row.number)))


def _row(key: int, name: str, movement: TierMoved) -> MovementRow:
    return MovementRow(
        customer_id=key,
        number=movement.number,
        name=name,
        from_tier=movement.from_tier,
        to_tier=movement.to_tier,
        movement=movement.movement,
        reasons=tuple(
            MovedReason(
                indicator=shift.indicator,
                delta_tenths=round((shift.after - shift.before) * _PER_MILLE),
            )
            for shift in movement.shifts
        ),
        to_stay=_missing(movement.to_stay),
        to_rise=_missing(movement.to_rise),
    )


def _missing(gap: Gap | None) -> MissingPart | None:
    if gap is None or (gap.spend_minor is None and gap.visits is None):
        return None
    return MissingPart(spend_minor=gap.spend_minor, visits=gap.visits)


def _names(session: Session, keys: Collection[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in in_parts(sorted(keys)):
        query = sa.select(Customer.id, Customer.name).where(Customer.id.in_(some))
        found |= dict(session.execute(query).all())
    return found
