"""Events, and who came."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import DayInFuture
from app.services.catalogue.errors import NameMissing, NameTaken
from app.services.foundation.errors import NotFound
from app.services.visits.occasions import (
    AlreadyAttended,
    AttendanceEntry,
    EventEntry,
    add_event,
    edit_event,
    list_events,
    record_attendance,
    remove_attendance,
)
from app.words import EventKind
from tests.factories import make_customer
from tests.services.conftest import TODAY

SALON = EventEntry(name="春季沙龙", kind=EventKind.SALON, held_on=TODAY)


@pytest.fixture
def event_id(session, actor):
    return add_event(session, entry=SALON, actor=actor)


@pytest.fixture
def ticket(session, event_id):
    customer = make_customer(session)
    return AttendanceEntry(
        customer_id=customer.id, event_id=event_id, attended_on=TODAY, sales_minor=1_880_000
    )


def test_events_are_listed_latest_first_with_how_many_came(session, event_id, ticket, actor):
    add_event(session, entry=EventEntry(name="体验日"), actor=actor)
    old = EventEntry(name="周年庆", kind=EventKind.ANNIVERSARY, held_on=TODAY - timedelta(days=90))
    add_event(session, entry=old, actor=actor)
    second_day = replace(ticket, attended_on=TODAY - timedelta(days=1))
    record_attendance(session, entry=ticket, actor=actor, today=TODAY)
    record_attendance(session, entry=second_day, actor=actor, today=TODAY)

    events = list_events(session)

    assert [event.name for event in events] == ["春季沙龙", "周年庆", "体验日"]
    assert [event.attended_count for event in events] == [1, 0, 0]


def test_an_event_can_be_moved_under_its_own_name(session, event_id, actor):
    tomorrow = TODAY + timedelta(days=1)

    edit_event(session, event_id=event_id, entry=replace(SALON, held_on=tomorrow), actor=actor)

    assert [event.held_on for event in list_events(session)] == [tomorrow]


@pytest.mark.parametrize(("name", "refusal"), [(" ", NameMissing), ("春季沙龙 ", NameTaken)])
def test_an_event_without_a_name_of_its_own_is_refused(session, event_id, actor, name, refusal):
    with pytest.raises(refusal):
        add_event(session, entry=EventEntry(name=name), actor=actor)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"event_id": 404}, NotFound),
        ({"customer_id": 404}, NotFound),
        ({"sales_minor": -1}, AmountBelowZero),
        ({"attended_on": TODAY + timedelta(days=1)}, DayInFuture),
    ],
)
def test_an_impossible_attendance_is_refused(session, ticket, actor, change, refusal):
    with pytest.raises(refusal):
        record_attendance(session, entry=replace(ticket, **change), actor=actor, today=TODAY)


def test_a_customer_comes_once_a_day_unless_taken_back(session, ticket, actor):
    key = record_attendance(session, entry=ticket, actor=actor, today=TODAY)

    with pytest.raises(AlreadyAttended):
        record_attendance(session, entry=ticket, actor=actor, today=TODAY)
    remove_attendance(session, attendance_id=key, actor=actor)
    record_attendance(session, entry=ticket, actor=actor, today=TODAY)

    assert list_events(session)[0].attended_count == 1


def test_what_is_gone_is_told_so(session, actor):
    with pytest.raises(NotFound):
        edit_event(session, event_id=404, entry=SALON, actor=actor)
    with pytest.raises(NotFound):
        remove_attendance(session, attendance_id=404, actor=actor)
