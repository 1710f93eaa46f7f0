"""The customer, and how to reach them."""

from datetime import date, time
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import (
    CalendarKind,
    ConflictKind,
    ContactMethod,
    ContactPause,
    CustomerStatus,
    Gender,
)


class Customer(Base):
    """Someone we know by name; everything else hangs off this row. Holds no tier.

    Attributes:
        number: Prefix and sequence, never given twice.
        pinyin: Reading of the name with tone marks, as chosen by the desk.
        birth_month: Any part of the birth date may be unknown.
        birth_leap: The lunar month is the leap one.
        relation_clinic: Closeness to the clinic, 1 to 5.
        relation_specialist: Closeness to the responsible specialist, 1 to 5.
    """

    __tablename__ = "customers"
    __table_args__ = (
        between("birth_month", 1, 12),
        between("birth_day", 1, 31),
        between("relation_clinic", 1, 5),
        between("relation_specialist", 1, 5),
        CheckConstraint("length(number) > 0", name="numbered"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="merged_elsewhere"),
        CheckConstraint(
            "(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged_has_target"
        ),
    )
    touches: ClassVar[tuple[str, ...]] = ("id",)

    id: Mapped[PrimaryKey]
    number: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    pinyin: Mapped[str] = mapped_column(String(160), default="")
    gender: Mapped[Gender | None]
    birth_calendar: Mapped[CalendarKind] = mapped_column(default=CalendarKind.SOLAR)
    birth_year: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    birth_leap: Mapped[bool] = mapped_column(default=False)
    wechat: Mapped[str | None] = mapped_column(String(64))
    region: Mapped[str | None] = mapped_column(String(64), index=True)
    sub_region: Mapped[str | None] = mapped_column(String(64))
    address: Mapped[str | None] = mapped_column(String(200))
    source: Mapped[str | None] = mapped_column(String(64))
    first_contact_on: Mapped[date | None]
    status: Mapped[CustomerStatus] = mapped_column(default=CustomerStatus.ACTIVE, index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), index=True)
    pause: Mapped[ContactPause | None]
    pause_until_on: Mapped[date | None]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    relation_clinic: Mapped[int | None]
    relation_specialist: Mapped[int | None]
    reach_by: Mapped[ContactMethod | None]
    reach_from: Mapped[time | None]
    reach_until: Mapped[time | None]
    conflict: Mapped[ConflictKind | None]
    conflict_handling: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class Phone(Base):
    """One way to ring a customer.

    Attributes:
        digits: Digits only, as normalised by ``reading.phones``.
        position: 0 is the one to ring first.
    """

    __tablename__ = "phones"

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    digits: Mapped[str] = mapped_column(String(32), index=True)
    label: Mapped[str | None] = mapped_column(String(32))
    position: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[bool] = mapped_column(default=False)


class DuplicateRejection(Base):
    """Two customers who look alike and are not the same; lower key first."""

    __tablename__ = "duplicate_rejections"
    __table_args__ = (CheckConstraint("first_id < second_id", name="ordered"),)
    touches: ClassVar[tuple[str, ...]] = ("first_id", "second_id")

    id: Mapped[PrimaryKey]
    first_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
