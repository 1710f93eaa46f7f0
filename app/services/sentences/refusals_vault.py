"""Sentences for what the vault refuses."""

from app.services.vault.errors import (
    BackupDamaged,
    BackupMissing,
    BackupOfAnother,
    BackupsNotSound,
    CipherMissing,
    FileHeld,
    FolderNotWritable,
    KeysDoNotFit,
    LastPerson,
    ManifestDamaged,
    ManifestMissing,
    NameTaken,
    NoRoom,
    NotOurStore,
    PlaceGone,
    PlaceIsOwn,
    RecordsAltered,
    SlotsDamaged,
    SlotsMissing,
    StoreDamaged,
    StoreEmpty,
    StoreExists,
    StoreInUse,
    StoreMissing,
    StoreNewer,
    StorePlain,
    StoreReadOnly,
    TooManyTries,
    UnknownPerson,
    UnsafeFolder,
    UnsafeKind,
    UpgradeFailed,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from app.words.language import listed, say, say_many


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    rooms = (
        _of_held,
        _of_sign_in,
        _of_people,
        _of_file,
        _of_place,
        _of_backup,
        _of_copies,
        _of_keys_and_rights,
    )
    return next((said for room in rooms if (said := room(error))), None)


def _of_sign_in(error: BaseException) -> str | None:
    match error:
        case WrongPassword(name=name):
            return say("The password of {name} is not right. Please try again.", name=name)
        case TooManyTries(wait_seconds=seconds):
            return say_many(
                "Too many wrong tries. Please wait {count} second, then try again.",
                "Too many wrong tries. Please wait {count} seconds, then try again.",
                seconds,
            )
        case UnknownPerson(name=name):
            return say("{name} cannot sign in here. Please choose a name from the list.", name=name)
        case WrongRecoveryCode(mistyped=True):
            return say("The recovery code is mistyped. Please compare it with the printed one.")
        case WrongRecoveryCode():
            return say(
                "The recovery code is not the one of this clinic. Please look for the newest print."
            )
        case _:
            return None


def _of_people(error: BaseException) -> str | None:
    match error:
        case WeakPassword(least_characters=count):
            return say(
                "The password is too short. Please choose at least {count} characters.", count=count
            )
        case NameTaken(name=name):
            return say("Someone signs in as {name} already. Please choose another name.", name=name)
        case LastPerson(name=name):
            return say(
                "{name} is the last who can sign in. Please let someone else sign in first.",
                name=name,
            )
        case _:
            return None


def _of_file(error: BaseException) -> str | None:
    match error:
        case StoreMissing(path=path):
            return say(
                "There is no data file at {path}. Please find it, or set up a clinic elsewhere.",
                path=path,
            )
        case StoreEmpty(path=path):
            return say(
                "The data file {path} is empty. Please put a copy of the real one in its place.",
                path=path,
            )
        case StorePlain(path=path) | NotOurStore(path=path):
            return say(
                "The file {path} is not ours. Please put the real data file in its place.",
                path=path,
            )
        case StoreDamaged(path=path):
            return say(
                "The data file {path} is damaged and was left as it is."
                " Please copy its whole folder to a safe place and ask for help.",
                path=path,
            )
        case RecordsAltered(path=path, finding_count=count):
            return say_many(
                "In {count} place records were changed behind the program's back: {path}. Please"
                " show this to whoever looks after the data.",
                "In {count} places records were changed behind the program's back: {path}. Please"
                " show this to whoever looks after the data.",
                count,
                path=path,
            )
        case _:
            return _of_version(error) or _of_slots(error)


def _of_version(error: BaseException) -> str | None:
    match error:
        case StoreNewer(version=version, known=known):
            return say(
                "A newer release has written the data (version {version}, this one knows {known})."
                " Please install the newer release.",
                version=version,
                known=known,
            )
        case UpgradeFailed(table=table):
            return say(
                "The data could not be brought to this release (table {table}) and is as it was."
                " Please go on with the release before and ask for help.",
                table=table,
            )
        case CipherMissing():
            return say(
                "This installation cannot encrypt, so nothing was opened. Please install it again."
            )
        case _:
            return None


def _of_slots(error: BaseException) -> str | None:
    match error:
        case SlotsMissing(path=path):
            return say(
                "The file with the keys is missing: {path}. Please put a copy of it back.",
                path=path,
            )
        case SlotsDamaged(path=path):
            return say(
                "The file with the keys is damaged: {path}. Please put a copy of it back.",
                path=path,
            )
        case _:
            return None


def _of_held(error: BaseException) -> str | None:
    if isinstance(error, FileHeld):
        return say(
            "{name} is open in another program. Please close it there, or choose another name.",
            name=error.path.name,
        )
    return None


def _of_place(error: BaseException) -> str | None:
    match error:
        case StoreInUse(folder=folder):
            return say("The program is running over {folder} already. Use that.", folder=folder)
        case StoreExists(folder=folder):
            return say(
                "There is a clinic in {folder} already. Please open it or choose another folder.",
                folder=folder,
            )
        case FolderNotWritable(path=path):
            return say(
                "Nothing can be written to {path}. Please allow it or choose another folder.",
                path=path,
            )
        case NoRoom(folder=folder, needed_bytes=needed, free_bytes=free):
            return say(
                "There is no room on the drive of {folder}: {needed} MB are needed, {free} MB are"
                " free. Please make room first.",
                folder=folder,
                needed=f"{-(-needed >> 20):,}",
                free=f"{free >> 20:,}",
            )
        case UnsafeFolder(path=path, kind=kind):
            return _of_unsafe(kind).format(path=path)
        case _:
            return None


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


def _of_backup(error: BaseException) -> str | None:
    match error:
        case BackupMissing(path=path):
            return say("There is no backup at {path}. Please choose another one.", path=path)
        case BackupDamaged(folder=folder):
            return say(
                "The backup {folder} does not hold what was put into it. Please take another one.",
                folder=folder,
            )
        case BackupOfAnother(folder=folder):
            return say(
                "The backup {folder} is of another clinic. Please take one of this clinic.",
                folder=folder,
            )
        case ManifestMissing(path=path):
            return say(
                "The backup is not whole: {path} is missing. Please copy its whole folder again"
                " or take another one.",
                path=path,
            )
        case ManifestDamaged(path=path):
            return say(
                "What the backup says of itself was changed or is damaged: {path}."
                " Please take another one.",
                path=path,
            )
        case _:
            return None


def _of_keys_and_rights(error: BaseException) -> str | None:
    match error:
        case KeysDoNotFit(path=path):
            return say(
                "The password is right, but {path} does not open with these keys: the file or the"
                " keys beside it are of another clinic. Nothing was changed. Please put the right"
                " ones back, or go back to a backup.",
                path=path,
            )
        case StoreReadOnly(path=path):
            return say(
                "The data file {path} is set to read-only, so nothing could be saved. Please allow"
                " writing to it.",
                path=path,
            )
        case _:
            return None


def _of_copies(error: BaseException) -> str | None:
    match error:
        case BackupsNotSound(folders=folders):
            return say_many(
                "{count} backup is not sound: {folders}. Please make a new one.",
                "{count} backups are not sound: {folders}. Please make a new one.",
                len(folders),
                folders=listed(folder.name for folder in folders),
            )
        case PlaceIsOwn(place=place):
            return say(
                "{place} belongs to the clinic's own folder. Please choose a stick or another"
                " drive, so that a copy survives this one.",
                place=place,
            )
        case PlaceGone(place=place):
            return say(
                "{place} is not there. Please put the stick in or connect the drive, then try"
                " again.",
                place=place,
            )
        case _:
            return None
