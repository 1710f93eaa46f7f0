"""Holding the journal against the heads that stand in the manifests of backups.

Of the journal alone nobody can tell that its end was cut off, or that the whole file is an
older one. Backups can: what they ended with must still be in it, unless the clinic went back.
"""

from collections.abc import Iterable
from pathlib import Path

from app.models.database import Driver
from app.services.foundation.errors import Refusal
from app.services.foundation.findings import Finding
from app.services.vault.backups import list_backups
from app.services.vault.manifests import Manifest, proven_manifest
from app.words import FindingKind


def check_heads(connection: Driver, key: bytes, places: Iterable[Path]) -> list[Finding]:
    """Return the backups whose journal is not the beginning of this one, newest first.

    Args:
        connection: To an open store.
        key: Its data key.
        places: Where backups lie; those that are not there say nothing.
    """
    left_behind = connection.execute(
        "SELECT backup_number, newest_number FROM restorations"
    ).fetchall()
    found: dict[int, Finding] = {}
    for number, name, manifest in _manifests(places, key):
        if any(back < number <= newest for back, newest in left_behind):
            continue
        head = manifest.contents.head
        entry = connection.execute(
            "SELECT digest FROM journal_entries WHERE id = ?", (head.entry,)
        ).fetchone()
        if head.entry and (entry is None or entry[0] != head.digest):
            found[number] = Finding(kind=FindingKind.JOURNAL_CUT, what=name, key=head.entry)
    return [found[number] for number in sorted(found, reverse=True)]


def _manifests(places: Iterable[Path], key: bytes) -> Iterable[tuple[int, str, Manifest]]:
    for place in places:
        for backup in list_backups(place):
            try:
                manifest = proven_manifest(backup.folder, key)
            except Refusal:  # that is for whoever checks the backups
                continue
            yield manifest.number, backup.folder.name, manifest
