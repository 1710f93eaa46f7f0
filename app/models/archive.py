"""What the archive knows about a customer beyond name and phone."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import (
    AllergyKind,
    AttachmentKind,
    CalendarKind,
    CircleKind,
    ConsentKind,
    DateKind,
    FamilyRelation,
    NeedKind,
    PreferenceKind,
    RelationSide,
    Tier,
)


class FamilyMember(Base):
    """Someone close to a customer; important dates may be theirs."""

    __tablename__ = "family_members"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    relation: Mapped[FamilyRelation]
    note: Mapped[str | None] = mapped_column(String(200))


class ImportantDate(Base):
    """A day to remember, every year or once.

    Attributes:
        family_member_id: Whose day it is, if not the customer's own.
        year: ``None`` where nobody knows; needed for a day that comes once.
        leap: The lunar month is the leap one.
    """

    __tablename__ = "important_dates"
    __table_args__ = (
        between("month", 1, 12),
        between("day", 1, 31),
        CheckConstraint("yearly OR year IS NOT NULL", name="once_has_a_year"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    family_member_id: Mapped[int | None] = mapped_column(
        ForeignKey("family_members.id"), index=True
    )
    kind: Mapped[DateKind]
    label: Mapped[str | None] = mapped_column(String(80))
    calendar: Mapped[CalendarKind] = mapped_column(default=CalendarKind.SOLAR)
    year: Mapped[int | None]
    month: Mapped[int]
    day: Mapped[int]
    leap: Mapped[bool] = mapped_column(default=False)
    yearly: Mapped[bool] = mapped_column(default=True)


class Preference(Base):
    """Something a customer likes, or that must be avoided."""

    __tablename__ = "preferences"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    kind: Mapped[PreferenceKind]
    text: Mapped[str] = mapped_column(String(120))


class Allergy(Base):
    """Something that must never be given or done."""

    __tablename__ = "allergies"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    kind: Mapped[AllergyKind] = mapped_column(default=AllergyKind.ALLERGY)
    text: Mapped[str] = mapped_column(String(120))


class NeedCode(Base):
    """A need or a pain as the clinic counts it."""

    __tablename__ = "need_codes"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    kind: Mapped[NeedKind]
    name: Mapped[str] = mapped_column(String(80), unique=True)


class NeedMeaning(Base):
    """What a need or pain means for serving one tier, in the clinic's own words."""

    __tablename__ = "need_meanings"
    __table_args__ = (
        UniqueConstraint("tier", "need_code_id"),
        CheckConstraint("length(text) > 0", name="said"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    tier: Mapped[Tier]
    need_code_id: Mapped[int] = mapped_column(ForeignKey("need_codes.id"))
    text: Mapped[str] = mapped_column(Text)


class CustomerNeed(Base):
    """A customer has this need or pain."""

    __tablename__ = "customer_needs"
    __table_args__ = (UniqueConstraint("customer_id", "need_code_id"),)

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    need_code_id: Mapped[int] = mapped_column(ForeignKey("need_codes.id"), index=True)


class Consent(Base):
    """What a customer allowed, since when, and when it was taken back."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="given_first"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    kind: Mapped[ConsentKind]
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class ReceiptsOfYear(Base):
    """What a customer paid in a year before the program kept visits, as the old book adds it up.

    Shown beside the file; grading counts visits alone. Two files made one keep both sums.
    """

    __tablename__ = "receipts_of_years"
    __table_args__ = (between("year", 1900, 2100),)

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    year: Mapped[int]
    amount_minor: Mapped[int]


class RelationChange(Base):
    """A relation level that changed, and why."""

    __tablename__ = "relation_changes"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    side: Mapped[RelationSide]
    level_before: Mapped[int | None]
    level_after: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Circle(Base):
    """A club, or a circle of people who know each other."""

    __tablename__ = "circles"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    kind: Mapped[CircleKind]
    name: Mapped[str] = mapped_column(String(80), unique=True)


class CircleMember(Base):
    """A customer belongs to a club or circle."""

    __tablename__ = "circle_members"
    __table_args__ = (UniqueConstraint("customer_id", "circle_id"),)

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circles.id"), index=True)


class Attachment(Base):
    """A filed document; its name is shown and never used as a path."""

    __tablename__ = "attachments"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consents.id"))
    kind: Mapped[AttachmentKind]
    title: Mapped[str] = mapped_column(String(120))
    file_name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(80))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_on: Mapped[date]


class AttachmentContent(Base):
    """The bytes of an attachment; kept when the attachment is removed, so undo finds them."""

    __tablename__ = "attachment_contents"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ArchiveReview(Base):
    """The yearly look through one customer's archive."""

    __tablename__ = "archive_reviews"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    reviewed_on: Mapped[date]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(Text)


class Retirement(Base):
    """A customer weeded out of the lists, by whom and why, and perhaps brought back."""

    __tablename__ = "retirements"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    reason: Mapped[str] = mapped_column(String(200))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    retired_on: Mapped[date]
    restored_on: Mapped[date | None]
    restored_why: Mapped[str | None] = mapped_column(String(200))
    restored_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
