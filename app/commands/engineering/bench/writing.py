"""How fast things are written down: a visit, and a whole file."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final

import sqlalchemy as sa

from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, once, timed
from app.commands.engineering.bench.yardsticks import one_bare_commit
from app.models import Customer, CustomerMetrics, Item
from app.services.foundation.patience import be_patient
from app.services.office.opening import OpenDesk
from app.services.tables.column_readers import Frame
from app.services.tables.parsing import parse
from app.services.tables.runs import import_table, read_table
from app.services.vault.backing_up import back_up
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.visits import log_visit
from app.words import BackupReason, ImportKind, Intent

_TIMES: Final = 50
_ROWS: Final = 10_000
_VISITORS: Final = 1_000  # as many in a clinic of any size, so that sizes can be compared
_DOCTOR: Final = "Dr. Lin"
_SAVE_GOAL: Final = 10.0
_IMPORT_GOAL: Final = 5.0
_BACKUP_GOAL: Final = 1.2


def save_a_visit(folder: Path, customers: int) -> list[Result]:
    """Measure one visit from the dialog's entry to the commit, everything derived included."""
    with measured_desk(folder) as desk:
        entries = _entries(desk)
        saving = timed(lambda: _save(desk, next(entries)), times=_TIMES)
    return [
        Result(
            name="save a visit",
            customers=customers,
            measured=saving.median_ms,
            yardstick=one_bare_commit(times=_TIMES).median_ms,
            goal=_SAVE_GOAL,
        )
    ]


def save_while_backing_up(folder: Path, customers: int) -> list[Result]:
    """Measure one visit while a backup is made, beside the same without."""
    with measured_desk(folder) as desk:
        entries = _entries(desk)
        alone = timed(lambda: _save(desk, next(entries)), times=_TIMES)
        with _backing_up(desk):
            beside = timed(lambda: _save(desk, next(entries)), times=_TIMES)
    return [
        Result(
            name="save during a backup",
            customers=customers,
            measured=beside.median_ms,
            yardstick=alone.median_ms,
            goal=_BACKUP_GOAL,
        )
    ]


@contextmanager
def _backing_up(desk: OpenDesk) -> Iterator[None]:
    """Make one backup after the other meanwhile, as a patient thread of the window does."""
    enough = Event()

    def back_up_again() -> None:
        while not enough.is_set():
            reason, now = BackupReason.REGULAR, desk.clock.now()
            back_up(desk.clinic.folder, desk.clinic.data_key, reason=reason, now=now)

    with ThreadPoolExecutor(max_workers=1, initializer=be_patient) as thread:
        backing_up = thread.submit(back_up_again)
        try:
            yield
        finally:
            enough.set()
    backing_up.result()


def import_rows(folder: Path, customers: int) -> list[Result]:
    """Measure the import of a file of visits of known customers, beside only understanding it."""
    with TemporaryDirectory(prefix="clinic-desk-") as place, measured_desk(folder) as desk:
        path = _write_file(desk, Path(place) / "visits.csv")
        reading = timed(partial(_read, desk, path), times=3).median_ms
        importing = once(partial(_import, desk, path))
    return [
        Result(
            name=f"import {_ROWS:,} rows",
            customers=customers,
            measured=importing,
            yardstick=reading,
            goal=_IMPORT_GOAL,
        )
    ]


def _save(desk: OpenDesk, entry: VisitEntry) -> None:
    desk.store.write(
        lambda session: log_visit(session, entry=entry, actor=desk.actor, today=desk.clock.today()),
        actor=desk.actor,
        intent=Intent.LOG_VISIT,
    )


def _entries(desk: OpenDesk) -> Iterator[VisitEntry]:
    """Return visits of today of those who come most, round and round."""
    regulars = sa.select(CustomerMetrics.customer_id).order_by(CustomerMetrics.visit_count.desc())
    keys = desk.store.read(lambda session: session.scalars(regulars.limit(_TIMES)).all())
    item_id = desk.store.read(lambda session: session.scalar(sa.select(sa.func.min(Item.id))))
    lines = (LineEntry(item_id=item_id or 0, amount_minor=10_000),)
    for key in cycle(keys):
        yield VisitEntry(customer_id=key, visited_on=desk.clock.today(), lines=lines)


def _write_file(desk: OpenDesk, path: Path) -> Path:
    query = sa.select(Customer.number, Customer.name).order_by(Customer.id).limit(_VISITORS)
    visitors = cycle(desk.store.read(lambda session: session.execute(query).all()))
    first_on = desk.clock.today() - timedelta(days=_ROWS)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["date", "customer_id", "name", "treatment", "doctor", "amount", "event"])
        for nth in range(_ROWS):
            day = first_on + timedelta(days=nth)
            amount = 100 + nth % 900
            rows.writerow([day.isoformat(), *next(visitors), "IPL", _DOCTOR, amount, None])
    return path


def _read(desk: OpenDesk, path: Path) -> None:
    frame = Frame(today=desk.clock.today())
    parse(read_table(path, kind=ImportKind.VISITS), frame=frame)


def _import(desk: OpenDesk, path: Path) -> None:
    table = read_table(path, kind=ImportKind.VISITS)
    desk.store.write(
        lambda session: import_table(session, table=table, actor=desk.actor, now=desk.clock.now()),
        actor=desk.actor,
        intent=Intent.IMPORT,
    )
