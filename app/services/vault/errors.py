"""What the vault refuses."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words.language import N_, listed, say, say_many


class UnsafeKind(StrEnum):
    """Why a folder is no place for the store."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCHRONISED = "synchronised"


@dataclass(eq=False)
class FileHeld(Refusal):
    """Another program has the file open, so that it cannot be written over."""

    path: Path

    @override
    def sentence(self) -> str:
        return say(
            "{name} is open in another program. Please close it there, or choose another name.",
            name=self.path.name,
        )


@dataclass(eq=False)
class StoreMissing(Refusal):
    """There is no store where one was to be opened."""

    path: Path

    says = N_("There is no data file at {path}. Please find it, or set up a clinic elsewhere.")


@dataclass(eq=False)
class StoreEmpty(Refusal):
    """The store file has no content."""

    path: Path

    says = N_("The data file {path} is empty. Please put a copy of the real one in its place.")


@dataclass(eq=False)
class StorePlain(Refusal):
    """The file is a database, but not encrypted, so it is none of ours."""

    path: Path

    says = N_("The file {path} is not ours. Please put the real data file in its place.")


@dataclass(eq=False)
class StoreDamaged(Refusal):
    """The store does not hold what was written to it.

    Attributes:
        path: The damaged file, left as it is.
        pages: Findings of the check, in its own words; empty if it could not even begin.
    """

    path: Path
    pages: tuple[str, ...] = ()

    says = N_(
        "The data file {path} is damaged and was left as it is. Please copy its whole folder to a"
        " safe place and ask for help."
    )


@dataclass(eq=False)
class KeysDoNotFit(Refusal):
    """The password opened the keys, but not one page of the file was written with them.

    Attributes:
        path: The file, left as it is.
    """

    path: Path

    says = N_(
        "The password is right, but {path} does not open with these keys: the file or the keys"
        " beside it are of another clinic. Nothing was changed. Please put the right ones back, or"
        " go back to a backup."
    )


@dataclass(eq=False)
class StoreReadOnly(Refusal):
    """The file may be read and not written."""

    path: Path

    says = N_(
        "The data file {path} is set to read-only, so nothing could be saved. Please allow writing"
        " to it."
    )


@dataclass(eq=False)
class StoreNewer(Refusal):
    """A later release has written the store.

    Attributes:
        version: The schema version of the store.
        known: The newest one this program knows.
    """

    version: int
    known: int

    says = N_(
        "A newer release has written the data (version {version}, this one knows {known}). Please"
        " install the newer release."
    )


@dataclass(eq=False)
class NotOurStore(Refusal):
    """The file opens with the key, but another program's mark is in it."""

    path: Path

    says = N_("The file {path} is not ours. Please put the real data file in its place.")


@dataclass(eq=False)
class StoreInUse(Refusal):
    """The program is running over this folder already."""

    folder: Path

    says = N_("The program is running over {folder} already. Use that.")


@dataclass(eq=False)
class StoreExists(Refusal):
    """There is a clinic in the folder where a new one was to be set up."""

    folder: Path

    says = N_("There is a clinic in {folder} already. Please open it or choose another folder.")


@dataclass(eq=False)
class UpgradeFailed(Refusal):
    """The store could not be brought to this release and is as it was.

    Attributes:
        table: The table whose rows did not add up.
    """

    table: str

    says = N_(
        "The data could not be brought to this release (table {table}) and is as it was. Please go"
        " on with the release before and ask for help."
    )


@dataclass(eq=False)
class CipherMissing(Refusal):
    """The installed SQLite library does not encrypt."""

    says = N_("This installation cannot encrypt, so nothing was opened. Please install it again.")


@dataclass(eq=False)
class SlotsMissing(Refusal):
    """The store is there, the file that holds its wrapped key is not."""

    path: Path

    says = N_("The file with the keys is missing: {path}. Please put a copy of it back.")


@dataclass(eq=False)
class SlotsDamaged(Refusal):
    """Neither the key slots nor their previous version can be read."""

    path: Path

    says = N_("The file with the keys is damaged: {path}. Please put a copy of it back.")


@dataclass(eq=False)
class UnknownPerson(Refusal):
    """Nobody of this name can sign in."""

    name: str

    says = N_("{name} cannot sign in here. Please choose a name from the list.")


@dataclass(eq=False)
class NameTaken(Refusal):
    """Somebody else signs in with this name."""

    name: str

    says = N_("Someone signs in as {name} already. Please choose another name.")


@dataclass(eq=False)
class LastPerson(Refusal):
    """Without this person nobody could sign in any more."""

    name: str

    says = N_("{name} is the last who can sign in. Please let someone else sign in first.")


@dataclass(eq=False)
class WrongPassword(Refusal):
    """The password does not open this person's slot."""

    name: str

    says = N_("The password of {name} is not right. Please try again.")


