"""What importing a file has to say: every row and every column of it is named somewhere."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from app.commands.answers import Answer
from app.services.tables.headings import Table
from app.services.tables.rows import RowError, RowWarning
from app.services.tables.runs import DryRun, ImportNotWhole
from app.words import PassedReason, RowCaution, RowProblem, RowVerdict
from app.words.formats import money
from app.words.language import listed, say, say_many
from app.words.names import name_of

_SHOWN: Final = 20
_COUNT_NAMES: Final = {
    RowVerdict.NEW: "new",
    RowVerdict.UPDATED: "updated",
    RowVerdict.SAME: "same",
    RowVerdict.CONFLICT: "conflicts",
    RowVerdict.ERROR: "errors",
}


def import_answer(
    run: DryRun,
    table: Table,
    *,
    currency: str,
    entry: int | None = None,
    left: Path | None = None,
    refused: ImportNotWhole | None = None,
) -> Answer:
    """Return what importing ``table`` did or would do.

    Args:
        run: What becomes of each row.
        table: The file as it was read.
        currency: Of the clinic.
        entry: The journal entry of a real import that changed something.
        left: Where the rows that were left out are written for correction.
        refused: Why nothing was imported.
    """
    data = _counts(run, table) | _columns(table) | _rows(run)
    if run.net_total_minor is not None:
        data["net_total_minor"] = run.net_total_minor
    data |= {"failed_rows": str(left) if left else None, "entry": entry}
    lines = _lines(run, table, currency)
    if left is not None:
        lines.append(say("Rows left out, for correction: {file}", file=left))
    if entry is not None:
        lines.append(say("Change #{entry}; undo takes all of it back.", entry=entry))
    return Answer(lines=lines, data=data, refused=refused)


def _counts(run: DryRun, table: Table) -> dict[str, Any]:
    counts = {_COUNT_NAMES[verdict]: run.count(verdict) for verdict in RowVerdict}
    passed = [{"line": each.line, "reason": each.reason.value} for each in table.passed]
    return counts | {
        "passed_over": len(table.passed),
        "file_rows": table.row_count,
        "customers_made": run.made_count,
        "staff_made": list(run.staff_made),
        "passed": passed,
    }


def _columns(table: Table) -> dict[str, Any]:
    return {
        "columns": {heading: column.value for heading, column in table.columns.items()},
        "columns_left_out": [each.heading for each in table.left_out],
        "sheets_left_out": list(table.other_sheets),
    }


def _rows(run: DryRun) -> dict[str, Any]:
    return {
        "rows": [_row(each, each.problem) for each in run.problems],
        "warnings": [_row(each, each.caution) for each in run.warnings],
    }


def _row(row: RowError | RowWarning, what: RowProblem | RowCaution) -> Mapping[str, Any]:
    return {
        "line": row.line,
        "column": row.column.value if row.column else None,
        "reason": what.value,
        "text": row.text,
    }


def _lines(run: DryRun, table: Table, currency: str) -> list[str]:
    counts = [f"{name_of(verdict)} {run.count(verdict):,}" for verdict in RowVerdict]
    counts.append(say("Passed over {count}", count=f"{len(table.passed):,}"))
    lines = [listed(counts), *_left_out(table)]
    if run.made_count:
        lines.append(
            say_many(
                "{count} customer made on the way",
                "{count} customers made on the way",
                run.made_count,
            )
        )
    if run.staff_made:
        lines.append(say("New among the staff: {names}", names=listed(run.staff_made)))
    if run.net_total_minor is not None:
        lines.append(say("Net total {amount}", amount=money(run.net_total_minor, currency)))
    lines += _first_ones([_row_line(each, each.problem) for each in run.problems])
    return lines + _first_ones([_row_line(each, each.caution) for each in run.warnings])


def _left_out(table: Table) -> list[str]:
    """Return what of the file is not read, each by its name."""
    lines = []
    if columns := table.left_out:
        named = listed(f"{each.heading} ({each.filled:,})" for each in columns)
        lines.append(say("Columns left out (filled cells): {columns}", columns=named))
    if table.other_sheets:
        lines.append(say("Sheets left out: {sheets}", sheets=listed(table.other_sheets)))
    return lines + [
        say("Passed over, {reason}: line {lines}", reason=name_of(reason), lines=numbers)
        for reason, numbers in _passed_by_reason(table).items()
    ]


def _passed_by_reason(table: Table) -> Mapping[PassedReason, str]:
    by_reason: dict[PassedReason, list[str]] = {}
    for each in table.passed:
        by_reason.setdefault(each.reason, []).append(f"{each.line:,}")
    return {
        reason: listed(numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else "")
        for reason, numbers in by_reason.items()
    }


def _first_ones(lines: Sequence[str]) -> list[str]:
    if len(lines) <= _SHOWN:
        return list(lines)
    return [*lines[:_SHOWN], say("… and {count} more", count=f"{len(lines) - _SHOWN:,}")]


def _row_line(row: RowError | RowWarning, what: RowProblem | RowCaution) -> str:
    where = name_of(row.column) if row.column else ""
    words = (say("Line {line}", line=row.line), where, row.text, name_of(what))
    return " · ".join(filter(None, words))
