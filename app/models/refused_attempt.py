"""What was tried in vain where a rule had to hold."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import HeldRule, Intent


class RefusedAttempt(Base):
    """Somebody tried what a rule of the complaints forbids; nothing else was changed.

    Attributes:
        staff_id: Who tried.
        intent: What the write was for.
        rule: What held.
        case_id: The complaint it was about, if it was about one with a case.
    """

    __tablename__ = "refused_attempts"
    touches: ClassVar[tuple[str, ...]] = ()
    filed: ClassVar[bool] = True

    id: Mapped[PrimaryKey]
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    intent: Mapped[Intent]
    rule: Mapped[HeldRule]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
