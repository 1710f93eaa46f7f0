"""``backup``, ``backups`` and ``verify``: keeping the store safe, also from the Task Scheduler."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from app.commands.answers import Answer, in_columns
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.services.foundation.errors import sentence
from app.services.foundation.findings import Finding, finding_line
from app.services.office.opening import OpenDesk
from app.services.office.safe_keeping import back_up_by_hand, backups_of, look_at_everything
from app.services.vault.backups import Backup
from app.services.vault.copies import Contents
from app.services.vault.errors import BackupsNotSound, RecordsAltered
from app.services.vault.manifests import Manifest
from app.services.vault.verify import BackupVerified, Verified
from app.words.formats import file_size, moment, number
from app.words.language import say, say_many
from app.words.names import name_of

_SHOWN: Final = 20


def add_backup_arguments(parser: ArgumentParser) -> None:
    """Add where a copy is wanted."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help=say("put a copy of the backup there too"),
    )


def add_verify_arguments(parser: ArgumentParser) -> None:
    """Add what to look at."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=say("a backup, or a folder of backups; the store itself if left out"),
    )


def backup(arguments: Namespace) -> Answer:
    """Make a backup, check it, and copy it where somebody wants it too."""
    with opened_desk(arguments) as desk:
        made = back_up_by_hand(
            desk.keeper, actor=desk.actor, now=desk.clock.now(), to=arguments.folder
        )
    lying = made.copy or made.backup
    manifest = made.backup.says
    said = say(
        "Backed up and checked: {folder}, {size}, journal at {entry}.",
        folder=lying.folder,
        size=file_size(manifest.size_bytes),
        entry=number(manifest.contents.head.entry),
    )
    data = _backup(made.backup) | {"copy": str(made.copy.folder) if made.copy else None}
    return Answer(lines=[said], data=data)


def backups(arguments: Namespace) -> Answer:
    """List the backups, newest first."""
    with opened_desk(arguments) as desk:
        lying = backups_of(desk.keeper, actor=desk.actor)
    lines = in_columns([_line(each, desk) for each in lying]) if lying else [say("No backup yet.")]
    return Answer(lines=lines, data={"backups": [_backup(each) for each in lying]})


def verify(arguments: Namespace) -> Answer:
    """Look at everything in the store, in a backup, or in all of them."""
    with opened_desk(arguments) as desk:
        looked = look_at_everything(
            desk.keeper,
            actor=desk.actor,
            now=desk.clock.now(),
            at=arguments.file,
            second_place=desk.settings.second_place,
        )
    if isinstance(looked, Verified):
        return _verified(looked, arguments.file or arguments.store)
    return _all_verified(looked)


def head_data(contents: Contents) -> dict[str, Any]:
    """Return where a journal ends, for a program."""
    return {"entry": contents.head.entry, "digest": contents.head.digest}


def _verified(verified: Verified, path: Path) -> Answer:
    contents, findings = verified.contents, verified.findings
    said = say(
        "Looked at all of {path}: {rows} rows, {entries} entries of the journal.",
        path=path,
        rows=number(sum(contents.rows.values())),
        entries=number(contents.head.entry),
    )
    return Answer(
        lines=[said, *_told(findings)],
        data={
            "path": str(path),
            "sound": not findings,
            "rows": contents.rows,
            "journal": head_data(contents),
            "findings": [_finding(finding) for finding in findings],
        },
        refused=RecordsAltered(path, len(findings)) if findings else None,
    )


def _all_verified(looked: Sequence[BackupVerified]) -> Answer:
    bad = [each for each in looked if not each.is_sound]
    said = say_many("Looked at {count} backup.", "Looked at {count} backups.", len(looked))
    return Answer(
        lines=[said, *(_bad_line(each) for each in bad)],
        data={"sound": not bad, "backups": [_one_verified(each) for each in looked]},
        refused=BackupsNotSound(tuple(each.backup.folder for each in bad)) if bad else None,
    )


def _bad_line(looked: BackupVerified) -> str:
    if looked.refusal is not None:
        return sentence(looked.refusal)
    findings = looked.verified.findings if looked.verified else ()
    return " · ".join([str(looked.backup.folder), *_told(findings)])


def _one_verified(looked: BackupVerified) -> dict[str, Any]:
    findings = looked.verified.findings if looked.verified else ()
    return {
        "backup": str(looked.backup.folder),
        "sound": looked.is_sound,
        "refused": type(looked.refusal).__name__ if looked.refusal else None,
        "findings": [_finding(finding) for finding in findings],
    }


def _told(findings: Sequence[Finding]) -> list[str]:
    lines = [finding_line(finding) for finding in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(say("… and {count} more", count=number(len(findings) - _SHOWN)))
    return lines


def _finding(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind.value, "what": finding.what, "key": finding.key}


def _line(lying: Backup, desk: OpenDesk) -> list[str]:
    says = lying.manifest
    if says is None:
        return [lying.folder.name, say("cannot be read"), "", "", ""]
    return [
        moment(says.made_at, desk.settings.zone),
        name_of(says.reason),
        file_size(says.size_bytes),
        say("journal at {entry}", entry=number(says.contents.head.entry)),
        lying.folder.name,
    ]


def _backup(lying: Backup) -> dict[str, Any]:
    told = {"backup": str(lying.folder), "number": lying.number}
    return told | (_manifest(lying.manifest) if lying.manifest else {"readable": False})


def _manifest(says: Manifest) -> dict[str, Any]:
    return {
        "readable": True,
        "made_at": says.made_at.isoformat(),
        "reason": says.reason.value,
        "size_bytes": says.size_bytes,
        "sha256": says.sha256,
        "schema_version": says.contents.schema_version,
        "rows": says.contents.rows,
        "journal": head_data(says.contents),
    }


COMMANDS: Final = (
    Command(
        name="backup",
        run=backup,
        add_arguments=add_backup_arguments,
    ),
    Command(name="backups", run=backups),
    Command(
        name="verify",
        run=verify,
        add_arguments=add_verify_arguments,
    ),
)
