"""What the clinic does beyond the sale, and from which purchase on it costs nothing."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey


class ServiceExtra(Base):
    """Something promised beside the goods: express delivery, gift wrap, delivery to the door.

    Attributes:
        free_from_minor: The purchase from which on it is free; ``None`` if it never is.
        price_minor: What it costs otherwise.
        offered: Whether it is promised at present.
    """

    __tablename__ = "service_extras"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="named"),
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("free_from_minor IS NULL OR free_from_minor >= 0", name="threshold"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    free_from_minor: Mapped[int | None]
    price_minor: Mapped[int]
    offered: Mapped[bool] = mapped_column(default=True)
