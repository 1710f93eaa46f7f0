"""The bare minimum that each speed is held against."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import sqlalchemy as sa

from app.commands.engineering.bench.measure import Timing, timed
from app.models import VisitLine
from app.models.database import create_file, open_engine
from app.services.office.opening import OpenDesk
from app.services.vault.keys import new_data_key
from app.words import LineState

FRAME_MS: Final = 1_000 / 60


def one_bare_commit(*, times: int) -> Timing:
    """Commit one row into an encrypted file with the settings of every store."""
    with _bare_file() as engine:
        row = sa.text("INSERT INTO bare (word) VALUES ('one row')")
        immediate = engine.execution_options(sqlite_begin="IMMEDIATE")

        def commit() -> None:
            with immediate.begin() as connection:
                connection.execute(row)

        return timed(commit, times=times)


def one_group_by(desk: OpenDesk, *, times: int) -> Timing:
    """Add up first and last day, visits, families and money of every customer."""
    day = VisitLine.visited_on
    query = (
        sa.select(
            VisitLine.customer_id,
            sa.func.min(day),
            sa.func.max(day),
            sa.func.sum(VisitLine.amount_minor),
            sa.func.count(sa.distinct(day)),
            sa.func.count(sa.distinct(VisitLine.family_id)),
        )
        .where(VisitLine.state == LineState.DONE)
        .group_by(VisitLine.customer_id)
    )

    def add_up() -> None:
        with desk.clinic.engine.connect() as connection:
            connection.execute(query).all()

    return timed(add_up, times=times)


@contextmanager
def _bare_file() -> Iterator[sa.Engine]:
    with TemporaryDirectory(prefix="clinic-desk-") as folder:
        path, key = Path(folder) / "bare.db", new_data_key()
        create_file(path, key)
        engine = open_engine(path, key)
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE bare (id INTEGER PRIMARY KEY, word TEXT)"))
        try:
            yield engine
        finally:
            engine.dispose()
