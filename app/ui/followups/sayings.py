"""What a follow-up says about itself: aloud, on a card, in the late lane."""

from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import what_to_say
from app.services.reading.phones import show_phone
from app.ui.followups.kinds import short_kind
from app.words import FollowUpState
from app.words.formats import clock_time, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of


def said_aloud(row: FollowUpRow) -> str:
    """Return everything a card shows, as one line for whoever listens or points."""
    parts = [
        row.name,
        name_of(row.tier),
        name_of(row.kind),
        short_day(row.due_on),
        "" if row.due_at is None else clock_time(row.due_at),
        row.staff_name,
        _standing(row),
    ]
    return listed(part for part in parts if part)


def detail_lines(row: FollowUpRow) -> list[tuple[str, str]]:
    """Return the further lines of a detailed card with the colour of each."""
    reach = [name_of(row.method)]
    if row.phone_digits:
        reach.append(show_phone(row.phone_digits))
    if row.attempts:
        reach.append(tried(row))
    lines = [(" · ".join(reach), "text")]
    if row.taboos:
        lines.append((say("Avoid: {what}", what=listed(row.taboos)), "bad"))
    elif row.last_contact_on is not None:
        said = say("Last contact {day}", day=short_day(row.last_contact_on))
        lines.append((said, "muted"))
    return [*lines, (what_to_say(row.reason, on=row.due_on).split("\n")[0], "muted")]


def tried(row: FollowUpRow) -> str:
    """Return how often the customer was not reached."""
    return say("tried {count} of {most}", count=row.attempts, most=row.max_attempts)


def late_name(row: FollowUpRow) -> str:
    """Return the name and the kind, for the lane of what is late."""
    return f"{row.name} · {short_kind(row.kind)}"


def _standing(row: FollowUpRow) -> str:
    if row.state is not FollowUpState.OPEN:
        return name_of(row.state)
    if row.days_late:
        return say_many("{count} day late", "{count} days late", row.days_late)
    return tried(row) if row.attempts else ""
