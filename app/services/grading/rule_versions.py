"""Versions of the grading rules: each starts with a period and stays once it was used."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import GradingRun, RuleVersion, RuleWeight
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.foundation.settings import load_settings
from app.services.grading.errors import RulesUnsound
from app.services.rules.periods import period_of
from app.services.rules.permissions import require
from app.services.rules.tiers import GradingRules, faults_of
from app.services.standing.frozen_runs import load_version_rules
from app.words import Indicator, Permission
from app.words.language import N_


@dataclass(eq=False)
class RulesInUse(Refusal):
    """Customers have been graded by the rule version; it stays as it is."""

    digest: str
    valid_from_on: date

    says = N_(
        "Customers have been graded by rules {digest}, so they stay as they are. Save the change"
        " as a new version; it starts with the next period."
    )


@dataclass(eq=False)
class PeriodStarted(Refusal):
    """New rules would start inside a period that runs already, or is over.

    Attributes:
        valid_from_on: The day that was asked for.
        earliest_on: First day of the next period.
    """

    valid_from_on: date
    earliest_on: date

    says = N_("A period that has begun keeps its rules. New rules can start on {earliest_on}.")


FROM_THE_BEGINNING: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVersionRow:
    """One version of the rules.

    Attributes:
        id: ``None`` for the rules of the house until somebody was graded by them.
        digest: First 12 hex digits of the hash of the content.
        valid_from_on: First day of the first period it grades.
        used: Customers were graded by it, so it cannot change.
    """

    id: int | None
    digest: str
    valid_from_on: date
    rules: GradingRules
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSaved:
    """A version written down, and the day it starts."""

    rule_version_id: int
    digest: str
    valid_from_on: date


def list_rule_versions(session: Session) -> list[RuleVersionRow]:
    """Return every version, oldest first; the rules of the house come before all others."""
    used = set(session.scalars(sa.select(GradingRun.rule_version_id).distinct()))
    versions = session.scalars(sa.select(RuleVersion).order_by(RuleVersion.valid_from_on)).all()
    rows = [
        RuleVersionRow(
            id=version.id,
            digest=version.digest,
            valid_from_on=version.valid_from_on,
            rules=load_version_rules(session, rule_version_id=version.id),
            used=version.id in used,
        )
        for version in versions
    ]
    if rows and rows[0].valid_from_on == FROM_THE_BEGINNING:
        return rows
    return [_of_the_house(), *rows]


def load_rules(session: Session, *, on: date) -> RuleVersionRow:
    """Return the version in force on a day."""
    return [row for row in list_rule_versions(session) if row.valid_from_on <= on][-1]


def next_start(session: Session, *, today: date) -> date:
    """Return the first day new rules can hold from: that of the next period."""
    kind = load_settings(session).grading_period
    return period_of(today, kind).ends_on + timedelta(days=1)


def save_rules(
    session: Session,
    *,
    rules: GradingRules,
    actor: Actor,
    now: datetime,
    today: date,
    valid_from_on: date | None = None,
) -> RulesSaved:
    """Write down rules that hold from the next period on; a draft for that day is replaced.

    Args:
        session: An open transaction; the caller commits.
        rules: Weights and cuts.
        actor: Who decided.
        now: Aware moment of the decision.
        today: The day at the desk.
        valid_from_on: A later start; the next period if left out.

    Raises:
        NotAllowed: The actor may not change the rules.
        RulesUnsound: Nobody can be graded by them.
        PeriodStarted: The start lies in a period that runs already.
        RulesInUse: Customers were graded by the version of that day.
    """
    require(actor, Permission.EDIT_RULES)
    if faults := faults_of(rules):
        raise RulesUnsound(faults)
    earliest_on = next_start(session, today=today)
    starts_on = valid_from_on or earliest_on
    if starts_on < earliest_on:
        raise PeriodStarted(starts_on, earliest_on)
    _drop_draft(session, starts_on)
    version_id = _write(session, rules, starts_on, actor=actor, now=now)
    return RulesSaved(rule_version_id=version_id, digest=rules.version_id, valid_from_on=starts_on)


def keep_version(session: Session, row: RuleVersionRow, *, actor: Actor, now: datetime) -> int:
    """Return the key of a version, written down now if it was not yet."""
    if row.id is not None:
        return row.id
    return _write(session, row.rules, row.valid_from_on, actor=actor, now=now)


def _of_the_house() -> RuleVersionRow:
    rules = GradingRules()
    return RuleVersionRow(
        id=None,
        digest=rules.version_id,
        valid_from_on=FROM_THE_BEGINNING,
        rules=rules,
        used=False,
    )


def _drop_draft(session: Session, starts_on: date) -> None:
    version = session.scalars(
        sa.select(RuleVersion).where(RuleVersion.valid_from_on == starts_on)
    ).one_or_none()
    if version is None:
        return
    graded = sa.select(GradingRun.id).where(GradingRun.rule_version_id == version.id).limit(1)
    if session.scalar(graded) is not None:
        raise RulesInUse(version.digest, version.valid_from_on)
    weights = sa.select(RuleWeight).where(RuleWeight.rule_version_id == version.id)
    for weight in session.scalars(weights):
        session.delete(weight)
    session.flush()
    session.delete(version)
    session.flush()


def _write(
    session: Session, rules: GradingRules, starts_on: date, *, actor: Actor, now: datetime
) -> int:
    version = RuleVersion(
        digest=rules.version_id,
        valid_from_on=starts_on,
        cut_kind=rules.cuts.kind,
        vip_cut=rules.cuts.vip,
        major_cut=rules.cuts.major,
        ordinary_cut=rules.cuts.ordinary,
        created_at=now,
        created_by_id=actor.staff_id,
    )
    session.add(version)
    session.flush()
    session.add_all(
        RuleWeight(rule_version_id=version.id, indicator=each, weight=rules.weights.of(each))
        for each in Indicator
    )
    session.flush()
    return version.id
