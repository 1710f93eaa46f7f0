"""How fast the desk is answered: finding someone, opening a profile, grading everyone."""

from functools import partial
from itertools import cycle
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.commands.bench.measure import Result, timed
from app.commands.bench.yardsticks import FRAME_MS
from app.models import Customer, Phone
from app.services.demo.chance import dice
from app.services.desk.readings import spellings
from app.services.desk.search import find_customers
from app.services.office.opening import OpenDesk

_SEED: Final = 16
_ASKED: Final = 200
_KNOWN: Final = 5_000
_SOUGHT: Final = 30
_LAST_DIGITS: Final = 4
_EVERY_FRAME: Final = 1.0


def find_someone(desk: OpenDesk, customers: int) -> Result:
    """Measure each key press on the way to a name, initials, digits or a number."""
    presses = cycle(desk.store.read(_typed))
    taken = timed(lambda: desk.store.read(partial(_find, next(presses))), times=_ASKED)
    return Result(
        name="find someone, per key (p95)",
        customers=customers,
        measured=taken.p95_ms,
        yardstick=FRAME_MS,
        goal=_EVERY_FRAME,
    )


def _find(text: str, session: Session) -> None:
    find_customers(session, text=text)


def _typed(session: Session) -> list[str]:
    """Return what stands in the field after each key on the way to some customers."""
    random = dice(_SEED)
    query = sa.select(Customer.name, Customer.number, Phone.digits).join(
        Phone, Phone.customer_id == Customer.id
    )
    people = random.sample(session.execute(query.limit(_KNOWN)).all(), _SOUGHT)
    words = [word for name, number, digits in people for word in _ways(name, number, digits)]
    presses = [word[:end] for word in words for end in range(1, len(word) + 1)]
    random.shuffle(presses)
    return presses


def _ways(name: str, number: str, digits: str) -> list[str]:
    return [name, *spellings(name)[:1], spellings(name)[-1], digits[-_LAST_DIGITS:], number]
