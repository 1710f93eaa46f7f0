"""The archive as columns of a list: every cell is written so that the import reads it again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import time
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Circle,
    CircleMember,
    Consent,
    Customer,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    NeedCode,
    Phone,
    Preference,
    ReceiptsOfYear,
    StaffMember,
)
from app.services.reading.birth_words import birth_text
from app.services.rules.lunar import PartialDate
from app.services.tables.grids import Value
from app.words import (
    AllergyKind,
    CalendarKind,
    CircleKind,
    FamilyRelation,
    ImportColumn,
    NeedKind,
    PreferenceKind,
)
from app.words.names import name_of

ARCHIVE_COLUMNS: Final = (
    ImportColumn.PINYIN,
    ImportColumn.STATUS,
    ImportColumn.PAUSE,
    ImportColumn.PAUSE_UNTIL,
    ImportColumn.RESPONSIBLE,
    ImportColumn.SUPERVISOR,
    ImportColumn.RELATION_CLINIC,
    ImportColumn.RELATION_SPECIALIST,
    ImportColumn.REACH_BY,
    ImportColumn.REACH_HOURS,
    ImportColumn.CONFLICT,
    ImportColumn.CONFLICT_HANDLING,
    ImportColumn.ALLERGIES,
    ImportColumn.CONTRAINDICATIONS,
    ImportColumn.LIKES,
    ImportColumn.TABOOS,
    ImportColumn.NEEDS,
    ImportColumn.PAINS,
    ImportColumn.CLUBS,
    ImportColumn.CIRCLES,
    ImportColumn.FAMILY,
    ImportColumn.DATES,
    ImportColumn.CONSENTS,
    ImportColumn.RECEIPTS,
)
_Texts = Mapping[int, list[str]]


class ArchiveCells:
    """Writes what hangs off customers into cells; everything is read in once."""

    def __init__(self, session: Session, digits: int) -> None:
        self._staff = dict(session.execute(sa.select(StaffMember.id, StaffMember.name)).all())
        self._phones = _gathered(
            (key, f"{number}({label})" if label else number)
            for key, number, label in session.execute(
                sa.select(Phone.customer_id, Phone.digits, Phone.label).order_by(
                    Phone.position, Phone.id
                )
            )
        )
        texts = (
            (Allergy, AllergyKind.ALLERGY),
            (Allergy, AllergyKind.CONTRAINDICATION),
            (Preference, PreferenceKind.LIKE),
            (Preference, PreferenceKind.TABOO),
        )
        self._lists: list[_Texts] = [_texts(session, model, kind) for model, kind in texts]
        self._lists += [_needs(session, kind) for kind in NeedKind]
        self._lists += [_circles(session, kind) for kind in CircleKind]
        self._lists += _family_and_dates(session)
        self._lists.append(_consents(session))
        self._lists.append(_receipts(session, digits))

    def phones(self, customer: Customer) -> str | None:
        """Return the phones, each with whose it is."""
        return " / ".join(self._phones.get(customer.id, ())) or None

    def of(self, customer: Customer) -> tuple[Value, ...]:
        """Return the cells of ``ARCHIVE_COLUMNS``."""
        lists = ("; ".join(texts.get(customer.id, ())) or None for texts in self._lists)
        return (
            customer.pinyin or None,
            name_of(customer.status),
            name_of(customer.pause) if customer.pause else None,
            customer.pause_until_on,
            self._staff.get(customer.responsible_id or 0),
            self._staff.get(customer.supervisor_id or 0),
            customer.relation_clinic,
            customer.relation_specialist,
            name_of(customer.reach_by) if customer.reach_by else None,
            _hours(customer.reach_from, customer.reach_until),
            name_of(customer.conflict) if customer.conflict else None,
            customer.conflict_handling,
            *lists,
        )


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, text in pairs:
        found[key].append(text)
    return found


def _hours(first: time | None, last: time | None) -> str | None:
    if first is None and last is None:
        return None
    return f"{first:%H:%M}-{last:%H:%M}" if first and last else _half_open(first, last)


def _half_open(first: time | None, last: time | None) -> str:
    return f"{first:%H:%M}-" if first else f"-{last:%H:%M}"


def _texts(session: Session, model: Any, kind: Any) -> _Texts:  # noqa: ANN401 (two tables alike)
    query = sa.select(model.customer_id, model.text).where(model.kind == kind).order_by(model.id)
    return _gathered((key, text) for key, text in session.execute(query))


def _needs(session: Session, kind: NeedKind) -> _Texts:
    query = (
        sa.select(CustomerNeed.customer_id, NeedCode.name)
        .join(NeedCode, NeedCode.id == CustomerNeed.need_code_id)
        .where(NeedCode.kind == kind)
        .order_by(NeedCode.name)
    )
    return _gathered((key, name) for key, name in session.execute(query))


def _circles(session: Session, kind: CircleKind) -> _Texts:
    query = (
        sa.select(CircleMember.customer_id, Circle.name)
        .join(Circle, Circle.id == CircleMember.circle_id)
        .where(Circle.kind == kind)
        .order_by(Circle.name)
    )
    return _gathered((key, name) for key, name in session.execute(query))


def _family_and_dates(session: Session) -> list[_Texts]:
    """Return the relatives with their days, and the days of the customers themselves."""
    own: list[tuple[int, str]] = []
    theirs: dict[int, str] = {}
    for row in session.scalars(sa.select(ImportantDate).order_by(ImportantDate.id)):
        when = _day(row)
        if row.family_member_id is None:
            own.append((row.customer_id, f"{row.label or name_of(row.kind)} {when}"))
        else:
            theirs.setdefault(row.family_member_id, when)
    members = session.scalars(sa.select(FamilyMember).order_by(FamilyMember.id))
    family = ((each.customer_id, _relative(each, theirs.get(each.id))) for each in members)
    return [_gathered(family), _gathered(own)]


def _day(row: ImportantDate) -> str:
    if row.calendar is CalendarKind.SOLAR and row.year is None:
        return f"{row.month:02}-{row.day:02}"
    when = PartialDate(
        calendar=row.calendar, year=row.year, month=row.month, day=row.day, leap=row.leap
    )
    return birth_text(when) or ""


def _relative(member: FamilyMember, born: str | None) -> str:
    word = name_of(member.relation).split()[0]
    named = "" if member.name in _called(member.relation) else member.name
    note = f"({member.note})" if member.note and named else ""
    return " ".join(filter(None, (word, named + note, born)))


def _called(relation: FamilyRelation) -> tuple[str, str]:
    whole = name_of(relation)
    return whole, whole.split()[0]


def _consents(session: Session) -> _Texts:
    query = (
        sa.select(Consent.customer_id, Consent.kind, Consent.given_on)
        .where(Consent.withdrawn_on.is_(None))
        .order_by(Consent.id)
    )
    rows = session.execute(query)
    return _gathered((key, f"{name_of(kind)} {on.isoformat()}") for key, kind, on in rows)


def _receipts(session: Session, digits: int) -> _Texts:
    row = ReceiptsOfYear
    total = sa.func.sum(row.amount_minor)
    query = sa.select(row.customer_id, row.year, total).group_by(row.customer_id, row.year)
    return _gathered(
        (key, f"{year}: {Decimal(minor).scaleb(-digits)}")
        for key, year, minor in session.execute(query.order_by(row.customer_id, row.year))
    )
