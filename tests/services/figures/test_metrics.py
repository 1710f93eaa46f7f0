"""The figures kept per customer are what a recount would say."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.models import (
    Complaint,
    Customer,
    CustomerMetrics,
    Family,
    Item,
    Referral,
    VisitLine,
)
from app.services.figures.metrics import is_stale, refresh_everything, refresh_metrics
from app.services.foundation.errors import ChangedSince, NothingToUndo
from app.services.foundation.undo import undo_entry
from app.services.standing.histories import load_members
from app.services.standing.rhythms import load_norms, norms_of, read_habits
from app.words import ComplaintStatus, CustomerStatus, Intent, LineState, RiskStage, Tier
from tests.factories import make_customer, make_item, make_visit
from tests.services.clinics import AS_OF, contents, fill_clinic, recounted


def come(session, chance):
    customer = session.get(Customer, 1 + chance.randrange(20))
    item = session.get(Item, 1 + chance.randrange(4))
    make_visit(session, customer, item, AS_OF - timedelta(chance.randrange(400)), 12_000)


def void(session, chance):
    line = session.get(VisitLine, 1 + chance.randrange(20))
    line.state = LineState.VOIDED


def complain(session, chance):
    session.add(Complaint(customer_id=1 + chance.randrange(20), received_on=AS_OF))


def settle(session, chance):
    for said in session.scalars(sa.select(Complaint).limit(3)):
        said.status = ComplaintStatus.CONFIRMED


def give_up(session, chance):
    session.get(Customer, 1 + chance.randrange(20)).status = CustomerStatus.LOST


def forget_who_brought(session, chance):
    for referral in session.scalars(sa.select(Referral).limit(1)):
        session.delete(referral)


def change_a_cycle(session, chance):
    family = session.get(Family, 1 + chance.randrange(4))
    family.cycle_days, family.one_off = chance.choice([20, 45, None]), chance.random() < 0.3


def undo(session, chance):
    with suppress(ChangedSince, NothingToUndo):
        undo_entry(session)


WRITES = (come, come, void, complain, settle, give_up, forget_who_brought, change_a_cycle, undo)


@pytest.fixture
def keeping(store, engine, clock):
    """A store that keeps the figures, over a clinic of all sorts."""
    return type(store)(engine, clock=clock, derivers=[refresh_metrics])


def write(store, actor, work):
    return store.write(work, actor=actor, intent=Intent.EDIT_CUSTOMER)


def write_at_random(store, actor, chance):
    for do in chance.choices(WRITES, k=12):
        write(store, actor, lambda session, do=do: do(session, chance))


def metrics_of(store, customer_id):
    return store.read(lambda session: session.get_one(CustomerMetrics, customer_id))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_writes_the_figures_are_those_of_a_recount(keeping, actor, seed):
    write(keeping, actor, lambda session: len(fill_clinic(session, seed)))
    write_at_random(keeping, actor, random.Random(seed))

    kept = keeping.read(contents)

    assert kept == keeping.try_out(recounted)


def test_a_visit_raises_the_figures_of_whoever_brought_the_customer(keeping, actor):
    def arrange(session):
        referrer, brought = make_customer(session), make_customer(session)
        session.add(Referral(referrer_id=referrer.id, referred_id=brought.id))
        return referrer.id, brought.id, make_item(session).id

    referrer_id, brought_id, item_id = write(keeping, actor, arrange).value

    def act(session):
        brought, item = session.get(Customer, brought_id), session.get(Item, item_id)
        make_visit(session, brought, item, AS_OF, 300_00)

    write(keeping, actor, act)

    figures = metrics_of(keeping, referrer_id)
    assert (figures.referred_buyer_count, figures.referred_spend_minor) == (1, 300_00)


def test_undoing_a_visit_takes_its_figures_back(keeping, actor):
    write(keeping, actor, lambda session: len(fill_clinic(session, 1)))
    before = keeping.read(contents)
    written = write(keeping, actor, lambda session: come(session, random.Random(0)))

    write(keeping, actor, lambda session: undo_entry(session, entry_id=written.entry_id))

    assert keeping.read(contents) == before


def test_before_the_first_grading_nobody_has_a_tier(keeping, actor):
    def arrange(session):
        came, prospect = make_customer(session), make_customer(session)
        make_visit(session, came, make_item(session), AS_OF, 300_00)
        return came.id, prospect.id

    came_id, prospect_id = write(keeping, actor, arrange).value

    came, prospect = metrics_of(keeping, came_id), metrics_of(keeping, prospect_id)
    assert (came.tier, came.score_n, came.provisional) == (Tier.NOT_GRADED, None, False)
    assert (prospect.tier, prospect.stage) == (Tier.PROSPECT, None)
    assert came.tier_order < prospect.tier_order


def test_the_rhythm_says_how_many_days_a_customer_is_over(keeping, actor):
    def arrange(session):
        customer, item = make_customer(session), make_item(session, cycle_days=100)
        for days in (119, 167, 215, 263):
            make_visit(session, customer, item, AS_OF - timedelta(days), 100)
        return customer.id

    figures = metrics_of(keeping, write(keeping, actor, arrange).value)

    assert (figures.expected_gap_days, figures.days_over) == (48_00, 71)
    assert (figures.stage, figures.ratio_milli) == (RiskStage.CRITICAL, 2_479)


def test_merged_customers_keep_no_figures_of_their_own(keeping, actor):
    def arrange(session):
        kept = make_customer(session)
        gone = make_customer(session)
        gone.status, gone.merged_into_id = CustomerStatus.MERGED, kept.id
        return gone.id

    gone_id = write(keeping, actor, arrange).value

    assert keeping.read(lambda session: session.get(CustomerMetrics, gone_id)) is None


def test_a_new_day_makes_the_figures_stale_until_they_are_taken_anew(keeping, actor):
    write(keeping, actor, lambda session: len(fill_clinic(session, 2)))
    tomorrow, told = AS_OF + timedelta(1), []
    assert keeping.read(lambda session: is_stale(session, today=tomorrow))

    write(
        keeping,
        actor,
        lambda session: refresh_everything(
            session, today=tomorrow, report=lambda *done: told.append(done)
        ),
    )

    assert not keeping.read(lambda session: is_stale(session, today=tomorrow))
    assert told == [(24, 24)]


def test_taking_everything_anew_takes_the_norms_from_everybodys_visits(session):
    fill_clinic(session, 3, size=80)

    refresh_everything(session, today=AS_OF)

    assert load_norms(session) == norms_of(session, read_habits(session, as_of=AS_OF))


def test_the_figures_hold_the_history(session):
    fill_clinic(session, 4)

    refresh_everything(session, today=AS_OF)

    spends = dict(
        session.execute(sa.select(CustomerMetrics.customer_id, CustomerMetrics.spend_minor)).all()
    )
    members = load_members(session, as_of=AS_OF)
    assert spends == {key: member.history.spend_minor for key, member in members.items()}
