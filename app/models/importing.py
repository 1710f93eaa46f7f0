"""What the program remembers about files it has read."""

from typing import ClassVar

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.words import ImportKind


class ImportMapping(Base):
    """Which column of a kind of file means what; found again by the file's headings.

    Attributes:
        headings_digest: SHA-256 of the file's headings, in hex.
        heading: The column's heading in the file.
        field: What it is read as; empty for a column that is ignored.
    """

    __tablename__ = "import_mappings"
    __table_args__ = (UniqueConstraint("kind", "headings_digest", "heading"),)
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    kind: Mapped[ImportKind]
    headings_digest: Mapped[str] = mapped_column(String(64))
    heading: Mapped[str] = mapped_column(String(120))
    field: Mapped[str] = mapped_column(String(64))
