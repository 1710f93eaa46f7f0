"""Which field of the visit dialog a refusal is about."""

from enum import Enum, auto

from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import (
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
)
from app.services.visits.checks import ScoreOutOfRange
from app.services.visits.errors import ItemRetired
from app.services.visits.package_balances import (
    PackageForOther,
    PackageNotValid,
    PackageSessionPriced,
    PackageUsedUp,
)
from app.services.visits.visits import LineRefunded, NothingDone, VisitHeld


class Place(Enum):
    """A field of the visit dialog."""

    WHO = auto()
    WHEN = auto()
    LINES = auto()
    SATISFIED = auto()


_PLACES: dict[Place, tuple[type[BaseException], ...]] = {
    Place.WHO: (CustomerRetired, CustomerMerged, CustomerAnonymised),
    Place.WHEN: (DayInFuture, VisitHeld),
    Place.LINES: (
        NothingDone,
        AmountBelowZero,
        ItemRetired,
        LineRefunded,
        PackageForOther,
        PackageNotValid,
        PackageSessionPriced,
        PackageUsedUp,
    ),
    Place.SATISFIED: (ScoreOutOfRange,),
}


def place_of(error: BaseException) -> Place | None:
    """Return the field that ``error`` is about; ``None`` if it is about none of them."""
    return next((place for place, kinds in _PLACES.items() if isinstance(error, kinds)), None)
