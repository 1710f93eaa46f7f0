"""No command: the window, over the clinic or over a made-up one."""

from argparse import ArgumentParser, Namespace

from app.commands.answers import Answer
from app.commands.reading import count
from app.services.demo.clinic import DEFAULT_CUSTOMERS
from app.words.language import current_language, say


def add_window_options(parser: ArgumentParser) -> None:
    """Add what may stand where no command does."""
    parser.add_argument(
        "--demo",
        dest="window_demo",
        nargs="?",
        type=count,
        const=DEFAULT_CUSTOMERS,
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
        open_demo_window(arguments.window_demo, language=arguments.lang or current_language())
    return Answer()
