"""Checks everything there is to check in a clinic's store."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.foundation.journal import broken_entries
from app.services.vault.checks import check_store, reading
from app.services.vault.clinic_store import open_clinic
from app.services.vault.copies import count_rows
from app.services.vault.folders import STORE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicVerified:
    """A store whose pages, rows and references are sound.

    Attributes:
        rows: How many each table holds.
        broken_entries: Journal entries that were altered behind the program's back.
    """

    rows: dict[str, int]
    broken_entries: tuple[int, ...]


def verify_clinic(folder: Path, *, name: str, password: str, now: datetime) -> ClinicVerified:
    """Check the clinic in ``folder`` whole, whenever that was last done.

    Raises:
        StoreDamaged: It does not hold what was written to it.
        Refusal: It does not open; see ``open_clinic``.
    """
    opened = open_clinic(folder, name=name, password=password, now=now)
    try:
        with Session(opened.engine) as session:
            broken = tuple(broken_entries(session))
        opened.engine.dispose()
        check_store(folder / STORE_NAME, opened.data_key, thoroughly=True)
        with reading(folder / STORE_NAME, opened.data_key) as connection:
            rows = count_rows(connection)
    finally:
        opened.close()
    return ClinicVerified(rows=rows, broken_entries=broken)
