"""Putting values into a sentence, each as the desk writes its kind."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from string import Formatter

from app.words.formats import DASH, clock_time, long_day, money
from app.words.language import listed, say
from app.words.names import name_of


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return ``text`` in the language of the moment with its ``{names}`` filled in.

    A day, a time, a member of an enum or several of them are written by their type; a name
    that ends in ``_minor`` is money in the ``currency`` among the values; one that counts
    (``count``, ``most`` or ending in ``_count``) is grouped by thousands.
    """
    names = [name for _before, name, _spec, _conversion in Formatter().parse(text) if name]
    return say(text, **{name: _written(name, values) for name in names})


def _written(name: str, values: Mapping[str, object]) -> str:
    value = values[name]
    if isinstance(value, int) and name.endswith("_minor"):
        return money(value, str(values["currency"]))
    if isinstance(value, int) and (name in {"count", "most"} or name.endswith("_count")):
        return f"{value:,}"
    return _by_type(value)


def _by_type(value: object) -> str:
    match value:
        case StrEnum():
            return name_of(value)
        case date() if not isinstance(value, datetime):
            return long_day(value)
        case time():
            return clock_time(value)
        case None:
            return DASH
        case tuple():
            return listed(map(_by_type, value))
        case _:
            return str(value)
