"""The lunar months of 1900 to 2099: which are long, and which are doubled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

FIRST_KNOWN: Final = date(1900, 1, 31)
LAST_KNOWN: Final = date(2100, 2, 8)
_FIRST_YEAR: Final = 1900
_SHORT_MONTH: Final = 29
_LEAP_FROM: Final = 13

# A year is one number. Bit 0 stands for its first month, bit 1 for the next, in the order in
# which they come, a leap month among them: 1 has 30 days, 0 has 29. From bit 13 on stands the
# month that is followed by its leap month, 0 if none is.
_YEARS: Final = (
    0x116D2,
    0x00752,
    0x00EA5,
    0x0B64A,
    0x0064B,
    0x00A9B,
    0x09556,
    0x0056A,
    0x00B59,
    0x05752,
    0x00752,
    0x0DB25,
    0x00B25,
    0x00A4B,
    0x0B4AB,
    0x002AD,
    0x0056B,
    0x04B69,
    0x00DA9,
    0x0FD92,
    0x00E92,
    0x00D25,
    0x0BA4D,
    0x00A56,
    0x002B6,
    0x095B5,
    0x006D4,
    0x00EA9,
    0x05E92,
    0x00E92,
    0x0CD26,
    0x0052B,
    0x00A57,
    0x0B2B6,
    0x00B5A,
    0x006D4,
    0x06EC9,
    0x00749,
    0x0F693,
    0x00A93,
    0x0052B,
    0x0CA5B,
    0x00AAD,
    0x0056A,
    0x09B55,
    0x00BA4,
    0x00B49,
    0x05A93,
    0x00A95,
    0x0F52D,
    0x00536,
    0x00AAD,
    0x0B5AA,
    0x005B2,
    0x00DA5,
    0x07D4A,
    0x00D4A,
    0x10A95,
    0x00A97,
    0x00556,
    0x0CAB5,
    0x00AD5,
    0x006D2,
    0x08EA5,
    0x00EA5,
    0x0064A,
    0x06C97,
    0x00A9B,
    0x0F55A,
    0x0056A,
    0x00B69,
    0x0B752,
    0x00B52,
    0x00B25,
    0x0964B,
    0x00A4B,
    0x114AB,
    0x002AD,
    0x0056D,
    0x0CB69,
    0x00DA9,
    0x00D92,
    0x09D25,
    0x00D25,
    0x15A4D,
    0x00A56,
    0x002B6,
    0x0C5B5,
    0x006D5,
    0x00EA9,
    0x0BE92,
    0x00E92,
    0x00D26,
    0x06A56,
    0x00A57,
    0x114D6,
    0x0035A,
    0x006D5,
    0x0B6C9,
    0x00749,
    0x00693,
    0x0952B,
    0x0052B,
    0x00A5B,
    0x0555A,
    0x0056A,
    0x0FB55,
    0x00BA4,
    0x00B49,
    0x0BA93,
    0x00A95,
    0x0052D,
    0x08AAD,
    0x00AB5,
    0x135AA,
    0x005D2,
    0x00DA5,
    0x0DD4A,
    0x00D4A,
    0x00C95,
    0x0952E,
    0x00556,
    0x00AB5,
    0x055B2,
    0x006D2,
    0x0CEA5,
    0x00725,
    0x0064B,
    0x0AC97,
    0x00CAB,
    0x0055A,
    0x06AD6,
    0x00B69,
    0x17752,
    0x00B52,
    0x00B25,
    0x0DA4B,
    0x00A4B,
    0x004AB,
    0x0A55B,
    0x005AD,
    0x00B6A,
    0x05B52,
    0x00D92,
    0x0FD25,
    0x00D25,
    0x00A55,
    0x0B4AD,
    0x004B6,
    0x005B5,
    0x06DAA,
    0x00EC9,
    0x11E92,
    0x00E92,
    0x00D26,
    0x0CA56,
    0x00A57,
    0x00556,
    0x086D5,
    0x00755,
    0x00749,
    0x06E93,
    0x00693,
    0x0F52B,
    0x0052B,
    0x00A5B,
    0x0B55A,
    0x0056A,
    0x00B65,
    0x0974A,
    0x00B4A,
    0x11A95,
    0x00A95,
    0x0052D,
    0x0CAAD,
    0x00AB5,
    0x005AA,
    0x08BA5,
    0x00DA5,
    0x00D4A,
    0x07C95,
    0x00C96,
    0x0F94E,
    0x00556,
    0x00AB5,
    0x0B5B2,
    0x006D2,
    0x00EA5,
    0x08E4A,
    0x0068B,
    0x10C97,
    0x004AB,
    0x0055B,
    0x0CAD6,
    0x00B6A,
    0x00752,
    0x09725,
    0x00B45,
    0x00A8B,
    0x0549B,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarMonth:
    """A month of the Chinese calendar.

    Attributes:
        month: 1 to 12; a leap month bears the number of the month before it.
        leap: Whether it is the leap month.
        first: Its first day.
        days: How many it has, 29 or 30.
    """

    year: int
    month: int
    leap: bool
    first: date
    days: int


@cache
def lunar_months() -> tuple[LunarMonth, ...]:
    """Return every month from ``FIRST_KNOWN`` to ``LAST_KNOWN``, in order."""
    return tuple(_months())


def _months() -> Iterator[LunarMonth]:
    first = FIRST_KNOWN
    for year, bits in enumerate(_YEARS, start=_FIRST_YEAR):
        for place, (month, leap) in enumerate(_names(bits >> _LEAP_FROM)):
            days = _SHORT_MONTH + (bits >> place & 1)
            yield LunarMonth(year=year, month=month, leap=leap, first=first, days=days)
            first += timedelta(days=days)


def _names(doubled: int) -> Iterator[tuple[int, bool]]:
    for month in range(1, 13):
        yield month, False
        if month == doubled:
            yield month, True
