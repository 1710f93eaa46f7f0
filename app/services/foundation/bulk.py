"""Many rows at once, written down in the journal like single ones."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base
from app.services.foundation.driver_rows import send_rows
from app.services.foundation.images import Row
from app.services.foundation.journal import WATCH, JournalWatch

_AT_ONCE = 500  # below SQLite's oldest limit of 999 parameters


def insert_rows(session: Session, model: type[Base], rows: Sequence[Row]) -> list[int]:
    """Insert ``rows`` and return their keys in the same order; missing cells get defaults."""
    if not rows:
        return []
    session.flush()
    defaults = {column.name: _default(column) for column in sa.inspect(model).local_table.c}
    keys = count(_next_key(session, model))
    whole = [{**defaults, **row, "id": row["id"] if row.get("id") else next(keys)} for row in rows]
    send_rows(session, model, whole)
    if watch := _watch(session):
        watch.note_inserted(model, whole)
    return [row["id"] for row in whole]


def update_rows(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Change existing rows; each of ``rows`` holds ``id`` and the same changed cells."""
    if not rows:
        return
    session.flush()
    before = load_images(session, model, [row["id"] for row in rows])
    names = [name for name in rows[0] if name != "id"]
    table = sa.inspect(model).local_table
    session.connection().execute(
        sa.update(model)
        .where(table.c.id == sa.bindparam("key_"))
        .values({name: sa.bindparam(f"new_{name}") for name in names}),
        [{"key_": row["id"]} | {f"new_{name}": row[name] for name in names} for row in rows],
    )
    session.expire_all()
    if watch := _watch(session):
        for row in rows:
            watch.note(model, before=before[row["id"]], after={**before[row["id"]], **row})


def delete_rows(session: Session, model: type[Base], keys: Collection[int]) -> None:
    """Delete the rows under ``keys``."""
    session.flush()
    before = load_images(session, model, keys)
    table = sa.inspect(model).local_table
    for some in in_parts(sorted(keys)):
        session.connection().execute(sa.delete(model).where(table.c.id.in_(some)))
    session.expire_all()
    if watch := _watch(session):
        for image in before.values():
            watch.note(model, before=image, after=None)


def load_images(
    session: Session, model: type[Base], keys: Collection[int]
) -> dict[int, dict[str, Any]]:
    """Return the rows under ``keys`` as plain cells, by key."""
    table = sa.inspect(model).local_table
    found: dict[int, dict[str, Any]] = {}
    for some in in_parts(sorted(keys)):
        for row in session.connection().execute(sa.select(table).where(table.c.id.in_(some))):
            found[row.id] = row._asdict()
    return found


def replace_derived(
    session: Session, model: type[Base], *, key: str, keys: Collection[int], rows: Sequence[Row]
) -> None:
    """Make ``rows`` the whole truth about ``keys`` in a table that the journal leaves out.

    Args:
        session: An open transaction; the caller commits.
        model: A table with ``journalled`` off.
        key: Name of the column that ``keys`` are values of.
        keys: Whose rows are thrown away first.
        rows: The new rows, each with the same columns in the same order.
    """
    if model.journalled:
        raise TypeError(f"{model.__tablename__} is journalled")
    for some in in_parts(sorted(keys)):
        session.connection().execute(_deletion(model, key), {"some": some})
    insert_derived(session, model, rows)


def insert_derived(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows into a table that the journal leaves out, at the speed of the driver.

    Args:
        session: An open transaction; the caller commits.
        model: A table with ``journalled`` off.
        rows: Cells by column, the same columns in each.
    """
    if model.journalled:
        raise TypeError(f"{model.__tablename__} is journalled")
    send_rows(session, model, rows)


def in_parts(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    """Yield ``keys`` in stretches that fit into one statement."""
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


@cache
def _deletion(model: type[Base], key: str) -> sa.Delete:
    column = sa.inspect(model).local_table.c[key]
    return sa.delete(model).where(column.in_(sa.bindparam("some", expanding=True)))


def _next_key(session: Session, model: type[Base]) -> int:
    table = sa.inspect(model).local_table
    return (session.connection().scalar(sa.select(sa.func.max(table.c.id))) or 0) + 1


def _default(column: sa.ColumnElement[Any]) -> Any:  # noqa: ANN401 (whatever the column holds)
    return getattr(getattr(column, "default", None), "arg", None)


def _watch(session: Session) -> JournalWatch | None:
    watch: JournalWatch | None = session.info.get(WATCH)
    return watch
