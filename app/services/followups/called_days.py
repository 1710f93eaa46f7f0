"""On which day a contact took place that is written down later."""

from datetime import date, timedelta
from typing import Final

from app.services.archive.opening import refuse_future
from app.services.followups.errors import CalledSince, CalledTooEarly
from app.words import FollowUpKind

WITHIN: Final = timedelta(days=28)


def called_on(
    said_on: date | None, *, kind: FollowUpKind, reference_on: date | None, today: date
) -> date:
    """Return the day of the contact: the one that was said, or else today.

    Args:
        said_on: The day that was said.
        kind: Of the follow-up.
        reference_on: The day that it is about.
        today: The clinic's day.

    Raises:
        DayInFuture: It has not come.
        CalledTooEarly: It is four weeks ago, or lies before the visit that is asked about.
    """
    day = today if said_on is None else said_on
    refuse_future(day, today=today)
    if day < today - WITHIN:
        raise CalledTooEarly(day, today - WITHIN, CalledSince.FOUR_WEEKS)
    if kind is FollowUpKind.AFTERCARE and reference_on is not None and day < reference_on:
        raise CalledTooEarly(day, reference_on, CalledSince.VISIT)
    return day


def usual_day(due_on: date, *, out_on: date, today: date) -> date:
    """Return on which day a printed line was most likely worked: the one it was due on.

    Args:
        due_on: Of the follow-up.
        out_on: The first day on which the paper was worked with.
        today: The last day it can have been.
    """
    return min(max(due_on, out_on), today)
