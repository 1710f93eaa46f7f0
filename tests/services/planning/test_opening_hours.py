"""The calendar of the clinic as its people set it."""

from datetime import date, time

import pytest

from app.services.foundation.errors import NotAllowed, NotFound
from app.services.planning.opening_hours import (
    ContactRulesEntry,
    ContactRulesImpossible,
    ExceptionRow,
    HolidayRow,
    HoursOverlap,
    HoursReversed,
    HoursRow,
    edit_contact_rules,
    edit_holiday,
    edit_hours,
    list_exceptions,
    list_holidays,
    list_hours,
    load_contact_rules,
    load_open_days,
    note_planned_until,
    remove_exception,
    set_exception,
)
from app.words import Holiday

SATURDAY = date(2026, 11, 21)


def hours(weekday, opens_at, closes_at):
    return HoursRow(weekday=weekday, opens_at=time(opens_at), closes_at=time(closes_at))


def test_a_new_clinic_is_open_every_day(session):
    calendar = load_open_days(session)

    assert len(list_hours(session)) == 7
    assert calendar.hours_on(SATURDAY)[0].closes_at == time(17)


def test_breaks_part_a_day(session, actor):
    with_break = [hours(5, 13, 18), hours(5, 9, 12)]
    edit_hours(session, hours=with_break, actor=actor)

    calendar = load_open_days(session)

    assert [each.opens_at for each in calendar.hours_on(SATURDAY)] == [time(9), time(13)]
    assert not calendar.is_open(date(2026, 11, 23))


def test_hours_are_replaced_as_a_whole(session, actor):
    edit_hours(session, hours=[hours(0, 9, 12)], actor=actor)
    edit_hours(session, hours=[hours(1, 9, 12)], actor=actor)

    assert [row.weekday for row in list_hours(session)] == [1]


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([hours(0, 12, 9)], HoursReversed),
        ([hours(0, 9, 13), hours(0, 12, 18)], HoursOverlap),
    ],
)
def test_impossible_hours_are_refused(session, actor, rows, refusal):
    with pytest.raises(refusal):
        edit_hours(session, hours=rows, actor=actor)


def test_a_receptionist_does_not_set_the_hours(session, receptionist):
    with pytest.raises(NotAllowed):
        edit_hours(session, hours=[], actor=receptionist)


def test_a_day_is_closed_for_once_and_opened_again(session, actor):
    closed = ExceptionRow(day_on=SATURDAY, reason=" stocktaking ")
    set_exception(session, exception=closed, actor=actor)
    assert not load_open_days(session).is_open(SATURDAY)
    assert list_exceptions(session, from_on=SATURDAY)[0].reason == "stocktaking"

    remove_exception(session, day_on=SATURDAY, actor=actor)

    assert load_open_days(session).is_open(SATURDAY)


def test_a_day_has_hours_of_its_own(session, actor):
    set_exception(session, exception=ExceptionRow(day_on=SATURDAY), actor=actor)
    late = ExceptionRow(day_on=SATURDAY, opens_at=time(14), closes_at=time(21))
    set_exception(session, exception=late, actor=actor)

    (stretch,) = load_open_days(session).hours_on(SATURDAY)

    assert (stretch.opens_at, stretch.closes_at) == (time(14), time(21))


def test_a_day_does_not_end_before_it_begins(session, actor):
    reversed_day = ExceptionRow(day_on=SATURDAY, opens_at=time(21), closes_at=time(14))

    with pytest.raises(HoursReversed):
        set_exception(session, exception=reversed_day, actor=actor)


def test_what_is_no_exception_is_not_removed(session, actor):
    with pytest.raises(NotFound):
        remove_exception(session, day_on=SATURDAY, actor=actor)


def test_the_clinic_closes_over_the_spring_festival_unless_it_says_otherwise(session, actor):
    new_year = date(2026, 2, 17)
    assert not load_open_days(session).is_open(new_year)
    open_house = HolidayRow(holiday=Holiday.SPRING_FESTIVAL, greets=False, closed=False)
    edit_holiday(session, row=open_house, actor=actor)

    assert load_open_days(session).is_open(new_year)
    assert open_house in list_holidays(session)


def test_nobody_is_greeted_on_the_day_of_the_dead(session):
    silent = [row.holiday for row in list_holidays(session) if not row.greets]

    assert silent == [Holiday.QINGMING]


def test_rules_keep_how_far_was_planned(session, actor):
    note_planned_until(session, until_on=date(2026, 12, 31))
    note_planned_until(session, until_on=date(2026, 11, 30))
    edit_contact_rules(session, entry=ContactRulesEntry(max_attempts=5), actor=actor)

    rules = load_contact_rules(session)

    assert (rules.max_attempts, rules.planned_until_on) == (5, date(2026, 12, 31))


@pytest.mark.parametrize(
    "entry",
    [
        ContactRulesEntry(calls_from=time(20), calls_until=time(20)),
        ContactRulesEntry(max_attempts=0),
        ContactRulesEntry(most_in_week=0),
    ],
)
def test_rules_by_which_nothing_can_be_done_are_refused(session, actor, entry):
    with pytest.raises(ContactRulesImpossible):
        edit_contact_rules(session, entry=entry, actor=actor)
