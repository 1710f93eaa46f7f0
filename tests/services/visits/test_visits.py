"""Logging visits."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import func, select

from app.models import Customer, Event, Visit, VisitLine
from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import (
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
)
from app.services.foundation.errors import NotFound
from app.services.foundation.undo import undo_entry
from app.services.visits.checks import ScoreOutOfRange
from app.services.visits.details import load_visit
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.visits import NothingDone, log_visit
from app.words import CustomerStatus, Intent
from tests.factories import make_customer, make_item, make_visit
from tests.services.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.req("A44")
def test_a_visit_is_kept_as_it_was_told(session, logged, entry):
    visit = load_visit(session, visit_id=logged.visit_id)

    assert (visit.visited_on, visit.visited_at) == (TODAY, time(10, 30))
    assert visit.scores == entry.scores
    assert visit.scores.service is None
    assert (visit.took_part, visit.note) == (True, "上次左侧略淤青")
    assert visit.total_minor == logged.total_minor == 298_000
    assert [(line.item_name, line.staff_name) for line in visit.lines] == [
        ("热玛吉", None),
        ("肉毒素", "林医生"),
    ]


def test_a_line_repeats_customer_day_and_family_of_its_visit(session, logged, botox, customer):
    line = session.get_one(VisitLine, logged.line_ids[1])

    assert (line.customer_id, line.visited_on) == (customer.id, TODAY)
    assert line.family_id == botox.family_id


def test_a_second_ticket_on_the_same_day_is_a_ticket_of_its_own(
    session, logged, entry, actor, today
):
    second = log_visit(session, entry=entry, actor=actor, today=today)

    assert second.visit_id != logged.visit_id


def test_a_sale_is_tagged_with_its_event(session, entry, actor, today):
    salon = Event(name="春季沙龙")
    session.add(salon)
    session.flush()
    line = replace(entry.lines[1], event_id=salon.id)

    logged = log_visit(session, entry=replace(entry, lines=(line,)), actor=actor, today=today)

    assert load_visit(session, visit_id=logged.visit_id).lines[0].event_name == "春季沙龙"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"lines": ()}, NothingDone),
        ({"visited_on": TODAY + timedelta(days=1)}, DayInFuture),
        ({"scores": VisitScores(doctor=6)}, ScoreOutOfRange),
        ({"scores": VisitScores(result=0)}, ScoreOutOfRange),
        ({"customer_id": 404}, NotFound),
        ({"lines": (LineEntry(item_id=404, amount_minor=0),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, staff_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, event_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, package_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=-1),)}, AmountBelowZero),
    ],
)
def test_what_cannot_have_been_is_refused(session, entry, actor, today, change, refusal):
    with pytest.raises(refusal):
        log_visit(session, entry=replace(entry, **change), actor=actor, today=today)

    assert session.scalar(select(func.count(Visit.id))) == 0


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (CustomerStatus.RETIRED, CustomerRetired),
        (CustomerStatus.ANONYMISED, CustomerAnonymised),
    ],
)
def test_nothing_happens_to_who_left_the_archive(session, entry, customer, actor, status, refusal):
    customer.status = status

    with pytest.raises(refusal):
        log_visit(session, entry=entry, actor=actor, today=TODAY)


def test_a_merged_customer_is_logged_where_the_history_went(session, entry, customer, actor, today):
    kept = make_customer(session, "李思羽", number="00231")
    customer.status, customer.merged_into_id = CustomerStatus.MERGED, kept.id

    with pytest.raises(CustomerMerged) as refused:
        log_visit(session, entry=entry, actor=actor, today=today)

    assert (refused.value.into_name, refused.value.into_number) == ("李思羽", "00231")


def test_a_lost_customer_who_comes_is_active_again(session, entry, customer, actor, today):
    customer.status = CustomerStatus.LOST

    logged = log_visit(session, entry=entry, actor=actor, today=today)

    assert logged.came_back
    assert customer.status is CustomerStatus.ACTIVE


def test_an_old_ticket_typed_in_late_brings_nobody_back(
    session, entry, customer, botox, actor, today
):
    make_visit(session, customer, botox, YESTERDAY)
    customer.status = CustomerStatus.LOST
    late = replace(entry, visited_on=YESTERDAY - timedelta(days=30))

    assert not log_visit(session, entry=late, actor=actor, today=today).came_back
    assert customer.status is CustomerStatus.LOST


def test_undoing_a_visit_takes_the_return_back_too(store, actor):
    def prepare(session):
        customer = make_customer(session, status=CustomerStatus.LOST)
        line = LineEntry(item_id=make_item(session).id, amount_minor=1_000)
        return VisitEntry(customer_id=customer.id, visited_on=TODAY, lines=(line,))

    entry = store.write(prepare, actor=actor, intent=Intent.SET_UP).value
    logged = store.write(
        lambda session: log_visit(session, entry=entry, actor=actor, today=TODAY),
        actor=actor,
        intent=Intent.LOG_VISIT,
    )
    store.write(
        lambda session: undo_entry(session, entry_id=logged.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    assert store.read(lambda session: session.get_one(Customer, entry.customer_id).status) is (
        CustomerStatus.LOST
    )
    assert store.read(lambda session: session.get(Visit, logged.value.visit_id)) is None
