"""How far everyone is beyond the own rhythm as of a day, per family and on the whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.services.planning.next_steps import booked_customers
from app.services.rules.rhythm import Rhythm, Risk, stage_for
from app.services.standing.histories import load_members
from app.services.standing.rhythms import norms_of, read_habits, rhythms_of, risk_in
from app.words import RiskStage


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRisk:
    """How one customer stands in one family; the stage is that of the family alone."""

    number: str
    rhythm: Rhythm
    stage: RiskStage


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRisk:
    """How one customer stands; ``risk`` is ``None`` without a family that has a rhythm."""

    number: str
    risk: Risk | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskReport:
    """Everybody as of a day, in the order of their numbers."""

    as_of: date
    families: tuple[FamilyRisk, ...]
    customers: tuple[CustomerRisk, ...]


def report_risks(session: Session, *, as_of: date) -> RiskReport:
    """Measure everybody against the own rhythm; nothing is written."""
    members = load_members(session, as_of=as_of)
    habits = read_habits(session, as_of=as_of)
    norms = norms_of(session, habits)
    booked = booked_customers(session, on=as_of)
    families: list[FamilyRisk] = []
    customers: list[CustomerRisk] = []
    for key, member in sorted(members.items(), key=lambda pair: pair[1].number):
        last_on = member.history.last_visit_on
        rhythms = rhythms_of(habits.get(key, {}), norms, as_of)
        risk = risk_in(rhythms, last_visit_on=last_on, as_of=as_of, booked=key in booked)
        customers.append(CustomerRisk(number=member.number, risk=risk))
        if last_on is not None:
            families += _in_families(member.number, rhythms, (as_of - last_on).days)
    return RiskReport(as_of=as_of, families=tuple(families), customers=tuple(customers))


def _in_families(number: str, rhythms: list[Rhythm], days_since_any: int) -> Iterator[FamilyRisk]:
    for rhythm in sorted(rhythms, key=lambda each: each.family):
        stage = stage_for(rhythm.ratio, days_since_any=days_since_any)
        yield FamilyRisk(number=number, rhythm=rhythm, stage=stage)
