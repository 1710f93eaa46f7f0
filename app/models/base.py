"""The declarative base and the column types every table shares."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, mapped_column
from typing_extensions import override

CLUSTERED = {"sqlite_with_rowid": False}
"""For tables found by a key of several columns only: the rows lie in its order."""

PrimaryKey = Annotated[int, mapped_column(primary_key=True)]


class UtcDateTime(sa.TypeDecorator[datetime]):
    """An aware moment, kept as naive UTC because SQLite stores no zone."""

    impl = sa.DateTime
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[datetime]:
        return datetime

    @override
    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Maps Python types to columns once, for every table.

    Attributes:
        journalled: Whether the journal keeps each change of the table; off for what
            can be recomputed and for the journal itself.
        touches: Names of the columns that hold the customers a row belongs to.
        filed: Whether a row, once written, can never be taken back.
    """

    journalled: ClassVar[bool] = True
    touches: ClassVar[tuple[str, ...]] = ("customer_id",)
    filed: ClassVar[bool] = False

    metadata = sa.MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime(),
        Enum: sa.Enum(
            Enum,
            native_enum=False,
            create_constraint=True,
            length=32,
            values_callable=lambda enum: [member.value for member in enum],
        ),
    }


def between(column: str, low: int, high: int) -> sa.CheckConstraint:
    """Return the rule that ``column`` is empty or lies from ``low`` to ``high``."""
    return sa.CheckConstraint(
        f"{column} IS NULL OR ({column} >= {low} AND {column} <= {high})", name=f"{column}_range"
    )
