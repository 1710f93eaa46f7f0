"""Opens the clinic that a command is about."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import Final, NoReturn

from app.commands.answers import WRONG_USAGE
from app.services.office.opening import OpenDesk, open_desk
from app.services.vault.clinic_store import find_store
from app.services.vault.keyring import Keyring
from app.words.language import choose_language, say

PASSWORD_VARIABLE: Final = "CLINIC_DESK_PASSWORD"  # noqa: S105 (the name, not the word)


@contextmanager
def opened_desk(arguments: argparse.Namespace) -> Iterator[OpenDesk]:
    """Open the clinic for the person asked for, and close it whatever happens.

    Answers are in the clinic's language unless another was asked for.

    Raises:
        Refusal: See ``open_desk``.
    """
    folder: Path = arguments.store
    find_store(folder)
    name = arguments.user or Keyring(folder).people()[0].name
    desk = open_desk(folder, name=name, password=password_of(name))
    try:
        choose_language(arguments.lang or desk.settings.language)
        yield desk
    finally:
        desk.close()


def password_of(name: str, *, new: bool = False) -> str:
    """Return the password from the environment, else ask for it; a new one twice."""
    if password := os.environ.get(PASSWORD_VARIABLE):
        return password
    # started by the Task Scheduler there may be no standard input at all
    if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        _give_up_asking()
    password = getpass(say("Password of {name}: ", name=name))
    while new and getpass(say("The same again: ")) != password:
        password = getpass(say("They differ. Password of {name}: ", name=name))
    return password


def _give_up_asking() -> NoReturn:
    words = say(
        "Put the password into the environment variable {variable}, or start this in a terminal.",
        variable=PASSWORD_VARIABLE,
    )
    print(words, file=sys.stderr)
    raise SystemExit(WRONG_USAGE)
