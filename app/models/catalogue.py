"""What the clinic offers."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey


class Family(Base):
    """Treatments that count as one for rhythm and variety, whatever the brand.

    Attributes:
        cycle_days: Usual days until the customer is due back; ``None`` for no cycle.
        one_off: Surgery and finished courses, which have no rhythm.
    """

    __tablename__ = "families"
    __table_args__ = (CheckConstraint("cycle_days IS NULL OR cycle_days > 0", name="cycle"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    cycle_days: Mapped[int | None]
    one_off: Mapped[bool] = mapped_column(default=False)


class Item(Base):
    """One thing with a price."""

    __tablename__ = "items"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    family_id: Mapped[int] = mapped_column(ForeignKey("families.id"), index=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    active: Mapped[bool] = mapped_column(default=True)


class ItemPrice(Base):
    """What an item costs from a day on; older quotes keep the older price."""

    __tablename__ = "item_prices"
    __table_args__ = (
        UniqueConstraint("item_id", "valid_from_on"),
        CheckConstraint("price_minor >= 0", name="not_negative"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    valid_from_on: Mapped[date]
    price_minor: Mapped[int]


class AftercareStep(Base):
    """One rung of the ladder of calls after a treatment.

    Attributes:
        after_days: Days after the visit.
        question: What to ask then.
    """

    __tablename__ = "aftercare_steps"
    __table_args__ = (
        UniqueConstraint("family_id", "after_days"),
        CheckConstraint("after_days > 0", name="after_the_visit"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    family_id: Mapped[int] = mapped_column(ForeignKey("families.id"), index=True)
    after_days: Mapped[int]
    question: Mapped[str] = mapped_column(String(200))
