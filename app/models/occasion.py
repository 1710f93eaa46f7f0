"""Events, and who came."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import EventKind


class Event(Base):
    """An occasion customers are invited to."""

    __tablename__ = "events"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[EventKind] = mapped_column(default=EventKind.OTHER)
    held_on: Mapped[date | None]


class Attendance(Base):
    """A customer came to an event.

    Attributes:
        sales_minor: Sales at the event that no visit line carries.
    """

    __tablename__ = "attendances"
    __table_args__ = (CheckConstraint("sales_minor >= 0", name="sales_not_negative"),)

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    attended_on: Mapped[date]
    sales_minor: Mapped[int] = mapped_column(default=0)
