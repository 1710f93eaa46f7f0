"""What an import would do, worked out before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.services.tables.rows import RowError, RowWarning
from app.services.tables.writer import Writer
from app.words import ImportColumn, RowCaution, RowProblem, RowVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What importing one line does.

    Attributes:
        what: Whom or what the line is about, in the words of the file.
    """

    line: int
    verdict: RowVerdict
    what: str


@dataclass(slots=True)
class Ledger:
    """Outcomes and problems of the lines worked through so far."""

    outcomes: list[Outcome] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)

    def settle(self, line: int, verdict: RowVerdict, what: str) -> None:
        """Note what a line does."""
        self.outcomes.append(Outcome(line=line, verdict=verdict, what=what))

    def refuse(
        self, line: int, problem: RowProblem, column: ImportColumn | None, text: str = ""
    ) -> None:
        """Note why a line cannot be taken in."""
        conflict = problem is RowProblem.SOMEONE_ELSE
        self.settle(line, RowVerdict.CONFLICT if conflict else RowVerdict.ERROR, text)
        self.errors.append(RowError(line=line, column=column, problem=problem, text=text))

    def warn(self, line: int, column: ImportColumn, caution: RowCaution, text: str) -> None:
        """Note what to look at in a line that is taken in all the same."""
        self.warnings.append(RowWarning(line=line, column=column, caution=caution, text=text))


class Plan(Protocol):
    """One kind's import, worked out."""

    @property
    def ledger(self) -> Ledger:
        """What becomes of each good line."""
        ...

    @property
    def row_count(self) -> int:
        """How many rows ``write`` will write, customers made on the way left out."""
        ...

    @property
    def amounts_minor(self) -> Sequence[int]:
        """The amounts of the lines that are taken or already there."""
        ...

    def write(self, writer: Writer) -> None:
        """Write everything; the customers are written already."""
        ...
