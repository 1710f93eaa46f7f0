"""Runs one command line from its words to its exit status."""

import argparse
import locale
import sys
from collections.abc import Sequence

from app.commands.answers import (
    DONE,
    REFUSED,
    check_target,
    nobody_reads,
    speak_utf8,
    tell,
    unless_nobody_reads,
)
from app.services.foundation.errors import Refusal, Unforeseen, sentence
from app.words.language import LANGUAGES, choose_language


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` asks for and return 0 done, 1 refused or 2 wrong usage."""
    speak_utf8()
    choose_language(_language(argv))
    from app.commands.parser import make_parser

    try:
        return unless_nobody_reads(
            lambda: _obey(make_parser(argv).parse_args(argv)), otherwise=DONE
        )
    except SystemExit as asked:
        return int(asked.code or DONE)


def _obey(arguments: argparse.Namespace) -> int:
    try:
        check_target(arguments.json)
        answer = arguments.run(arguments)
        tell(answer, arguments.json)
    except Refusal as refusal:
        return _refuse(refusal)
    except Exception as error:
        if nobody_reads(error):
            raise
        from app.services.foundation.faults import as_refusal, where_it_broke

        # Nobody at a desk reads a traceback, and its values may show a name.
        return _refuse(as_refusal(error) or Unforeseen(where_it_broke(error)))
    return _refuse(answer.refused) if answer.refused else DONE


def _refuse(refusal: Refusal) -> int:
    print(sentence(refusal), file=sys.stderr)
    return REFUSED


def _language(argv: Sequence[str]) -> str:
    """Return the language asked for; without one, that of the machine."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--lang", choices=LANGUAGES)
    try:
        asked, _ = parser.parse_known_args(argv)
    except argparse.ArgumentError:
        return _machine_language()
    return asked.lang or _machine_language()


def _machine_language() -> str:
    name = (locale.getlocale(locale.LC_CTYPE)[0] or "").casefold()
    return "zh" if name.startswith(("zh", "chinese")) else "en"
