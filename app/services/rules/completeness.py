"""How much of what must be on file for a customer of each tier is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.words import FileField, Tier

ENOUGH_SHARE: Final = Fraction(4, 5)


_LEAD: Final = frozenset({FileField.NAME, FileField.PHONE, FileField.SOURCE})
_ANYONE: Final = _LEAD | {FileField.GENDER, FileField.DATA_CONSENT}
_REGULAR: Final = _ANYONE | {FileField.BIRTHDAY, FileField.REACH_BY}
_VALUED: Final = _REGULAR | {
    FileField.RESPONSIBLE,
    FileField.NEED,
    FileField.WECHAT,
    FileField.REGION,
}
REQUIRED: Final[dict[Tier, frozenset[FileField]]] = {
    Tier.VIP: frozenset(FileField),
    Tier.MAJOR: _VALUED,
    Tier.POTENTIAL_VIP: _VALUED,
    Tier.ORDINARY: _REGULAR,
    Tier.GENERAL: _ANYONE,
    Tier.DORMANT: _ANYONE,
    Tier.NOT_GRADED: _ANYONE,
    Tier.PROSPECT: _LEAD,
}
_IN_ORDER: Final = {
    tier: tuple(each for each in FileField if each in required)
    for tier, required in REQUIRED.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete one archive is for the tier of its customer.

    Attributes:
        share: 0 to 1 of what the tier must have.
        missing: What is not there, what matters most first.
    """

    share: Fraction
    missing: tuple[FileField, ...]

    @property
    def enough(self) -> bool:
        """Whether the archive may rest; below four fifths it is listed to be completed."""
        return self.share >= ENOUGH_SHARE


def completeness_for(tier: Tier, present: Mapping[FileField, bool]) -> Completeness:
    """Return how complete an archive is; a field nobody mentions is missing."""
    required = _IN_ORDER[tier]
    missing = tuple(each for each in required if not present.get(each, False))
    return Completeness(
        share=Fraction(len(required) - len(missing), len(required)), missing=missing
    )
