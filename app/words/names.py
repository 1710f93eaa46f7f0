"""The word for every member of every enum."""

from enum import StrEnum
from typing import Final

from app.words import (
    aftersales,
    archive,
    columns,
    combing,
    complaints,
    doing,
    files,
    followups,
    keeping,
    people,
    standing,
    trade,
)

_NAMES: Final = {
    **aftersales.NAMES,
    **archive.NAMES,
    **columns.NAMES,
    **combing.NAMES,
    **complaints.NAMES,
    **doing.NAMES,
    **files.NAMES,
    **followups.NAMES,
    **keeping.NAMES,
    **people.NAMES,
    **standing.NAMES,
    **trade.NAMES,
}


def name_of(member: StrEnum) -> str:
    """Return what the desk calls ``member`` in the language of the moment.

    Raises:
        KeyError: No word was given for it; a test keeps that from happening.
    """
    return _NAMES[type(member)][member]()
