"""Rows that can be recomputed from others, kept so that lists never add up."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import CLUSTERED, Base
from app.words import RiskStage, Tier


class CustomerMetrics(Base):
    """One row per customer: the indicators, the provisional score and the rhythm as of a day.

    Attributes:
        as_of_on: The day the windows end.
        score_n: Provisional N against the frozen distribution; ``None`` before a grading.
        score_tenths: Provisional score times 10.
        tier: Shown tier: the official one of the last grading, or the provisional one for
            those who were not in it (``provisional`` says which).
        expected_gap_days: Of the family that decides the customer's ratio, times 100.
        ratio_milli: Days since the last visit of that family over the expected gap, times
            1,000, rounded; the stage is decided on the exact fraction.
        completeness_percent: Share of what the tier must have on file.
        last_contact_on: The last contact in which the customer was really reached.
        next_followup_on: The earliest open follow-up, late ones too.
        booked_on: The next booking that is confirmed.
    """

    __tablename__ = "customer_metrics"
    __table_args__ = (
        Index("ix_customer_metrics_order", "tier_order", "score_tenths"),
        Index("ix_customer_metrics_found", "tier_order", "last_visit_on"),
        Index("ix_customer_metrics_stage", "stage_number"),
    )
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True
    )
    as_of_on: Mapped[date] = mapped_column(index=True)
    first_visit_on: Mapped[date | None]
    last_visit_on: Mapped[date | None] = mapped_column(index=True)
    spend_minor: Mapped[int] = mapped_column(default=0)
    spend_365_minor: Mapped[int] = mapped_column(default=0, index=True)
    visit_count: Mapped[int] = mapped_column(default=0)
    visits_365: Mapped[int] = mapped_column(default=0)
    visits_90: Mapped[int] = mapped_column(default=0)
    spend_first_90_minor: Mapped[int] = mapped_column(default=0)
    treatment_count: Mapped[int] = mapped_column(default=0)
    referred_count: Mapped[int] = mapped_column(default=0)
    referred_buyer_count: Mapped[int] = mapped_column(default=0)
    referred_spend_minor: Mapped[int] = mapped_column(default=0)
    event_count: Mapped[int] = mapped_column(default=0)
    event_sales_minor: Mapped[int] = mapped_column(default=0)
    harmony: Mapped[int] = mapped_column(default=100)
    open_complaint_count: Mapped[int] = mapped_column(default=0)
    score_n: Mapped[int | None]
    score_tenths: Mapped[int | None]
    rank: Mapped[int | None]
    tier: Mapped[Tier]
    tier_order: Mapped[int]
    provisional: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[RiskStage | None]
    stage_number: Mapped[int | None]
    ratio_milli: Mapped[int | None]
    expected_gap_days: Mapped[int | None]
    days_over: Mapped[int | None]
    rhythm_family_id: Mapped[int | None]
    completeness_percent: Mapped[int] = mapped_column(default=0)
    last_contact_on: Mapped[date | None]
    next_followup_on: Mapped[date | None] = mapped_column(index=True)
    booked_on: Mapped[date | None]


class FamilyRhythm(Base):
    """How often one customer comes for one family.

    Attributes:
        gap_count: Closed gaps between distinct visit days.
        median_gap_halves: Own median gap in half days; ``None`` without a gap.
    """

    __tablename__ = "family_rhythms"
    __table_args__ = CLUSTERED
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True
    )
    family_id: Mapped[int] = mapped_column(
        ForeignKey("families.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    last_visit_on: Mapped[date]
    gap_count: Mapped[int]
    median_gap_halves: Mapped[int | None]


class FamilyPool(Base):
    """What is usual for a family across customers; kept for families that have a rhythm.

    Attributes:
        pool_quarters: The usual gap in quarter days.
        cycle_days: The catalogue's cycle when the gap was taken.
    """

    __tablename__ = "family_pools"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    family_id: Mapped[int] = mapped_column(
        ForeignKey("families.id", ondelete="CASCADE"), primary_key=True
    )
    pool_quarters: Mapped[int]
    cycle_days: Mapped[int | None]


class SearchText(Base):
    """What a customer is found by: number, name, pinyin, initials, digits, WeChat, note."""

    __tablename__ = "search_text"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)
