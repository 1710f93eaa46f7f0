"""Who brought whom."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey


class Referral(Base):
    """A customer was introduced by another; each has one introducer at the most.

    Attributes:
        referred_on: ``None`` where only the fact is known.
    """

    __tablename__ = "referrals"
    __table_args__ = (CheckConstraint("referrer_id <> referred_id", name="not_oneself"),)
    touches: ClassVar[tuple[str, ...]] = ("referred_id", "referrer_id")

    id: Mapped[PrimaryKey]
    referrer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    referred_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), unique=True)
    referred_on: Mapped[date | None]
