"""The people who work here."""

from datetime import date
from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import Role


class StaffMember(Base):
    """Someone who treats, answers or leads; signs in if a key slot is theirs.

    Attributes:
        title: Their real title, such as "attending physician".
        slot_id: The key slot that opens the store with their password.
    """

    __tablename__ = "staff"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[Role]
    title: Mapped[str | None] = mapped_column(String(80))
    speciality: Mapped[str | None] = mapped_column(String(120))
    joined_on: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)
    slot_id: Mapped[str | None] = mapped_column(String(32), unique=True)
