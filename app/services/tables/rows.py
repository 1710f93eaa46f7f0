"""What the lines of a file say, one typed row per line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, TypeAlias, TypeVar

from app.services.archive.entries import DateEntry, FamilyEntry
from app.services.tables.archive_cells import Allowed
from app.words import (
    AllergyKind,
    CircleKind,
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    ImportColumn,
    NeedKind,
    PreferenceKind,
    RowCaution,
    RowProblem,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whom a row is about, as far as the file says.

    Attributes:
        phones: Digits only, the first to ring first.
    """

    number: str | None = None
    name: str | None = None
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a file says that hangs off a customer.

    Attributes:
        labels: What stands beside a phone, by its digits.
        circles: Clubs and circles by name.
        receipts: Year and sum.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    allergies: tuple[tuple[AllergyKind, str], ...] = ()
    preferences: tuple[tuple[PreferenceKind, str], ...] = ()
    needs: tuple[tuple[NeedKind, str], ...] = ()
    circles: tuple[tuple[CircleKind, str], ...] = ()
    consents: tuple[Allowed, ...] = ()
    family: tuple[FamilyEntry, ...] = ()
    dates: tuple[DateEntry, ...] = ()
    receipts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """A customer as a file describes them.

    Attributes:
        cells: Columns of the customer's row by name; what the file leaves out is left out.
        responsible: Name of who is responsible.
    """

    line: int
    who: Who
    cells: Mapping[str, Any] = field(default_factory=dict)
    referrer: str | None = None
    responsible: str | None = None
    supervisor: str | None = None
    parts: Parts = Parts()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One line of a customer's day.

    Attributes:
        amount_minor: Below zero for a refund, zero for a session already paid.
    """

    line: int
    who: Who
    day: date
    amount_minor: int
    treatment: str | None = None
    staff: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """Who brought whom, by number."""

    line: int
    referrer: str
    referred: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """Who came to which event, and what was sold there."""

    line: int
    who: Who
    event: str
    day: date
    sales_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """What a customer told the clinic."""

    line: int
    who: Who
    day: date
    status: ComplaintStatus = ComplaintStatus.OPEN
    kind: FeedbackKind = FeedbackKind.COMPLAINT
    direction: FeedbackDirection = FeedbackDirection.OTHER
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A time to get in touch, as a file plans it; ``None`` says nothing."""

    line: int
    who: Who
    kind: FollowUpKind
    due_on: date
    due_at: time | None = None
    staff: str | None = None
    method: FollowUpMethod | None = None
    ask: str | None = None
    say: str | None = None
    state: FollowUpState = FollowUpState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError:
    """Why a line cannot be taken in.

    Attributes:
        line: As a spreadsheet numbers it.
        column: Where the trouble is; ``None`` if it is with the line as a whole.
        text: What stands there.
    """

    line: int
    column: ImportColumn | None
    problem: RowProblem
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWarning:
    """What somebody should look at in a line that is taken in all the same.

    Attributes:
        line: As a spreadsheet numbers it.
        text: What stands there.
    """

    line: int
    column: ImportColumn
    caution: RowCaution
    text: str


RowShape = TypeVar("RowShape")
AnyRow: TypeAlias = (
    CustomerRow | VisitRow | ReferralRow | AttendanceRow | ComplaintRow | FollowUpRow
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file's lines, understood or not.

    Attributes:
        rows: The good ones, in the order of the file.
        errors: In the order of the file; one line may have several.
        warnings: Of the good ones, in the order of the file.
    """

    rows: Sequence[AnyRow]
    errors: Sequence[RowError]
    warnings: Sequence[RowWarning] = ()

    def of(self, shape: type[RowShape]) -> list[RowShape]:
        """Return the rows as what their kind makes them."""
        return [row for row in self.rows if isinstance(row, shape)]
