"""A grading held against what came in up to the next one."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.models import Customer, Item
from app.services.foundation.errors import NotFound
from app.services.grading.back_tests import load_back_test
from app.words import CustomerStatus, Tier
from tests.factories import make_clinic, make_customer, make_visit
from tests.services.spenders import Q3, Q4, grade_as_of, spend, spenders

NOVEMBER = date(2026, 11, 4)


@pytest.fixture
def graded(session, actor, clock):
    """Ten customers who spent 10, 20 … 100, graded as of the third quarter."""
    make_clinic(session)
    spenders(session, *range(10, 101, 10))
    return grade_as_of(session, Q3, actor, clock)


@pytest.fixture
def held(session, graded, actor, clock):
    """Test the third quarter by the receipts of the fourth."""

    def held():
        done = grade_as_of(session, Q4, actor, clock)
        return load_back_test(session, run_id=done.run_id)

    return held


def numbers(view, *, unseen):
    return [row.number for row in view.misses if row.unseen is unseen]


def test_the_first_grading_has_nothing_to_test(session, graded):
    assert load_back_test(session, run_id=graded.run_id) is None


def test_an_unknown_grading_is_refused(session):
    with pytest.raises(NotFound):
        load_back_test(session, run_id=7)


@pytest.mark.req("A36")
def test_the_report_gives_the_share_the_hit_rate_and_the_misses(session, held):
    spend(session, "K010", NOVEMBER, 300)
    spend(session, "K001", NOVEMBER, 100)

    view = held()

    assert (view.graded_on, view.until_on) == (Q3, Q4)
    assert float(view.result.caught_share) == 0.75
    assert float(view.result.hit_rate) == 0.5
    assert numbers(view, unseen=True) == ["K001"]
    assert numbers(view, unseen=False) == ["K009"]


def test_only_receipts_between_the_two_gradings_count(session, held):
    spend(session, "K001", Q3, 900)
    spend(session, "K002", Q4, 50)
    spend(session, "K003", date(2027, 1, 1), 900)

    assert held().result.total_minor == 50


def test_a_refund_lowers_the_receipts_and_is_no_visit(session, held):
    spend(session, "K001", NOVEMBER, 100)
    spend(session, "K001", date(2026, 11, 9), -40)

    (row,) = [row for row in held().misses if row.number == "K001"]

    assert (row.receipts_minor, row.visit_count) == (60, 1)
    assert row.last_visit_on == NOVEMBER


def test_who_was_not_on_file_then_is_named_as_such(session, held):
    new = make_customer(session, number="K011")
    make_visit(session, new, session.get_one(Item, 1), NOVEMBER, 500)

    (row,) = [row for row in held().misses if row.unseen]

    assert (row.number, row.tier) == ("K011", None)


def test_who_was_merged_counts_as_the_one_they_are_now(session, held):
    kept, gone = session.scalars(
        sa.select(Customer).where(Customer.number.in_(["K001", "K010"])).order_by(Customer.number)
    )
    gone.status, gone.merged_into_id = CustomerStatus.MERGED, kept.id
    spend(session, "K001", NOVEMBER, 200)

    view = held()

    assert view.result.seen == (kept.id,)
    assert view.result.tiers[0].tier is Tier.VIP
    assert view.result.tiers[0].receipts_minor == 200
