"""Days, money and numbers as people write them."""

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from app.words.language import current_language, say

DASH = "—"
_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "¥"}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LONG_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAYS_ZH = "一二三四五六日"


def long_day(day: date | None) -> str:
    """Return ``24 Nov 2026`` or ``2026年11月24日``; a dash for none."""
    if day is None:
        return DASH
    if current_language() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date | None) -> str:
    """Return ``24 Nov`` or ``11月24日``; a dash for none."""
    if day is None:
        return DASH
    if current_language() == "zh":
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}"


def month_name(day: date) -> str:
    """Return ``Mar 2021`` or ``2021年3月``."""
    if current_language() == "zh":
        return f"{day.year}年{day.month}月"
    return f"{_MONTHS[day.month - 1]} {day.year}"


def page_day(day: date) -> str:
    """Return ``Saturday 21 November`` or ``11月21日 星期六`` for the head of a page."""
    if current_language() == "zh":
        return f"{day.month}月{day.day}日 星期{_WEEKDAYS_ZH[day.weekday()]}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_LONG_MONTHS[day.month - 1]}"


def long_month(day: date) -> str:
    """Return ``November 2026`` or ``2026年11月``."""
    if current_language() == "zh":
        return month_name(day)
    return f"{_LONG_MONTHS[day.month - 1]} {day.year}"


def weekday_letter(weekday: int) -> str:
    """Return ``M`` or ``一``, for the head of a narrow column; 0 is Monday."""
    return _WEEKDAYS_ZH[weekday] if current_language() == "zh" else _WEEKDAYS[weekday][0]


def column_day(day: date) -> str:
    """Return ``Mon 23`` or ``周一 23日`` for the head of a column."""
    if current_language() == "zh":
        return f"周{_WEEKDAYS_ZH[day.weekday()]} {day.day}日"
    return f"{_WEEKDAYS[day.weekday()][:3]} {day.day}"


def weekday_name(weekday: int) -> str:
    """Return ``Monday`` or ``星期一``; 0 is Monday."""
    return f"星期{_WEEKDAYS_ZH[weekday]}" if current_language() == "zh" else _WEEKDAYS[weekday]


def clock_time(at: time | None) -> str:
    """Return ``9:30``, the same in both languages; a dash for none."""
    return DASH if at is None else f"{at.hour}:{at.minute:02}"


def near_span(first: date, last: date, today: date) -> str:
    """Return ``23 – 29 November`` or ``11月23日 – 29日``; with the year where it is another."""
    span = days_span(first, last)
    if not first.year == last.year == today.year:
        return span
    return span.removeprefix(f"{today.year}年").removesuffix(f" {today.year}")


def days_span(first: date, last: date) -> str:
    """Return ``23 – 29 November 2026`` or ``2026年11月23日 – 29日``; what both share once."""
    if first == last:
        return long_day(first)
    if current_language() == "zh":
        shared = first.replace(day=1) == last.replace(day=1)
        end = f"{last.day}日" if shared else short_day(last)
        return f"{long_day(first)} – {end if first.year == last.year else long_day(last)}"
    begin = str(first.day)
    if first.replace(day=1) != last.replace(day=1):
        begin += f" {_LONG_MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} – {last.day} {_LONG_MONTHS[last.month - 1]} {last.year}"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """Return day and time in the clinic's ``zone``, such as ``24 Nov 2026 09:30``."""
    local = at.astimezone(zone)
    return f"{long_day(local.date())} {local:%H:%M}"


def money(amount_minor: int, currency: str) -> str:
    """Return the amount with its sign and symbol; whole amounts without decimals."""
    digits = minor_digits(currency)
    whole, rest = divmod(abs(amount_minor), 10**digits)
    text = f"{whole:,}" + (f".{rest:0{digits}}" if rest else "")
    return ("−" if amount_minor < 0 else "") + currency_sign(currency) + text


def currency_sign(currency: str) -> str:
    """Return what stands before an amount, such as ``¥``."""
    return _SYMBOLS.get(currency, currency + " ")


@cache
def minor_digits(currency: str) -> int:
    """Return how many decimals the currency has."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def number(count: int) -> str:
    """Return ``8,412``."""
    return f"{count:,}"


def file_size(size_bytes: int) -> str:
    """Return ``612.4 MB``."""
    return f"{size_bytes / 2**20:,.1f} MB"


def tenure(months: int) -> str:
    """Return whole months as ``5 y 8 m``."""
    years, rest = divmod(months, 12)
    if years == 0:
        return say("{months} m", months=rest)
    return say("{years} y {months} m", years=years, months=rest)
