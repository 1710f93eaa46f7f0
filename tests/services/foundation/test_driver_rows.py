"""Rows that go to the driver in one go say what rows one by one would have said."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from app.models import Clinic, Customer, Visit
from app.services.foundation.bulk import insert_rows
from app.services.foundation.driver_rows import send_rows
from app.words import CustomerStatus, Gender
from tests.factories import make_customer

FEWEST = "app.services.foundation.driver_rows._MANY"
EMPTY_VISIT = {column.name: None for column in Visit.__table__.columns}


@pytest.fixture(autouse=True, params=[1, 20], ids=["many rows", "few rows"])
def many(request, monkeypatch):
    """Take even one row for many, or these for the few they are."""
    monkeypatch.setattr(FEWEST, request.param)


def load_visits(session):
    return session.scalars(sa.select(Visit).order_by(Visit.id)).all()


def test_cells_of_every_sort_come_back_as_they_were(session):
    made_at = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    row = {"id": 1, "name": "滨湖", "zone": "Asia/Shanghai", "currency": "CNY"}

    insert_rows(session, Clinic, [row | {"language": "zh", "created_at": made_at}])

    clinic = session.get_one(Clinic, 1)
    assert (clinic.name, clinic.created_at) == ("滨湖", made_at)


def test_a_column_empty_in_some_rows_or_all_stays_empty_there(session):
    visit = EMPTY_VISIT | {"customer_id": make_customer(session).id, "visited_on": date(2026, 1, 2)}

    send_rows(session, Visit, [visit | {"id": 1, "took_part": True}, visit | {"id": 2}])

    assert [visit.took_part for visit in load_visits(session)] == [True, None]
    assert [visit.note for visit in load_visits(session)] == [None, None]


def test_what_a_row_leaves_out_gets_its_default(session):
    insert_rows(session, Customer, [{"number": "1", "name": "a", "gender": Gender.FEMALE}])

    customer = session.scalars(sa.select(Customer)).one()
    assert (customer.status, customer.gender) == (CustomerStatus.ACTIVE, Gender.FEMALE)


def test_an_empty_cell_is_not_filled_with_a_default(session):
    row = {"number": "1", "name": "a", "status": None}

    with pytest.raises(sa.exc.IntegrityError):
        insert_rows(session, Customer, [row])


def test_no_rows_are_no_statement(session):
    send_rows(session, Visit, [])

    assert load_visits(session) == []
