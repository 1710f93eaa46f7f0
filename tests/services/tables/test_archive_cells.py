"""Cells of the archive that hold more than one thing."""

from datetime import date, time

import pytest

from app.services.archive.entries import DateEntry, FamilyEntry
from app.services.rules.lunar import PartialDate
from app.services.tables.archive_cells import (
    Allowed,
    read_consents,
    read_hours,
    read_level,
    read_list,
    read_receipts,
)
from app.services.tables.choices import (
    CONFLICTS,
    CONSENTS,
    CUSTOMER_STATUSES,
    DATE_KINDS,
    PAUSES,
    RELATIVES,
    WAYS,
    read_choice,
)
from app.services.tables.family_cells import read_dates, read_family
from app.words import (
    CalendarKind,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    RowProblem,
)
from app.words.language import LANGUAGES, choose_language
from app.words.names import name_of

TODAY = date(2026, 11, 21)
BORN = PartialDate(year=2017, month=6, day=3)
LUNAR = PartialDate(calendar=CalendarKind.LUNAR, month=8, day=3)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("青霉素、头孢", ("青霉素", "头孢")),
        ("penicillin, lidocaine", ("penicillin", "lidocaine")),
        ("青霉素(皮疹、发热);碘", ("青霉素(皮疹、发热)", "碘")),
        ("青霉素\n青黴素", ("青霉素",)),
        ("无", ()),
        ("無過敏史", ()),
        ("否认药物过敏史", ()),
        ("没有过敏", ()),
        ("No known allergies", ()),
        ("NKDA", ()),
        ("有", ("有",)),
        ("", ()),
    ],
)
def test_a_list_holds_each_thing_once_and_none_is_nothing(cell, items):
    assert read_list(cell) == items


def test_a_thing_too_long_for_its_place_is_told():
    assert read_list("长" * 121) is RowProblem.TOO_LONG


def child(name, *, note=None, born=None):
    dates = (DateEntry(kind=DateKind.BIRTHDAY, when=born),) if born else ()
    return FamilyEntry(name=name, relation=FamilyRelation.CHILD, note=note, dates=dates)


@pytest.mark.parametrize(
    ("cell", "family"),
    [
        ("女儿 2017.6.3", [child("女儿", born=BORN)]),
        ("女兒2017年6月3日", [child("女兒", born=BORN)]),
        ("儿子：小明（2017-06-03）", [child("小明", born=BORN)]),
        ("小明(儿子) 2017/6/3", [child("小明", born=BORN)]),
        ("daughter Anna 2017-06-03", [child("Anna", born=BORN)]),
        ("女儿 8岁", [child("女儿", note="8岁")]),
        ("女儿 2017年", [child("女儿", note="2017")]),
        ("女儿 农历八月初三", [child("女儿", born=LUNAR)]),
        ("女儿 小美;儿子 小明", [child("小美"), child("小明")]),
        ("Sonja", [FamilyEntry(name="Sonja", relation=FamilyRelation.OTHER)]),
        ("无", []),
    ],
)
def test_relatives_are_read_with_their_days(cell, family):
    assert read_family(cell, today=TODAY, zone=None) == tuple(family)


def test_the_heading_says_who_they_are_unless_the_cell_does():
    read = read_family(
        "王强 1980-05-01; 女儿 小美", today=TODAY, zone=None, relation=FamilyRelation.SPOUSE
    )

    assert not isinstance(read, RowProblem)
    assert [(each.name, each.relation) for each in read] == [
        ("王强", FamilyRelation.SPOUSE),
        ("小美", FamilyRelation.CHILD),
    ]


@pytest.mark.parametrize(
    ("cell", "kind", "when", "label", "yearly"),
    [
        ("结婚纪念日 5月1日", DateKind.WEDDING, PartialDate(month=5, day=1), None, True),
        ("高考 2027-06-07", DateKind.EXAM, PartialDate(year=2027, month=6, day=7), None, False),
        ("老人寿辰 农历8月3日", DateKind.OTHER, LUNAR, "老人寿辰", True),
        ("生日 农历8月3日", DateKind.BIRTHDAY, LUNAR, None, True),
    ],
)
def test_days_to_remember_are_read(cell, kind, when, label, yearly):
    assert read_dates(cell, today=TODAY, zone=None) == (
        DateEntry(kind=kind, when=when, label=label, yearly=yearly),
    )


@pytest.mark.parametrize("cell", ["5月", "结婚", "2月30日", "纪念日 13月1日"])
def test_what_is_no_day_to_remember_is_told(cell):
    assert read_dates(cell, today=TODAY, zone=None) is RowProblem.NOT_A_DAY


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("10:00-18:00", (time(10), time(18))),
        ("10点到18点30分", (time(10), time(18, 30))),
        ("9:30至12:00", (time(9, 30), time(12))),
        ("下午", (time(13), time(18))),
        ("evenings", (time(18), time(21))),
        ("18:00后", (time(18), None)),
        ("after 18:00", (time(18), None)),
        ("12:00以前", (None, time(12))),
        ("10:00-", (time(10), None)),
        ("随时", (None, None)),
        ("-", None),
        ("周末", RowProblem.NOT_A_TIME),
        ("18:00-10:00", RowProblem.NOT_A_TIME),
    ],
)
def test_hours_are_read(cell, hours):
    assert read_hours(cell) == hours


@pytest.mark.parametrize(
    ("cell", "level"),
    [(4.0, 4), ("4级", 4), ("Level 5", 5), ("3/5", 3), ("", None), ("6", RowProblem.NOT_A_CHOICE)],
)
def test_levels_are_read(cell, level):
    assert read_level(cell) == level


def test_consents_are_read_with_their_days():
    assert read_consents("可致电 2024/1/5；可使用肖像", today=TODAY) == (
        Allowed(ConsentKind.PHONE, given=True, on=date(2024, 1, 5)),
        Allowed(ConsentKind.PORTRAIT, given=True),
    )


@pytest.mark.parametrize(
    ("cell", "year", "read"),
    [
        ("¥12,800元", 2023, ((2023, 1_280_000),)),
        ("", 2023, ()),
        ("2023: 12,800.00; 2024年 9000", None, ((2023, 1_280_000), (2024, 900_000))),
        ("很多", None, RowProblem.NOT_AN_AMOUNT),
    ],
)
def test_receipts_of_years_are_read(cell, year, read):
    assert read_receipts(cell, minor_digits=2, year=year) == read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ContactMethod, WAYS),
        (ContactPause, PAUSES),
        (CustomerStatus, CUSTOMER_STATUSES),
        (ConflictKind, CONFLICTS),
        (ConsentKind, CONSENTS),
        (DateKind, DATE_KINDS),
        (FamilyRelation, RELATIVES),
    ],
)
def test_every_word_of_ours_is_known(language, kind, words):
    choose_language(language)
    try:
        assert [read_choice(name_of(member), words) for member in kind] == list(kind)
    finally:
        choose_language("en")
