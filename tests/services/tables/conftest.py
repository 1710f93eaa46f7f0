"""Importing lines into a real store."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from app.models import Base, Customer
from app.services.foundation.store import Store, Written
from app.services.tables.headings import Table, find_table
from app.services.tables.runs import DryRun, import_table
from app.services.tables.sheet import Sheet
from app.words import ImportKind, Intent
from tests.conftest import FixedClock

Imports = Callable[..., Written[DryRun]]


def table_of(kind: ImportKind, *lines: list[Any]) -> Table:
    return find_table("book.csv", [Sheet(name="", lines=lines)], kind=kind)


@pytest.fixture
def imports(store: Store, clock: FixedClock, actor) -> Imports:
    """Import lines of a kind, the first being the headings."""

    def run(kind: ImportKind, *lines: list[Any], **options: Any) -> Written[DryRun]:
        table = table_of(kind, *lines)
        return store.write(
            lambda session: import_table(
                session, table=table, actor=actor, now=clock.now(), **options
            ),
            actor=actor,
            intent=Intent.IMPORT,
        )

    return run


@pytest.fixture
def rows_of(store: Store) -> Callable[..., list[dict[str, Any]]]:
    """All rows of a table by key, as plain cells."""

    def read(model: type[Base]) -> list[dict[str, Any]]:
        table = sa.inspect(model).local_table
        query = sa.select(table).order_by(table.c.id)
        return store.read(lambda session: [dict(row) for row in session.execute(query).mappings()])

    return read


@pytest.fixture
def customer(rows_of) -> Callable[[str], dict[str, Any]]:
    """The cells of the customer under a number."""

    def read(number: str) -> dict[str, Any]:
        by_number: dict[str, dict[str, Any]] = {row["number"]: row for row in rows_of(Customer)}
        return by_number[number]

    return read
