"""The made-up clinic: the same every time, and believable."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Attendance,
    Base,
    Complaint,
    Customer,
    Event,
    Family,
    ImportantDate,
    Item,
    NeedCode,
    NeedMeaning,
    Package,
    Preference,
    Referral,
    StaffMember,
    Visit,
    VisitLine,
)
from app.services.archive.numbers import next_numbers
from app.services.demo.clinic import DemoOrder
from app.words import CalendarKind, EventKind, FeedbackKind, NeedKind, Role, Tier
from tests.services.demo.conftest import ORDER, TODAY, made_up

SMALL = DemoOrder(today=TODAY, customers=40)


def rows_of(engine):
    """Everything in the store, by table."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(sa.select(table).order_by(*table.primary_key)).all()
            for table in Base.metadata.sorted_tables
        }


def count_of(session, model):
    return session.scalar(sa.select(sa.func.count()).select_from(model))


def chain_of(customer_id, introducer):
    """The introducers of a customer, nearest first, cut where they would repeat."""
    chain = [customer_id]
    while chain[-1] in introducer and len(chain) <= len(introducer):
        chain.append(introducer[chain[-1]])
    return chain


def test_the_same_order_gives_the_same_rows(tmp_path):
    first, second = made_up(tmp_path / "one", SMALL), made_up(tmp_path / "two", SMALL)

    assert rows_of(first) == rows_of(second)


def test_another_seed_gives_other_people(tmp_path):
    first = made_up(tmp_path / "one", SMALL)
    second = made_up(tmp_path / "two", replace(SMALL, seed=7))

    assert rows_of(first)["customers"] != rows_of(second)["customers"]


def test_there_are_as_many_customers_as_ordered(demo):
    assert count_of(demo, Customer) == ORDER.customers


@pytest.mark.parametrize("customers", [1, 5, 20])
def test_a_small_clinic_can_be_ordered(tmp_path, customers):
    engine = made_up(tmp_path, replace(SMALL, customers=customers))

    with Session(engine) as session:
        assert count_of(session, Customer) == customers


def test_nothing_happens_after_today_and_nearly_everything_within_three_years(demo):
    days = demo.scalars(sa.select(VisitLine.visited_on)).all()

    recent = sum(day >= TODAY - timedelta(days=3 * 365) for day in days)

    assert max(days) <= TODAY
    assert recent / len(days) > 0.99


def test_a_fifth_of_the_customers_brings_two_thirds_to_three_quarters_of_the_money(demo):
    query = sa.select(sa.func.sum(VisitLine.amount_minor)).group_by(VisitLine.customer_id)
    spends = sorted(map(int, demo.scalars(query)), reverse=True)

    share = sum(spends[: len(spends) // 5]) / sum(spends)

    assert 0.65 <= share <= 0.75


def test_some_came_once_and_some_never(demo):
    days = sa.func.count(sa.distinct(Visit.visited_on))
    counts = demo.scalars(sa.select(days).group_by(Visit.customer_id)).all()

    once = counts.count(1)

    assert 0.15 <= once / len(counts) <= 0.35
    assert len(counts) < ORDER.customers


@pytest.mark.parametrize(
    "condition",
    [
        VisitLine.refund_of_id.is_not(None) & (VisitLine.amount_minor < 0),
        VisitLine.event_id.is_not(None),
        VisitLine.package_id.is_not(None) & (VisitLine.amount_minor == 0),
    ],
    ids=["refund", "sale at an event", "prepaid session"],
)
def test_every_kind_of_line_occurs(demo, condition):
    assert demo.scalar(sa.select(sa.func.count(VisitLine.id)).where(condition)) > 0


def test_no_package_is_drawn_on_beyond_its_sessions(demo):
    query = (
        sa.select(Package.id)
        .join(VisitLine, VisitLine.package_id == Package.id)
        .where(VisitLine.amount_minor == 0)
        .group_by(Package.id, Package.session_count)
        .having(sa.func.count(VisitLine.id) > Package.session_count)
    )

    assert demo.scalars(query).all() == []


def test_introductions_never_close_a_circle(demo):
    pairs = demo.execute(sa.select(Referral.referred_id, Referral.referrer_id))
    introducer = dict(pairs.all())

    chains = [chain_of(customer_id, introducer) for customer_id in introducer]

    assert [chain for chain in chains if len(chain) != len(set(chain))] == []


def test_lunar_dates_and_every_way_to_speak_up_occur(demo):
    calendars = set(demo.scalars(sa.select(ImportantDate.calendar)))
    kinds = set(demo.scalars(sa.select(Complaint.kind)))

    assert calendars == set(CalendarKind)
    assert kinds == set(FeedbackKind)


def test_what_needs_and_pains_mean_is_written_for_the_best_tier(demo):
    query = sa.select(NeedCode.kind).join(NeedMeaning, NeedMeaning.need_code_id == NeedCode.id)
    kinds = set(demo.scalars(query.where(NeedMeaning.tier == Tier.VIP)))

    assert kinds == set(NeedKind)


@pytest.mark.req("A53")
def test_events_of_the_official_kinds_were_held_and_attended(demo):
    kinds = set(demo.scalars(sa.select(Event.kind)))

    assert kinds >= {EventKind.SALON, EventKind.ANNIVERSARY, EventKind.LADIES_CLUB}
    assert count_of(demo, Attendance) > 100


def test_staff_of_every_role_below_the_manager_work_here(demo):
    roles = set(demo.scalars(sa.select(StaffMember.role)))

    assert roles == {Role.RECEPTIONIST, Role.SPECIALIST, Role.SUPERVISOR}


def test_numbers_go_on_behind_the_last_one(demo):
    highest = demo.scalar(sa.select(sa.func.max(Customer.number)))

    assert next_numbers(demo, count=1) == [f"{int(highest) + 1:05}"]


@pytest.mark.parametrize("column", [Family.name, Item.name, StaffMember.name, Preference.text])
def test_an_english_clinic_speaks_english(tmp_path, column):
    engine = made_up(tmp_path, replace(SMALL, language="en"))

    with Session(engine) as session:
        words = "".join(session.scalars(sa.select(column)))

    assert words.isascii() or "é" in words
    assert max(words) < "\u4e00"
