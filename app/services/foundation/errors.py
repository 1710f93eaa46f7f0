"""Refusals: things the person at the desk can put right.

An error carries data and says its own sentence, so a refusal can be translated and a
test can compare fields instead of prose.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from typing_extensions import override

from app.services.foundation.changes import Changes
from app.services.foundation.held_rules import rule_line
from app.words import HeldRule, Intent, Permission, Role
from app.words.filling import filled
from app.words.language import N_, listed, say
from app.words.names import name_of


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
        says: The sentence in English, the key of its translation.
        attempt: What the store keeps on record of it, if anything.
        kept: What keeping it changed, once that is done.
    """

    says: ClassVar[str] = N_("That did not work and nothing was changed. Please try again.")
    attempt: Attempt | None = None
    kept: Changes | None = None

    def sentence(self) -> str:
        """Return what to tell the person: what happened, and what to do now.

        ``says`` with its ``{names}`` filled from the fields, each by its type; a refusal
        that has to choose its words overrides this.
        """
        return filled(self.says, vars(self))

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

    says = N_("Nothing is on file under {key}. Please reload the list.")


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person's role does not include this."""

    permission: Permission
    role: Role

    says = N_("The role “{role}” may not {permission}. Please ask a supervisor or the manager.")


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Later changes stand in the way of an undo.

    Attributes:
        entries: The journal entries in the way, oldest first: number, purpose, moment.
    """

    entries: tuple[tuple[int, Intent, datetime], ...]

    @override
    def sentence(self) -> str:
        named = listed((f"#{key} {name_of(intent)}" for key, intent, _at in self.entries[-3:]))
        return say("Later changes stand in the way; undo them first: {entries}.", entries=named)


@dataclass(eq=False)
class AlreadyUndone(Refusal):
    """The journal entry has been undone before."""

    entry_id: int

    says = N_("Change #{entry_id} has already been undone; nothing was changed.")


@dataclass(eq=False)
class Filed(Refusal):
    """The journal entry wrote down what can never be taken back."""

    entry_id: int
    intent: Intent

    says = N_("“{intent}” is filed and cannot be taken back; nothing was changed.")


@dataclass(eq=False)
class OnlyTried(Refusal):
    """The journal entry keeps an attempt that was refused; it changed nothing."""

    entry_id: int

    says = N_("#{entry_id} keeps an attempt that was refused; there is nothing to undo.")


@dataclass(eq=False)
class RuleHeld(Refusal):
    """The tables themselves refused what a rule of the complaints forbids."""

    rule: HeldRule

    @override
    def sentence(self) -> str:
        return say("That was refused and nothing was changed. {rule}", rule=rule_line(self.rule))


@dataclass(eq=False)
class HeldInPlace(Refusal):
    """The journal entry cannot be undone: a rule of the store rests on what it wrote."""

    entry_id: int
    intent: Intent

    says = N_(
        "“{intent}” cannot be taken back: something settled since rests on it; nothing was changed."
    )


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """The journal holds no entry that could be undone."""

    says = N_("There is nothing to undo.")


@dataclass(eq=False)
class Unforeseen(Refusal):
    """Something broke that nobody thought of; the transaction was rolled back.

    Attributes:
        place: What broke and where in the program, for whoever mends it; no content.
    """

    place: str

    says = N_(
        "Something went wrong that should not have; nothing was changed. Please tell whoever looks"
        " after the program: {place}."
    )


@dataclass(eq=False)
class DiskFull(Refusal):
    """The disk took no more; the transaction was rolled back."""

    says = N_("The disk is full, so nothing was saved. Free some space and try again.")


@dataclass(eq=False)
class StoreBusy(Refusal):
    """Another program holds the store for longer than it may."""

    says = N_("Another program is using the data file. Close it or wait a moment, then try again.")


def sentence(error: BaseException) -> str:
    """Return what to tell the user of any error, in the language of the moment."""
    return error.sentence() if isinstance(error, Refusal) else say(Refusal.says)
