"""Gradings: the rules, the frozen runs, and who moved."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import CLUSTERED, Base, PrimaryKey
from app.models.guards import refuse
from app.words import CutKind, Indicator, Movement, Tier


class RuleVersion(Base):
    """Weights and cuts, known by a hash of their content and unchangeable once used.

    Attributes:
        digest: First 12 hex digits of the SHA-256 of the content.
        valid_from_on: First day of the period it grades.
        vip_cut, major_cut, ordinary_cut: Share of ranks in basis points (2,000 is 20 %), or
            the lowest score times 100, by ``cut_kind``.
    """

    __tablename__ = "rule_versions"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    digest: Mapped[str] = mapped_column(String(12))
    valid_from_on: Mapped[date] = mapped_column(unique=True)
    cut_kind: Mapped[CutKind]
    vip_cut: Mapped[int]
    major_cut: Mapped[int]
    ordinary_cut: Mapped[int]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class RuleWeight(Base):
    """The weight of one indicator in a rule version."""

    __tablename__ = "rule_weights"
    __table_args__ = (
        UniqueConstraint("rule_version_id", "indicator"),
        CheckConstraint("weight >= 0", name="not_negative"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    rule_version_id: Mapped[int] = mapped_column(ForeignKey("rule_versions.id"))
    indicator: Mapped[Indicator]
    weight: Mapped[int]


class GradingRun(Base):
    """One grading of everybody, frozen.

    Attributes:
        period: Label of the period, such as ``2026-Q4``.
        restated: Graded again because late rows came in; the older run is kept.
        previous_id: The grading before, from which the movements start.
        beside_id: Of a recomputed grading before, the run it was recomputed for, so that new
            rules are not read as changed customers.
    """

    __tablename__ = "grading_runs"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    as_of_on: Mapped[date] = mapped_column(index=True)
    period: Mapped[str] = mapped_column(String(16))
    rule_version_id: Mapped[int] = mapped_column(ForeignKey("rule_versions.id"))
    ranked_count: Mapped[int]
    dormant_count: Mapped[int]
    prospect_count: Mapped[int]
    rows_after_count: Mapped[int]
    tie_at_cut: Mapped[bool]
    weight_in_use: Mapped[int]
    checksum: Mapped[str] = mapped_column(String(64))
    restated: Mapped[bool] = mapped_column(default=False)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("grading_runs.id"))
    beside_id: Mapped[int | None] = mapped_column(ForeignKey("grading_runs.id"))
    graded_at: Mapped[datetime]
    graded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class RunWeight(Base):
    """The weight of an indicator in a run; absent where it told nobody apart."""

    __tablename__ = "run_weights"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    run_id: Mapped[int] = mapped_column(
        ForeignKey("grading_runs.id", ondelete="CASCADE"), primary_key=True
    )
    indicator: Mapped[Indicator] = mapped_column(primary_key=True)
    weight: Mapped[int]


class Grade(Base):
    """One customer in one run: what was counted, where it placed them.

    A frozen copy: it names the customer by number too and holds on when the customer's row
    is gone. ``*_below`` counts the ranked customers strictly below in that indicator.
    """

    __tablename__ = "grades"
    __table_args__ = CLUSTERED
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    run_id: Mapped[int] = mapped_column(
        ForeignKey("grading_runs.id", ondelete="CASCADE"), primary_key=True
    )
    customer_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    number: Mapped[str] = mapped_column(String(32))
    first_visit_on: Mapped[date | None]
    last_visit_on: Mapped[date | None]
    tenure_days: Mapped[int]
    spend_minor: Mapped[int]
    spend_365_minor: Mapped[int]
    visit_count: Mapped[int]
    visits_365: Mapped[int]
    visits_90: Mapped[int]
    spend_first_90_minor: Mapped[int]
    treatment_count: Mapped[int]
    referred_count: Mapped[int]
    referred_buyer_count: Mapped[int]
    referred_spend_minor: Mapped[int]
    event_count: Mapped[int]
    event_sales_minor: Mapped[int]
    harmony: Mapped[int]
    tenure_below: Mapped[int]
    spend_below: Mapped[int]
    visits_below: Mapped[int]
    frequency_below: Mapped[int]
    treatments_below: Mapped[int]
    referred_below: Mapped[int]
    referred_spend_below: Mapped[int]
    events_below: Mapped[int]
    event_sales_below: Mapped[int]
    ranked: Mapped[bool]
    score_n: Mapped[int]
    rank: Mapped[int | None]
    base_tier: Mapped[Tier]
    tier: Mapped[Tier]
    stars: Mapped[int | None]


class GradeStep(Base):
    """The frozen distribution: how many ranked customers lie strictly below a value.

    Attributes:
        scale: An ``Indicator`` value, or ``score_n``, ``spend_first_90``, ``visits_90``.
    """

    __tablename__ = "grade_steps"
    __table_args__ = CLUSTERED
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    run_id: Mapped[int] = mapped_column(
        ForeignKey("grading_runs.id", ondelete="CASCADE"), primary_key=True
    )
    scale: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    below: Mapped[int]


class TierMovement(Base):
    """A customer whose tier differs from the run before.

    Attributes:
        first_delta: Change of b/(n-1) of the first reason, in tenths of a percent.
        to_stay_minor: Spend that would keep the next lower tier away; ``None`` if none would.
        to_rise_minor: Extra spend that alone would reach the next tier; likewise visits.
    """

    __tablename__ = "tier_movements"
    __table_args__ = (UniqueConstraint("run_id", "customer_id"),)
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    run_id: Mapped[int] = mapped_column(
        ForeignKey("grading_runs.id", ondelete="CASCADE"), index=True
    )
    customer_id: Mapped[int] = mapped_column(index=True)
    from_tier: Mapped[Tier | None]
    to_tier: Mapped[Tier]
    movement: Mapped[Movement]
    first_reason: Mapped[Indicator | None]
    first_delta: Mapped[int | None]
    second_reason: Mapped[Indicator | None]
    second_delta: Mapped[int | None]
    to_rise_minor: Mapped[int | None]
    to_rise_visits: Mapped[int | None]
    to_stay_minor: Mapped[int | None]
    to_stay_visits: Mapped[int | None]


# Rules are complete before anything is graded by them, and outlive it when it is taken back.
GradingRun.metadata.tables[GradingRun.__tablename__].add_is_dependent_on(
    RuleWeight.metadata.tables[RuleWeight.__tablename__]
)

_FROZEN = "'a grading is frozen'"
_USED = "'rules that were graded by are unchangeable'"
_RUN_STANDS = "EXISTS (SELECT 1 FROM grading_runs WHERE id = OLD.run_id)"
_VERSION_USED = "EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = {row}.{key})"
for _model, _action, _when, _reason in (
    (GradingRun, "UPDATE", "1", _FROZEN),
    *((_kept, "UPDATE", "1", _FROZEN) for _kept in (RunWeight, Grade, GradeStep, TierMovement)),
    *(
        (_kept, "DELETE", _RUN_STANDS, _FROZEN)
        for _kept in (RunWeight, Grade, GradeStep, TierMovement)
    ),
    (RuleVersion, "UPDATE", _VERSION_USED.format(row="OLD", key="id"), _USED),
    (RuleVersion, "DELETE", _VERSION_USED.format(row="OLD", key="id"), _USED),
    (RuleWeight, "INSERT", _VERSION_USED.format(row="NEW", key="rule_version_id"), _USED),
    (RuleWeight, "UPDATE", _VERSION_USED.format(row="OLD", key="rule_version_id"), _USED),
    (RuleWeight, "DELETE", _VERSION_USED.format(row="OLD", key="rule_version_id"), _USED),
):
    refuse(
        _model,
        _action,
        f"{_model.__tablename__}_{_action}_refused",
        when=_when,
        message=_reason,
    )
