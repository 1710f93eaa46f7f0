"""How fast the window is: each key in the search field, and opening a profile."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.commands.engineering.bench.clinics import open_measured
from app.commands.engineering.bench.measure import Result, once, spread, timed
from app.commands.engineering.bench.yardsticks import FRAME_MS
from app.models import Customer, CustomerMetrics, Phone
from app.services.archive.readings import spellings
from app.services.demo.chance import dice
from app.services.foundation.store import Store, Work
from app.services.office.opening import OpenDesk

if TYPE_CHECKING:
    from app.commands.stage import Stage

T = TypeVar("T")

_SEED: Final = 16
_PRESSES: Final = 200
_KNOWN: Final = 5_000
_SOUGHT: Final = 30
_LAST_DIGITS: Final = 4
_PROFILES: Final = 40
_WITHIN: Final = 1.0
_WARM_UP: Final = 3
_PROFILE_MS: Final = 50.0
_PROFILE_GOAL: Final = 1.5


class RecordedStore(Store):
    """A store that remembers what it was asked to read.

    Attributes:
        works: The reads since they were last taken out.
    """

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__(desk.clinic.engine, clock=desk.clock)
        self.works: list[Callable[[], object]] = []

    @override
    def read(self, work: Work[T]) -> T:
        again = super().read
        self.works.append(lambda: again(work))
        return again(work)

    def take(self) -> list[Callable[[], object]]:
        """Return what was read since the last time, ready to be read again."""
        works, self.works = self.works, []
        return works


def find_someone(folder: Path, customers: int) -> list[Result]:
    """Measure from a key in the search field of the list to the painted answer."""
    from app.commands.stage import over
    from app.ui.parts.fields.search_field import SearchField

    desk = open_measured(folder)
    presses = cycle(desk.store.read(_typed))
    with over(desk) as stage:
        fields = stage.open_page("customers").findChildren(SearchField)

        def press() -> None:
            fields[0].setText(next(presses))
            stage.stillness.settle()

        taken = timed(press, times=_PRESSES)
    return [
        Result(
            name="key press to results (p95)",
            customers=customers,
            measured=taken.p95_ms,
            yardstick=FRAME_MS,
            goal=_WITHIN,
        )
    ]


def open_profiles(folder: Path, customers: int) -> list[Result]:
    """Measure from the wish to see a customer to the painted profile."""
    from app.commands.stage import over

    desk = open_measured(folder)
    keys = desk.store.read(_some_keys)
    store = RecordedStore(desk)
    shown: list[float] = []
    queries: list[float] = []
    with over(replace(desk, store=store)) as stage:
        for key in keys:
            store.take()
            shown.append(once(partial(_show, stage, key)))
            queries.append(once(partial(_read_again, store.take())))
    taken = spread(shown[_WARM_UP:])
    return [
        Result(
            name="open a profile",
            customers=customers,
            measured=taken.median_ms,
            yardstick=spread(queries[_WARM_UP:]).median_ms,
            goal=_PROFILE_GOAL,
        ),
        Result(
            name="open a profile (p95)",
            customers=customers,
            measured=taken.p95_ms,
            yardstick=_PROFILE_MS,
            goal=_WITHIN,
        ),
    ]


def _show(stage: "Stage", key: int) -> None:
    stage.workplace.show_customer(key)
    stage.stillness.settle()


def _read_again(works: Sequence[Callable[[], object]]) -> None:
    for work in works:
        work()


def _some_keys(session: Session) -> list[int]:
    """Return customers from everywhere among those who came more than once."""
    query = sa.select(CustomerMetrics.customer_id).where(CustomerMetrics.visit_count > 1)
    return dice(_SEED).sample(session.scalars(query).all(), _PROFILES)


def _typed(session: Session) -> list[str]:
    """Return what stands in the field after each key on the way to some customers."""
    random = dice(_SEED)
    query = sa.select(Customer.name, Customer.number, Phone.digits).join(
        Phone, Phone.customer_id == Customer.id
    )
    people = random.sample(session.execute(query.limit(_KNOWN)).all(), _SOUGHT)
    words = [word for name, number, digits in people for word in _ways(name, number, digits)]
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def _ways(name: str, number: str, digits: str) -> list[str]:
    return [name, *spellings(name)[:1], spellings(name)[-1], digits[-_LAST_DIGITS:], number]
