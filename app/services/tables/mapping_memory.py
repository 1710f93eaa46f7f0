"""How a file with the same headings was read the last time."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ImportMapping
from app.services.tables.headings import Table
from app.words import ImportColumn

_LONGEST = 120  # the column's width; longer headings are not remembered


def recall_mapping(session: Session, table: Table) -> dict[str, ImportColumn | None]:
    """Return what was remembered for the headings of ``table``; nothing if they are new."""
    query = sa.select(ImportMapping.heading, ImportMapping.field).where(
        ImportMapping.kind == table.kind, ImportMapping.headings_digest == table.digest
    )
    return {
        heading: ImportColumn(field) if field else None
        for heading, field in session.execute(query)
        if heading in table.headings
    }


def remember_mapping(session: Session, table: Table) -> None:
    """Keep how the headings of ``table`` are read now, in place of what was kept before."""
    query = sa.select(ImportMapping).where(
        ImportMapping.kind == table.kind, ImportMapping.headings_digest == table.digest
    )
    kept = {row.heading: row for row in session.scalars(query)}
    for heading in table.headings:
        if not heading or len(heading) > _LONGEST:
            continue
        column = table.columns.get(heading)
        if column is None and heading not in table.guessed and heading not in kept:
            continue  # nobody decided about it; a later version may know what it means
        field = column.value if column else ""
        if heading in kept:
            kept[heading].field = field
        else:
            row = ImportMapping(
                kind=table.kind, headings_digest=table.digest, heading=heading, field=field
            )
            session.add(row)
    session.flush()
