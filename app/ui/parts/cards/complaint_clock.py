"""The chip that counts down to what a complaint was promised by."""

from datetime import datetime, timedelta
from typing import Final

from app.services.complaints.rows import ComplaintRow, RunningClock
from app.services.rules.working_spans import WorkingSpan, working_span
from app.services.rules.working_time import WorkingTime
from app.ui.parts.cards.chips import Chip
from app.ui.theme.tokens import Tone
from app.words.formats import short_day
from app.words.language import say

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_FAR_DAYS: Final = 3


def clock_chip(row: ComplaintRow, *, now: datetime, working: WorkingTime) -> Chip | None:
    """Return what the clock says at ``now``; ``None`` where nothing is promised any more.

    Time counts while the clinic is open, so a chip stands still over night.
    """
    if row.clock is not None:
        return _running(row.clock, now, working)
    if row.took is None:
        return None
    span = working_span(working, row.received_at, row.received_at + row.took)
    return Chip(text=_said(span), tone=Tone.GENERAL)


def _running(clock: RunningClock, now: datetime, working: WorkingTime) -> Chip:
    if clock.paused_at is not None:
        span = working_span(working, clock.paused_at, now)
        return Chip(text=say("{span} waiting", span=_roughly(span)), tone=Tone.WARN)
    if now > clock.due_at:
        span = working_span(working, clock.due_at, now)
        text = say("{span} late", span=_roughly(span)) if _counts(span) else say("late now")
        return Chip(text=text, tone=Tone.BAD)
    tone = Tone.WARN if now >= clock.warn_at else Tone.OK
    return Chip(text=_left(clock, working_span(working, now, clock.due_at), working), tone=tone)


def _left(clock: RunningClock, span: WorkingSpan, working: WorkingTime) -> str:
    if span.days >= _FAR_DAYS:
        day = clock.due_at.astimezone(working.zone).date()
        return say("due {day}", day=short_day(day))
    return say("{span} left", span=_said(span)) if _counts(span) else say("due now")


def _counts(span: WorkingSpan) -> bool:
    return bool(span.days) or span.rest >= _MINUTE


def _roughly(span: WorkingSpan) -> str:
    """Return whole days from the first day on, whole hours from the first hour on."""
    if span.days:
        return say("{days} d", days=span.days)
    hours = span.rest // _HOUR
    return say("{hours} h", hours=hours) if hours else _said(span)


def _said(span: WorkingSpan) -> str:
    minutes = span.rest // _MINUTE
    hours, minutes = divmod(minutes, 60)
    if span.days:
        days = say("{days} d", days=span.days)
        return f"{days} {say('{hours} h', hours=hours)}" if hours else days
    parts = [say("{hours} h", hours=hours)] if hours else []
    if minutes or not hours:
        parts.append(say("{minutes} m", minutes=minutes))
    return " ".join(parts)
