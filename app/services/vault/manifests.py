"""What a backup says of itself: which it is, what is in it, and that nobody changed that.

A manifest holds counts and hashes, no name and no number of anybody. It is sealed with the
data key, so a changed one is found out, and one of another clinic known for that.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.models.database import SCHEMA_VERSION
from app.services.foundation.errors import Refusal
from app.services.vault.copies import Contents, JournalHead
from app.services.vault.durable_files import write_durably
from app.services.vault.errors import ManifestDamaged, StoreNewer
from app.words import BackupReason
from app.words.language import N_


@dataclass(eq=False)
class BackupOfAnother(Refusal):
    """The backup was made by another clinic."""

    folder: Path

    says = N_("The backup {folder} is of another clinic. Please take one of this clinic.")


@dataclass(eq=False)
class ManifestMissing(Refusal):
    """The backup does not say what must be in it."""

    path: Path

    says = N_(
        "The backup is not whole: {path} is missing. Please copy its whole folder again or take"
        " another one."
    )


MANIFEST_NAME: Final = "manifest.json"
_FORMAT: Final = 1
_MARK: Final = b"clinic desk: this clinic"
_SEAL: Final = b"clinic desk: manifest\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of one backup.

    Attributes:
        number: The next is always higher, whatever the clock says.
        made_at: Aware, in the zone of the clinic where it was known.
        clinic: Tells backups of different clinics apart; says nothing about which.
        sha256: Of the file of the store, in hex.
    """

    number: int
    made_at: datetime
    reason: BackupReason
    clinic: str
    size_bytes: int
    sha256: str
    contents: Contents


def mark_of_clinic(key: bytes) -> str:
    """Return what every backup of the clinic with this data key bears."""
    return hmac.new(key, _MARK, hashlib.sha256).hexdigest()[:16]


def write_manifest(folder: Path, manifest: Manifest, key: bytes) -> None:
    """Seal ``manifest`` and put it into the folder of its backup.

    Raises:
        DiskFull, FolderNotWritable: It could not be written.
    """
    body = _to_json(manifest)
    sealed = body | {"seal": _seal(body, key)}
    text = json.dumps(sealed, ensure_ascii=False, indent=1)
    write_durably(folder / MANIFEST_NAME, text.encode())


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in ``folder`` as it says itself; ``None`` if there is none to read."""
    data = _load(folder)
    return None if data is None else _from_json(data)


def proven_manifest(folder: Path, key: bytes) -> Manifest:
    """Return the manifest in ``folder`` if this clinic's key has sealed it.

    Raises:
        ManifestMissing: There is none.
        ManifestDamaged: It cannot be read, or was changed.
        BackupOfAnother: Another clinic has made the backup.
        StoreNewer: A later release has made it.
    """
    path = folder / MANIFEST_NAME
    if not path.exists():
        raise ManifestMissing(path)
    data = _load(folder)
    if data is None:
        raise ManifestDamaged(path)
    if data.get("clinic") != mark_of_clinic(key):
        raise BackupOfAnother(folder)
    if not hmac.compare_digest(str(data.pop("seal", "")), _seal(data, key)):
        raise ManifestDamaged(path)
    manifest = _from_json(data)
    if manifest is None:  # sealed by us, and yet in words we do not know
        raise StoreNewer(_version_in(data), SCHEMA_VERSION)
    return manifest


def _load(folder: Path) -> dict[str, Any] | None:
    try:
        loaded = json.loads((folder / MANIFEST_NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None


def _seal(body: dict[str, Any], key: bytes) -> str:
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, _SEAL + canonical.encode(), hashlib.sha256).hexdigest()


def _to_json(manifest: Manifest) -> dict[str, Any]:
    return asdict(manifest) | {"format": _FORMAT, "made_at": manifest.made_at.isoformat()}


def _from_json(data: dict[str, Any]) -> Manifest | None:
    try:
        made_at = datetime.fromisoformat(data["made_at"])
        if data["format"] != _FORMAT or made_at.tzinfo is None:
            return None
        return Manifest(
            number=int(data["number"]),
            made_at=made_at,
            reason=BackupReason(data["reason"]),
            clinic=str(data["clinic"]),
            size_bytes=int(data["size_bytes"]),
            sha256=str(data["sha256"]),
            contents=_contents(data["contents"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _contents(data: dict[str, Any]) -> Contents:
    head = data["head"]
    return Contents(
        schema_version=int(data["schema_version"]),
        rows={str(table): int(count) for table, count in data["rows"].items()},
        head=JournalHead(entry=int(head["entry"]), digest=str(head["digest"])),
    )


def _version_in(data: dict[str, Any]) -> int:
    try:
        return int(data["contents"]["schema_version"])
    except (ValueError, KeyError, TypeError):
        return SCHEMA_VERSION + 1
