"""Who let a customer down who asked them first, and complaints a bad result drafted."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import BreachKind, DraftState


class FirstAskedBreach(Base):
    """Somebody was asked first and did not see to it.

    How often it happened within a year is counted, never kept, and nothing follows by itself.

    Attributes:
        decision: What a supervisor decided.
        appeal: What the person says to it.
        lifted_on: When a supervisor took it back after the appeal; it counts no longer.
    """

    __tablename__ = "first_asked_breaches"
    __table_args__ = (
        Index("ix_first_asked_breaches_person", "staff_id", "breached_on"),
        CheckConstraint("trim(text) <> ''", name="says_what"),
        CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name="decided_on"),
        CheckConstraint("(appeal IS NULL) = (appealed_on IS NULL)", name="appealed_on"),
        CheckConstraint("lifted_on IS NULL OR appeal IS NOT NULL", name="lifted_on_appeal"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    kind: Mapped[BreachKind]
    breached_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decision: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    appeal: Mapped[str | None] = mapped_column(Text)
    appealed_on: Mapped[date | None]
    lifted_on: Mapped[date | None]


class ComplaintDraft(Base):
    """A visit whose result the customer scored low; the desk makes a complaint of it or not."""

    __tablename__ = "complaint_drafts"
    __table_args__ = (
        between("result_score", 1, 2),
        CheckConstraint("(state = 'confirmed') = (case_id IS NOT NULL)", name="confirmed_case"),
        CheckConstraint(
            "(state = 'dropped') = (dropped_why IS NOT NULL)", name="dropped_with_reason"
        ),
        CheckConstraint("(state = 'open') = (decided_on IS NULL)", name="decided_on"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), unique=True)
    result_score: Mapped[int]
    drafted_on: Mapped[date]
    state: Mapped[DraftState] = mapped_column(default=DraftState.OPEN, index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), unique=True)
    dropped_why: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
