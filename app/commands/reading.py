"""Words of the command line that are more than text."""

import argparse
import sys
from datetime import date
from typing import NoReturn
from zoneinfo import ZoneInfo, available_timezones

from app.commands.answers import WRONG_USAGE
from app.words.language import say


def give_up(words: str) -> NoReturn:
    """Say what is missing among the arguments, and end."""
    print(words, file=sys.stderr)
    raise SystemExit(WRONG_USAGE)


def day(text: str) -> date:
    """Return a day written as ``2026-11-21``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            say("{value} is no day; write it like 2026-11-21", value=text)
        ) from error


def week(text: str) -> date:
    """Return the Monday of a week written as ``2026-W48``."""
    try:
        return date.fromisocalendar(*_year_and_week(text), 1)  # most years have no week 53
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            say("{value} is no week; write it like 2026-W48", value=text)
        ) from error


def _year_and_week(text: str) -> tuple[int, int]:
    year, _, number = text.partition("-W")
    return int(year), int(number)


def zone(text: str) -> ZoneInfo:
    """Return a time zone by its IANA name."""
    if text not in available_timezones():
        raise argparse.ArgumentTypeError(
            say("{value} is no time zone; write it like Asia/Shanghai", value=text)
        )
    return ZoneInfo(text)


def currency(text: str) -> str:
    """Return an ISO 4217 code."""
    from babel.numbers import is_currency

    if not is_currency(text.upper()):
        raise argparse.ArgumentTypeError(
            say("{value} is no currency; write it like CNY", value=text)
        )
    return text.upper()


def count(text: str) -> int:
    """Return a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(say("{value} is no number from 1", value=text))
    return int(text)
