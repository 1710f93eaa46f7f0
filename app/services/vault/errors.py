"""What the vault refuses."""

from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words.language import N_, listed, say, say_many


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
class StoreExists(Refusal):
    """There is a clinic in the folder where a new one was to be set up."""

    folder: Path

    says = N_("There is a clinic in {folder} already. Please open it or choose another folder.")


@dataclass(eq=False)
class CipherMissing(Refusal):
    """The installed SQLite library does not encrypt."""

    says = N_("This installation cannot encrypt, so nothing was opened. Please install it again.")


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
class FolderNotWritable(Refusal):
    """The folder is missing, or nothing can be written into it."""

    path: Path

    says = N_("Nothing can be written to {path}. Please allow it or choose another folder.")


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
class ManifestDamaged(Refusal):
    """What the backup says of itself cannot be read, or was changed."""

    path: Path

    says = N_(
        "What the backup says of itself was changed or is damaged: {path}. Please take another one."
    )


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
