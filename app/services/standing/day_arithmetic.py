"""Adding days to a day inside a statement, for whatever database runs it."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class DaysAfter(GenericFunction[date]):
    """The day so many days after another; the number of days comes second."""

    type = sa.Date()
    inherit_cache = True


@compiles(DaysAfter)
def _add(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({day} + {days})"


@compiles(DaysAfter, "sqlite")
def _add_in_sqlite(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"date({day}, '+' || {days} || ' days')"
