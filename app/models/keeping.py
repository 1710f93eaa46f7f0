"""What the store remembers about having been brought back."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.models.guards import refuse


class Restoration(Base):
    """The clinic went back to a backup: what was written after it is no longer in here.

    Backups numbered above ``backup_number`` and up to ``newest_number`` belong to what was
    left behind; their journals go on otherwise than this one.

    Attributes:
        newest_number: The highest that any backup had, the file set aside included.
        left_entry: The last entry of the journal left behind; ``None`` if nobody could read it.
    """

    __tablename__ = "restorations"
    __table_args__ = (CheckConstraint("backup_number <= newest_number", name="backup_among_them"),)
    touches: ClassVar[tuple[str, ...]] = ()
    filed: ClassVar[bool] = True

    id: Mapped[PrimaryKey]
    restored_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    backup_number: Mapped[int]
    backup_made_at: Mapped[datetime]
    newest_number: Mapped[int]
    left_entry: Mapped[int | None]
    left_digest: Mapped[str | None] = mapped_column(String(64))


for _action in ("UPDATE", "DELETE"):
    refuse(
        Restoration,
        _action,
        f"restorations_{_action}_refused",
        message="'that the clinic went back stays on record'",
    )
