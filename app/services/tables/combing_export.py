"""All customers combed through, as a table in a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.rules.permissions import require
from app.services.tables.exports import Exported
from app.services.tables.grids import Value, write_grid
from app.services.today.combing import CombedRow, comb_customers, count_answers
from app.words import CombColumn, Permission
from app.words.language import say_in
from app.words.names import name_of


def export_combed_customers(session: Session, *, path: Path, actor: Actor, today: date) -> Exported:
    """Write a line for every active customer, and what they add up to, to .xlsx or .csv.

    Raises:
        NotAllowed: The actor may not export.
        UnknownFormat, FolderNotWritable, DiskFull: As ``export_list``.
    """
    require(actor, Permission.EXPORT)
    rows = comb_customers(session, today=today)
    write_grid(path, headings=_headings(), rows=_lines(rows))
    return Exported(path=path, row_count=len(rows))


def _headings() -> list[str]:
    return [
        say_in("combing", "Number"),
        say_in("combing", "Customer"),
        *(name_of(column) for column in CombColumn),
        say_in("combing", "Specialist"),
    ]


def _lines(rows: Sequence[CombedRow]) -> Iterator[Sequence[Value]]:
    for row in rows:
        answers = (name_of(row.answers[column]) for column in CombColumn)
        yield (row.number, row.name, *answers, row.responsible_name)
    counts = count_answers(rows)
    sums = (
        "\n".join(f"{name_of(answer)} {count}" for answer, count in counts[column].items())
        for column in CombColumn
    )
    yield (say_in("combing", "Together"), len(rows), *sums, None)
