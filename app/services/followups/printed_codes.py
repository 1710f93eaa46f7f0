"""Printed lists when they come back: what a code stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import PrintedLine, PrintedList
from app.services.followups.called_days import usual_day
from app.services.followups.rows import FollowUpRow, load_rows
from app.services.foundation.bulk import in_parts
from app.services.foundation.errors import Refusal
from app.services.rules.short_codes import is_code, tidied
from app.words import FollowUpState
from app.words.formats import long_day
from app.words.language import N_, say


@dataclass(eq=False)
class CodeMistyped(Refusal):
    """The characters do not fit together: one is wrong, or two changed places."""

    code: str

    says = N_(
        "“{code}” is mistyped: a character is wrong, or two changed places. Please look again."
    )


@dataclass(eq=False)
class CodeUnknown(Refusal):
    """No printed list has this code."""

    code: str

    says = N_("No printed list has the code {code}. Please look again.")


@dataclass(eq=False)
class CodeOfOlderPaper(Refusal):
    """The line stands on a newer list under another code, or its list is long over.

    Attributes:
        newer_code: ``None`` if no newer list has the line.
    """

    code: str
    printed_on: date
    newer_code: str | None

    @override
    def sentence(self) -> str:
        if self.newer_code is None:
            return say(
                "{code} is from a list printed on {day} that is long over. Please take the newest"
                " list.",
                code=self.code,
                day=long_day(self.printed_on),
            )
        return say(
            "{code} is from an older list, printed on {day}. On the newer one the line is {newer}.",
            code=self.code,
            day=long_day(self.printed_on),
            newer=self.newer_code,
        )


@dataclass(eq=False)
class CodeEntered(Refusal):
    """The line has been keyed in, or was ended otherwise."""

    code: str
    customer_name: str

    says = N_("{code} ({customer_name}) has been dealt with already.")


KEPT_FOR: Final = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedLine:
    """A printed line whose result may be keyed in.

    Attributes:
        printed_on: The day on which the first list that has it was printed.
        usual_on: The day of the call, unless somebody says otherwise: the day it was due, or
            the first one of its list for what was late by then; today at the latest.
    """

    line_id: int
    list_id: int
    code: str
    row: FollowUpRow
    printed_on: date
    usual_on: date


class _Out(NamedTuple):
    """Since when a line has been on paper: printed, and to be worked with."""

    printed_on: date
    first_on: date


def read_code(session: Session, *, code: str, today: date) -> CodedLine:
    """Return the printed line that ``code`` stands for, if its result may be keyed in.

    Raises:
        CodeMistyped: A character is wrong, or two changed places.
        CodeUnknown: No printed list has it.
        CodeEntered: The line was keyed in, or its follow-up has ended otherwise.
        CodeOfOlderPaper: A newer list has the line too, or the list is long over.
    """
    typed = tidied(code)
    if not is_code(typed):
        raise CodeMistyped(code.strip())
    line, paper = _printed(session, typed)
    (coded,) = coded_lines(session, [line], today)
    row = coded.row
    if line.contact_id is not None or row.state is not FollowUpState.OPEN:
        raise CodeEntered(typed, row.name)
    newer = _newer_code(session, line)
    if newer is not None or paper.last_on + KEPT_FOR < today:
        raise CodeOfOlderPaper(typed, paper.printed_on, newer)
    return coded


def coded_lines(
    session: Session, lines: Sequence[PrintedLine], today: date
) -> tuple[CodedLine, ...]:
    """Return printed lines with their follow-ups, in the same order."""
    keys = [line.followup_id for line in lines]
    out = _out_on(session, keys)
    return tuple(
        CodedLine(
            line_id=line.id,
            list_id=line.list_id,
            code=line.code,
            row=row,
            printed_on=(days := out[line.followup_id, line.code]).printed_on,
            usual_on=usual_day(row.due_on, out_on=max(days), today=today),
        )
        for line, row in zip(lines, load_rows(session, keys=keys, today=today), strict=True)
    )


def _out_on(session: Session, followup_ids: Sequence[int]) -> dict[tuple[int, str], _Out]:
    """Return since when follow-ups have been on paper, by key and code."""
    query = (
        sa.select(
            PrintedLine.followup_id,
            PrintedLine.code,
            sa.func.min(PrintedList.printed_on),
            sa.func.min(PrintedList.first_on),
        )
        .join(PrintedList, PrintedList.id == PrintedLine.list_id)
        .group_by(PrintedLine.followup_id, PrintedLine.code)
    )
    return {
        (key, code): _Out(printed_on, first_on)
        for some in in_parts(followup_ids)
        for key, code, printed_on, first_on in session.execute(
            query.where(PrintedLine.followup_id.in_(some))
        )
    }


def _printed(session: Session, code: str) -> tuple[PrintedLine, PrintedList]:
    query = (
        sa.select(PrintedLine, PrintedList)
        .join(PrintedList, PrintedList.id == PrintedLine.list_id)
        .where(PrintedLine.code == code)
        .order_by(PrintedLine.id.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    if found is None:
        raise CodeUnknown(code)
    line, paper = found
    return line, paper


def _newer_code(session: Session, line: PrintedLine) -> str | None:
    """Return the code that the newest list after this one has for the same follow-up."""
    query = (
        sa.select(PrintedLine.code)
        .where(PrintedLine.followup_id == line.followup_id, PrintedLine.list_id > line.list_id)
        .order_by(PrintedLine.list_id.desc())
        .limit(1)
    )
    return session.scalar(query)
