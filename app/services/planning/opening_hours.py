"""When the clinic is open, and when customers may be rung."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import ContactRules, DayException, HolidayRule, OpeningHours
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import delete_rows, insert_rows
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.services.rules.workdays import OpenDays, Stretch
from app.words import Holiday, Permission
from app.words.formats import weekday_name
from app.words.language import N_, say


@dataclass(eq=False)
class HoursReversed(Refusal):
    """Opening hours that end before they begin."""

    opens_at: time
    closes_at: time

    says = N_("“{opens_at} – {closes_at}” ends before it begins. Please check the two times.")


@dataclass(eq=False)
class HoursOverlap(Refusal):
    """Two stretches of one weekday run into each other.

    Attributes:
        weekday: 0 for Monday.
    """

    weekday: int

    @override
    def sentence(self) -> str:
        return say(
            "The hours of {day} run into each other. Please part them.",
            day=weekday_name(self.weekday),
        )


@dataclass(eq=False)
class ContactRulesImpossible(Refusal):
    """Hours, attempts or contacts per week that would leave nothing to do."""

    says = N_(
        "By these rules nobody could be reached. Please check hours, attempts and contacts per"
        " week."
    )


_WEEKEND: Final = 5
_DEFAULT_CLOSED: Final = frozenset({Holiday.SPRING_FESTIVAL})
_DEFAULT_SILENT: Final = frozenset({Holiday.QINGMING})
_HOURS: Final = sa.select(
    OpeningHours.weekday, OpeningHours.opens_at, OpeningHours.closes_at
).order_by(OpeningHours.weekday, OpeningHours.opens_at)
_UNLIKE: Final = (
    sa.select(
        *(DayException.day_on, DayException.opens_at, DayException.closes_at, DayException.reason)
    )
    .where(DayException.day_on >= sa.bindparam("from_on"))
    .order_by(DayException.day_on)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    """A stretch of a weekday in which the clinic is open; 0 is Monday."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """A day unlike its weekday; closed without hours."""

    day_on: date
    opens_at: time | None = None
    closes_at: time | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRow:
    """What the clinic does about a statutory holiday: greet customers, stay closed."""

    holiday: Holiday
    greets: bool
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRulesEntry:
    """Rules for getting in touch.

    Attributes:
        calls_from: Before that, and from ``calls_until`` on, nobody is rung.
        most_in_week: Contacts in seven days from which a customer is bothered.
        max_attempts: Times to try before giving up.
        works_make_up_days: A weekend that makes up for a holiday has the hours of a Monday.
        planned_until_on: The last day planned so far; editing leaves it alone.
    """

    calls_from: time = time(9)
    calls_until: time = time(20)
    most_in_week: int = 6
    max_attempts: int = 3
    works_make_up_days: bool = True
    planned_until_on: date | None = None


def default_hours() -> list[HoursRow]:
    """Return the hours of a clinic that has not said otherwise: nine to six, weekends to five."""
    return [
        HoursRow(weekday=day, opens_at=time(9), closes_at=time(17 if day >= _WEEKEND else 18))
        for day in range(7)
    ]


def list_hours(session: Session) -> list[HoursRow]:
    """Return the opening hours of the week, Monday first."""
    hours = [
        HoursRow(weekday=weekday, opens_at=opens_at, closes_at=closes_at)
        for weekday, opens_at, closes_at in session.execute(_HOURS)
    ]
    return hours or default_hours()


def edit_hours(session: Session, *, hours: Sequence[HoursRow], actor: Actor) -> None:
    """Make ``hours`` the opening hours of the week; a weekday left out is closed.

    Raises:
        NotAllowed: The actor may not change service standards.
        HoursReversed: A stretch ends before it begins.
        HoursOverlap: Two stretches of a day run into each other.
    """
    require(actor, Permission.EDIT_STANDARDS)
    ordered = sorted(hours, key=lambda row: (row.weekday, row.opens_at))
    for row in ordered:
        _refuse_reversed(row.opens_at, row.closes_at)
    for one, other in pairwise(ordered):
        if one.weekday == other.weekday and other.opens_at < one.closes_at:
            raise HoursOverlap(one.weekday)
    delete_rows(session, OpeningHours, session.scalars(sa.select(OpeningHours.id)).all())
    cells = [
        {"weekday": row.weekday, "opens_at": row.opens_at, "closes_at": row.closes_at}
        for row in ordered
    ]
    insert_rows(session, OpeningHours, cells)


def list_exceptions(session: Session, *, from_on: date) -> list[ExceptionRow]:
    """Return the days from ``from_on`` on that are unlike their weekday, the next first."""
    return [
        ExceptionRow(day_on=day_on, opens_at=opens_at, closes_at=closes_at, reason=reason)
        for day_on, opens_at, closes_at, reason in session.execute(_UNLIKE, {"from_on": from_on})
    ]


def set_exception(session: Session, *, exception: ExceptionRow, actor: Actor) -> None:
    """Give one day hours of its own, or close it; what was set for it before is replaced.

    Raises:
        NotAllowed: The actor may not change service standards.
        HoursReversed: The day would end before it begins.
    """
    require(actor, Permission.EDIT_STANDARDS)
    opens_at, closes_at = exception.opens_at, exception.closes_at
    if opens_at is None or closes_at is None:
        opens_at = closes_at = None
    else:
        _refuse_reversed(opens_at, closes_at)
    row = _exception(session, exception.day_on) or DayException(day_on=exception.day_on)
    row.opens_at, row.closes_at = opens_at, closes_at
    row.reason = (exception.reason or "").strip() or None
    session.add(row)
    session.flush()


def remove_exception(session: Session, *, day_on: date, actor: Actor) -> None:
    """Give a day the hours of its weekday again.

    Raises:
        NotAllowed: The actor may not change service standards.
        NotFound: The day has none of its own.
    """
    require(actor, Permission.EDIT_STANDARDS)
    row = _exception(session, day_on)
    if row is None:
        raise NotFound("exception", str(day_on))
    session.delete(row)
    session.flush()


def list_holidays(session: Session) -> list[HolidayRow]:
    """Return what the clinic does about each statutory holiday, in the order of the year."""
    kept = {row.holiday: row for row in session.scalars(sa.select(HolidayRule))}
    return [
        HolidayRow(holiday=each, greets=kept[each].greets, closed=kept[each].closed)
        if each in kept
        else HolidayRow(
            holiday=each, greets=each not in _DEFAULT_SILENT, closed=each in _DEFAULT_CLOSED
        )
        for each in Holiday
    ]


def edit_holiday(session: Session, *, row: HolidayRow, actor: Actor) -> None:
    """Change what the clinic does about a statutory holiday.

    Raises:
        NotAllowed: The actor may not change service standards.
    """
    require(actor, Permission.EDIT_STANDARDS)
    query = sa.select(HolidayRule).where(HolidayRule.holiday == row.holiday)
    rule = session.scalar(query) or HolidayRule(holiday=row.holiday)
    rule.greets, rule.closed = row.greets, row.closed
    session.add(rule)
    session.flush()


def load_contact_rules(session: Session) -> ContactRulesEntry:
    """Return the rules for getting in touch."""
    row = session.get(ContactRules, 1)
    if row is None:
        return ContactRulesEntry()
    return ContactRulesEntry(
        calls_from=row.calls_from,
        calls_until=row.calls_until,
        most_in_week=row.most_in_week,
        max_attempts=row.max_attempts,
        works_make_up_days=row.works_make_up_days,
        planned_until_on=row.planned_until_on,
    )


def edit_contact_rules(session: Session, *, entry: ContactRulesEntry, actor: Actor) -> None:
    """Change the rules for getting in touch.

    Raises:
        NotAllowed: The actor may not change service standards.
        ContactRulesImpossible: Nothing could be planned by them.
    """
    require(actor, Permission.EDIT_STANDARDS)
    if entry.calls_from >= entry.calls_until or min(entry.most_in_week, entry.max_attempts) < 1:
        raise ContactRulesImpossible
    _write_rules(session, entry, load_contact_rules(session).planned_until_on)


def note_planned_until(session: Session, *, until_on: date) -> None:
    """Remember how far has been planned; never less than before."""
    rules = load_contact_rules(session)
    before = rules.planned_until_on
    if before is None or before < until_on:
        _write_rules(session, rules, until_on)


def load_open_days(session: Session, rules: ContactRulesEntry | None = None) -> OpenDays:
    """Return the calendar of the clinic, by its ``rules`` where the caller has them already."""
    rules = rules or load_contact_rules(session)
    week: defaultdict[int, list[Stretch]] = defaultdict(list)
    for row in list_hours(session):
        week[row.weekday].append(Stretch(row.opens_at, row.closes_at))
    exceptions = list_exceptions(session, from_on=date.min)
    return OpenDays(
        week={weekday: tuple(stretches) for weekday, stretches in week.items()},
        exceptions={row.day_on: _stretches(row) for row in exceptions},
        closed_on=frozenset(row.holiday for row in list_holidays(session) if row.closed),
        works_make_up_days=rules.works_make_up_days,
        calls_from=rules.calls_from,
        calls_until=rules.calls_until,
    )


def _refuse_reversed(opens_at: time, closes_at: time) -> None:
    if opens_at >= closes_at:
        raise HoursReversed(opens_at, closes_at)


def _exception(session: Session, day_on: date) -> DayException | None:
    return session.scalar(sa.select(DayException).where(DayException.day_on == day_on))


def _stretches(row: ExceptionRow) -> tuple[Stretch, ...]:
    if row.opens_at is None or row.closes_at is None:
        return ()
    return (Stretch(row.opens_at, row.closes_at),)


def _write_rules(session: Session, entry: ContactRulesEntry, until_on: date | None) -> None:
    row = session.get(ContactRules, 1) or ContactRules(id=1)
    row.calls_from, row.calls_until = entry.calls_from, entry.calls_until
    row.most_in_week, row.max_attempts = entry.most_in_week, entry.max_attempts
    row.works_make_up_days = entry.works_make_up_days
    row.planned_until_on = until_on
    session.add(row)
    session.flush()
