"""How the service standards were kept, as a table in a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.followups.adherence import Adherence, AdherenceLine, load_adherence
from app.services.foundation.actors import Actor
from app.services.rules.permissions import require
from app.services.tables.exports import Exported
from app.services.tables.grids import Value, write_grid
from app.words import Permission
from app.words.language import say_in
from app.words.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From when to when, and the day it is."""

    first_on: date
    last_on: date
    today: date


def export_adherence(session: Session, *, path: Path, actor: Actor, days: Days) -> Exported:
    """Write tiers, people and their control total to ``path``, .xlsx or .csv by its ending.

    Raises:
        NotAllowed: The actor may not export.
        UnknownFormat, FolderNotWritable, DiskFull: As ``export_list``.
    """
    require(actor, Permission.EXPORT)
    found = load_adherence(session, first_on=days.first_on, last_on=days.last_on, today=days.today)
    return Exported(path=path, row_count=write_grid(path, headings=_headings(), rows=_rows(found)))


def _headings() -> list[str]:
    return [
        say_in("adherence column", "Tier or person"),
        say_in("adherence column", "Customers"),
        say_in("adherence column", "Contacts owed"),
        say_in("adherence column", "Contacts had"),
        say_in("adherence column", "Customers with too little"),
        say_in("adherence column", "Customers with too much"),
        say_in("adherence column", "Fell due"),
        say_in("adherence column", "Done"),
        say_in("adherence column", "Late"),
        say_in("adherence column", "Average days late"),
        say_in("adherence column", "Entries of the log"),
        say_in("adherence column", "Reached"),
    ]


def _rows(found: Adherence) -> Iterator[Sequence[Value]]:
    for line in found.tiers:
        yield _row(line, name_of(line.tier) if line.tier else "")
    yield _total(found.tiers, say_in("adherence column", "All tiers"))
    for line in found.people:
        yield _row(line, line.name or say_in("adherence column", "nobody named"))
    yield _total(found.people, say_in("adherence column", "All people"))


def _row(line: AdherenceLine, name: str) -> Sequence[Value]:
    late = line.average_days_late
    return (
        name,
        line.customers,
        line.owed,
        line.met,
        line.too_few,
        line.too_many,
        line.due,
        line.done,
        line.late,
        None if late is None else round(late, 1),
        line.entries,
        line.reached,
    )


def _total(lines: Sequence[AdherenceLine], name: str) -> Sequence[Value]:
    late, days = sum(line.late for line in lines), sum(line.late_days for line in lines)
    return (
        name,
        sum(line.customers for line in lines),
        sum(line.owed for line in lines),
        sum(line.met for line in lines),
        sum(line.too_few for line in lines),
        sum(line.too_many for line in lines),
        sum(line.due for line in lines),
        sum(line.done for line in lines),
        late,
        round(days / late, 1) if late else None,
        sum(line.entries for line in lines),
        sum(line.reached for line in lines),
    )
