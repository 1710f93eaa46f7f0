"""What was done to the journal behind its back is found."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.models import Customer
from app.models.database import connect
from app.services.foundation.chain import check_chain
from app.services.foundation.findings import Finding
from app.words import CustomerStatus, FindingKind, Intent
from tests.factories import make_customer
from tests.stores import KEY

GUARDS = (
    "journal_entries_update_refused",
    "journal_entries_delete_refused",
    "journal_rows_update_refused",
    "journal_rows_delete_refused",
)


@pytest.fixture
def written(store, actor):
    """Four entries: two customers come, and each gets another name."""
    keys = [
        store.write(
            lambda session: make_customer(session).id, actor=actor, intent=Intent.ADD_CUSTOMER
        ).value
        for _ in range(2)
    ]
    for key in keys:

        def rename(session, key=key):
            session.get_one(Customer, key).name = "李思语"

        store.write(rename, actor=actor, intent=Intent.EDIT_CUSTOMER)
    return keys


def change(engine, *statements):
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for statement in statements:
            connection.execute(text(statement))


def tamper(engine, *statements):
    """Change the journal as somebody does who first takes its guards away."""
    change(engine, *(f"DROP TRIGGER {guard}" for guard in GUARDS), *statements)


def found(store):
    return [(finding.kind, finding.key) for finding in store.read(check_chain)]


def anonymise(store, actor, key):
    def work(session):
        session.get_one(Customer, key).status = CustomerStatus.ANONYMISED

    store.write(work, actor=actor, intent=Intent.CHANGE_STATUS)


def test_nothing_is_found_where_nobody_meddled(store, written):
    assert store.read(check_chain) == []


def test_an_empty_journal_is_whole(store):
    assert store.read(check_chain) == []


ALTERED, MISSING = FindingKind.ENTRY_ALTERED, FindingKind.ENTRY_MISSING


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE journal_rows SET after = '{}' WHERE entry_id = 1", [(ALTERED, 1)]),
        ("UPDATE journal_rows SET before = '{}' WHERE entry_id = 3", [(ALTERED, 3)]),
        ("UPDATE journal_rows SET customer_id = 2 WHERE entry_id = 1", [(ALTERED, 1)]),
        ("UPDATE journal_rows SET customer_id = NULL WHERE entry_id = 1", [(ALTERED, 1)]),
        ("UPDATE journal_rows SET row_key = 9 WHERE entry_id = 2", [(ALTERED, 2)]),
        ("UPDATE journal_rows SET table_name = 'staff' WHERE entry_id = 2", [(ALTERED, 2)]),
        ("UPDATE journal_entries SET row_count = 5 WHERE id = 3", [(ALTERED, 3)]),
        ("UPDATE journal_entries SET actor_name = 'x' WHERE id = 2", [(ALTERED, 2)]),
        ("UPDATE journal_entries SET intent = 'grade' WHERE id = 2", [(ALTERED, 2)]),
        ("UPDATE journal_entries SET at = '2020-01-01 00:00:00' WHERE id = 4", [(ALTERED, 4)]),
        ("UPDATE journal_entries SET undoes_id = 1 WHERE id = 4", [(ALTERED, 4)]),
        (
            "UPDATE journal_entries SET digest = substr(digest, 2) || '0' WHERE id = 2",
            [(ALTERED, 2), (ALTERED, 3)],
        ),
        ("DELETE FROM journal_rows WHERE entry_id = 4", [(ALTERED, 4)]),
        ("UPDATE journal_rows SET entry_id = 1 WHERE entry_id = 2", [(ALTERED, 1), (ALTERED, 2)]),
        (
            "INSERT INTO journal_rows SELECT 99, 1, table_name, row_key, customer_id, before,"
            " after, digest FROM journal_rows WHERE entry_id = 1",
            [(ALTERED, 1)],
        ),
    ],
)
def test_whatever_was_changed_is_found(engine, store, written, statement, expected):
    tamper(engine, statement)

    assert found(store) == expected


def test_an_entry_that_was_taken_out_is_missed(engine, store, written):
    tamper(
        engine,
        "DELETE FROM journal_rows WHERE entry_id = 2",
        "DELETE FROM journal_entries WHERE id = 2",
    )

    assert found(store) == [(MISSING, 2), (ALTERED, 3)]


def test_a_beginning_that_was_taken_out_is_missed(engine, store, written):
    tamper(
        engine,
        "DELETE FROM journal_rows WHERE entry_id <= 2",
        "DELETE FROM journal_entries WHERE id <= 2",
    )

    assert found(store) == [(MISSING, 1), (ALTERED, 3)]


def test_rows_without_their_entry_are_missed(tmp_path, store, written):
    connection = connect(tmp_path / "desk.db", KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    for guard in GUARDS:
        connection.execute(f"DROP TRIGGER {guard}")
    connection.execute("DELETE FROM journal_entries WHERE id IN (2, 4)")
    connection.close()

    assert found(store) == [(MISSING, 2), (ALTERED, 3), (MISSING, 4)]


def test_contents_of_somebody_anonymised_may_be_blanked_and_the_chain_holds(
    engine, store, actor, written
):
    anonymise(store, actor, written[0])

    change(engine, "UPDATE journal_rows SET before = NULL, after = NULL WHERE customer_id = 1")

    assert store.read(check_chain) == []


def test_nobody_else_s_contents_can_be_blanked(engine, written):
    with pytest.raises(IntegrityError, match="cannot be altered"):
        change(engine, "UPDATE journal_rows SET before = NULL, after = NULL")


def test_contents_blanked_behind_the_guards_are_missed(engine, store, written):
    tamper(engine, "UPDATE journal_rows SET before = NULL, after = NULL WHERE entry_id = 2")

    assert store.read(check_chain) == [
        Finding(kind=FindingKind.ROW_BLANKED, what="journal_entries", key=2)
    ]


def test_it_tells_how_far_it_is_and_can_be_stopped(store, written):
    told = []

    store.read(lambda session: check_chain(session, report=lambda *at: told.append(at)))

    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
