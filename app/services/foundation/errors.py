"""Refusals: things the person at the desk can put right.

An error carries data. The sentence shown belongs to ``app.services.words``, so
a refusal can be translated and a test can compare fields instead of prose.
"""

from dataclasses import dataclass
from datetime import datetime

from typing_extensions import override

from app.models.enums import Intent, Permission, Role


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not a fault)
    """Base of every error that has an explanation for the user."""

    @override
    def __str__(self) -> str:
        return repr(self)


@dataclass(eq=False)
class NotFound(Refusal):
    """The row was there when the screen was drawn and is gone now."""

    what: str
    key: int | str


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person's role does not include this."""

    permission: Permission
    role: Role


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Later changes stand in the way of an undo.

    Attributes:
        entries: The journal entries in the way, oldest first: number, purpose, moment.
    """

    entries: tuple[tuple[int, Intent, datetime], ...]


@dataclass(eq=False)
class AlreadyUndone(Refusal):
    """The journal entry has been undone before."""

    entry_id: int


@dataclass(eq=False)
class Filed(Refusal):
    """The journal entry wrote down what can never be taken back."""

    entry_id: int
    intent: Intent


@dataclass(eq=False)
class HeldInPlace(Refusal):
    """The journal entry cannot be undone: a rule of the store rests on what it wrote."""

    entry_id: int
    intent: Intent


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """The journal holds no entry that could be undone."""


@dataclass(eq=False)
class DiskFull(Refusal):
    """The disk took no more; the transaction was rolled back."""


@dataclass(eq=False)
class StoreBusy(Refusal):
    """Another program holds the store for longer than it may."""
