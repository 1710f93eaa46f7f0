"""What the form of a customer collects, and what is loaded to fill it."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from app.services.rules.lunar import PartialDate
from app.words import (
    AllergyKind,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    DateKind,
    FamilyRelation,
    Gender,
    PreferenceKind,
)

PLAIN_CELLS: Final = (
    "name",
    "pinyin",
    "gender",
    "wechat",
    "region",
    "sub_region",
    "address",
    "source",
    "first_contact_on",
    "responsible_id",
    "supervisor_id",
    "relation_clinic",
    "relation_specialist",
    "reach_by",
    "reach_from",
    "reach_until",
    "conflict",
    "conflict_handling",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneEntry:
    """One phone; the first of several is the one to ring first.

    Attributes:
        text: As typed; kept as digits only.
        wrong: Someone tried it and it is not theirs.
    """

    text: str
    label: str | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceEntry:
    """Something liked, or to be avoided."""

    kind: PreferenceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllergyEntry:
    """Something that must never be given or done."""

    kind: AllergyKind = AllergyKind.ALLERGY
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEntry:
    """A day to remember; month and day must be known, and the year of a day that comes once."""

    kind: DateKind
    when: PartialDate
    label: str | None = None
    yearly: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEntry:
    """Someone close to the customer, with days of their own."""

    name: str
    relation: FamilyRelation
    note: str | None = None
    dates: tuple[DateEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEntry:
    """Everything the form of a customer collects; there is no tier in it.

    Attributes:
        number: ``None`` takes the next of the sequence, and keeps the present one in an edit.
        pinyin: ``None`` takes the likely reading.
        relation_reason: Why a relation level is changed; needed only then.
        consents: What the customer allows as of today; what is left out is withdrawn.
        need_ids: Needs and pains, by the key of their code.
    """

    name: str
    number: str | None = None
    pinyin: str | None = None
    gender: Gender | None = None
    birth: PartialDate = field(default_factory=PartialDate)
    phones: tuple[PhoneEntry, ...] = ()
    wechat: str | None = None
    region: str | None = None
    sub_region: str | None = None
    address: str | None = None
    source: str | None = None
    first_contact_on: date | None = None
    responsible_id: int | None = None
    supervisor_id: int | None = None
    relation_clinic: int | None = None
    relation_specialist: int | None = None
    relation_reason: str | None = None
    reach_by: ContactMethod | None = None
    reach_from: time | None = None
    reach_until: time | None = None
    conflict: ConflictKind | None = None
    conflict_handling: str | None = None
    note: str | None = None
    preferences: tuple[PreferenceEntry, ...] = ()
    allergies: tuple[AllergyEntry, ...] = ()
    need_ids: frozenset[int] = frozenset()
    circle_ids: frozenset[int] = frozenset()
    consents: frozenset[ConsentKind] = frozenset()
    family: tuple[FamilyEntry, ...] = ()
    dates: tuple[DateEntry, ...] = ()
