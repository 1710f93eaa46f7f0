"""What is known of a customer, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.services.archive.customer_files import CustomerFile
from app.services.archive.entries import CustomerEntry, DateEntry, FamilyEntry
from app.services.rules.lunar import PartialDate, age_on, lunar_of, solar_birth
from app.services.rules.lunar_words import lunar_day, lunar_parts
from app.services.visits.spending import BuyingHabits
from app.words import CalendarKind, DateKind, FamilyRelation, PreferenceKind
from app.words.formats import long_day, money, month_name, short_day
from app.words.language import listed, say, say_in
from app.words.names import name_of

ANY_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutLine:
    """One line: what it is, and what is known; a warning is said louder."""

    caption: str
    text: str
    warning: bool = False


def about_lines(
    file: CustomerFile,
    habits: BuyingHabits,
    *,
    needs: Mapping[int, str],
    today: date,
    currency: str,
) -> list[AboutLine]:
    """Return what is known, the lines nobody filled in left out.

    Args:
        file: The whole file.
        habits: How the customer buys.
        needs: The names of needs and pains by key.
        today: For ages.
        currency: Of the clinic.
    """
    entry = file.entry
    coded = [needs[key] for key in sorted(entry.need_ids) if key in needs]
    lines = [
        AboutLine(caption=say("Birthday"), text=_birthday(entry.birth)),
        *(_date_line(each) for each in entry.dates),
        *(_family_line(each, today) for each in entry.family),
        AboutLine(caption=say("Likes"), text=_preferences(entry, PreferenceKind.LIKE)),
        AboutLine(
            caption=say("Avoid"), text=_preferences(entry, PreferenceKind.TABOO), warning=True
        ),
        AboutLine(caption=say("Needs"), text=listed(coded)),
        AboutLine(caption=say("Buys"), text=_buys(habits)),
        AboutLine(caption=say("Paid before, by the old books"), text=_receipts(file, currency)),
        AboutLine(caption=say("Reach by"), text=_reach(entry)),
        AboutLine(caption=say("Close to us"), text=_relation(entry)),
        AboutLine(caption=say("Caution"), text=_conflict(entry), warning=True),
        AboutLine(caption=say("Remark"), text=entry.note or ""),
        AboutLine(
            caption=say("Archive reviewed"),
            text=long_day(file.reviewed_on) if file.reviewed_on else say("never"),
        ),
    ]
    return [line for line in lines if line.text]


def partial_day(when: PartialDate) -> str:
    """Return what is known of a date, in the calendar it was written down in."""
    if when.calendar is CalendarKind.LUNAR:
        return lunar_parts(when)
    if when.month is None:
        return str(when.year or "")
    if when.day is None:
        return month_name(date(when.year, when.month, 1)) if when.year else ""
    if when.year is None:
        return short_day(date(ANY_YEAR, when.month, when.day))
    return long_day(date(when.year, when.month, when.day))


def _receipts(file: CustomerFile, currency: str) -> str:
    return listed(f"{year} {money(minor, currency)}" for year, minor in file.receipts)


def _birthday(birth: PartialDate) -> str:
    said, solar = partial_day(birth), solar_birth(birth)
    if solar is None:
        return said
    if birth.calendar is CalendarKind.LUNAR:
        return say("{day} (solar {other})", day=said, other=long_day(solar))
    lunar = lunar_of(solar)
    return say("{day} (lunar {other})", day=said, other=lunar_day(lunar)) if lunar else said


def _date_line(entry: DateEntry) -> AboutLine:
    caption = entry.label or name_of(entry.kind)
    return AboutLine(caption=caption, text=partial_day(entry.when))


def _family_line(member: FamilyEntry, today: date) -> AboutLine:
    parts = [member.name]
    for each in member.dates:
        if each.kind is DateKind.BIRTHDAY and (age := age_on(each.when, today)) is not None:
            parts[0] = say("{name}, {age}", name=member.name, age=age)
        else:
            what = each.label or name_of(each.kind)
            parts.append(say("{what} {day}", what=what, day=partial_day(each.when)))
    if member.note:
        parts.append(member.note)
    caption = (
        say_in("about", "Family")
        if member.relation is FamilyRelation.OTHER
        else name_of(member.relation)
    )
    return AboutLine(caption=caption, text=" · ".join(parts))


def _preferences(entry: CustomerEntry, kind: PreferenceKind) -> str:
    return listed(each.text for each in entry.preferences if each.kind is kind)


def _buys(habits: BuyingHabits) -> str:
    return listed(
        say("{family} {season}", family=each.family_name, season=name_of(each.season))
        for each in habits.seasons[:2]
    )


def _reach(entry: CustomerEntry) -> str:
    parts = [name_of(entry.reach_by)] if entry.reach_by else []
    if entry.reach_from and entry.reach_until:
        parts.append(
            say(
                "{first} to {last}",
                first=f"{entry.reach_from:%H:%M}",
                last=f"{entry.reach_until:%H:%M}",
            )
        )
    elif entry.reach_from:
        parts.append(say("not before {time}", time=f"{entry.reach_from:%H:%M}"))
    elif entry.reach_until:
        parts.append(say("not after {time}", time=f"{entry.reach_until:%H:%M}"))
    return listed(parts)


def _relation(entry: CustomerEntry) -> str:
    parts = []
    if entry.relation_clinic is not None:
        parts.append(say("clinic {level}/5", level=entry.relation_clinic))
    if entry.relation_specialist is not None:
        parts.append(say("specialist {level}/5", level=entry.relation_specialist))
    return " · ".join(parts)


def _conflict(entry: CustomerEntry) -> str:
    if entry.conflict is None:
        return ""
    parts = [name_of(entry.conflict), entry.conflict_handling or ""]
    return " · ".join(part for part in parts if part)
