"""What a line about a customer says, one typed row of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any, Final, TypeAlias

from app.services.archive.entries import DateEntry, FamilyEntry
from app.services.reading.phones import PhoneCell
from app.services.rules.lunar import PartialDate
from app.services.tables.rows import CustomerRow, Parts, Who
from app.words import (
    AllergyKind,
    CalendarKind,
    CircleKind,
    ConflictKind,
    DateKind,
    FamilyRelation,
    ImportColumn,
    NeedKind,
    PreferenceKind,
    RowProblem,
)
from app.words.names import name_of

Said: TypeAlias = Mapping[ImportColumn, Any]
Troubles: TypeAlias = list[tuple[ImportColumn | None, RowProblem]]

_CELLS: Final = {
    "pinyin": ImportColumn.PINYIN,
    "gender": ImportColumn.GENDER,
    "wechat": ImportColumn.WECHAT,
    "region": ImportColumn.REGION,
    "sub_region": ImportColumn.SUB_REGION,
    "address": ImportColumn.ADDRESS,
    "source": ImportColumn.SOURCE,
    "first_contact_on": ImportColumn.FIRST_CONTACT,
    "status": ImportColumn.STATUS,
    "pause": ImportColumn.PAUSE,
    "pause_until_on": ImportColumn.PAUSE_UNTIL,
    "relation_clinic": ImportColumn.RELATION_CLINIC,
    "relation_specialist": ImportColumn.RELATION_SPECIALIST,
    "reach_by": ImportColumn.REACH_BY,
    "reach_from": ImportColumn.REACH_FROM,
    "reach_until": ImportColumn.REACH_UNTIL,
    "conflict_handling": ImportColumn.CONFLICT_HANDLING,
    "note": ImportColumn.NOTE,
}
_PHONES: Final = (ImportColumn.PHONE, ImportColumn.OTHER_PHONE, ImportColumn.WECHAT_PHONE)
_CONSENTS: Final = (
    ImportColumn.CONSENTS,
    ImportColumn.CONSENT_PHONE,
    ImportColumn.CONSENT_SMS,
    ImportColumn.CONSENT_WECHAT,
    ImportColumn.CONSENT_PORTRAIT,
    ImportColumn.CONSENT_TESTIMONY,
    ImportColumn.CONSENT_DATA,
)
_FAMILY: Final = (
    ImportColumn.FAMILY,
    ImportColumn.SPOUSE,
    ImportColumn.CHILDREN,
    ImportColumn.PARENTS,
)
_TWO_REGIONS: Final = re.compile(r"\s*[·•/\\—>]\s*|\s+[-–]\s+|(?<=区)-")


def who_in(said: Said) -> Who:
    """Return whom a line is about."""
    return Who(
        number=said.get(ImportColumn.NUMBER),
        name=said.get(ImportColumn.NAME),
        phones=tuple(phone.digits for phone in _all(said, ImportColumn.PHONE)),
    )


def customer_row(line: int, said: Said) -> CustomerRow | Troubles:
    """Return the customer a line describes, or why it describes nobody."""
    phones = _all(said, *_PHONES)
    digits = tuple(dict.fromkeys(phone.digits for phone in phones))
    who = replace(who_in(said), phones=digits)
    if not (who.number or who.name or who.phones):
        return [(None, RowProblem.NO_NAME_AND_PHONE)]
    if troubles := _crossed(said):
        return troubles
    return CustomerRow(
        line=line,
        who=who,
        cells=_cells(said),
        referrer=said.get(ImportColumn.REFERRER),
        responsible=said.get(ImportColumn.RESPONSIBLE),
        supervisor=said.get(ImportColumn.SUPERVISOR),
        parts=_parts(said, phones),
    )


def _crossed(said: Said) -> Troubles:
    """Return what contradicts itself across two columns."""
    first, last = said.get(ImportColumn.REACH_FROM), said.get(ImportColumn.REACH_UNTIL)
    if isinstance(first, time) and isinstance(last, time) and first > last:
        return [(ImportColumn.REACH_UNTIL, RowProblem.NOT_A_TIME)]
    return []


def _cells(said: Said) -> dict[str, Any]:
    cells = {name: said.get(column) for name, column in _CELLS.items()}
    if said.get(ImportColumn.REACH_HOURS):
        cells["reach_from"], cells["reach_until"] = said[ImportColumn.REACH_HOURS]
    if said.get(ImportColumn.CONFLICT):
        kind, how = said[ImportColumn.CONFLICT]
        cells |= {"conflict": kind, "conflict_handling": cells["conflict_handling"] or how}
    elif cells["conflict_handling"]:
        cells["conflict"] = ConflictKind.OTHER
    if cells["pause_until_on"] and not cells["pause"]:
        cells["pause_until_on"] = None
    parted = _TWO_REGIONS.split(cells["sub_region"] or "", maxsplit=1)
    if not cells["region"] and len(parted) > 1 and all(parted):
        cells["region"], cells["sub_region"] = parted
    if who_name := said.get(ImportColumn.NAME):
        cells["name"] = who_name
    birth = said.get(ImportColumn.BIRTH_DATE) or said.get(ImportColumn.LUNAR_BIRTH)
    known = {name: value for name, value in cells.items() if value is not None}
    return known | (_birth_cells(birth) if birth else {})


def _birth_cells(birth: PartialDate) -> dict[str, Any]:
    if birth.month is None and birth.calendar is CalendarKind.SOLAR:
        return {"birth_year": birth.year}
    return {
        "birth_calendar": birth.calendar,
        "birth_year": birth.year,
        "birth_month": birth.month,
        "birth_day": birth.day,
        "birth_leap": birth.leap,
    }


def _parts(said: Said, phones: Iterable[PhoneCell]) -> Parts:
    allergies = _kinds(
        said,
        {
            ImportColumn.ALLERGIES: AllergyKind.ALLERGY,
            ImportColumn.CONTRAINDICATIONS: AllergyKind.CONTRAINDICATION,
        },
    )
    tastes = {ImportColumn.LIKES: PreferenceKind.LIKE, ImportColumn.TABOOS: PreferenceKind.TABOO}
    needs = {ImportColumn.NEEDS: NeedKind.NEED, ImportColumn.PAINS: NeedKind.PAIN}
    circles = {ImportColumn.CLUBS: CircleKind.CLUB, ImportColumn.CIRCLES: CircleKind.CIRCLE}
    return Parts(
        labels={phone.digits: phone.label for phone in phones if phone.label},
        allergies=allergies,
        preferences=_kinds(said, tastes),
        needs=_kinds(said, needs),
        circles=_kinds(said, circles),
        consents=_all(said, *_CONSENTS),
        family=_family(said),
        dates=_dates(said),
        receipts=_all(said, ImportColumn.RECEIPTS),
    )


def _all(said: Said, *columns: ImportColumn) -> tuple[Any, ...]:
    return tuple(each for column in columns for each in said.get(column) or ())


def _kinds(said: Said, columns: Mapping[ImportColumn, Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((kind, each) for column, kind in columns.items() for each in _all(said, column))


def _family(said: Said) -> tuple[FamilyEntry, ...]:
    """Return the relatives; days that a column of their own gives go to them in order."""
    family = list(_all(said, *_FAMILY))
    for column, relation in (
        (ImportColumn.SPOUSE_BIRTHDAY, FamilyRelation.SPOUSE),
        (ImportColumn.CHILD_BIRTHDAY, FamilyRelation.CHILD),
    ):
        days: list[DateEntry] = list(_all(said, column))
        for at, member in enumerate(family):
            if days and member.relation is relation and not member.dates:
                family[at] = replace(member, dates=(days.pop(0),))
        called = name_of(relation)
        family += [FamilyEntry(name=called, relation=relation, dates=(day,)) for day in days]
    return tuple(family)


def _dates(said: Said) -> tuple[DateEntry, ...]:
    dates: tuple[DateEntry, ...] = _all(said, ImportColumn.DATES, ImportColumn.WEDDING)
    lunar: PartialDate | None = said.get(ImportColumn.LUNAR_BIRTH)
    both = lunar is not None and said.get(ImportColumn.BIRTH_DATE) is not None
    if lunar is None or not both or lunar.month is None or lunar.day is None:
        return dates
    return (*dates, DateEntry(kind=DateKind.BIRTHDAY, when=lunar))
