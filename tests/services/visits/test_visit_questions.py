"""What saving a visit asks of the store: nothing twice, and no more in a big clinic."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.services.figures.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.visits import log_visit
from app.words import Intent
from tests.factories import make_customer, make_followup, make_item, make_staff, make_visit
from tests.services.conftest import TODAY

DAY = timedelta(days=1)


@pytest.fixture
def asked(engine):
    """Every question since the list was last emptied, with what it was asked about."""
    asked = []
    sa.event.listen(
        engine,
        "before_cursor_execute",
        lambda _connection, _cursor, text, given, *_rest: asked.append((text, str(given))),
    )
    return asked


@pytest.fixture
def deriving_store(engine, clock):
    return Store(engine, clock=clock, derivers=(refresh_metrics,))


def fill(session):
    """A clinic with two regulars who are due a call, and today's visit of each."""
    staff, item = make_staff(session), make_item(session, cycle_days=60)
    return [come(session, staff, item), come(session, staff, item)]


def come(session, staff, item):
    customer = make_customer(session, responsible_id=staff.id)
    make_visit(session, customer, item, TODAY - 90 * DAY, 10_000)
    make_visit(session, customer, item, TODAY - 30 * DAY, 10_000)
    make_followup(session, customer, staff_id=staff.id)
    line = LineEntry(item_id=item.id, amount_minor=10_000)
    return VisitEntry(customer_id=customer.id, visited_on=TODAY, lines=(line,))


def grow(session):
    """A hundred more customers, each with a visit and a call to make."""
    staff, item = make_staff(session, "林医生"), make_item(session, "Filler")
    for customer in [make_customer(session, responsible_id=staff.id) for _ in range(100)]:
        make_visit(session, customer, item, TODAY - 20 * DAY, 5_000)
        make_followup(session, customer, staff_id=staff.id)


def test_logging_a_visit_asks_nothing_twice(session, asked, actor):
    entry, _ = fill(session)
    session.expunge_all()
    asked.clear()

    log_visit(session, entry=entry, actor=actor, today=TODAY)

    assert len(asked) == len(set(asked))


def test_saving_a_visit_asks_no_more_of_a_big_clinic(deriving_store, asked, actor):
    def save(entry):
        asked.clear()
        deriving_store.write(
            lambda session: log_visit(session, entry=entry, actor=actor, today=TODAY),
            actor=actor,
            intent=Intent.LOG_VISIT,
        )
        return len(asked)

    one, another = deriving_store.write(fill, actor=actor, intent=Intent.SET_UP).value
    in_small = save(one)
    deriving_store.write(grow, actor=actor, intent=Intent.SET_UP)

    assert save(another) <= in_small
