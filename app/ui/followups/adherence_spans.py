"""The days the supervisor looks at."""

from datetime import date, timedelta
from enum import StrEnum

from app.services.rules.adherence import QUARTER_DAYS
from app.services.rules.periods import period_of
from app.words import GradingPeriod
from app.words.language import say


class Span(StrEnum):
    """A stretch of days up to today."""

    LATELY = "lately"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"


def span_name(span: Span) -> str:
    """Return what the choice is called."""
    match span:
        case Span.LATELY:
            return say("The last 13 weeks")
        case Span.THIS_QUARTER:
            return say("This quarter")
        case Span.LAST_QUARTER:
            return say("Last quarter")
        case Span.THIS_YEAR:
            return say("This year")


def days_of(span: Span, today: date) -> tuple[date, date]:
    """Return the first and the last day of a span."""
    quarter = period_of(today, GradingPeriod.QUARTERLY)
    match span:
        case Span.LATELY:
            return today - timedelta(days=QUARTER_DAYS - 1), today
        case Span.THIS_QUARTER:
            return quarter.starts_on, today
        case Span.LAST_QUARTER:
            before = period_of(quarter.starts_on - timedelta(days=1), GradingPeriod.QUARTERLY)
            return before.starts_on, before.ends_on
        case Span.THIS_YEAR:
            return today.replace(month=1, day=1), today
