"""Writes a list to a table where the person wants it, and says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.services.foundation.store import Work
from app.services.tables.exports import Exported, export_shown
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.lists.columns import Column
from app.ui.parts.messages import show_notice
from app.words.language import say, say_many

T = TypeVar("T")


def said(exported: Exported) -> str:
    """Say where the table is."""
    return say("Written to {path}.", path=exported.path)


def said_of_customers(exported: Exported) -> str:
    """Say how many customers are in the table, and where it is."""
    customers = say_many("{count} customer", "{count} customers", exported.row_count)
    return say("{customers} written to {path}.", customers=customers, path=exported.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A list that can be written to a table.

    Attributes:
        title: What is asked above the choice of a file.
        file_name: What the file is called unless the person wants it otherwise.
        write: Returns the work that writes it, as .xlsx or .csv by the ending.
        said: What is told when it is done.
    """

    title: str
    file_name: str
    write: Callable[[Path], Work[Exported]]
    said: Callable[[Exported], str] = said


def shown_table(
    desk: Desk, title: str, columns: Sequence[Column[T]], rows: Sequence[T]
) -> TableFile:
    """Return a list as it is shown: the columns of the screen are those of the file."""
    headings = [heading for column in columns for heading in column.headings()]
    lines = [[value for column in columns for value in column.values(row)] for row in rows]
    day = desk.clock.today().isoformat()
    actor = desk.person
    return TableFile(
        title=say("Export “{list}”", list=title),
        file_name=f"{title} {day}.xlsx",
        write=lambda path: partial(
            export_shown, headings=headings, rows=lines, path=path, actor=actor
        ),
    )


def export_table(desk: Desk, parent: QWidget, table: TableFile) -> None:
    """Ask for a file and write ``table`` to it."""
    ask_new_file(
        parent,
        table.title,
        suggested=Path.home() / table.file_name,
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(write_table, desk, parent, table),
    )


def write_table(desk: Desk, parent: QWidget, table: TableFile, path: Path) -> None:
    """Write the file and say so."""
    desk.tasks.read(
        parent,
        table.write(path),
        lambda exported: show_notice(table.said(exported), parent=parent),
    )
