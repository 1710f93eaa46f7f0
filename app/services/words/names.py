"""The word for every member of every enum."""

from enum import StrEnum
from typing import Final

from app.services.words import (
    names_aftersales,
    names_archive,
    names_combing,
    names_complaints,
    names_files,
    names_followups,
    names_people,
    names_trade,
)

_NAMES: Final = (
    names_people.NAMES
    | names_trade.NAMES
    | names_files.NAMES
    | names_archive.NAMES
    | names_combing.NAMES
    | names_followups.NAMES
    | names_complaints.NAMES
    | names_aftersales.NAMES
)


def name_of(member: StrEnum) -> str:
    """Return what the desk calls ``member`` in the language of the moment.

    Raises:
        KeyError: No word was given for it; a test keeps that from happening.
    """
    return _NAMES[type(member)][member]()
