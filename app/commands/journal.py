"""``journal`` and ``undo``: what was changed, and taking it back."""

from argparse import ArgumentParser, Namespace
from typing import Any, Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.reading import count
from app.services.foundation.errors import NothingToUndo
from app.services.foundation.held_rules import entry_line
from app.services.foundation.history import EntryRow, list_entries
from app.services.foundation.undo import standing_entries
from app.services.office.opening import OpenDesk
from app.services.office.undoing import undo_change
from app.services.rules.permissions import require
from app.words import Intent, Permission
from app.words.formats import moment
from app.words.language import say, say_many
from app.words.names import name_of

_SHOWN: Final = 20


def add_journal_arguments(parser: ArgumentParser) -> None:
    """Add how far back to go."""
    parser.add_argument(
        "--last", type=count, default=_SHOWN, metavar="N", help=say("how many, newest first")
    )


def add_undo_arguments(parser: ArgumentParser) -> None:
    """Add which change."""
    parser.add_argument(
        "entry",
        nargs="?",
        type=count,
        metavar="ENTRY",
        help=say("number of the change; the last one if left out"),
    )


def journal(arguments: Namespace) -> Answer:
    """List the latest changes, newest first."""
    with opened_desk(arguments) as desk:
        require(desk.actor, Permission.SEE_JOURNAL)
        entries = desk.store.read(lambda session: list_entries(session, last=arguments.last))
        lines = [_line(entry, desk) for entry in entries]
    return Answer(lines=lines, data={"entries": [_entry(entry) for entry in entries]})


def undo(arguments: Namespace) -> Answer:
    """Take back the last change or the named one."""
    with opened_desk(arguments) as desk:
        entry_id = arguments.entry or _last_entry(desk)
        now = desk.clock.now()
        written = desk.store.write(
            lambda session: undo_change(session, entry_id=entry_id, actor=desk.actor, now=now),
            actor=desk.actor,
            intent=Intent.UNDO,
        )
    undone = written.value
    said = say_many(
        "Undone: #{entry} {what}, {count} row.",
        "Undone: #{entry} {what}, {count} rows.",
        undone.row_count,
        entry=undone.entry_id,
        what=name_of(undone.intent),
    )
    data = {
        "undone": undone.entry_id,
        "intent": undone.intent.value,
        "rows": undone.row_count,
        "entry": written.entry_id,
    }
    return Answer(lines=[said], data=data)


def _last_entry(desk: OpenDesk) -> int:
    last = desk.store.read(lambda session: session.scalars(standing_entries().limit(1)).first())
    if last is None:
        raise NothingToUndo
    return last.id


def _line(entry: EntryRow, desk: OpenDesk) -> str:
    rows = sum(entry.tables.values())
    state = say("undone by #{entry}", entry=entry.undone_by) if entry.undone_by else ""
    words = (
        f"#{entry.id}",
        moment(entry.at, desk.settings.zone),
        entry.actor_name,
        entry_line(entry),
        say_many("{count} row", "{count} rows", rows),
        state,
    )
    return "  ".join(filter(None, words))


def _entry(entry: EntryRow) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "at": entry.at.isoformat(),
        "actor": entry.actor_name,
        "intent": entry.intent.value,
        "refused": entry.tried.rule.value if entry.tried else None,
        "tables": dict(sorted(entry.tables.items())),
        "undoes": entry.undoes_id,
        "undone_by": entry.undone_by,
    }


COMMANDS: Final = (
    Command(
        name="journal",
        run=journal,
        add_arguments=add_journal_arguments,
    ),
    Command(
        name="undo",
        run=undo,
        add_arguments=add_undo_arguments,
    ),
)
