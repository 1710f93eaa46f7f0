"""What the vault refuses."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.services.foundation.errors import Refusal


class UnsafeKind(StrEnum):
    """Why a folder is no place for the store."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCHRONISED = "synchronised"


@dataclass(eq=False)
class FileHeld(Refusal):
    """Another program has the file open, so that it cannot be written over."""

    path: Path


@dataclass(eq=False)
class StoreMissing(Refusal):
    """There is no store where one was to be opened."""

    path: Path


@dataclass(eq=False)
class StoreEmpty(Refusal):
    """The store file has no content."""

    path: Path


@dataclass(eq=False)
class StorePlain(Refusal):
    """The file is a database, but not encrypted, so it is none of ours."""

    path: Path


@dataclass(eq=False)
class StoreDamaged(Refusal):
    """The store does not hold what was written to it.

    Attributes:
        path: The damaged file, left as it is.
        pages: Findings of the check, in its own words; empty if it could not even begin.
    """

    path: Path
    pages: tuple[str, ...] = ()


@dataclass(eq=False)
class KeysDoNotFit(Refusal):
    """The password opened the keys, but not one page of the file was written with them.

    Attributes:
        path: The file, left as it is.
    """

    path: Path


@dataclass(eq=False)
class StoreReadOnly(Refusal):
    """The file may be read and not written."""

    path: Path


@dataclass(eq=False)
class StoreNewer(Refusal):
    """A later release has written the store.

    Attributes:
        version: The schema version of the store.
        known: The newest one this program knows.
    """

    version: int
    known: int


@dataclass(eq=False)
class NotOurStore(Refusal):
    """The file opens with the key, but another program's mark is in it."""

    path: Path


@dataclass(eq=False)
class StoreInUse(Refusal):
    """The program is running over this folder already."""

    folder: Path


@dataclass(eq=False)
class StoreExists(Refusal):
    """There is a clinic in the folder where a new one was to be set up."""

    folder: Path


@dataclass(eq=False)
class UpgradeFailed(Refusal):
    """The store could not be brought to this release and is as it was.

    Attributes:
        table: The table whose rows did not add up.
    """

    table: str


@dataclass(eq=False)
class CipherMissing(Refusal):
    """The installed SQLite library does not encrypt."""


@dataclass(eq=False)
class SlotsMissing(Refusal):
    """The store is there, the file that holds its wrapped key is not."""

    path: Path


@dataclass(eq=False)
class SlotsDamaged(Refusal):
    """Neither the key slots nor their previous version can be read."""

    path: Path


@dataclass(eq=False)
class UnknownPerson(Refusal):
    """Nobody of this name can sign in."""

    name: str


@dataclass(eq=False)
class NameTaken(Refusal):
    """Somebody else signs in with this name."""

    name: str


@dataclass(eq=False)
class LastPerson(Refusal):
    """Without this person nobody could sign in any more."""

    name: str


@dataclass(eq=False)
class WrongPassword(Refusal):
    """The password does not open this person's slot."""

    name: str


@dataclass(eq=False)
class WeakPassword(Refusal):
    """The password is too short."""

    least_characters: int


@dataclass(eq=False)
class WrongRecoveryCode(Refusal):
    """The recovery code opens nothing.

    Attributes:
        mistyped: Its check character shows that it cannot have been printed like this.
    """

    mistyped: bool


@dataclass(eq=False)
class TooManyTries(Refusal):
    """After several wrong passwords the next try has to wait."""

    wait_seconds: int


@dataclass(eq=False)
class FolderNotWritable(Refusal):
    """The folder is missing, or nothing can be written into it."""

    path: Path


@dataclass(eq=False)
class UnsafeFolder(Refusal):
    """The store would lie where it can be torn or taken away while in use."""

    path: Path
    kind: UnsafeKind


@dataclass(eq=False)
class NoRoom(Refusal):
    """The drive has not the room that is needed.

    Attributes:
        folder: On that drive.
    """

    folder: Path
    needed_bytes: int
    free_bytes: int


@dataclass(eq=False)
class BackupMissing(Refusal):
    """There is no backup where one was named."""

    path: Path


@dataclass(eq=False)
class BackupDamaged(Refusal):
    """The backup does not hold what was put into it.

    Attributes:
        findings: In the words of the check; empty if its hash alone tells.
    """

    folder: Path
    findings: tuple[str, ...] = ()


@dataclass(eq=False)
class BackupOfAnother(Refusal):
    """The backup was made by another clinic."""

    folder: Path


@dataclass(eq=False)
class ManifestMissing(Refusal):
    """The backup does not say what must be in it."""

    path: Path


@dataclass(eq=False)
class ManifestDamaged(Refusal):
    """What the backup says of itself cannot be read, or was changed."""

    path: Path


@dataclass(eq=False)
class PlaceIsOwn(Refusal):
    """The place for copies is the clinic's own folder, or lies in it."""

    place: Path


@dataclass(eq=False)
class PlaceGone(Refusal):
    """The place for copies is not there, or not there any more."""

    place: Path


@dataclass(eq=False)
class RecordsAltered(Refusal):
    """Somebody has changed records behind the program's back.

    Attributes:
        path: Where they are.
        finding_count: In how many places.
    """

    path: Path
    finding_count: int


@dataclass(eq=False)
class BackupsNotSound(Refusal):
    """Of the backups that were looked at some are none any more."""

    folders: tuple[Path, ...]
