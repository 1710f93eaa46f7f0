"""Why customers stand where they stand, where they stood before, and how late they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Grade, GradingRun
from app.services.grading.gradings import GradingResult
from app.services.grading.risks import report_risks
from app.services.planning.next_steps import booked_customers
from app.services.rules.reasons import Why, why_for
from app.services.rules.rhythm import Risk
from app.services.standing.frozen_runs import official_runs
from app.services.standing.histories import load_members
from app.services.standing.rhythms import kept_habits, load_norms, rhythms_of, risk_in
from app.services.standing.standings import load_standings
from app.words import Tier

_NO_TIER: Final = (Tier.PROSPECT, Tier.NOT_GRADED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What the line for the receptionist is made of.

    Attributes:
        was: The tier in the grading before; ``None`` for newcomers.
        risk: ``None`` without a family that has a rhythm.
    """

    why: Why
    was: Tier | None
    risk: Risk | None


def explain_customer(session: Session, *, customer_id: int, today: date) -> Explanation | None:
    """Explain where one customer stands today; ``None`` before the first grading."""
    members = load_members(session, as_of=today, customer_ids=[customer_id])
    standings = load_standings(session, members, as_of=today)
    if customer_id not in members or standings.run is None or standings.frozen is None:
        return None
    member, standing = members[customer_id], standings.by_customer[customer_id]
    shown = replace(standing.graded, tier=standing.tier)
    habits = kept_habits(session, customer_ids=[customer_id]).get(customer_id, {})
    return Explanation(
        why=why_for(shown, standings.frozen.distribution, today),
        was=_former_tiers(session, before=standings.run.as_of_on, customer_id=customer_id).get(
            member.number
        ),
        risk=risk_in(
            rhythms_of(habits, load_norms(session), today),
            last_visit_on=member.history.last_visit_on,
            as_of=today,
            booked=customer_id in booked_customers(session, on=today),
        ),
    )


def explain_everyone(session: Session, *, result: GradingResult) -> dict[str, Explanation]:
    """Explain a whole grading, by number; rhythms as of the same day."""
    grading = result.grading
    former = _former_tiers(session, before=grading.as_of)
    report = report_risks(session, as_of=grading.as_of)
    risks = {each.number: each.risk for each in report.customers}
    return {
        each.number: Explanation(
            why=why_for(each, grading.distribution, grading.as_of),
            was=former.get(each.number),
            risk=risks.get(each.number),
        )
        for each in grading.graded
    }


def _former_tiers(
    session: Session, *, before: date, customer_id: int | None = None
) -> Mapping[str, Tier]:
    run = session.scalars(official_runs().where(GradingRun.as_of_on < before).limit(1)).first()
    if run is None:
        return {}
    query = sa.select(Grade.number, Grade.tier).where(
        Grade.run_id == run.id, Grade.tier.not_in(_NO_TIER)
    )
    if customer_id is not None:
        query = query.where(Grade.customer_id == customer_id)
    return dict(session.execute(query).all())
