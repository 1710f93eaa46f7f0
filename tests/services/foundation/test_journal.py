"""Every change is written down, in a chain that shows tampering."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.models import Customer, Family
from app.services.foundation.bulk import insert_rows
from app.services.foundation.history import list_cells, list_entries
from app.words import Intent
from tests.factories import make_customer


@pytest.fixture
def added(store, actor):
    def add(session):
        return make_customer(session, "李思雨", number="V00231", region="滨湖").id

    return store.write(add, actor=actor, intent=Intent.ADD_CUSTOMER).value


def rename(store, actor, key, name):
    def work(session):
        session.get_one(Customer, key).name = name

    return store.write(work, actor=actor, intent=Intent.EDIT_CUSTOMER)


def tamper(engine, statement):
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_an_insert_is_written_with_the_whole_row(store, added):
    (cell,) = store.read(lambda session: list_cells(session, entry_id=1))

    assert cell.before is None
    assert json.loads(cell.after)["region"] == "滨湖"


def test_an_update_is_written_with_only_what_changed(store, actor, added):
    entry_id = rename(store, actor, added, "李思语").entry_id

    (cell,) = store.read(lambda session: list_cells(session, entry_id=entry_id))

    assert json.loads(cell.before) == {"name": "李思雨"}
    assert json.loads(cell.after) == {"name": "李思语"}


def test_a_write_tells_which_rows_it_made_that_belong_to_no_customer(store, actor):
    def work(session):
        made = insert_rows(session, Family, [{"name": "光电"}, {"name": "注射"}])
        make_customer(session, "李思雨")
        return made

    written = store.write(work, actor=actor, intent=Intent.IMPORT)

    assert written.changes.made_in("families") == set(written.value)
    assert written.changes.made_in("customers") == set()


def test_rows_written_in_bulk_are_journalled_like_single_ones(store, actor):
    rows = [{"number": f"B{at}", "name": "a"} for at in range(3)]

    written = store.write(
        lambda session: insert_rows(session, Customer, rows), actor=actor, intent=Intent.IMPORT
    )

    entries = store.read(lambda session: list_entries(session, last=1))
    assert entries[0].tables == {"customers": 3}
    assert written.changes.customer_ids == set(written.value)


def test_a_write_that_changes_nothing_leaves_no_entry(store, actor, added):
    assert rename(store, actor, added, "李思雨").entry_id is None


def test_the_entries_of_one_customer_can_be_listed(store, actor, added):
    store.write(make_customer, actor=actor, intent=Intent.ADD_CUSTOMER)
    rename(store, actor, added, "李思语")

    entries = store.read(lambda session: list_entries(session, last=9, customer_id=added))

    assert [entry.intent for entry in entries] == [Intent.EDIT_CUSTOMER, Intent.ADD_CUSTOMER]
    assert entries[0].actor_name == "周岚"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entries SET actor_name = 'x'",
        "DELETE FROM journal_entries",
        "UPDATE journal_rows SET after = '{}'",
        "DELETE FROM journal_rows",
        "INSERT OR REPLACE INTO journal_rows SELECT * FROM journal_rows",
    ],
)
def test_the_tables_refuse_to_rewrite_history(engine, added, statement):
    with pytest.raises(IntegrityError, match="cannot be altered"):
        tamper(engine, statement)
