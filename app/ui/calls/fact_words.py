"""What the call card says about the customer."""

from datetime import date
from typing import Final

from app.services.followups.call_cards import Call, Reach
from app.services.followups.contacts import ContactRow
from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line
from app.services.reading.phones import mask_phone, show_phone
from app.words import FollowUpMethod
from app.words.formats import clock_time, long_day, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of

_BETWEEN: Final = " · "
_FEW: Final = 2


def number_of(row: FollowUpRow, *, full: bool) -> str:
    """Return the number to ring as this person may see it."""
    if row.phone_digits is None:
        return say("No number on file")
    return show_phone(row.phone_digits) if full else mask_phone(row.phone_digits)


def reach_of(call: Call) -> str:
    """Return how and when the customer is best reached, and who is spoken to."""
    row, reach = call.row, call.reach
    way = "" if row.method is FollowUpMethod.PHONE else name_of(row.method)
    best = say("likes {way}", way=name_of(reach.by)) if reach.by else ""
    return _BETWEEN.join(filter(None, (name_of(row.target), way, best, _hours(reach))))


def standing_of(row: FollowUpRow) -> str:
    """Return how late it is, which attempt this is, and who is to do it."""
    if row.days_late:
        due = say_many("{count} day late", "{count} days late", row.days_late)
    else:
        due = say("due {day}", day=short_day(row.due_on))
    at = clock_time(row.due_at) if row.due_at else ""
    attempt = say("attempt {count} of {most}", count=row.attempts + 1, most=row.max_attempts)
    return _BETWEEN.join(filter(None, (due, at, attempt, row.staff_name)))


def warnings_of(call: Call) -> list[str]:
    """Return what must never be done or said."""
    told = {
        say("Allergic: {what}", what=listed(call.allergies)): call.allergies,
        say("Contraindication: {what}", what=listed(call.contraindications)): (
            call.contraindications
        ),
        say("Avoid: {what}", what=listed(call.row.taboos)): call.row.taboos,
    }
    return [sentence for sentence, what in told.items() if what] + _peace(call.reach)


def facts_of(call: Call, *, today: date) -> list[tuple[str, str]]:
    """Return what went before and what is left, by caption; what is unknown is left out."""
    visit = call.last_visit
    came = f"{_long_ago(visit.on, today)}{_BETWEEN}{listed(visit.items)}" if visit else ""
    facts = [
        (say("Complaint"), "\n".join(_complaint_lines(call))),
        (say("Last contact"), "\n".join(_contact_lines(call.contacts))),
        (say("Last visit"), came),
        (say("Booked"), _booked(call)),
        (say("Sessions left"), "\n".join(_package_lines(call))),
        (say("Likes"), listed(call.likes)),
        (say("Also planned"), "\n".join(_other_lines(call))),
        (say("Closeness"), _closeness(call)),
    ]
    return [(caption, text) for caption, text in facts if text]


def _hours(reach: Reach) -> str:
    if reach.hours_from is None and reach.hours_until is None:
        return ""
    first, last = clock_time(reach.hours_from), clock_time(reach.hours_until)
    return say("best {first} to {last}", first=first, last=last)


def _peace(reach: Reach) -> list[str]:
    withdrawn = [name_of(kind) for kind in reach.taken_back]
    told = [say("No longer agreed to: {what}", what=listed(sorted(withdrawn)))] if withdrawn else []
    if reach.pause is None:
        return told
    until = reach.pause_until_on
    named = name_of(reach.pause)
    day = say("{what} until {day}", what=named, day=long_day(until)) if until else named
    return [*told, day]


def _contact_lines(contacts: tuple[ContactRow, ...]) -> list[str]:
    shown = [contact for contact in contacts if not contact.corrected][:_FEW]
    return [
        _BETWEEN.join(
            filter(
                None,
                (
                    short_day(contact.contacted_on),
                    name_of(contact.outcome),
                    contact.note or contact.findings.effect,
                ),
            )
        )
        for contact in shown
    ]


def _complaint_lines(call: Call) -> list[str]:
    return [
        _BETWEEN.join(filter(None, (short_day(each.received_on), each.text)))
        for each in call.complaints
    ]


def _booked(call: Call) -> str:
    row = call.booked
    if row is None:
        return ""
    when = f"{short_day(row.starts_on)} {clock_time(row.starts_at)}"
    return _BETWEEN.join(filter(None, (when, row.item_name, row.staff_name)))


def _package_lines(call: Call) -> list[str]:
    return [
        say(
            "{item}: {left} of {all}",
            item=each.item_name,
            left=each.remaining_count,
            all=each.session_count,
        )
        for each in call.packages
    ]


def _other_lines(call: Call) -> list[str]:
    shown = call.others[:_FEW]
    return [f"{short_day(row.due_on)}{_BETWEEN}{reason_line(row.reason)}" for row in shown]


def _closeness(call: Call) -> str:
    levels = (
        (say("clinic {level} of 5", level=call.relation_clinic), call.relation_clinic),
        (say("specialist {level} of 5", level=call.relation_specialist), call.relation_specialist),
    )
    known = [text for text, level in levels if level is not None]
    return _BETWEEN.join(filter(None, (*known, call.responsible_name)))


def _long_ago(day: date, today: date) -> str:
    days = (today - day).days
    ago = say_many("{count} day ago", "{count} days ago", days)
    return f"{short_day(day)}{_BETWEEN}{ago}"
