"""Who is expected when."""

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import AppointmentState


class Appointment(Base):
    """A customer wants to come.

    Attributes:
        starts_at: Local time of day.
        staff_id: Who will treat.
        visit_id: The visit it became.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        Index("ix_appointments_customer", "customer_id", "state", "starts_on"),
        CheckConstraint("minutes > 0", name="lasts"),
        CheckConstraint("visit_id IS NULL OR state = 'arrived'", name="visit_after_arrival"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    starts_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time]
    minutes: Mapped[int] = mapped_column(default=30)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[AppointmentState] = mapped_column(default=AppointmentState.BOOKED)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), unique=True)
    note: Mapped[str | None] = mapped_column(String(200))
