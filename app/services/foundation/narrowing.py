"""Asks a query about everybody for some customers only, or about everything for some keys.

The queries are put together once: for a single customer that takes longer than the answer.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session


def ask(
    session: Session,
    query: sa.Select[*tuple[Any, ...]],
    key: sa.SQLColumnExpression[Any],
    some: Collection[int] | None,
    **given: object,
) -> sa.Result[*tuple[Any, ...]]:
    """Return the answer to ``query`` for everybody, or for ``some`` only.

    Args:
        session: An open transaction.
        query: About everybody; of columns, and the same object each time.
        key: The column in which ``some`` are looked for.
        some: As many as fit into one statement; ``None`` for everybody.
        given: The parameters of the query by name.
    """
    session.flush()  # the connection, unlike the session, does not do so by itself
    connection = session.connection()
    if some is None:
        return connection.execute(query, given)
    return connection.execute(narrowed(query, key), {**given, "some": list(some)})


@cache
def narrowed(
    query: sa.Select[*tuple[Any, ...]], key: sa.SQLColumnExpression[Any]
) -> sa.Select[*tuple[Any, ...]]:
    """Return ``query`` for those whose ``key`` is in the list given as ``some``."""
    return query.where(key.in_(sa.bindparam("some", expanding=True)))
