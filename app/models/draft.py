"""Forms that somebody left half-typed."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey


class CallDraft(Base):
    """What one person has typed about a call and not saved; outside the journal.

    Attributes:
        texts: The fields that are not empty, by name, as a JSON object.
    """

    __tablename__ = "call_drafts"
    __table_args__ = (UniqueConstraint("staff_id", "followup_id"),)
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    followup_id: Mapped[int] = mapped_column(
        ForeignKey("followups.id", ondelete="CASCADE"), index=True
    )
    texts: Mapped[str] = mapped_column(Text)
