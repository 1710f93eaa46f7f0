"""Refusals: things the person at the desk can put right.

An error carries data. The sentence shown belongs to ``app.services.words``, so
a refusal can be translated and a test can compare fields instead of prose.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from typing_extensions import override

from app.services.foundation.changes import Changes
from app.words import HeldRule, Intent, Permission, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What was tried in vain, where the try itself belongs on record.

    Attributes:
        rule: What held.
        case_id: The complaint it was about; ``None`` if it has no case.
    """

    rule: HeldRule
    case_id: int | None


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not a fault)
    """Base of every error that has an explanation for the user.

    Attributes:
        attempt: What the store keeps on record of it, if anything.
        kept: What keeping it changed, once that is done.
    """

    attempt: Attempt | None = None
    kept: Changes | None = None

    @override
    def __str__(self) -> str:
        return repr(self)

    def on_record(self, rule: HeldRule, *, case_id: int | None) -> Self:
        """Have the store keep that somebody tried this and that ``rule`` held."""
        self.attempt = Attempt(rule=rule, case_id=case_id)
        return self


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
class OnlyTried(Refusal):
    """The journal entry keeps an attempt that was refused; it changed nothing."""

    entry_id: int


@dataclass(eq=False)
class RuleHeld(Refusal):
    """The tables themselves refused what a rule of the complaints forbids."""

    rule: HeldRule


@dataclass(eq=False)
class HeldInPlace(Refusal):
    """The journal entry cannot be undone: a rule of the store rests on what it wrote."""

    entry_id: int
    intent: Intent


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """The journal holds no entry that could be undone."""


@dataclass(eq=False)
class Unforeseen(Refusal):
    """Something broke that nobody thought of; the transaction was rolled back.

    Attributes:
        place: What broke and where in the program, for whoever mends it; no content.
    """

    place: str


@dataclass(eq=False)
class DiskFull(Refusal):
    """The disk took no more; the transaction was rolled back."""


@dataclass(eq=False)
class StoreBusy(Refusal):
    """Another program holds the store for longer than it may."""
