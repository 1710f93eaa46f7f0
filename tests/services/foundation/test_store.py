"""One unit of work."""

import pytest
from sqlalchemy import delete, func, select

from app.models import Customer
from app.services.foundation.errors import StoreBusy
from app.words import Intent
from tests.factories import make_customer


def count_customers(session):
    return session.scalar(select(func.count()).select_from(Customer))


def test_a_write_tells_what_it_changed(store, actor):
    written = store.write(
        lambda session: make_customer(session).id, actor=actor, intent=Intent.ADD_CUSTOMER
    )

    assert written.changes.tables == {"customers"}
    assert written.changes.customer_ids == {written.value}
    assert written.entry_id == 1


def test_a_write_that_raises_changes_nothing(store, actor):
    def fail(session):
        make_customer(session)
        raise LookupError

    with pytest.raises(LookupError):
        store.write(fail, actor=actor, intent=Intent.ADD_CUSTOMER)

    assert store.read(count_customers) == 0


def test_a_bulk_statement_is_refused_because_the_journal_would_not_see_it(store, actor):
    with pytest.raises(TypeError, match="bulk"):
        store.write(
            lambda session: session.execute(delete(Customer)),
            actor=actor,
            intent=Intent.EDIT_CUSTOMER,
        )


def test_trying_out_leaves_no_trace(store):
    def work(session):
        make_customer(session)
        return count_customers(session)

    seen = store.try_out(work)

    assert seen == 1
    assert store.read(count_customers) == 0


def test_derivers_hear_of_every_customer_touched_before_the_commit(store, actor, clock, engine):
    heard = []
    deriving = type(store)(
        engine, clock=clock, derivers=[lambda _s, changes, day: heard.append((changes, day))]
    )

    written = deriving.write(
        lambda session: make_customer(session).id, actor=actor, intent=Intent.ADD_CUSTOMER
    )

    assert heard == [(written.changes, clock.today())]


def test_a_store_held_by_another_is_busy_not_broken(store, actor, engine):
    holding = engine.execution_options(sqlite_begin="IMMEDIATE").connect()
    with engine.connect() as waiting:  # the connection that the write is going to use
        waiting.exec_driver_sql("PRAGMA busy_timeout = 1")
    with holding.begin(), pytest.raises(StoreBusy):
        store.write(make_customer, actor=actor, intent=Intent.ADD_CUSTOMER)
    holding.close()
