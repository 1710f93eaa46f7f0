"""What a look at the records finds that should not be so."""

from dataclasses import dataclass

from app.words import FindingKind
from app.words.formats import DASH, number
from app.words.language import say
from app.words.names import name_of


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


def finding_line(finding: Finding) -> str:
    """Return what was found, and where."""
    key = "" if finding.key is None else number(finding.key)
    where = " ".join(filter(None, [finding.what, key]))
    return say("{finding}: {where}", finding=name_of(finding.kind), where=where or DASH)
