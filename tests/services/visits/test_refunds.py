"""Giving money back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.models import Event, VisitLine
from app.services.archive.opening import DayInFuture
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.visits.details import load_visit
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.refunds import (
    NothingToRefund,
    RefundBeforePayment,
    RefundEntry,
    RefundExceedsPaid,
    RefundNotPositive,
    list_refundable,
    refund_line,
)
from app.services.visits.visits import LineRefunded, VisitHeld, edit_visit, log_visit, void_line
from app.words import LineState
from tests.factories import doing, make_customer, make_item
from tests.services.conftest import TODAY

PAID_ON = TODAY - timedelta(days=10)
pytestmark = pytest.mark.usefixtures("clinic")


@pytest.fixture
def paid(session, actor):
    """A ticket of two lines: 2,980 and a free check."""
    event = Event(name="春季沙龙")
    session.add(event)
    item = make_item(session, "肉毒素")
    session.flush()
    entry = VisitEntry(
        customer_id=make_customer(session, "李思雨").id,
        visited_on=PAID_ON,
        lines=(
            LineEntry(item_id=item.id, amount_minor=298_000, event_id=event.id),
            LineEntry(item_id=item.id, amount_minor=0),
        ),
    )
    return log_visit(session, entry=entry, actor=actor, today=TODAY)


@pytest.fixture
def entry(paid):
    return RefundEntry(line_id=paid.line_ids[0], amount_minor=98_000, refunded_on=TODAY)


@pytest.fixture
def refunded(session, entry, actor):
    return refund_line(session, doing(actor, today=TODAY), entry=entry)


def edited_entry(session, paid, **line):
    visit = load_visit(session, visit_id=paid.visit_id)
    lines = [
        LineEntry(item_id=row.item_id, amount_minor=row.amount_minor, line_id=row.id)
        for row in visit.lines
    ]
    lines[0] = replace(lines[0], **line)
    return VisitEntry(
        customer_id=visit.customer_id, visited_on=visit.visited_on, lines=tuple(lines)
    )


@pytest.mark.req("A04")
def test_a_refund_stands_below_zero_on_a_ticket_of_its_own_day(session, refunded, paid):
    ticket = load_visit(session, visit_id=refunded.visit_id)
    payment = load_visit(session, visit_id=paid.visit_id)

    assert (ticket.visited_on, ticket.total_minor) == (TODAY, -98_000)
    assert ticket.lines[0].refund_of_id == paid.line_ids[0]
    assert (payment.total_minor, payment.lines[0].refunded_minor) == (298_000, 98_000)
    assert refunded.left_minor == 200_000


def test_a_refund_joins_the_ticket_of_that_day_and_bears_the_event(session, paid, entry, actor):
    same_day = replace(entry, refunded_on=PAID_ON, note=" 左侧无效 ")

    refunded = refund_line(session, doing(actor, today=TODAY), entry=same_day)

    line = session.get_one(VisitLine, refunded.line_id)
    assert refunded.visit_id == paid.visit_id
    assert line.event_id == session.get_one(VisitLine, paid.line_ids[0]).event_id is not None
    assert line.note == "左侧无效"


def test_the_desk_gives_no_money_back(session, entry, receptionist):
    with pytest.raises(NotAllowed):
        refund_line(session, doing(receptionist, today=TODAY), entry=entry)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"line_id": 404}, NotFound),
        ({"amount_minor": 0}, RefundNotPositive),
        ({"amount_minor": 298_001}, RefundExceedsPaid),
        ({"refunded_on": TODAY + timedelta(days=1)}, DayInFuture),
        ({"refunded_on": PAID_ON - timedelta(days=1)}, RefundBeforePayment),
    ],
)
def test_an_impossible_refund_is_refused(session, entry, actor, change, refusal):
    with pytest.raises(refusal):
        refund_line(session, doing(actor, today=TODAY), entry=replace(entry, **change))


def test_nothing_is_given_back_of_free_refunding_or_voided_lines(session, paid, refunded, actor):
    def refund(line_id):
        entry = RefundEntry(line_id=line_id, amount_minor=1, refunded_on=TODAY)
        return refund_line(session, doing(actor, today=TODAY), entry=entry)

    void_line(session, line_id=refunded.line_id, actor=actor, today=TODAY)
    void_line(session, line_id=paid.line_ids[0], actor=actor, today=TODAY)

    with pytest.raises(NothingToRefund):
        refund(paid.line_ids[0])
    with pytest.raises(NothingToRefund):
        refund(paid.line_ids[1])
    with pytest.raises(NothingToRefund):
        refund(refunded.line_id)


def test_what_is_left_of_each_payment_is_listed_until_it_is_gone(session, paid, entry, actor):
    customer_id = session.get_one(VisitLine, entry.line_id).customer_id
    refund_line(session, doing(actor, today=TODAY), entry=entry)
    (left,) = list_refundable(session, customer_id=customer_id)

    refund_line(session, doing(actor, today=TODAY), entry=replace(entry, amount_minor=200_000))

    assert (left.paid_minor, left.left_minor, left.item_name) == (298_000, 200_000, "肉毒素")
    assert list_refundable(session, customer_id=customer_id) == []


def test_a_line_with_a_refund_is_voided_only_after_the_refund(session, paid, refunded, actor):
    with pytest.raises(LineRefunded):
        void_line(session, line_id=paid.line_ids[0], actor=actor, today=TODAY)

    void_line(session, line_id=refunded.line_id, actor=actor, today=TODAY)
    void_line(session, line_id=paid.line_ids[0], actor=actor, today=TODAY)

    assert session.get_one(VisitLine, paid.line_ids[0]).state is LineState.VOIDED


@pytest.mark.parametrize("amount_minor", [0, 97_999])
def test_a_line_never_costs_less_than_was_given_back(session, paid, refunded, actor, amount_minor):
    entry = edited_entry(session, paid, amount_minor=amount_minor)

    with pytest.raises(LineRefunded) as refused:
        edit_visit(session, visit_id=paid.visit_id, entry=entry, actor=actor, today=TODAY)

    assert refused.value.refunded_minor == 98_000


def test_a_line_may_become_as_cheap_as_what_was_given_back(session, paid, refunded, actor):
    entry = edited_entry(session, paid, amount_minor=98_000)

    edited = edit_visit(session, visit_id=paid.visit_id, entry=entry, actor=actor, today=TODAY)

    assert edited.total_minor == 98_000


def test_a_ticket_with_refunds_keeps_its_day_on_both_sides(session, paid, refunded, actor):
    moved = replace(edited_entry(session, paid), visited_on=TODAY)
    refund = load_visit(session, visit_id=refunded.visit_id)
    beside = VisitEntry(customer_id=refund.customer_id, visited_on=PAID_ON, lines=())

    with pytest.raises(VisitHeld):
        edit_visit(session, visit_id=paid.visit_id, entry=moved, actor=actor, today=TODAY)
    with pytest.raises(VisitHeld):
        edit_visit(session, visit_id=refund.id, entry=beside, actor=actor, today=TODAY)


def refund_if_possible(session, entry, actor):
    try:
        refund_line(session, doing(actor, today=TODAY), entry=entry)
    except RefundExceedsPaid:
        return 0
    return entry.amount_minor


@pytest.mark.req("A04")
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(paid_minor=st.integers(1, 10**8), shares=st.lists(st.integers(1, 10**8), max_size=6))
def test_refunds_never_exceed_the_payment_and_money_is_conserved(
    session, actor, paid_minor, shares
):
    customer = make_customer(session)
    item_id = session.scalar(select(func.max(VisitLine.item_id))) or make_item(session).id
    line = LineEntry(item_id=item_id, amount_minor=paid_minor)
    visit = VisitEntry(customer_id=customer.id, visited_on=PAID_ON, lines=(line,))
    logged = log_visit(session, entry=visit, actor=actor, today=TODAY)

    given_back = sum(
        refund_if_possible(
            session,
            RefundEntry(line_id=logged.line_ids[0], amount_minor=share, refunded_on=TODAY),
            actor,
        )
        for share in shares
    )

    net_minor = session.scalar(
        select(func.sum(VisitLine.amount_minor)).where(VisitLine.customer_id == customer.id)
    )
    assert 0 <= given_back <= paid_minor
    assert net_minor == paid_minor - given_back
