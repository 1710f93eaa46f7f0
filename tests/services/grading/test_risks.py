"""Everyone against the own rhythm, as of a day."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa

from app.models import VisitLine
from app.services.grading.risks import report_risks
from app.words import LineState, RiskStage
from tests.factories import make_customer, make_item, make_visit

TODAY = date(2026, 11, 21)


def come(session, customer, item, *days_ago):
    for days in days_ago:
        make_visit(session, customer, item, TODAY - timedelta(days), 100)


@pytest.fixture
def care(session):
    return make_item(session, "Facial", cycle_days=40)


def test_the_least_late_family_decides(session, care):
    laser = make_item(session, "Laser", cycle_days=30)
    customer = make_customer(session, number="A1")
    make_visit(session, customer, care, TODAY - timedelta(days=30), 100)
    make_visit(session, customer, laser, TODAY - timedelta(days=60), 100)

    report = report_risks(session, as_of=TODAY)

    risk = report.customers[0].risk
    assert risk is not None
    assert risk.rhythm.family == "Facial"
    assert [(each.rhythm.family, each.stage) for each in report.families] == [
        ("Facial", RiskStage.ON_RHYTHM),
        ("Laser", RiskStage.AT_RISK),
    ]


def test_a_day_before_the_visits_knows_nothing_of_them(session, care):
    customer = make_customer(session)
    make_visit(session, customer, care, TODAY, 100)

    report = report_risks(session, as_of=TODAY - timedelta(days=1))

    assert report.families == ()
    assert report.customers[0].risk is None


def test_what_is_done_once_has_no_rhythm(session):
    surgery = make_item(session, "Rhinoplasty", one_off=True)
    make_visit(session, make_customer(session), surgery, TODAY - timedelta(days=400), 100)

    assert report_risks(session, as_of=TODAY).families == ()


def test_cancelled_visits_do_not_exist(session, care):
    customer = make_customer(session)
    visit = make_visit(session, customer, care, TODAY - timedelta(days=10), 100)
    line = session.scalars(sa.select(VisitLine).where(VisitLine.visit_id == visit.id)).one()
    line.state = LineState.CANCELLED
    session.flush()

    assert report_risks(session, as_of=TODAY).families == ()


def test_customers_come_in_the_order_of_their_numbers(session):
    make_customer(session, number="B")
    make_customer(session, number="A")

    report = report_risks(session, as_of=TODAY)

    assert [each.number for each in report.customers] == ["A", "B"]


def test_the_gap_is_the_own_median_drawn_towards_what_is_usual(session, care):
    often, seldom = make_customer(session, number="A"), make_customer(session, number="B")
    come(session, often, care, 60, 160, 260)
    come(session, seldom, care, 90, 130)

    families = report_risks(session, as_of=TODAY).families

    usual = Fraction(100 + 40, 2)
    assert [each.rhythm.expected_gap for each in families] == [
        (2 * 100 + 2 * usual) / 4,
        (1 * 40 + 2 * usual) / 3,
    ]
    assert [each.stage for each in families] == [RiskStage.ON_RHYTHM, RiskStage.LATE]


def test_surgery_has_no_rhythm_and_still_counts_as_a_visit(session, care):
    customer = make_customer(session)
    come(session, customer, care, 400)
    come(session, customer, make_item(session, "Eyelids", one_off=True), 179)

    (found,) = report_risks(session, as_of=TODAY).customers

    assert found.risk is not None
    assert found.risk.stage is RiskStage.CRITICAL


def test_a_family_without_a_cycle_is_expected_every_ninety_days(session):
    come(session, make_customer(session), make_item(session, "Laser"), 45)

    (family,) = report_risks(session, as_of=TODAY).families

    assert family.rhythm.ratio == Fraction(1, 2)
