"""The tables are as the journal last wrote them down."""

import pytest
import sqlalchemy as sa

from app.models import Customer, Phone
from app.services.foundation.bulk import delete_rows, insert_rows, update_rows
from app.services.foundation.findings import Finding
from app.services.foundation.replay import check_rows
from app.services.foundation.undo import undo_entry
from app.words import CustomerStatus, FindingKind, Intent
from tests.factories import make_customer


@pytest.fixture
def write(store, actor):
    def write(work, intent=Intent.EDIT_CUSTOMER):
        return store.write(work, actor=actor, intent=intent).value

    return write


@pytest.fixture
def li(write):
    return write(lambda session: make_customer(session, "李思雨", region="滨湖").id)


def change(engine, *statements):
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


def test_whatever_the_program_did_is_written_down(store, write, li):
    def rename(session):
        session.get_one(Customer, li).name = "李思语"
        session.get_one(Customer, li).region = None

    write(rename)
    rows = [{"customer_id": li, "digits": f"1390000000{at}"} for at in range(3)]
    keys = write(lambda session: insert_rows(session, Phone, rows))
    write(lambda session: update_rows(session, Phone, [{"id": keys[0], "wrong": True}]))
    write(lambda session: delete_rows(session, Phone, keys[:2]))
    write(undo_entry, Intent.UNDO)

    assert store.read(check_rows) == []


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE customers SET region = NULL", FindingKind.ROW_CHANGED),
        ("UPDATE customers SET note = 'forged'", FindingKind.ROW_CHANGED),
        (
            "INSERT INTO customers (id, number, name, pinyin, birth_calendar, birth_leap, status)"
            " VALUES (9, 'F9', 'nobody', '', 'solar', 0, 'active')",
            FindingKind.ROW_ADDED,
        ),
    ],
)
def test_what_nobody_wrote_down_is_found(engine, store, li, statement, kind):
    change(engine, statement)

    (finding,) = store.read(check_rows)

    assert (finding.kind, finding.what) == (kind, "customers")


def test_a_row_that_is_gone_is_missed(engine, store, li):
    change(engine, "DROP TRIGGER customers_stay", "DELETE FROM customers")

    assert store.read(check_rows) == [
        Finding(kind=FindingKind.ROW_MISSING, what="customers", key=li)
    ]


def test_of_somebody_anonymised_only_the_row_itself_has_to_be_there(engine, store, write, li):
    def anonymise(session):
        session.get_one(Customer, li).status = CustomerStatus.ANONYMISED

    write(anonymise)
    change(
        engine,
        "UPDATE customers SET name = ''",
        "UPDATE journal_rows SET before = NULL, after = NULL",
    )
    assert store.read(check_rows) == []

    change(engine, "DROP TRIGGER customers_stay", "DELETE FROM customers")

    assert [finding.kind for finding in store.read(check_rows)] == [FindingKind.ROW_MISSING]


def test_it_tells_how_far_it_is(store, li):
    told = []

    store.read(lambda session: check_rows(session, report=lambda *at: told.append(at)))

    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
