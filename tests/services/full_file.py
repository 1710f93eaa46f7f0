"""A file with every field of the form filled in, and opening it again."""

from datetime import date, time

from app.services.archive.customer_files import load_customer
from app.services.archive.entries import (
    AllergyEntry,
    CustomerEntry,
    DateEntry,
    FamilyEntry,
    PhoneEntry,
    PreferenceEntry,
)
from app.services.rules.lunar import PartialDate
from app.words import (
    AllergyKind,
    CalendarKind,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    DateKind,
    FamilyRelation,
    Gender,
    PreferenceKind,
)

LUNAR = CalendarKind.LUNAR

EXAM = DateEntry(kind=DateKind.EXAM, when=PartialDate(year=2027, month=6, day=7), yearly=False)

FULL = CustomerEntry(
    name="李思雨",
    gender=Gender.FEMALE,
    birth=PartialDate(calendar=LUNAR, year=1987, month=12, day=26),
    phones=(PhoneEntry(text="13900138821"), PhoneEntry(text="051082700000", label="家")),
    wechat="siyu_li",
    region="无锡",
    sub_region="滨湖",
    address="太湖大道 1 号",
    source="朋友介绍",
    first_contact_on=date(2021, 3, 12),
    relation_clinic=4,
    relation_specialist=5,
    reach_by=ContactMethod.WECHAT,
    reach_until=time(20, 0),
    conflict=ConflictKind.PRICE_ONLY,
    conflict_handling="先讲效果",
    note="靠窗的房间",
    preferences=(
        PreferenceEntry(kind=PreferenceKind.LIKE, text="乌龙茶"),
        PreferenceEntry(kind=PreferenceKind.TABOO, text="不谈年龄"),
    ),
    allergies=(AllergyEntry(kind=AllergyKind.ALLERGY, text="青霉素"),),
    consents=frozenset({ConsentKind.DATA, ConsentKind.PHONE}),
    family=(FamilyEntry(name="雨桐", relation=FamilyRelation.CHILD, dates=(EXAM,)),),
    dates=(DateEntry(kind=DateKind.WEDDING, when=PartialDate(year=2012, month=10, day=1)),),
)


def load(session, key, actor):
    return load_customer(session, customer_id=key, actor=actor, today=date(2026, 11, 21))
