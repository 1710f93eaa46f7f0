"""The order a person last put the list of complaints into."""

from typing import Final

from app.services.complaints.orders import ComplaintColumn, ComplaintSort
from app.ui.parts.preferences import Preferences

_SORT: Final = "complaints/sort"
_FALLING: Final = "complaints/falling"


def kept_sort(preferences: Preferences) -> ComplaintSort | None:
    """Return the order that was kept; ``None`` for that of the desk."""
    return sort_of(preferences.text(_SORT), descending=preferences.flag(_FALLING))


def keep_sort(preferences: Preferences, sort: ComplaintSort | None) -> None:
    """Keep the order for next time."""
    preferences.keep(_SORT, sort.column if sort else "")
    preferences.keep(_FALLING, sort is not None and sort.descending)


def sort_of(column: str, *, descending: bool) -> ComplaintSort | None:
    """Return the order by the column of that name; ``None`` if there is no such column."""
    if column not in set(ComplaintColumn):
        return None
    return ComplaintSort(column=ComplaintColumn(column), descending=descending)
