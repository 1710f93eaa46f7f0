"""The first start of a day."""

from datetime import date, datetime
from functools import partial

import pytest
from sqlalchemy import select

from app.models import Customer, CustomerMetrics, FollowUp, Item, Phone, StaffMember
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.services.office.day_start import begin_day, day_wants_beginning, draft_plan, plan_day
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.visits import log_visit
from app.words import Intent, Role, SkipReason
from tests.conftest import ZONE
from tests.factories import make_clinic, make_customer, make_item, make_staff, make_visit

SUMMER = date(2026, 8, 3)
NEXT_DAY = datetime(2026, 11, 22, 9, tzinfo=ZONE)


@pytest.fixture
def busy(engine, clock, actor):
    """A clinic with six customers who came in summer, its figures of the clock's day."""
    store = Store(engine, clock=clock, derivers=[refresh_metrics])

    def work(session):
        make_clinic(session)
        item = make_item(session)
        for amount in range(1, 7):
            make_visit(session, make_customer(session), item, SUMMER, amount * 1_000)

    store.write(work, actor=actor, intent=Intent.SET_UP)
    return store


@pytest.fixture
def begin(busy, actor, clock):
    def begin(now):
        clock.moment = now
        work = partial(begin_day, actor=actor, now=now)
        return busy.write(work, actor=actor, intent=Intent.GRADE).value

    return begin


def test_the_period_that_ended_is_graded_by_whoever_comes_first(begin, clock):
    assert begin(clock.now()).graded_periods == ("2026-Q3",)


def test_the_figures_are_taken_as_of_the_new_day(begin, busy):
    assert begin(NEXT_DAY).refreshed

    days = busy.read(lambda s: set(s.scalars(select(CustomerMetrics.as_of_on))))
    assert days == {NEXT_DAY.date()}


def test_a_second_start_on_the_same_day_has_nothing_to_do(begin, busy):
    begin(NEXT_DAY)

    assert not busy.read(partial(day_wants_beginning, now=NEXT_DAY))


def test_what_fell_due_is_planned_once_and_for_days_to_come(busy, actor, begin):
    busy.write(_open_a_desk, actor=actor, intent=Intent.SET_UP)
    begin(NEXT_DAY)
    first = _plan(busy, actor)

    again = _plan(busy, actor)

    days = busy.read(lambda s: s.scalars(select(FollowUp.due_on)).all())
    assert first.planned == len(days) > 0
    assert min(days) >= NEXT_DAY.date()
    assert again.planned == 0


def test_who_comes_while_the_day_is_planned_is_planned_for_by_that_visit(busy, actor, begin):
    busy.write(_open_a_desk, actor=actor, intent=Intent.SET_UP)
    begin(NEXT_DAY)
    draft = busy.read(partial(draft_plan, now=NEXT_DAY))
    came = draft.rows[0]["customer_id"]
    busy.write(partial(_come, key=came, actor=actor), actor=actor, intent=Intent.LOG_VISIT)
    by_visit = _planned_for(busy, came)

    _write(busy, actor, draft)

    assert _planned_for(busy, came) == by_visit
    assert len(_planned_for(busy, None)) == len(draft.without({came}).rows) + len(by_visit)


def test_the_day_is_planned_anew_if_its_rules_changed_meanwhile(busy, actor, begin):
    busy.write(_open_a_desk, actor=actor, intent=Intent.SET_UP)
    begin(NEXT_DAY)
    draft = busy.read(partial(draft_plan, now=NEXT_DAY))
    busy.write(_send_everybody_home, actor=actor, intent=Intent.SET_UP)

    done = _write(busy, actor, draft)

    assert draft.rows
    assert (done.planned, set(done.skipped)) == (0, {SkipReason.NOBODY})


def _plan(store, actor):
    return _write(store, actor, store.read(partial(draft_plan, now=NEXT_DAY)))


def _write(store, actor, draft):
    work = partial(plan_day, draft=draft)
    return store.write(work, actor=actor, intent=Intent.PLAN_FOLLOWUPS).value


def _planned_for(store, key):
    query = select(FollowUp.kind, FollowUp.origin)
    whose = query if key is None else query.where(FollowUp.customer_id == key)
    return store.read(lambda session: session.execute(whose).all())


def _come(session, *, key, actor):
    line = LineEntry(item_id=session.scalars(select(Item.id)).one(), amount_minor=1_000)
    entry = VisitEntry(customer_id=key, visited_on=NEXT_DAY.date(), lines=(line,))
    log_visit(session, entry=entry, actor=actor, today=NEXT_DAY.date())


def _send_everybody_home(session):
    for member in session.scalars(select(StaffMember)):
        member.active = False


def _open_a_desk(session):
    """Somebody to call, and a number of everybody."""
    make_staff(session, role=Role.RECEPTIONIST)
    keys = session.scalars(select(Customer.id)).all()
    session.add_all(Phone(customer_id=key, digits=f"1390013{key:04}") for key in keys)
