"""Taking entries back."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.models import Base, Customer, Phone
from app.services.foundation.bulk import delete_rows, update_rows
from app.services.foundation.errors import (
    AlreadyUndone,
    ChangedSince,
    NotFound,
    NothingToUndo,
)
from app.services.foundation.undo import undo_entry
from app.words import Intent
from tests.factories import make_customer, make_item, make_visit

DAY = date(2026, 11, 20)


@pytest.fixture
def write(store, actor):
    def write(work, intent=Intent.EDIT_CUSTOMER):
        return store.write(work, actor=actor, intent=intent)

    return write


@pytest.fixture
def undo(write):
    return lambda entry_id=None: write(
        lambda session: undo_entry(session, entry_id=entry_id), Intent.UNDO
    )


def contents(session):
    return {
        table.name: [tuple(row) for row in session.execute(select(table))]
        for table in Base.metadata.sorted_tables
        if not table.name.startswith("journal")
    }


def add_visit(session):
    customer = make_customer(session, number="V1")
    return make_visit(session, customer, make_item(session), DAY, 5_000, 0).id


def test_undoing_an_insert_leaves_the_store_as_before(store, write, undo):
    before = store.read(contents)
    write(add_visit)

    undone = undo().value

    assert undone.row_count == 6
    assert store.read(contents) == before


def test_undoing_an_update_puts_the_old_cells_back(store, write, undo):
    key = write(lambda session: make_customer(session).id).value
    before = store.read(contents)
    write(lambda session: update_rows(session, Customer, [{"id": key, "region": "梁溪"}]))

    undo()

    assert store.read(contents) == before


def test_undoing_a_delete_brings_the_rows_back(store, write, undo):
    def add_phones(session):
        customer_id = make_customer(session).id
        for digits in ("13900000001", "13900000002"):
            session.add(Phone(customer_id=customer_id, digits=digits))

    write(add_phones)
    before = store.read(contents)
    write(lambda session: delete_rows(session, Phone, session.scalars(select(Phone.id)).all()))
    undo()

    assert store.read(contents) == before


def test_an_undo_can_be_undone_itself(store, write, undo):
    write(add_visit)
    after = store.read(contents)
    taken_back = undo().entry_id

    undo(taken_back)

    assert store.read(contents) == after


def test_the_last_entry_that_stands_is_undone_first(store, write, undo):
    write(lambda session: make_customer(session, number="A"))
    write(lambda session: make_customer(session, number="B"))

    undo()
    undo()

    assert store.read(lambda s: s.scalar(select(func.count()).select_from(Customer))) == 0


def test_a_later_change_of_the_same_row_stands_in_the_way(write, undo):
    added = write(lambda session: make_customer(session).id)
    later = write(
        lambda session: update_rows(session, Customer, [{"id": added.value, "region": "x"}])
    )

    with pytest.raises(ChangedSince) as refused:
        undo(added.entry_id)

    assert [entry for entry, _intent, _at in refused.value.entries] == [later.entry_id]


def test_a_later_row_that_needs_this_one_stands_in_the_way(write, undo):
    added = write(lambda session: make_customer(session).id)

    def visit(session):
        make_visit(session, session.get_one(Customer, added.value), make_item(session), DAY)

    later = write(visit)
    with pytest.raises(ChangedSince) as refused:
        undo(added.entry_id)

    assert [entry for entry, _intent, _at in refused.value.entries] == [later.entry_id]


def test_a_later_change_that_was_undone_does_not_stand_in_the_way(store, write, undo):
    before = store.read(contents)
    added = write(lambda session: make_customer(session).id)
    write(lambda session: update_rows(session, Customer, [{"id": added.value, "region": "x"}]))
    undo()

    undo(added.entry_id)

    assert store.read(contents) == before


def test_nothing_is_undone_twice(write, undo):
    added = write(make_customer)
    undo()

    with pytest.raises(AlreadyUndone):
        undo(added.entry_id)


def test_an_empty_journal_has_nothing_to_undo(undo):
    with pytest.raises(NothingToUndo):
        undo()


def test_an_entry_that_never_was_is_not_found(undo):
    with pytest.raises(NotFound):
        undo(404)
