"""What several papers say alike: people, days, phones."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.services.foundation.actors import Actor
from app.services.reading.phones import show_phone
from app.services.rules.lunar import PartialDate
from app.services.rules.lunar_words import lunar_parts
from app.services.rules.permissions import may
from app.words import CalendarKind, FollowUpKind, Permission
from app.words.formats import long_day, month_name, short_day
from app.words.language import current_language, listed, say
from app.words.names import name_of

BETWEEN = " · "
_ANY_YEAR = 2000
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH = "一二三四五六日"
_END = 4
_HEAD = 3
_ENOUGH = 11


class PhonePrivacy(StrEnum):
    """How much of a number a paper shows; papers are left lying about."""

    FULL = "full"
    LAST4 = "last4"
    NONE = "none"


def widest(actor: Actor) -> PhonePrivacy:
    """Return as much as ``actor`` may print."""
    return PhonePrivacy.FULL if may(actor, Permission.SEE_FULL_PHONES) else PhonePrivacy.LAST4


def allowed(wanted: PhonePrivacy, actor: Actor) -> PhonePrivacy:
    """Return what was wanted, or less where ``actor`` may not print that much."""
    return widest(actor) if wanted is PhonePrivacy.FULL else wanted


def narrowed_kinds(kinds: Collection[FollowUpKind]) -> str:
    """Return to which kinds of follow-ups a list was narrowed, or which it leaves out."""
    if not kinds:
        return ""
    left_out = [kind for kind in FollowUpKind if kind not in kinds]
    if len(kinds) <= len(left_out):
        return say("only {kinds}", kinds=listed([name_of(kind) for kind in kinds]))
    return say("without {kinds}", kinds=listed([name_of(kind) for kind in left_out]))


def phone(digits: str, privacy: PhonePrivacy) -> str:
    """Return a number as far as it may be printed; nothing where none is on file."""
    if not digits:
        return ""
    match privacy:
        case PhonePrivacy.FULL:
            return show_phone(digits)
        case PhonePrivacy.LAST4:
            return f"···· {digits[-_END:]}"
        case PhonePrivacy.NONE:
            return ""


def phone_on_card(digits: str, actor: Actor) -> str:
    """Return a number with its middle hidden, ``139 ···· 8821``, or only its end."""
    if may(actor, Permission.SEE_FULL_PHONES) and len(digits) >= _ENOUGH:
        return f"{digits[:_HEAD]} ···· {digits[-_END:]}"
    return phone(digits, PhonePrivacy.LAST4)


def weekday_day(day: date) -> str:
    """Return ``Mon 23 Nov`` or ``11月23日 周一``."""
    if current_language() == "zh":
        return f"{short_day(day)} 周{_WEEKDAYS_ZH[day.weekday()]}"
    return f"{_WEEKDAYS[day.weekday()]} {short_day(day)}"


def weekday_moment(at: datetime, zone: ZoneInfo) -> str:
    """Return ``Sat 21 Nov 2026, 10:30`` or ``2026年11月21日 周六 10:30``."""
    local = at.astimezone(zone)
    if current_language() == "zh":
        return f"{long_day(local.date())} 周{_WEEKDAYS_ZH[local.weekday()]} {local:%H:%M}"
    return f"{_WEEKDAYS[local.weekday()]} {long_day(local.date())}, {local:%H:%M}"


def partial_day(when: PartialDate) -> str:
    """Return what is known of a date, in the calendar it was written down in."""
    if when.calendar is CalendarKind.LUNAR:
        return lunar_parts(when)
    if when.month is None:
        return str(when.year or "")
    if when.day is None:
        return month_name(date(when.year, when.month, 1)) if when.year else ""
    if when.year is None:
        return short_day(date(_ANY_YEAR, when.month, when.day))
    return long_day(date(when.year, when.month, when.day))
