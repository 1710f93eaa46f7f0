"""What the fields of a file are called and what stands in them, in words."""

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Final

from app.services.reading.birth_words import birth_text
from app.services.rules.lunar import PartialDate
from app.words.formats import DASH, long_day
from app.words.language import listed, say, say_in
from app.words.names import name_of

_CAPTIONS: Final[dict[str, Callable[[], str]]] = {
    "name": lambda: say("Name"),
    "number": lambda: say_in("customer", "Number"),
    "pinyin": lambda: say_in("name", "Reading"),
    "phones": lambda: say("Phone"),
    "gender": lambda: say("Gender"),
    "birth": lambda: say("Birth date"),
    "wechat": lambda: say("WeChat"),
    "region": lambda: say("Region"),
    "sub_region": lambda: say("Sub-region"),
    "address": lambda: say("Address"),
    "source": lambda: say("Source"),
    "first_contact_on": lambda: say("First contact"),
    "first_visit_on": lambda: say("First visit"),
    "last_visit_on": lambda: say("Last visit"),
    "responsible_id": lambda: say("Responsible"),
    "supervisor_id": lambda: say("Supervisor"),
    "relation_clinic": lambda: say("Relation to the clinic"),
    "relation_specialist": lambda: say("Relation to the specialist"),
    "reach_by": lambda: say("Best reached by"),
    "reach_from": lambda: say("Reach from"),
    "reach_until": lambda: say("Reach until"),
    "conflict": lambda: say("Conflict of ideas"),
    "conflict_handling": lambda: say("How it is handled"),
    "pause": lambda: say("Pause"),
    "allergies": lambda: say("Allergies"),
    "note": lambda: say("Note"),
}


def caption_of(field: str) -> str:
    """Return what the form calls ``field``."""
    return _CAPTIONS[field]()


def words_of(value: object) -> str:
    """Return a value of a field as the desk reads it; a dash for none."""
    match value:
        case None | "" | ():
            return DASH
        case StrEnum():
            return name_of(value)
        case PartialDate():
            return birth_text(value) or DASH
        case date() | time():
            return long_day(value) if isinstance(value, date) else f"{value:%H:%M}"
        case tuple():
            return listed(words_of(each) for each in value if each is not None) or DASH
        case _:
            return str(value)
