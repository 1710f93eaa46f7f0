"""Every change: who, when, what for, and each row before and after."""

from datetime import datetime
from typing import ClassVar, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey
from app.models.guards import refuse
from app.words import Intent


class JournalEntry(Base):
    """One transaction, chained by hash to the one before.

    Attributes:
        digest: SHA-256 over the previous digest, this entry's own words and the digests
            of its rows, in hex.
        undoes_id: The entry that this one took back.
    """

    __tablename__ = "journal_entries"
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    actor_name: Mapped[str] = mapped_column(String(80))
    intent: Mapped[Intent]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("journal_entries.id"), unique=True)
    row_count: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))


class JournalRow(Base):
    """One row as it was before and after; contents can be blanked, the digest stays.

    Attributes:
        before: The row as JSON, ``None`` for an insert.
        after: The row as JSON, ``None`` for a delete.
    """

    __tablename__ = "journal_rows"
    __table_args__ = (Index("ix_journal_rows_row", "table_name", "row_key"),)
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    entry_id: Mapped[int] = mapped_column(ForeignKey("journal_entries.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(64))
    row_key: Mapped[int]
    customer_id: Mapped[int | None] = mapped_column(index=True)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))


class Undoing(Base):
    """The entry that is being taken back right now; empty but for a moment within an undo.

    The guards let rows go only while the entry that wrote them stands here.
    """

    __tablename__ = "undoing"
    __table_args__ = (CheckConstraint("id = 1", name="one_at_a_time"),)
    journalled: ClassVar[bool] = False
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    entry_id: Mapped[int] = mapped_column(ForeignKey("journal_entries.id"))


_UNALTERED: Final = "'the journal cannot be altered'"
# The contents of somebody's rows may be blanked, once that person has been anonymised.
_NOT_BLANKING: Final = """
NOT (NEW.before IS NULL AND NEW.after IS NULL AND NEW.id = OLD.id
    AND NEW.entry_id = OLD.entry_id AND NEW.table_name = OLD.table_name
    AND NEW.row_key = OLD.row_key AND NEW.customer_id IS OLD.customer_id
    AND NEW.digest = OLD.digest AND EXISTS (
        SELECT 1 FROM customers AS c WHERE c.id = OLD.customer_id AND c.status = 'anonymised'
    ))
"""
refuse(JournalEntry, "UPDATE", "journal_entries_update_refused", message=_UNALTERED)
refuse(JournalEntry, "DELETE", "journal_entries_delete_refused", message=_UNALTERED)
refuse(
    JournalRow,
    "UPDATE",
    "journal_rows_update_refused",
    when=_NOT_BLANKING,
    message=_UNALTERED,
)
refuse(JournalRow, "DELETE", "journal_rows_delete_refused", message=_UNALTERED)
refuse(
    JournalEntry,
    "INSERT",
    "journal_entries_not_replaced",
    when="EXISTS (SELECT 1 FROM journal_entries AS k WHERE k.id = NEW.id)",
    message=_UNALTERED,
)
refuse(
    JournalRow,
    "INSERT",
    "journal_rows_not_replaced",
    when="EXISTS (SELECT 1 FROM journal_rows AS k WHERE k.id = NEW.id)",
    message=_UNALTERED,
)
refuse(
    Undoing,
    "INSERT",
    "undoing_once",
    when="EXISTS (SELECT 1 FROM journal_entries AS e WHERE e.undoes_id = NEW.entry_id)",
    message="'the entry was undone before'",
)
