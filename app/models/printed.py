"""Lists on paper, and the code of each line, so that a finished list can be keyed in."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey


class PrintedList(Base):
    """One paper.

    Attributes:
        first_on: First day on the paper, to ``last_on``.
        printed_on: The clinic's day of ``printed_at``.
        control_total: How many lines were printed.
    """

    __tablename__ = "printed_lists"
    __table_args__ = (CheckConstraint("first_on <= last_on", name="days"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    first_on: Mapped[date]
    last_on: Mapped[date]
    printed_at: Mapped[datetime]
    printed_on: Mapped[date]
    printed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    control_total: Mapped[int]


class PrintedLine(Base):
    """One line of a paper.

    Attributes:
        code: Four characters, the last of which checks the others; given out again only
            after all the others.
        contact_id: What its result became when it was keyed in.
    """

    __tablename__ = "printed_lines"
    __table_args__ = (
        UniqueConstraint("list_id", "code"),
        UniqueConstraint("list_id", "followup_id"),
        Index("ix_printed_lines_code", "code", "id"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    list_id: Mapped[int] = mapped_column(ForeignKey("printed_lists.id"))
    followup_id: Mapped[int] = mapped_column(ForeignKey("followups.id"), index=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(4))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