@dataclass(eq=False)
class WeakPassword(Refusal):
    """The password is too short."""

    least_characters: int

    says = N_("The password is too short. Please choose at least {least_characters} characters.")


@dataclass(eq=False)
class WrongRecoveryCode(Refusal):
    """The recovery code opens nothing.

    Attributes:
        mistyped: Its check character shows that it cannot have been printed like this.
    """

    mistyped: bool

    @override
    def sentence(self) -> str:
        if self.mistyped:
            return say("The recovery code is mistyped. Please compare it with the printed one.")
        return say(
            "The recovery code is not the one of this clinic. Please look for the newest print."
        )


@dataclass(eq=False)
class TooManyTries(Refusal):
    """After several wrong passwords the next try has to wait."""

    wait_seconds: int

    @override
    def sentence(self) -> str:
        return say_many(
            "Too many wrong tries. Please wait {count} second, then try again.",
            "Too many wrong tries. Please wait {count} seconds, then try again.",
            self.wait_seconds,
        )


@dataclass(eq=False)
class FolderNotWritable(Refusal):
    """The folder is missing, or nothing can be written into it."""

    path: Path

    says = N_("Nothing can be written to {path}. Please allow it or choose another folder.")


@dataclass(eq=False)
class UnsafeFolder(Refusal):
    """The store would lie where it can be torn or taken away while in use."""

    path: Path
    kind: UnsafeKind

    @override
    def sentence(self) -> str:
        return _of_unsafe(self.kind).format(path=self.path)


@dataclass(eq=False)
class NoRoom(Refusal):
    """The drive has not the room that is needed.

    Attributes:
        folder: On that drive.
    """

    folder: Path
    needed_bytes: int
    free_bytes: int

    @override
    def sentence(self) -> str:
        return say(
            "There is no room on the drive of {folder}: {needed} MB are needed, {free} MB are"
            " free. Please make room first.",
            folder=self.folder,
            needed=f"{-(-self.needed_bytes >> 20):,}",
            free=f"{self.free_bytes >> 20:,}",
        )


@dataclass(eq=False)
class BackupMissing(Refusal):
    """There is no backup where one was named."""

    path: Path

    says = N_("There is no backup at {path}. Please choose another one.")


@dataclass(eq=False)
class BackupDamaged(Refusal):
    """The backup does not hold what was put into it.

    Attributes:
        findings: In the words of the check; empty if its hash alone tells.
    """

    folder: Path
    findings: tuple[str, ...] = ()

    says = N_("The backup {folder} does not hold what was put into it. Please take another one.")


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


@dataclass(eq=False)
class ManifestDamaged(Refusal):
    """What the backup says of itself cannot be read, or was changed."""

    path: Path

    says = N_(
        "What the backup says of itself was changed or is damaged: {path}. Please take another one."
    )


@dataclass(eq=False)
class PlaceIsOwn(Refusal):
    """The place for copies is the clinic's own folder, or lies in it."""

    place: Path

    says = N_(
        "{place} belongs to the clinic's own folder. Please choose a stick or another drive, so"
        " that a copy survives this one."
    )


@dataclass(eq=False)
class PlaceGone(Refusal):
    """The place for copies is not there, or not there any more."""

    place: Path

    says = N_("{place} is not there. Please put the stick in or connect the drive, then try again.")


@dataclass(eq=False)
class RecordsAltered(Refusal):
    """Somebody has changed records behind the program's back.

    Attributes:
        path: Where they are.
        finding_count: In how many places.
    """

    path: Path
    finding_count: int

    @override
    def sentence(self) -> str:
        return say_many(
            "In {count} place records were changed behind the program's back: {path}. Please show"
            " this to whoever looks after the data.",
            "In {count} places records were changed behind the program's back: {path}. Please show"
            " this to whoever looks after the data.",
            self.finding_count,
            path=self.path,
        )


@dataclass(eq=False)
class BackupsNotSound(Refusal):
    """Of the backups that were looked at some are none any more."""

    folders: tuple[Path, ...]

    @override
    def sentence(self) -> str:
        return say_many(
            "{count} backup is not sound: {folders}. Please make a new one.",
            "{count} backups are not sound: {folders}. Please make a new one.",
            len(self.folders),
            folders=listed(folder.name for folder in self.folders),
        )


def _of_unsafe(kind: UnsafeKind) -> str:
    match kind:
        case UnsafeKind.NETWORK:
            return say("{path} is on a network. Please choose a folder on this computer's disk.")
        case UnsafeKind.REMOVABLE:
            return say(
                "{path} can be unplugged. Please choose a folder on this computer's own disk."
            )
        case UnsafeKind.SYNCHRONISED:
            return say(
                "{path} is kept in step with a cloud, which can tear the data file."
                " Please choose a folder outside it."
            )
