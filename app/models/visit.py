"""Visits: who came on which day, what was done, what was paid."""

from datetime import date, time

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import LineState


def _index(name: str, *columns: str, known: str) -> Index:
    """Return an index of the few rows that say something in the column ``known``."""
    few = text(f"{known} IS NOT NULL")
    return Index(name, *columns, sqlite_where=few, postgresql_where=few)


class Visit(Base):
    """One ticket of one customer on one day; tickets of the same day count as one visit.

    Attributes:
        visited_at: Local time of day, where known.
        satisfaction: Overall, 1 to 5; the four touch-points below likewise.
        result_score: How the result turned out, 1 to 5.
        took_part: The customer's own choice is recorded in the plan.
    """

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("customer_id", "visited_on", "id"),
        between("satisfaction", 1, 5),
        between("front_desk_score", 1, 5),
        between("service_score", 1, 5),
        between("consultant_score", 1, 5),
        between("doctor_score", 1, 5),
        between("result_score", 1, 5),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    visited_on: Mapped[date] = mapped_column(index=True)
    visited_at: Mapped[time | None]
    satisfaction: Mapped[int | None]
    front_desk_score: Mapped[int | None]
    service_score: Mapped[int | None]
    consultant_score: Mapped[int | None]
    doctor_score: Mapped[int | None]
    result_score: Mapped[int | None]
    took_part: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(Text)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Package(Base):
    """Sessions paid for in advance; counts as spend on the day it is paid."""

    __tablename__ = "packages"
    __table_args__ = (CheckConstraint("session_count > 0", name="has_sessions"),)

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    session_count: Mapped[int]
    bought_on: Mapped[date]
    expires_on: Mapped[date | None]


class VisitLine(Base):
    """One treatment or sale of a visit, or money given back.

    Customer, day and family stand here again so that grading reads one index; the first
    two are held to the visit's by the composite key.

    Attributes:
        amount_minor: Below zero is a refund, zero a session already paid or free.
        staff_id: Who treated.
        event_id: The event that brought the sale.
        package_id: The package this line pays for or draws on.
        refund_of_id: The line whose money was given back.
    """

    __tablename__ = "visit_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["visit_id", "customer_id", "visited_on"],
            ["visits.id", "visits.customer_id", "visits.visited_on"],
            name="fk_visit_lines_visit",
            deferrable=True,
            initially="DEFERRED",
        ),
        Index(
            "ix_visit_lines_grading",
            "customer_id",
            "visited_on",
            "family_id",
            "state",
            "amount_minor",
        ),
        _index("ix_visit_lines_event", "event_id", known="event_id"),
        _index("ix_visit_lines_package", "package_id", known="package_id"),
        _index("ix_visit_lines_refund", "refund_of_id", known="refund_of_id"),
        _index(
            "ix_visit_lines_event_sales",
            "customer_id",
            "visited_on",
            "state",
            "amount_minor",
            known="event_id",
        ),
    )

    id: Mapped[PrimaryKey]
    visit_id: Mapped[int] = mapped_column(index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    visited_on: Mapped[date]
    family_id: Mapped[int] = mapped_column(ForeignKey("families.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    amount_minor: Mapped[int]
    state: Mapped[LineState] = mapped_column(default=LineState.DONE)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    package_id: Mapped[int | None] = mapped_column(ForeignKey("packages.id"))
    refund_of_id: Mapped[int | None] = mapped_column(ForeignKey("visit_lines.id"))
    note: Mapped[str | None] = mapped_column(String(200))
