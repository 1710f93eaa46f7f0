"""Sentences for the refusals that every room may meet."""

from app.services.foundation.errors import (
    AlreadyUndone,
    ChangedSince,
    DiskFull,
    Filed,
    HeldInPlace,
    NotAllowed,
    NotFound,
    NothingToUndo,
    OnlyTried,
    RuleHeld,
    StoreBusy,
    Unforeseen,
)
from app.services.foundation.held_rules import rule_line
from app.services.foundation.texts import TextTooLong, TextUnseen
from app.words.language import listed, say
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    match error:
        case NotFound(key=key):
            return say("Nothing is on file under {key}. Please reload the list.", key=key)
        case NotAllowed(permission=permission, role=role):
            return say(
                "The role “{role}” may not {permission}. Please ask a supervisor or the manager.",
                role=name_of(role),
                permission=name_of(permission),
            )
        case _:
            return _of_journal(error) or _of_attempts(error) or _of_store(error) or _of_texts(error)


def _of_journal(error: BaseException) -> str | None:
    match error:
        case ChangedSince(entries=entries):
            named = listed(f"#{key} {name_of(intent)}" for key, intent, _at in entries[-3:])
            return say("Later changes stand in the way; undo them first: {entries}.", entries=named)
        case AlreadyUndone(entry_id=key):
            return say("Change #{key} has already been undone; nothing was changed.", key=key)
        case Filed(intent=intent):
            return say(
                "“{change}” is filed and cannot be taken back; nothing was changed.",
                change=name_of(intent),
            )
        case HeldInPlace(intent=intent):
            return say(
                "“{change}” cannot be taken back: something settled since rests on it; nothing was"
                " changed.",
                change=name_of(intent),
            )
        case NothingToUndo():
            return say("There is nothing to undo.")
        case _:
            return None


def _of_texts(error: BaseException) -> str | None:
    match error:
        case TextTooLong(start=start, length=length, most=most):
            return say(
                "“{start}…” is too long: {length} characters, and {most} fit. Please shorten it.",
                start=start,
                length=f"{length:,}",
                most=f"{most:,}",
            )
        case TextUnseen():
            return say("A name was left without any character that can be seen.")
        case _:
            return None


def _of_attempts(error: BaseException) -> str | None:
    match error:
        case OnlyTried(entry_id=key):
            return say(
                "#{key} keeps an attempt that was refused; there is nothing to undo.", key=key
            )
        case RuleHeld(rule=rule):
            return say("That was refused and nothing was changed. {rule}", rule=rule_line(rule))
        case _:
            return None


def _of_store(error: BaseException) -> str | None:
    match error:
        case Unforeseen(place=place):
            return say(
                "Something went wrong that should not have; nothing was changed. Please tell"
                " whoever looks after the program: {place}.",
                place=place,
            )
        case DiskFull():
            return say("The disk is full, so nothing was saved. Free some space and try again.")
        case StoreBusy():
            return say(
                "Another program is using the data file. Close it or wait a moment, then try again."
            )
        case _:
            return None
