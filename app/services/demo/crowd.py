"""Everybody else: as many made-up customers as wanted beside the known ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Final

from sqlalchemy.orm import Session

from app.services.demo.archives import fill_archive
from app.services.demo.cast import admit_cast, cast_numbers
from app.services.demo.chance import happens
from app.services.demo.histories import draft_visits
from app.services.demo.occasions import introduce, invite, speak_up
from app.services.demo.people import admit
from app.services.demo.setting import Setting
from app.services.demo.visits import write_visits
from app.services.desk.numbers import load_shape, remember_numbers

_BATCH: Final = 2_000
_THERE_BEFORE_SHARE: Final = 0.25
_FIRST_DAYS: Final = 150
_INTRODUCED_SHARE: Final = 0.2
_RECENT: Final = 3_000


def populate(
    session: Session, setting: Setting, *, customers: int, begin_on: date
) -> Iterator[int]:
    """Make customers up, batch by batch; the caller writes the ledger after each.

    Yields how many there are so far.
    """
    shape, known = load_shape(session), cast_numbers()[:customers]
    admit_cast(setting, {place: shape.write(place) for place in known})
    free = (place for place in count(1) if place not in set(known))
    others = list(islice(free, customers - len(known)))
    remember_numbers(session, numbers=[shape.write(max(known + others))])
    yield len(known)
    regulars: list[int] = []
    for nth, place in enumerate(others):
        start_on = _start(setting, begin_on, nth / len(others))
        _add_customer(setting, shape.write(place), start_on, regulars)
        if (nth + 1) % _BATCH == 0:
            yield len(known) + nth + 1
    yield customers


def _start(setting: Setting, begin_on: date, share: float) -> date:
    """Return the first day of a customer: a quarter is there from the beginning."""
    random, whole = setting.random, (setting.today - begin_on).days
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
