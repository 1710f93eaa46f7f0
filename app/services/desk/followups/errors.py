"""What is refused while results are written down later than they came."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.services.foundation.errors import Refusal


class CalledSince(Enum):
    """What a contact cannot lie before."""

    FOUR_WEEKS = auto()
    VISIT = auto()
    PRINTED = auto()


@dataclass(eq=False)
class CalledTooEarly(Refusal):
    """A contact is said to have been on a day on which it cannot have been.

    Attributes:
        since_on: The first day that will do, because of ``since``.
    """

    day: date
    since_on: date
    since: CalledSince


@dataclass(eq=False)
class LineRefused(Refusal):
    """One line of a list cannot be written down as it was keyed in; none of them was.

    Attributes:
        why: What stands in its way.
    """

    code: str
    customer_name: str
    why: Refusal
