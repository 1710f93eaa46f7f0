"""When the clinic is open, and what it promises to each tier."""

from datetime import date, time
from typing import ClassVar

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import FollowUpMethod, Holiday, Tier


class OpeningHours(Base):
    """A stretch of a weekday in which the clinic is open; two of them leave a break between.

    Attributes:
        weekday: 0 for Monday to 6 for Sunday.
    """

    __tablename__ = "opening_hours"
    __table_args__ = (
        UniqueConstraint("weekday", "opens_at"),
        between("weekday", 0, 6),
        CheckConstraint("opens_at < closes_at", name="opens_first"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    weekday: Mapped[int]
    opens_at: Mapped[time]
    closes_at: Mapped[time]


class DayException(Base):
    """A day unlike its weekday: closed, or open at other hours.

    Attributes:
        opens_at: ``None`` with ``closes_at`` for a day the clinic stays closed.
    """

    __tablename__ = "day_exceptions"
    __table_args__ = (
        CheckConstraint("(opens_at IS NULL) = (closes_at IS NULL)", name="both_or_neither"),
        CheckConstraint("opens_at IS NULL OR opens_at < closes_at", name="opens_first"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    day_on: Mapped[date] = mapped_column(unique=True)
    opens_at: Mapped[time | None]
    closes_at: Mapped[time | None]
    reason: Mapped[str | None] = mapped_column(String(120))


class HolidayRule(Base):
    """What the clinic does about a statutory holiday.

    Attributes:
        greets: Customers are sent a greeting.
        closed: The clinic stays closed on its days off.
    """

    __tablename__ = "holiday_rules"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    holiday: Mapped[Holiday] = mapped_column(unique=True)
    greets: Mapped[bool]
    closed: Mapped[bool]


class ContactRules(Base):
    """The one row of rules for getting in touch.

    Attributes:
        calls_from: Before that, and from ``calls_until`` on, nobody is rung.
        most_in_week: Contacts in seven days from which a customer is bothered.
        max_attempts: Times to try before giving up.
        works_make_up_days: A weekend that makes up for a holiday has the hours of a Monday.
        planned_until_on: The last day planned so far.
    """

    __tablename__ = "contact_rules"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("calls_from < calls_until", name="calls_within_a_day"),
        CheckConstraint("most_in_week > 0 AND max_attempts > 0", name="positive"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    calls_from: Mapped[time]
    calls_until: Mapped[time]
    most_in_week: Mapped[int]
    max_attempts: Mapped[int]
    works_make_up_days: Mapped[bool]
    planned_until_on: Mapped[date | None]


class ServiceStandard(Base):
    """What a tier may expect, and what would be too much.

    Attributes:
        ideal_gap_days: Days between contacts that the plan aims at.
        max_gap_days: Days that must never pass without one; ``None`` plans no contacts.
        phone_percent: Share of the channel mix; the four make a hundred.
        dates_by: How birthdays and the like are marked.
        greets_holidays: The tier is sent greetings on statutory holidays.
    """

    __tablename__ = "service_standards"
    __table_args__ = (
        CheckConstraint(
            "(ideal_gap_days IS NULL) = (max_gap_days IS NULL)", name="both_gaps_or_neither"
        ),
        CheckConstraint(
            "ideal_gap_days IS NULL OR (ideal_gap_days > 0 AND ideal_gap_days <= max_gap_days)",
            name="ideal_within_max",
        ),
        CheckConstraint(
            "least_per_quarter >= 0 AND least_per_quarter <= most_per_quarter", name="quarter"
        ),
        CheckConstraint(
            "phone_percent >= 0 AND wechat_percent >= 0 AND sms_percent >= 0"
            " AND in_person_percent >= 0",
            name="shares_not_negative",
        ),
        CheckConstraint(
            "phone_percent + wechat_percent + sms_percent + in_person_percent = 100",
            name="shares_whole",
        ),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    tier: Mapped[Tier] = mapped_column(unique=True)
    ideal_gap_days: Mapped[int | None]
    max_gap_days: Mapped[int | None]
    least_per_quarter: Mapped[int]
    most_per_quarter: Mapped[int]
    phone_percent: Mapped[int]
    wechat_percent: Mapped[int]
    sms_percent: Mapped[int]
    in_person_percent: Mapped[int]
    dates_by: Mapped[FollowUpMethod]
    greets_holidays: Mapped[bool]
