"""Looks at everything in the clinic's store: the file, the journal, and what follows from it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from app.models.database import open_engine
from app.services.archive.proofs import check_files
from app.services.figures.proofs import check_figures
from app.services.foundation.findings import Finding
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.grading.proofs import check_gradings
from app.services.vault.folders import STORE_NAME
from app.services.vault.guarding import known_tampering
from app.services.vault.keeping import Record, note
from app.services.vault.verify import Verified, verify_store

_STORED: Final = 60  # per cent of the way
_GRADED: Final = 85


def verify_everything(
    folder: Path,
    key: bytes,
    *,
    now: datetime,
    places: Iterable[Path] = (),
    report: Report = say_nothing,
) -> Verified:
    """Look at everything in the store of the clinic in ``folder``; others may use it meanwhile.

    What a start has found and put right is told too, and then forgotten.

    Args:
        folder: The clinic's.
        key: Its data key.
        now: The present moment.
        places: Where backups lie beside its own.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        StoreDamaged: It does not hold what was written to it.
    """
    verified = verify_store(folder, key, places=places, report=within(report, 0, _STORED))
    engine = open_engine(folder / STORE_NAME, key)
    try:
        with Session(engine) as session:
            found = _what_follows(session, report)
    finally:
        engine.dispose()
    findings = (*verified.findings, *found)
    noted = known_tampering(folder)
    note(folder, lambda record: _seen(record, len(findings), now))
    report(PER_CENT, PER_CENT)
    return replace(verified, findings=(*noted, *findings))


def _seen(record: Record, finding_count: int, now: datetime) -> Record:
    tampered = record.tampered if finding_count else ()
    return replace(record, verified_at=now, finding_count=finding_count, tampered=tampered)


def _what_follows(session: Session, report: Report) -> list[Finding]:
    return [
        *check_gradings(session, report=within(report, _STORED, _GRADED)),
        *check_figures(session, report=within(report, _GRADED, PER_CENT)),
        *check_files(session),
    ]
