"""What a look at the records finds that should not be so."""

from dataclasses import dataclass

from app.words import FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that somebody did behind the program's back, or that was lost.

    Attributes:
        what: The table, guard or backup it is about; empty where the kind says it.
        key: The row or the entry; ``None`` where there is none.
    """

    kind: FindingKind
    what: str = ""
    key: int | None = None
