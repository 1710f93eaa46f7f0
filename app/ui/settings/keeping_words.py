"""What the page of safe keeping says."""

from datetime import datetime
from pathlib import Path

from app.services.office.keeping_overview import Overview, Worry
from app.ui.parts.desk import Desk
from app.words.formats import file_size, number, short_day
from app.words.language import say, say_many

GIGABYTE = 1024**3


def near_moment(at: datetime, desk: Desk) -> str:
    """Return ``today 16:58``, or the day and the time of another day."""
    local = at.astimezone(desk.settings.zone)
    if local.date() == desk.clock.today():
        return say("today {time}", time=f"{local:%H:%M}")
    return f"{short_day(local.date())} {local:%H:%M}"


def days_since(at: datetime, desk: Desk) -> int:
    """Return how many days of the calendar have passed."""
    return max((desk.clock.today() - at.astimezone(desk.settings.zone).date()).days, 0)


def days_ago(at: datetime, desk: Desk) -> str:
    """Return ``today`` or ``6 days ago``."""
    days = days_since(at, desk)
    return say_many("{count} day ago", "{count} days ago", days) if days else say("today")


def place_name(place: Path) -> str:
    """Return what to call a folder in few words."""
    return place.name or str(place)


def room(size_bytes: int) -> str:
    """Return ``84 GB``, or less in megabytes."""
    if size_bytes < GIGABYTE:
        return file_size(size_bytes)
    return say("{count} GB", count=number(size_bytes // GIGABYTE))


def worry_words(worry: Worry, overview: Overview, desk: Desk) -> tuple[str, str]:
    """Return what is the matter, and what to do about it."""
    match worry:
        case Worry.DAMAGED:
            return (
                say("The data file is damaged."),
                say("No backup is thinned. Go back to one of those below, or ask for help."),
            )
        case Worry.ALTERED:
            return (
                say("Records were changed behind the program's back."),
                say("Check everything to see what, and show it to whoever looks after the data."),
            )
        case Worry.NO_BACKUP:
            return say("There is no backup yet."), say("Make one now; it takes seconds.")
        case Worry.NO_SECOND_PLACE:
            return (
                say("There is no second place."),
                say("A stick or another drive saves the clinic if this computer is lost."),
            )
        case Worry.CARRY:
            return _carry_words(overview, desk)


def _carry_words(overview: Overview, desk: Desk) -> tuple[str, str]:
    carried_at = overview.record.carried_at
    place = place_name(overview.second_place) if overview.second_place else ""
    if carried_at is None:
        head = say("Nothing was copied to the second place yet.")
    else:
        head = say_many(
            "The second place is {count} day old.",
            "The second place is {count} days old.",
            days_since(carried_at, desk),
        )
    return head, say("Put in “{place}”: the copy is made and checked by itself.", place=place)
