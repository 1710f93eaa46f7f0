"""The clinic itself: its settings and its running numbers."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import GradingPeriod, TierScheme


class Clinic(Base):
    """The one row of settings that hold for everybody.

    Attributes:
        zone: IANA name of the time zone in which days begin.
        currency: ISO 4217 code; all money is in its minor units.
        second_place: The folder on a stick or another drive that gets a copy of each backup.
    """

    __tablename__ = "clinic"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(120))
    zone: Mapped[str] = mapped_column(String(64))
    currency: Mapped[str] = mapped_column(String(3))
    language: Mapped[str] = mapped_column(String(2))
    number_prefix: Mapped[str] = mapped_column(String(8), default="")
    number_digits: Mapped[int] = mapped_column(default=5)
    grading_period: Mapped[GradingPeriod] = mapped_column(default=GradingPeriod.QUARTERLY)
    tier_scheme: Mapped[TierScheme] = mapped_column(default=TierScheme.FIVE_TIERS)
    second_place: Mapped[str | None] = mapped_column(String(400))
    created_at: Mapped[datetime]


class NumberSeries(Base):
    """The last number given out in a series; outside the journal, so undo never reuses one."""

    __tablename__ = "number_series"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    last: Mapped[int]


class SavedView(Base):
    """A named set of filters of one person's list.

    Attributes:
        query: The filters as a URL query string.
    """

    __tablename__ = "saved_views"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    list_name: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(80))
    query: Mapped[str] = mapped_column(String(2000))
