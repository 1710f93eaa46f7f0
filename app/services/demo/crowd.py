"""Everybody else: as many made-up customers as wanted beside the known ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Final

from sqlalchemy.orm import Session

from app.services.archive.numbers import load_shape, remember_numbers
from app.services.demo.archives import fill_archive
from app.services.demo.cast import admit_cast, cast_numbers
from app.services.demo.chance import happens
from app.services.demo.histories import draft_visits
from app.services.demo.occasions import introduce, invite, speak_up
from app.services.demo.people import admit
from app.services.demo.setting import DrawnNumbers, Setting
from app.services.demo.visits import write_visits

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
