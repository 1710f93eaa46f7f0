"""Everyone against the own rhythm, as of a day."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.models import VisitLine
from app.models.enums import LineState, RiskStage
from app.services.office.risks import report_risks
from tests.factories import make_customer, make_item, make_visit

TODAY = date(2026, 11, 21)


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
