"""Days to remember that are coming up."""

from datetime import date

import pytest

from app.models import FamilyMember, ImportantDate
from app.services.archive.dates import upcoming_dates
from app.words import (
    CalendarKind,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    Tier,
)
from tests.factories import make_customer, make_metrics

LUNAR = CalendarKind.LUNAR


def told(session, first, last=None):
    found = upcoming_dates(session, first=first, last=last or first)
    return [(each.on, each.customer_name, each.kind, each.years) for each in found]


def born(session, name="李思雨", year=None, month=2, day=14, **fields):
    birth = {"birth_year": year, "birth_month": month, "birth_day": day}
    return make_customer(session, name, **(birth | fields))


def remember(session, customer, kind, month, day, **fields):
    session.add(ImportantDate(customer_id=customer.id, kind=kind, month=month, day=day, **fields))
    session.flush()


@pytest.mark.req("B16")
@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ({"year": 1988}, date(2027, 2, 14), 39),
        ({}, date(2027, 2, 14), None),
        ({"month": 12, "day": 31}, date(2026, 12, 31), None),
        ({"month": 1, "day": 1}, date(2027, 1, 1), None),
        ({"year": 2000, "day": 29}, date(2027, 2, 28), 27),
        ({"year": 2000, "day": 29}, date(2028, 2, 29), 28),
        ({"year": 1988, "month": 12, "day": 26, "birth_calendar": LUNAR}, date(2027, 2, 2), 38),
        ({"month": 1, "day": 1, "birth_calendar": LUNAR}, date(2027, 2, 6), None),
        (
            {"month": 6, "day": 1, "birth_calendar": LUNAR, "birth_leap": True},
            date(2025, 7, 25),
            None,
        ),
        ({"month": 12, "day": 30, "birth_calendar": LUNAR}, date(2027, 2, 5), None),
    ],
    ids=[
        "solar",
        "year unknown",
        "year end",
        "new year",
        "29 Feb in a common year",
        "29 Feb in a leap year",
        "lunar",
        "lunar new year",
        "leap lunar month",
        "30th of a short lunar month",
    ],
)
def test_a_birthday_falls_on_its_day(session, birth, on, years):
    born(session, **birth)

    assert told(session, on) == [(on, "李思雨", DateKind.BIRTHDAY, years)]


def test_a_day_around_the_turn_of_the_year_is_found(session):
    born(session, month=1, day=2)

    assert told(session, date(2026, 12, 28), date(2027, 1, 3))[0][0] == date(2027, 1, 2)


@pytest.mark.parametrize("birth", [{"month": None}, {"day": None}])
def test_a_birthday_with_a_gap_never_comes_up(session, birth):
    born(session, **birth)

    assert told(session, date(2026, 1, 1), date(2026, 12, 31)) == []


@pytest.mark.req("B16")
def test_a_joy_comes_once(session):
    customer = make_customer(session)
    remember(session, customer, DateKind.EXAM, 6, 7, year=2027, yearly=False)

    assert len(told(session, date(2027, 6, 1), date(2027, 6, 30))) == 1
    assert told(session, date(2028, 6, 1), date(2028, 6, 30)) == []


@pytest.mark.req("B16")
def test_the_family_has_days_too(session):
    customer = make_customer(session)
    child = FamilyMember(customer_id=customer.id, name="雨桐", relation=FamilyRelation.CHILD)
    session.add(child)
    session.flush()
    remember(session, customer, DateKind.BIRTHDAY, 5, 1, family_member_id=child.id)

    found = upcoming_dates(session, first=date(2027, 5, 1), last=date(2027, 5, 1))

    assert [(each.family_name, each.relation) for each in found] == [("雨桐", FamilyRelation.CHILD)]


def test_a_birthday_on_file_twice_is_told_once(session):
    customer = born(session)
    remember(session, customer, DateKind.BIRTHDAY, 2, 14)

    assert len(told(session, date(2027, 2, 14))) == 1


def test_beyond_the_lunar_tables_the_solar_days_still_come_up(session):
    born(session)
    born(session, "王小明", birth_calendar=LUNAR)

    assert [name for _on, name, *_ in told(session, date(2150, 2, 14))] == ["李思雨"]


def test_who_opted_out_for_a_time_is_told_again_after_it(session):
    born(session, pause=ContactPause.OPTED_OUT, pause_until_on=date(2027, 1, 1))

    assert len(told(session, date(2027, 2, 14))) == 1


@pytest.mark.req("A02")
def test_the_best_tier_comes_first_on_each_day(session):
    make_metrics(session, born(session, "一"))
    make_metrics(session, born(session, "二"), tier=Tier.VIP)
    born(session, "三", day=13)

    names = [name for _on, name, *_ in told(session, date(2027, 2, 13), date(2027, 2, 14))]

    assert names == ["三", "二", "一"]


@pytest.mark.req("B18")
@pytest.mark.parametrize(
    "fields", [{"pause": ContactPause.OPTED_OUT}, {"status": CustomerStatus.RETIRED}]
)
def test_who_opted_out_or_is_gone_is_not_told(session, fields):
    born(session, **fields)

    assert told(session, date(2027, 2, 14)) == []
