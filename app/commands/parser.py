"""The words of the command line."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from app.commands.answers import Answer
from app.commands.reading import count
from app.commands.table import TABLE
from app.commands.version import program_version
from app.words.language import LANGUAGES, current_language, say

_AS_USUAL: Final = 0  # customers of a made-up clinic when no number is given


def add_window_options(parser: ArgumentParser) -> None:
    """Add what may stand where no command does."""
    parser.add_argument(
        "--demo",
        dest="window_demo",
        nargs="?",
        type=count,
        const=_AS_USUAL,
        metavar="N",
        help=say("open a made-up clinic of N customers"),
    )
    parser.set_defaults(run=show_window)


def show_window(arguments: Namespace) -> Answer:
    """Show the window until it is closed."""
    from app.main import open_demo_window, open_window

    if arguments.window_demo is None:
        open_window(arguments.store, language=arguments.lang)
    else:
        from app.services.demo.clinic import DEFAULT_CUSTOMERS

        customers = arguments.window_demo or DEFAULT_CUSTOMERS
        open_demo_window(customers, language=arguments.lang or current_language())
    return Answer()


def make_parser(argv: Sequence[str]) -> ArgumentParser:
    """Return the parser for ``argv``, its help in the language of the moment.

    A command knows its own words only if it is named there.
    """
    parser = ArgumentParser(
        prog="clinic-desk", description=say("The service desk of a small aesthetic clinic.")
    )
    parser.add_argument("--version", action="version", version=program_version())
    _add_common(parser)
    parser.set_defaults(store=user_data_path("ClinicDesk", appauthor=False))
    add_window_options(parser)
    commands = parser.add_subparsers(metavar=say("COMMAND"))
    anywhere = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    _add_common(anywhere)
    for named in TABLE:
        words = commands.add_parser(
            named.name, parents=[anywhere], help=named.help(), description=named.help()
        )
        if named.name in argv:
            command = named.found()
            command.add_arguments(words)
            words.set_defaults(run=command.run)
    return parser


def _add_common(parser: ArgumentParser) -> None:
    """Add the options that may stand before or behind the command."""
    parser.add_argument("--store", type=Path, metavar="FOLDER", help=say("folder of the clinic"))
    parser.add_argument("--user", metavar="NAME", help=say("who does it; the manager if left out"))
    parser.add_argument("--lang", choices=LANGUAGES, help=say("language of the answers"))
    parser.add_argument(
        "--json", metavar="FILE", help=say("write the result there for a program; - prints it")
    )
