"""Going to a customer's home: the agreed hour, who went, what they acknowledged, what came back."""

from datetime import date, datetime, time
from typing import ClassVar, Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.models.guards import refuse
from app.words import ConductCheck, HomeVisitState, OnSitePayment


class HomeVisit(Base):
    """One visit to a customer's home.

    Attributes:
        visits_on: The day, with ``starts_at`` and ``ends_at`` in local time.
        confirmed_on: When the customer said the hour suits; nobody goes before.
        card_number: Of the feedback card the customer filled in.
        score: What the customer gave on it.
        filed_on: When the card came back and was put on file.
        scan_id: The card as a picture, where there is one.
    """

    __tablename__ = "home_visits"
    __table_args__ = (
        Index("ix_home_visits_day", "visits_on", "starts_at"),
        Index("ix_home_visits_unfiled", "state", "filed_on", "done_on"),
        CheckConstraint("starts_at < ends_at", name="slot"),
        CheckConstraint(
            "state NOT IN ('on_the_way', 'done') OR confirmed_on IS NOT NULL",
            name="confirmed_first",
        ),
        CheckConstraint(
            "state <> 'done' OR (done_on IS NOT NULL AND signed_on IS NOT NULL"
            " AND card_number IS NOT NULL AND score IS NOT NULL)",
            name="signed_and_answered",
        ),
        CheckConstraint("filed_on IS NULL OR state = 'done'", name="filed_when_done"),
        CheckConstraint(
            "(state = 'cancelled') = (cancelled_why IS NOT NULL)", name="cancelled_with_reason"
        ),
        between("score", 1, 5),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    state: Mapped[HomeVisitState] = mapped_column(default=HomeVisitState.AGREED)
    visits_on: Mapped[date]
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    address: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(Text)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    planned_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    confirmed_on: Mapped[date | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    left_at: Mapped[datetime | None]
    done_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    card_number: Mapped[str | None] = mapped_column(String(32), unique=True)
    score: Mapped[int | None]
    said: Mapped[str | None] = mapped_column(Text)
    filed_on: Mapped[date | None]
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    cancelled_why: Mapped[str | None] = mapped_column(Text)


class HomeVisitor(Base):
    """Somebody who goes."""

    __tablename__ = "home_visitors"
    __table_args__ = (UniqueConstraint("home_visit_id", "staff_id"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    home_visit_id: Mapped[int] = mapped_column(ForeignKey("home_visits.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)


class Acknowledgement(Base):
    """One point of the checklist one visitor stands by."""

    __tablename__ = "acknowledgements"
    __table_args__ = (UniqueConstraint("visitor_id", "point"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    visitor_id: Mapped[int] = mapped_column(ForeignKey("home_visitors.id"))
    point: Mapped[ConductCheck]
    acknowledged_at: Mapped[datetime]


class HomeVisitPayment(Base):
    """An extra paid for on a home visit; the table knows no cash."""

    __tablename__ = "home_visit_payments"
    __table_args__ = (CheckConstraint("amount_minor > 0", name="positive"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    home_visit_id: Mapped[int] = mapped_column(ForeignKey("home_visits.id"), index=True)
    amount_minor: Mapped[int]
    method: Mapped[OnSitePayment]
    paid_on: Mapped[date]
    text: Mapped[str | None] = mapped_column(Text)


class HomeVisitReview(Base):
    """What a month of home visits taught, and which rule was changed because of it.

    Attributes:
        month_on: The first of the month.
        policy_id: The new version of the rules, where they were changed.
    """

    __tablename__ = "home_visit_reviews"
    __table_args__ = (
        CheckConstraint("trim(gains) <> '' AND trim(losses) <> ''", name="says_both"),
        CheckConstraint("strftime('%d', month_on) = '01'", name="month").ddl_if(dialect="sqlite"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    month_on: Mapped[date] = mapped_column(unique=True)
    gains: Mapped[str] = mapped_column(Text)
    losses: Mapped[str] = mapped_column(Text)
    policy_id: Mapped[int | None] = mapped_column(ForeignKey("policies.id"))
    reviewed_on: Mapped[date]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


_POINTS: Final = len(ConductCheck)
_UNCHECKED: Final = f"""
NEW.state = 'done' AND (
    NOT EXISTS (SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id = NEW.id)
    OR EXISTS (
        SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id = NEW.id AND (
            SELECT count(*) FROM acknowledgements AS a WHERE a.visitor_id = v.id
        ) < {_POINTS}
    )
)
"""  # noqa: S608 (a number of our own)
for _action in ("INSERT", "UPDATE"):
    refuse(
        HomeVisit,
        _action,
        f"home_visits_checked_on_{_action}",
        when=_UNCHECKED,
        message="'not everybody who went acknowledged every point'",
    )
