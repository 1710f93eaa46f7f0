"""Looks at everything there is to look at: in the store, in a backup, in all of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from app.models.database import SCHEMA_VERSION, open_engine
from app.services.foundation.chain import check_chain
from app.services.foundation.errors import Refusal
from app.services.foundation.findings import Finding
from app.services.foundation.replay import check_rows
from app.services.foundation.reports import PER_CENT, Report, say_nothing, within
from app.services.vault.backups import Backup, check_backup, list_backups
from app.services.vault.checks import check_used_store, reading, schema_version
from app.services.vault.copies import Contents, read_contents
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.guarding import check_constraints, check_guards
from app.services.vault.heads import check_heads

_READ: Final = 30  # per cent of the way
_CHAINED: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A store whose pages, rows and references are sound.

    Attributes:
        findings: What somebody did behind the program's back.
    """

    contents: Contents
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupVerified:
    """What came of looking at one backup of several.

    Attributes:
        verified: What is in it; ``None`` if it is none any more.
        refusal: Why it is none.
    """

    backup: Backup
    verified: Verified | None = None
    refusal: Refusal | None = None

    @property
    def is_sound(self) -> bool:
        """Whether a clinic could go on with it."""
        return self.verified is not None and not self.verified.findings


def verify_store(
    folder: Path, key: bytes, *, places: Iterable[Path] = (), report: Report = say_nothing
) -> Verified:
    """Look at everything in the store of the clinic in ``folder``; others may use it meanwhile.

    Args:
        folder: The clinic's.
        key: Its data key.
        places: Where backups lie beside its own, whose manifests know how far the journal was.
        report: Is told how far it is, in per cent; whatever it raises stops it.

    Raises:
        StoreDamaged: It does not hold what was written to it.
    """
    store = folder / STORE_NAME
    report(0, PER_CENT)
    check_used_store(store, key, thoroughly=True)
    report(_READ, PER_CENT)
    with reading(store, key) as connection:
        contents = read_contents(connection)
        findings = check_guards(connection) + check_constraints(connection)
        findings += check_heads(connection, key, (folder / BACKUPS_NAME, *places))
    with _session(store, key) as session:
        findings += _look_through(session, report)
    report(PER_CENT, PER_CENT)
    return Verified(contents=contents, findings=tuple(findings))


def verify_backup(backup: Backup, key: bytes, *, report: Report = say_nothing) -> Verified:
    """Look at everything in a backup; not a byte of it is changed.

    Of one that an older release has made only the journal is looked through.

    Raises:
        Refusal: As ``check_backup``.
    """
    manifest = check_backup(backup, key, report=within(report, 0, _READ))
    findings: list[Finding] = []
    with reading(backup.store, key, at_rest=True) as connection:
        of_this_release = schema_version(connection) == SCHEMA_VERSION
        if of_this_release:
            findings += check_guards(connection) + check_constraints(connection)
    with _session(backup.store, key, at_rest=True) as session:
        findings += _look_through(session, report) if of_this_release else check_chain(session)
    report(PER_CENT, PER_CENT)
    return Verified(contents=manifest.contents, findings=tuple(findings))


def _look_through(session: Session, report: Report) -> list[Finding]:
    chain = check_chain(session, report=within(report, _READ, _CHAINED))
    return chain + check_rows(session, report=within(report, _CHAINED, PER_CENT))


def verify_backups(
    place: Path, key: bytes, *, report: Report = say_nothing
) -> list[BackupVerified]:
    """Look at every backup in ``place``, newest first."""
    backups = list_backups(place)
    verified = []
    for done, backup in enumerate(backups):
        report(done, len(backups))
        verified.append(_verify_one(backup, key))
    report(len(backups), len(backups))
    return verified


def _verify_one(backup: Backup, key: bytes) -> BackupVerified:
    try:
        return BackupVerified(backup=backup, verified=verify_backup(backup, key))
    except Refusal as refusal:
        return BackupVerified(backup=backup, refusal=refusal)


@contextmanager
def _session(store: Path, key: bytes, *, at_rest: bool = False) -> Iterator[Session]:
    engine = open_engine(store, key, at_rest=at_rest)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
