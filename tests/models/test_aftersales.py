"""What the tables of returns, home visits and accountability refuse from whoever asks."""

from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.models import (
    Acknowledgement,
    HomeVisit,
    HomeVisitor,
    HomeVisitPayment,
    Return,
    ReturnLine,
)
from app.words import (
    ConductCheck,
    HomeVisitState,
    OnSitePayment,
    ReturnReason,
    ReturnState,
    ReturnWish,
)
from tests.factories import make_customer, make_item, make_staff

TODAY = date(2026, 11, 21)
ANSWERED = {"done_on": TODAY, "signed_on": TODAY, "card_number": "F-0001", "score": 5}


@pytest.fixture
def agreed(session):
    visit = HomeVisit(
        customer_id=make_customer(session).id,
        number="H-0001",
        visits_on=TODAY,
        starts_at=time(10),
        ends_at=time(11),
        address="太湖大道 1 号",
        purpose="Dressing",
        confirmed_on=TODAY,
    )
    session.add(visit)
    session.flush()
    return visit


@pytest.fixture
def visitor(session, agreed):
    visitor = HomeVisitor(home_visit_id=agreed.id, staff_id=make_staff(session).id)
    session.add(visitor)
    session.flush()
    return visitor


def set_columns(row, **values):
    for name, value in values.items():
        setattr(row, name, value)


def acknowledge(session, visitor, *points):
    at = datetime(2026, 11, 21, tzinfo=UTC)
    session.add_all(
        Acknowledgement(visitor_id=visitor.id, point=point, acknowledged_at=at) for point in points
    )
    session.flush()


def brought_back(session, **fields):
    whole = {
        "customer_id": make_customer(session).id,
        "number": "R-0001",
        "wish": ReturnWish.EXCHANGE,
        "reason": ReturnReason.FAULTY,
        "taken_on": TODAY,
    }
    row = Return(**(whole | fields))
    session.add(row)
    return row


@pytest.mark.req("B32")
def test_nobody_sets_out_before_the_customer_confirmed(session, agreed):
    set_columns(agreed, confirmed_on=None, state=HomeVisitState.ON_THE_WAY)

    with pytest.raises(IntegrityError, match="confirmed_first"):
        session.flush()


@pytest.mark.req("B34")
@pytest.mark.parametrize("missing", ["signed_on", "card_number", "score"])
def test_a_visit_is_done_with_signature_card_and_score(session, agreed, visitor, missing):
    acknowledge(session, visitor, *ConductCheck)
    set_columns(agreed, state=HomeVisitState.DONE, **(ANSWERED | {missing: None}))

    with pytest.raises(IntegrityError, match="signed_and_answered"):
        session.flush()


@pytest.mark.req("B35")
@pytest.mark.parametrize("missing", ConductCheck)
def test_a_visit_is_done_when_every_point_is_acknowledged(session, agreed, visitor, missing):
    acknowledge(session, visitor, *(set(ConductCheck) - {missing}))
    set_columns(agreed, state=HomeVisitState.DONE, **ANSWERED)

    with pytest.raises(IntegrityError, match="not everybody"):
        session.flush()


def test_a_visit_nobody_made_is_not_done(session, agreed):
    set_columns(agreed, state=HomeVisitState.DONE, **ANSWERED)

    with pytest.raises(IntegrityError, match="not everybody"):
        session.flush()


@pytest.mark.req("B36")
def test_the_table_knows_no_cash(session, agreed):
    payment = HomeVisitPayment(
        home_visit_id=agreed.id, amount_minor=100, method=OnSitePayment.CARD, paid_on=TODAY
    )
    session.add(payment)
    session.flush()

    with pytest.raises(IntegrityError):
        session.execute(sa.text("UPDATE home_visit_payments SET method = 'cash'"))


@pytest.mark.req("B28")
def test_a_return_is_refused_with_a_reason(session):
    brought_back(session, state=ReturnState.REFUSED, refused_on=TODAY, refused_why="  ")

    with pytest.raises(IntegrityError, match="refused_with_reason"):
        session.flush()


@pytest.mark.req("B29")
def test_what_is_brought_back_is_ours(session):
    row = brought_back(session)
    session.flush()
    session.add(ReturnLine(return_id=row.id, item_id=make_item(session).id))

    with pytest.raises(IntegrityError, match="ours"):
        session.flush()


def test_money_goes_back_only_by_a_refund(session):
    brought_back(
        session,
        state=ReturnState.FINISHED,
        finished_on=TODAY,
        done=ReturnWish.EXCHANGE,
        refund_minor=100,
    )

    with pytest.raises(IntegrityError, match="refund_is_one"):
        session.flush()
