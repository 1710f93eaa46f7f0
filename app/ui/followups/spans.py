"""Which days are looked at: a day, a week, a month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.words.formats import long_month, near_span, page_day

WEEK_DAYS: Final = 7


class View(StrEnum):
    """How the days are laid out."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """The days looked at, both included."""

    first_on: date
    last_on: date

    def __contains__(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


def span_of(view: View, day: date) -> Span:
    """Return the days a view shows around ``day``; weeks begin on Monday."""
    if view is View.DAY:
        return Span(day, day)
    if view is View.MONTH:
        last = monthrange(day.year, day.month)[1]
        return Span(day.replace(day=1), day.replace(day=last))
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=WEEK_DAYS - 1))


def stepped(view: View, day: date, step: int) -> date:
    """Return the day ``step`` days, weeks or months further on."""
    if view is View.MONTH:
        return month_stepped(day, step)
    return day + timedelta(days=step * (1 if view is View.DAY else WEEK_DAYS))


def month_stepped(day: date, step: int) -> date:
    """Return the same day some months further on, or the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + step
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def span_title(view: View, day: date, today: date) -> str:
    """Return the head of the page over the days looked at."""
    if view is View.DAY:
        return page_day(day)
    if view is View.MONTH:
        return long_month(day)
    span = span_of(view, day)
    return near_span(span.first_on, span.last_on, today)


def month_weeks(day: date) -> list[date]:
    """Return the Mondays of the weeks that the month of ``day`` lies in."""
    span = span_of(View.MONTH, day)
    monday = span.first_on - timedelta(days=span.first_on.weekday())
    weeks = (span.last_on - monday).days // WEEK_DAYS + 1
    return [monday + timedelta(days=at * WEEK_DAYS) for at in range(weeks)]
