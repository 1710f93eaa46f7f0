"""What customers told us: complaints, feedback, suggestions, praise."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import ComplaintStatus, FeedbackDirection, FeedbackKind


class Complaint(Base):
    """A plain record of what was said and how far it was settled.

    Attributes:
        status: Only complaints are open or resolved; the other kinds are confirmed at once.
    """

    __tablename__ = "complaints"
    __table_args__ = (
        CheckConstraint("kind = 'complaint' OR status = 'confirmed'", name="only_complaints_wait"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    received_on: Mapped[date]
    kind: Mapped[FeedbackKind] = mapped_column(default=FeedbackKind.COMPLAINT)
    direction: Mapped[FeedbackDirection] = mapped_column(default=FeedbackDirection.OTHER)
    status: Mapped[ComplaintStatus] = mapped_column(default=ComplaintStatus.OPEN)
    text: Mapped[str | None] = mapped_column(Text)
