"""What the visit dialog collected."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEntry:
    """One treatment of a visit.

    Attributes:
        amount_minor: What was paid, in minor units; 0 for a session already paid or free.
        staff_id: Who treated.
        event_id: The event that brought the sale.
        package_id: The package whose session this is.
        line_id: In an edit, the line that is meant; ``None`` adds one.
    """

    item_id: int
    amount_minor: int
    staff_id: int | None = None
    event_id: int | None = None
    package_id: int | None = None
    line_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitScores:
    """How the customer felt, 1 to 5 each; ``None`` was not asked, which is not 0.

    Attributes:
        overall: The visit as a whole; the next four are its touch-points.
        result: How the result turned out.
    """

    overall: int | None = None
    front_desk: int | None = None
    service: int | None = None
    consultant: int | None = None
    doctor: int | None = None
    result: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One ticket of one customer.

    Attributes:
        visited_on: Local day.
        visited_at: Local time of day, where known.
        took_part: The customer's own choice is recorded in the plan; ``None`` was not asked.
    """

    customer_id: int
    visited_on: date
    lines: tuple[LineEntry, ...]
    visited_at: time | None = None
    scores: VisitScores = VisitScores()
    took_part: bool | None = None
    note: str | None = None

    @property
    def total_minor(self) -> int:
        """What the ticket comes to, in minor units."""
        return sum(line.amount_minor for line in self.lines)
