"""Looking whether the guards of the tables are all there, and putting back what was taken out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from app.models import Base
from app.models.database import Driver
from app.models.guards import GUARDS
from app.services.foundation.findings import Finding
from app.services.vault.keeping import note, read_record
from app.words import FindingKind

_BLANK: Final = re.compile(r"\s+")
_NAMED: Final = re.compile(r"CONSTRAINT\s+\"?(\w+)")


def check_guards(connection: Driver) -> list[Finding]:
    """Return the guards that are missing or changed, and triggers that are none of ours."""
    found = _triggers(connection)
    wanted = {name: _meaning(statement) for name, statement in GUARDS.items()}
    missing = [
        Finding(kind=FindingKind.GUARD_MISSING, what=name)
        for name in sorted(wanted.keys() - found.keys())
    ]
    changed = [
        Finding(kind=FindingKind.GUARD_CHANGED, what=name)
        for name in sorted(found)
        if found[name] != wanted.get(name)
    ]
    return missing + changed


def check_constraints(connection: Driver) -> list[Finding]:
    """Return the rules of the tables themselves that are missing."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    kept = {name: set(_NAMED.findall(statement)) for name, statement in rows}
    return [
        Finding(kind=FindingKind.GUARD_MISSING, what=name)
        for table, names in _constraints()
        for name in sorted(names - kept.get(table, set()))
    ]


def look_after_guards(folder: Path, connection: Driver) -> None:
    """Put back whatever guards are missing, and remember that they were.

    Args:
        folder: The clinic's.
        connection: To its store, which nobody else has open.
    """
    if findings := check_guards(connection):
        told = tuple(f"{finding.kind} {finding.what}" for finding in findings)
        note(folder, lambda record: replace(record, tampered=(*record.tampered, *told)))
        _put_back(connection, findings)


def known_tampering(folder: Path) -> list[Finding]:
    """Return what earlier starts have found and put right, until somebody looks at everything."""
    told = dict.fromkeys(read_record(folder).tampered)
    return [
        Finding(kind=FindingKind(kind), what=what)
        for kind, _blank, what in (words.partition(" ") for words in told)
        if kind in set(FindingKind)
    ]


def _put_back(connection: Driver, findings: list[Finding]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for finding in findings:
            connection.execute(f'DROP TRIGGER IF EXISTS "{finding.what}"')
            if statement := GUARDS.get(finding.what):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _triggers(connection: Driver) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    return {name: _meaning(statement) for name, statement in rows}


def _meaning(statement: str) -> str:
    return _BLANK.sub("", statement).rstrip(";")


def _constraints() -> Iterator[tuple[str, set[str]]]:
    dialect = sqlite.dialect()
    for table in Base.metadata.sorted_tables:
        statement = str(CreateTable(table).compile(dialect=dialect))
        yield table.name, set(_NAMED.findall(statement))
