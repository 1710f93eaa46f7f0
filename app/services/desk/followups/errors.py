"""What is refused while a printed list is keyed in."""

from dataclasses import dataclass

from app.services.foundation.errors import Refusal


@dataclass(eq=False)
class LineRefused(Refusal):
    """One line of a list cannot be written down as it was keyed in; none of them was.

    Attributes:
        why: What stands in its way.
    """

    code: str
    customer_name: str
    why: Refusal
