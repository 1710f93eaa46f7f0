"""The rows that hang off a customer: brought in line with an entry, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Base,
    CircleMember,
    Consent,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    Phone,
    Preference,
)
from app.services.archive.entries import (
    AllergyEntry,
    CustomerEntry,
    DateEntry,
    FamilyEntry,
    PhoneEntry,
    PreferenceEntry,
)
from app.services.rules.lunar import PartialDate
from app.words import ConsentKind

Cells = dict[str, Any]
Model = TypeVar("Model", bound=Base)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveParts:
    """What hangs off a customer, in the form an entry takes it."""

    phones: tuple[PhoneEntry, ...]
    preferences: tuple[PreferenceEntry, ...]
    allergies: tuple[AllergyEntry, ...]
    need_ids: frozenset[int]
    circle_ids: frozenset[int]
    consents: frozenset[ConsentKind]
    family: tuple[FamilyEntry, ...]
    dates: tuple[DateEntry, ...]


def save_parts(session: Session, *, customer_id: int, entry: CustomerEntry, today: date) -> None:
    """Make the rows under ``customer_id`` say what ``entry`` says; equal rows stay as they are."""
    own = {"customer_id": customer_id}
    _align(session, Phone, own, [_phone_cells(*each) for each in enumerate(entry.phones)])
    _align(session, Preference, own, [{"kind": p.kind, "text": p.text} for p in entry.preferences])
    _align(session, Allergy, own, [{"kind": a.kind, "text": a.text} for a in entry.allergies])
    _align(session, CustomerNeed, own, [{"need_code_id": key} for key in sorted(entry.need_ids)])
    _align(session, CircleMember, own, [{"circle_id": key} for key in sorted(entry.circle_ids)])
    _save_consents(session, customer_id, entry.consents, today)
    _align_dates(session, customer_id, None, entry.dates)
    _save_family(session, customer_id, entry.family)
    session.flush()


def load_parts(session: Session, *, customer_id: int) -> ArchiveParts:
    """Return everything that hangs off the customer."""
    dates = _rows(session, ImportantDate, customer_id)
    family = _rows(session, FamilyMember, customer_id)
    return ArchiveParts(
        phones=tuple(
            PhoneEntry(text=row.digits, label=row.label, wrong=row.wrong)
            for row in sorted(_rows(session, Phone, customer_id), key=lambda row: row.position)
        ),
        preferences=tuple(
            PreferenceEntry(kind=row.kind, text=row.text)
            for row in _rows(session, Preference, customer_id)
        ),
        allergies=tuple(
            AllergyEntry(kind=row.kind, text=row.text)
            for row in _rows(session, Allergy, customer_id)
        ),
        need_ids=frozenset(r.need_code_id for r in _rows(session, CustomerNeed, customer_id)),
        circle_ids=frozenset(r.circle_id for r in _rows(session, CircleMember, customer_id)),
        consents=frozenset(row.kind for row in standing_consents(session, customer_id=customer_id)),
        family=tuple(_family_entry(member, dates) for member in family),
        dates=tuple(_date_entry(row) for row in dates if row.family_member_id is None),
    )


def standing_consents(session: Session, *, customer_id: int) -> list[Consent]:
    """Return the consents that were not taken back."""
    rows = _rows(session, Consent, customer_id)
    return [row for row in rows if row.withdrawn_on is None]


def _rows(session: Session, model: type[Model], customer_id: int) -> list[Model]:
    table = sa.inspect(model).local_table
    query = sa.select(model).where(table.c.customer_id == customer_id).order_by(table.c.id)
    return list(session.scalars(query))


def _align(
    session: Session, model: type[Base], own: Mapping[str, Any], wanted: list[Cells]
) -> None:
    """Delete the rows under ``own`` that nobody wants and add the ones that are missing."""
    table = sa.inspect(model).local_table
    conditions = [table.c[name] == value for name, value in own.items()]
    missing = list(wanted)
    for row in session.scalars(sa.select(model).where(*conditions).order_by(table.c.id)):
        cells = {name: getattr(row, name) for name in wanted[0]} if wanted else {}
        if cells and cells in missing:
            missing.remove(cells)
        else:
            session.delete(row)
    session.flush()
    session.add_all(model(**own, **cells) for cells in missing)


def _phone_cells(position: int, phone: PhoneEntry) -> Cells:
    cells = {"digits": phone.text, "label": phone.label, "wrong": phone.wrong}
    return cells | {"position": position}


def _save_consents(
    session: Session, customer_id: int, kinds: frozenset[ConsentKind], today: date
) -> None:
    standing = standing_consents(session, customer_id=customer_id)
    for row in standing:
        if row.kind not in kinds:
            row.withdrawn_on = today
    fresh = kinds - {row.kind for row in standing}
    session.add_all(
        Consent(customer_id=customer_id, kind=kind, given_on=today) for kind in sorted(fresh)
    )


def _save_family(session: Session, customer_id: int, family: tuple[FamilyEntry, ...]) -> None:
    known = {(row.name, row.relation): row for row in _rows(session, FamilyMember, customer_id)}
    for entry in family:
        row = known.pop((entry.name, entry.relation), None)
        if row is None:
            row = FamilyMember(customer_id=customer_id, name=entry.name, relation=entry.relation)
            session.add(row)
        row.note = entry.note
        session.flush()
        _align_dates(session, customer_id, row.id, entry.dates)
    for row in known.values():
        _align_dates(session, customer_id, row.id, ())
        session.delete(row)


def _align_dates(
    session: Session, customer_id: int, member_id: int | None, dates: tuple[DateEntry, ...]
) -> None:
    own = {"customer_id": customer_id, "family_member_id": member_id}
    _align(session, ImportantDate, own, [_date_cells(each) for each in dates])


def _date_cells(entry: DateEntry) -> Cells:
    return {
        "kind": entry.kind,
        "label": entry.label,
        "calendar": entry.when.calendar,
        "year": entry.when.year,
        "month": entry.when.month,
        "day": entry.when.day,
        "leap": entry.when.leap,
        "yearly": entry.yearly,
    }


def _date_entry(row: ImportantDate) -> DateEntry:
    when = PartialDate(
        calendar=row.calendar, year=row.year, month=row.month, day=row.day, leap=row.leap
    )
    return DateEntry(kind=row.kind, when=when, label=row.label, yearly=row.yearly)


def _family_entry(member: FamilyMember, dates: list[ImportantDate]) -> FamilyEntry:
    own = tuple(_date_entry(row) for row in dates if row.family_member_id == member.id)
    return FamilyEntry(name=member.name, relation=member.relation, note=member.note, dates=own)
