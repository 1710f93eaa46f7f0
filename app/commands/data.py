"""``import`` and ``export``: rows from files and into files."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.import_answers import import_answer
from app.services.office.opening import OpenDesk
from app.services.office.self_keeping import back_up_changed
from app.services.tables.exports import export_list
from app.services.tables.failed_rows import failed_rows_path, write_failed_rows
from app.services.tables.headings import Table, mapping_from
from app.services.tables.runs import (
    DryRun,
    ImportNotWhole,
    dry_run,
    import_table,
    read_table,
    recall,
)
from app.words import (
    BackupReason,
    ExportKind,
    ImportKind,
    Intent,
)
from app.words.language import say, say_many


def add_import_arguments(parser: ArgumentParser) -> None:
    """Add what to read, and how."""
    parser.add_argument("kind", type=ImportKind, choices=list(ImportKind), metavar="KIND")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--map",
        type=_mapping,
        metavar="JSON",
        help=say('what headings mean, such as {"customer_id": "number"}'),
    )
    parser.add_argument(
        "--take-hidden", action="store_true", help=say("read the rows that the file hides too")
    )
    parser.add_argument("--dry-run", action="store_true", help=say("only say what it would do"))
    parser.add_argument(
        "--leave-errors",
        action="store_true",
        help=say("import the good rows, write the others beside the file"),
    )


def add_export_arguments(parser: ArgumentParser) -> None:
    """Add what to write, and where."""
    parser.add_argument("kind", type=ExportKind, choices=list(ExportKind), metavar="KIND")
    parser.add_argument("file", type=Path, metavar="FILE")


def import_file(arguments: Namespace) -> Answer:
    """Import a file whole, without its errors if that was said, or only try to."""
    with opened_desk(arguments) as desk:
        table, currency = _table(desk, arguments), desk.settings.currency
        if arguments.dry_run:
            return import_answer(_try_out(desk, table), table, currency=currency)
        back_up_changed(desk.keeper, reason=BackupReason.BEFORE_IMPORT, now=desk.clock.now())
        try:
            written = desk.store.write(
                lambda session: _import(session, desk, table, arguments),
                actor=desk.actor,
                intent=Intent.IMPORT,
            )
        except ImportNotWhole as refused:
            return import_answer(_try_out(desk, table), table, currency=currency, refused=refused)
        left = failed_rows_path(arguments.file) if written.value.problems else None
        return import_answer(
            written.value, table, currency=currency, entry=written.entry_id, left=left
        )


def export_file(arguments: Namespace) -> Answer:
    """Write a list to a file."""
    with opened_desk(arguments) as desk:
        exported = desk.store.read(
            lambda session: export_list(
                session, kind=arguments.kind, path=arguments.file, actor=desk.actor
            )
        )
    said = say_many(
        "{count} row in {file}", "{count} rows in {file}", exported.row_count, file=exported.path
    )
    return Answer(lines=[said], data={"file": str(exported.path), "rows": exported.row_count})


def _mapping(text: str) -> dict[str, object]:
    try:
        mapping = json.loads(text)
    except ValueError as error:
        raise ArgumentTypeError(say("{value} is no JSON", value=text)) from error
    if not isinstance(mapping, dict):
        raise ArgumentTypeError(say("{value} is no JSON object", value=text))
    return mapping


def _table(desk: OpenDesk, arguments: Namespace) -> Table:
    kind: ImportKind = arguments.kind
    mapping = None if arguments.map is None else mapping_from(arguments.map, kind)
    table = read_table(
        arguments.file, kind=kind, mapping=mapping, take_hidden=arguments.take_hidden
    )
    if mapping is not None:
        return table
    return desk.store.read(lambda session: recall(session, table=table))


def _import(session: Session, desk: OpenDesk, table: Table, arguments: Namespace) -> DryRun:
    """Import and, in the same transaction, write down beside the file what was left out."""
    run = import_table(
        session,
        table=table,
        actor=desk.actor,
        now=desk.clock.now(),
        leave_errors=arguments.leave_errors,
    )
    if run.problems:
        path = failed_rows_path(arguments.file)
        write_failed_rows(path, table=table, problems=run.problems)
    return run


def _try_out(desk: OpenDesk, table: Table) -> DryRun:
    return desk.store.read(
        lambda session: dry_run(session, table=table, actor=desk.actor, today=desk.clock.today())
    )


COMMANDS: Final = (
    Command(
        name="import",
        run=import_file,
        add_arguments=add_import_arguments,
    ),
    Command(
        name="export",
        run=export_file,
        add_arguments=add_export_arguments,
    ),
)
