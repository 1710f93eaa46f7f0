"""Which commands there are; a command's own file is imported when it is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from app.commands.command import Command
from app.words.language import say

Commands = Sequence[Command]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A command before anybody named it.

    Attributes:
        help: Says in the language of the moment what it does.
        load: Imports the file it stands in, and returns the commands there.
    """

    name: str
    help: Callable[[], str]
    load: Callable[[], Commands]

    def found(self) -> Command:
        """Return the command itself."""
        return next(command for command in self.load() if command.name == self.name)


def _stores() -> Commands:
    from app.commands import stores

    return stores.COMMANDS


def _data() -> Commands:
    from app.commands import data

    return data.COMMANDS


def _figures() -> Commands:
    from app.commands import figures

    return figures.COMMANDS


def _followups() -> Commands:
    from app.commands import followups

    return followups.COMMANDS


def _printing() -> Commands:
    from app.commands import printing

    return printing.COMMANDS


def _journal() -> Commands:
    from app.commands import journal

    return journal.COMMANDS


def _keeping() -> Commands:
    from app.commands import keeping

    return keeping.COMMANDS


def _restoring() -> Commands:
    from app.commands import restoring

    return restoring.COMMANDS


def _selftest() -> Commands:
    from app.commands import selftest

    return selftest.COMMANDS


def _pictures() -> Commands:
    from app.commands.engineering import pictures

    return pictures.COMMANDS


def _bench() -> Commands:
    from app.commands.engineering import bench

    return bench.COMMANDS


TABLE: Final = (
    Named(name="init", help=lambda: say("set a new clinic up"), load=_stores),
    Named(name="import", help=lambda: say("read a file in"), load=_data),
    Named(name="export", help=lambda: say("write a list to a .xlsx or .csv file"), load=_data),
    Named(name="grade", help=lambda: say("grade everyone as of a day"), load=_figures),
    Named(
        name="risk",
        help=lambda: say("tell how far everyone is beyond the own rhythm"),
        load=_figures,
    ),
    Named(name="plan", help=lambda: say("plan the follow-ups of some days"), load=_followups),
    Named(name="print", help=lambda: say("write a paper as PDF"), load=_printing),
    Named(name="journal", help=lambda: say("list the latest changes"), load=_journal),
    Named(name="undo", help=lambda: say("take a change back"), load=_journal),
    Named(name="backup", help=lambda: say("make a backup and check it"), load=_keeping),
    Named(name="backups", help=lambda: say("list the backups"), load=_keeping),
    Named(
        name="verify",
        help=lambda: say("look at everything in the store or in backups"),
        load=_keeping,
    ),
    Named(
        name="restore",
        help=lambda: say("go back to a backup; what is in use now is kept"),
        load=_restoring,
    ),
    Named(
        name="selftest",
        help=lambda: say("go through the whole program once and check it"),
        load=_selftest,
    ),
    Named(
        name="shots",
        help=lambda: say("take a picture of every tab and main dialog"),
        load=_pictures,
    ),
    Named(name="bench", help=lambda: say("measure how fast it is"), load=_bench),
)
