"""What customers bring back: their side, the clinic's side, and the rules made known to them."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import (
    Department,
    PolicyKind,
    ReturnReason,
    ReturnState,
    ReturnWish,
    SettlementKind,
)


class Policy(Base):
    """A text the clinic stands by from a day on; older returns keep the older text."""

    __tablename__ = "policies"
    __table_args__ = (
        UniqueConstraint("kind", "number"),
        UniqueConstraint("kind", "valid_from_on"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("trim(text) <> ''", name="says_something"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    kind: Mapped[PolicyKind]
    number: Mapped[int]
    valid_from_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)


class Return(Base):
    """Something a customer brought back; what stands here may be on the customer's slip.

    Attributes:
        number: ``R-0001``.
        policy_id: The rules that held when it was taken in; empty for the standard ones.
        done: What was done for the customer in the end.
        refund_minor: What the customer got back.
    """

    __tablename__ = "returns"
    __table_args__ = (
        CheckConstraint(
            "(state = 'refused') = (refused_why IS NOT NULL AND trim(refused_why) <> '')",
            name="refused_with_reason",
        ),
        CheckConstraint("(state = 'refused') = (refused_on IS NOT NULL)", name="refused_on"),
        CheckConstraint(
            "(state = 'finished') = (finished_on IS NOT NULL AND done IS NOT NULL)",
            name="finished_by_something",
        ),
        CheckConstraint("refund_minor >= 0", name="refund_not_negative"),
        CheckConstraint("refund_minor = 0 OR done = 'refund'", name="refund_is_one"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    state: Mapped[ReturnState] = mapped_column(default=ReturnState.TAKEN_IN, index=True)
    wish: Mapped[ReturnWish]
    reason: Mapped[ReturnReason]
    text: Mapped[str | None] = mapped_column(Text)
    taken_on: Mapped[date] = mapped_column(index=True)
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    policy_id: Mapped[int | None] = mapped_column(ForeignKey("policies.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    done: Mapped[ReturnWish | None]
    refund_minor: Mapped[int] = mapped_column(default=0)
    finished_on: Mapped[date | None]
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    signed_on: Mapped[date | None]
    refused_on: Mapped[date | None]
    refused_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    refused_why: Mapped[str | None] = mapped_column(Text)


class ReturnLine(Base):
    """One thing brought back, and how we know that it is ours.

    Attributes:
        visit_line_id: The line it was bought on; else ``ours_why`` says how we know.
        new_item_id: What was given instead.
        refund_line_id: The line below zero that gave the money back.
    """

    __tablename__ = "return_lines"
    __table_args__ = (
        CheckConstraint("count > 0", name="count"),
        CheckConstraint(
            "visit_line_id IS NOT NULL OR (ours_why IS NOT NULL AND trim(ours_why) <> '')",
            name="ours",
        ),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    count: Mapped[int] = mapped_column(default=1)
    visit_line_id: Mapped[int | None] = mapped_column(ForeignKey("visit_lines.id"), index=True)
    ours_why: Mapped[str | None] = mapped_column(Text)
    new_item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    refund_line_id: Mapped[int | None] = mapped_column(ForeignKey("visit_lines.id"), index=True)


class InternalSettlement(Base):
    """Who inside the clinic bears a return; kept apart so that no slip can ever show it."""

    __tablename__ = "internal_settlements"
    __table_args__ = (
        CheckConstraint("amount_minor >= 0", name="not_negative"),
        CheckConstraint("kind <> 'department' OR department IS NOT NULL", name="names_department"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    kind: Mapped[SettlementKind]
    department: Mapped[Department | None]
    amount_minor: Mapped[int]
    text: Mapped[str | None] = mapped_column(Text)
    settled_on: Mapped[date]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
