"""The clinics that are measured: made up, written without a journal, then used as any other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer
from app.services.archive.search import refresh_search_text
from app.services.demo.clinic import DemoOrder
from app.services.demo.pouring import pour
from app.services.figures.metrics import refresh_everything
from app.services.foundation.changes import Changes
from app.services.foundation.clock import SystemClock
from app.services.office.day_start import begin_day
from app.services.office.opening import OpenDesk, open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.services.vault.keys import Cost
from app.words import Intent

PASSWORD: Final = "measured-twice"  # noqa: S105 (opens only what is thrown away)
MANAGER: Final = "Manager"
_YEARS: Final = 6  # about 21 visits a customer: 2 million for 100,000
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_LIGHT: Final = Cost(memory_kib=8, passes=1, lanes=1)

Report = Callable[[str], None]


def make_clinic(folder: Path, *, customers: int, report: Report) -> None:
    """Make a clinic of a size in ``folder``, graded and up to date, and leave it closed."""
    entry = ClinicEntry(
        name="Bench", manager_name=MANAGER, zone=_ZONE, currency="CNY", language="zh"
    )
    create_clinic(folder, entry=entry, password=PASSWORD, clock=SystemClock(_ZONE), cost=_LIGHT)
    with measured_desk(folder) as desk:
        order = DemoOrder(today=desk.clock.today(), customers=customers, years=_YEARS)
        for done in pour(desk.clinic.engine, order=order):
            report(f"{done:,} of {customers:,} customers made up")
        with Session(desk.clinic.engine) as session, session.begin():
            _derive(session, desk, report)
        work = partial(begin_day, actor=desk.actor, now=desk.clock.now())
        desk.store.write(work, actor=desk.actor, intent=Intent.GRADE)


def open_measured(folder: Path) -> OpenDesk:
    """Open a clinic that ``make_clinic`` has made."""
    return open_desk(folder, name=MANAGER, password=PASSWORD)


@contextmanager
def measured_desk(folder: Path) -> Iterator[OpenDesk]:
    """Open such a clinic and close it afterwards."""
    desk = open_measured(folder)
    try:
        yield desk
    finally:
        desk.close()


def _derive(session: Session, desk: OpenDesk, report: Report) -> None:
    """Bring everything that is derived up to date, as the store does after each write."""
    today = desk.clock.today()
    everybody = frozenset(session.scalars(sa.select(Customer.id)))
    changes = Changes(frozenset({Customer.__tablename__}), everybody)
    refresh_search_text(session, changes, today)
    refresh_everything(
        session, today=today, report=lambda done, whole: report(f"{done:,} of {whole:,} counted")
    )
