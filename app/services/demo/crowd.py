"""Everybody else: as many made-up customers as wanted beside the known ones."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import count, islice
from random import Random
from typing import Any, Final

from sqlalchemy.orm import Session

from app.models import Customer, Phone
from app.services.archive.numbers import load_shape, remember_numbers
from app.services.demo.archives import fill_archive
from app.services.demo.cast import admit_cast, cast_numbers
from app.services.demo.chance import happens
from app.services.demo.histories import draft_visits
from app.services.demo.occasions import introduce, invite, speak_up
from app.services.demo.setting import DrawnNumbers, Setting
from app.services.demo.visits import write_visits
from app.services.reading.folding import fold
from app.words import CalendarKind, ConflictKind, ContactMethod, ContactPause, CustomerStatus

_MOBILE_PREFIXES: Final = ("130", "133", "135", "136", "137", "138", "139", "150", "158", "186")


_AGES: Final = (20, 62, 35)  # youngest, oldest, most frequent


_DAYS_IN_EVERY_MONTH: Final = 28


_LEVELS: Final = ((1, 2, 3, 4, 5), (5, 15, 40, 30, 10))


_STATE_WEIGHTS: Final = (955, 12, 13, 20)


_METHODS: Final = ((ContactMethod.WECHAT, ContactMethod.PHONE, ContactMethod.SMS), (60, 32, 8))


def admit(setting: Setting, number: str, first_contact_on: date) -> int:
    """Make a customer up, with a phone, and return the key."""
    random, phrases = setting.random, setting.phrases
    who = setting.names.person()
    customer_id = setting.ledger.add(
        Customer,
        number=number,
        name=who.name,
        pinyin=who.pinyin,
        gender=who.gender,
        wechat=_wechat(random, who.pinyin or who.name),
        region=_perhaps(random, 0.94, phrases.weighted(random, "regions")),
        source=phrases.weighted(random, "sources"),
        first_contact_on=first_contact_on,
        responsible_id=random.choice(setting.team.responsible_ids),
        supervisor_id=setting.team.supervisor_id,
        note=_perhaps(random, 0.08, random.choice(phrases.all("notes"))),
        **_birth(random, setting.today),
        **_closeness(random),
        **_reach(random),
        **_state(random),
    )
    digits = random.choice(_MOBILE_PREFIXES) + f"{random.randrange(10**8):08}"
    setting.ledger.add(Phone, customer_id=customer_id, digits=digits)
    return customer_id


def _perhaps(random: Random, share: float, text: str) -> str | None:
    return text if happens(random, share) else None


def _wechat(random: Random, reading: str) -> str | None:
    handle = f"{fold(reading)}_{random.randrange(100):02}"
    return _perhaps(random, 0.7, handle)


def _birth(random: Random, today: date) -> dict[str, Any]:
    if happens(random, 0.12):
        return {}
    lunar, without_year = happens(random, 0.12), happens(random, 0.1)
    return {
        "birth_calendar": CalendarKind.LUNAR if lunar else CalendarKind.SOLAR,
        "birth_year": None if without_year else today.year - round(random.triangular(*_AGES)),
        "birth_month": random.randint(1, 12),
        "birth_day": random.randint(1, _DAYS_IN_EVERY_MONTH),
    }


def _closeness(random: Random) -> dict[str, Any]:
    if happens(random, 0.35):
        return {}
    level = random.choices(*_LEVELS)[0]
    to_specialist = level + random.choice((-1, 0, 0, 1))
    return {"relation_clinic": level, "relation_specialist": min(5, max(1, to_specialist))}


def _reach(random: Random) -> dict[str, Any]:
    if happens(random, 0.4):
        return {}
    return {
        "reach_by": random.choices(*_METHODS)[0],
        "reach_from": time(9, 30),
        "reach_until": random.choice((None, time(18), time(20), time(21))),
    }


def _state(random: Random) -> dict[str, Any]:
    cells: tuple[dict[str, Any], ...] = (
        {},
        {"pause": random.choice(list(ContactPause))},
        {"status": CustomerStatus.LOST},
        {"conflict": random.choice(list(ConflictKind))},
    )
    return random.choices(cells, _STATE_WEIGHTS)[0]


_BATCH: Final = 2_000
_THERE_BEFORE_SHARE: Final = 0.25
_FIRST_DAYS: Final = 150
_INTRODUCED_SHARE: Final = 0.2
_RECENT: Final = 3_000


def draw_numbers(session: Session, customers: int) -> DrawnNumbers:
    """Return a number for everybody to come, and let the clinic's series go on behind them."""
    shape, known = load_shape(session), cast_numbers()[:customers]
    taken = set(known)
    free = (place for place in count(1) if place not in taken)
    others = list(islice(free, customers - len(known)))
    remember_numbers(session, numbers=[shape.write(max(known + others))])
    return DrawnNumbers(
        cast={place: shape.write(place) for place in known},
        others=[shape.write(place) for place in others],
    )


def populate(setting: Setting) -> Iterator[int]:
    """Make customers up, batch by batch; the caller writes the ledger after each.

    Yields how many there are so far.
    """
    admit_cast(setting)
    regulars: list[int] = []
    others = setting.numbers.others
    for nth, number in enumerate(others, start=1):
        start_on = _start(setting, nth / len(others))
        _add_customer(setting, number, start_on, regulars)
        if nth % _BATCH == 0:
            yield len(setting.numbers.cast) + nth
    yield len(setting.numbers.cast) + len(others)


def _start(setting: Setting, share: float) -> date:
    """Return the first day of a customer: a quarter is there from the beginning."""
    random, begin_on = setting.random, setting.begin_on
    whole = (setting.today - begin_on).days
    if share < _THERE_BEFORE_SHARE:
        return begin_on + timedelta(days=random.randrange(_FIRST_DAYS))
    grown = (share - _THERE_BEFORE_SHARE) / (1 - _THERE_BEFORE_SHARE)
    return begin_on + timedelta(days=min(whole, round(grown * whole) + random.randrange(5)))


def _add_customer(setting: Setting, number: str, start_on: date, regulars: list[int]) -> None:
    random = setting.random
    asked_on = start_on - timedelta(days=random.choice((0, 0, 0, 1, 3, 9)))
    customer_id = admit(setting, number, asked_on)
    fill_archive(setting, customer_id, asked_on)
    if regulars and happens(random, _INTRODUCED_SHARE):
        introduce(setting, random.choice(regulars[-_RECENT:]), customer_id, asked_on)
    drafts = draft_visits(random, setting.menu, start_on=start_on, today=setting.today)
    if drafts:
        write_visits(setting, customer_id, drafts)
        invite(setting, customer_id, drafts)
        speak_up(setting, customer_id, start_on)
        regulars.append(customer_id)
