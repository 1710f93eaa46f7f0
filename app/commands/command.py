"""What a command is: a name, words of its own, and work that gives an answer."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from app.commands.answers import Answer


def _no_arguments(parser: ArgumentParser) -> None:
    """Leave ``parser`` as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    Attributes:
        run: Does it.
        add_arguments: Adds the words that only it knows.
    """

    name: str
    run: Callable[[Namespace], Answer]
    add_arguments: Callable[[ArgumentParser], None] = _no_arguments
