"""What a follow-up is about, as facts; the words room makes sentences of them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.words import FollowUpKind

WRONG_NUMBER: Final = "wrong_number"  # of an archive update: nobody can be rung there
NO_SHOW: Final = "no_show"  # the subject of a call to somebody who missed a booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why to get in touch.

    Attributes:
        family_name: The treatment it is about.
        step: Day of an aftercare ladder, rung of a win-back ladder, years of a birthday.
        reference_on: The day it is about: the visit, the last visit, the day to remember.
        subject: A date's kind and name, a holiday, who was referred, as the tables hold it.
        ask: What to ask, where somebody or the ladder says so; likewise ``say``.
    """

    kind: FollowUpKind
    family_name: str | None = None
    step: int | None = None
    reference_on: date | None = None
    subject: str | None = None
    ask: str | None = None
    say: str | None = None
