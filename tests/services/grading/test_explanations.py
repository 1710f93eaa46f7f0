"""What the line for the receptionist is made of."""

from datetime import timedelta

import pytest

from app.services.figures.metrics import refresh_everything
from app.services.grading.explanations import explain_customer, explain_everyone
from app.services.grading.gradings import try_grading
from app.words import Indicator, RiskStage, Tier
from tests.factories import make_clinic, make_customer
from tests.services.spenders import Q3, Q4, grade_as_of, spend, spenders

TODAY = Q4 + timedelta(30)


@pytest.fixture
def graded(session, actor, clock):
    """Five customers graded twice; K001 rose from the bottom to the top between."""
    make_clinic(session)
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)
    spend(session, "K001", Q4, 900)
    return grade_as_of(session, Q4, actor, clock)


def test_an_official_grade_is_explained_with_the_tier_before(session, graded):
    refresh_everything(session, today=TODAY)

    found = explain_customer(session, customer_id=1, today=TODAY)

    assert found is not None
    assert (found.why.tier, found.was) == (Tier.VIP, Tier.GENERAL)
    assert found.why.parts[0].indicator is Indicator.SPEND
    assert found.risk is not None
    assert found.risk.stage is RiskStage.ON_RHYTHM


def test_everybody_is_explained_as_of_the_day_of_the_grading(session, graded):
    explained = explain_everyone(session, result=try_grading(session, as_of=Q4))

    assert {number: each.was for number, each in explained.items()} == {
        "K001": Tier.GENERAL,
        "K002": Tier.ORDINARY,
        "K003": Tier.ORDINARY,
        "K004": Tier.MAJOR,
        "K005": Tier.VIP,
    }
    assert explained["K001"].risk is not None
    assert explained["K001"].risk.rhythm.days_since == 0


def test_a_newcomer_was_nothing_before(session, graded):
    newcomer = make_customer(session, number="N001")
    spend(session, "N001", TODAY, 100)

    found = explain_customer(session, customer_id=newcomer.id, today=TODAY)

    assert found is not None
    assert found.was is None


def test_before_the_first_grading_there_is_nothing_to_explain(session):
    make_clinic(session)
    spenders(session, 10)

    assert explain_customer(session, customer_id=1, today=TODAY) is None
    assert explain_everyone(session, result=try_grading(session, as_of=Q3))["K001"].was is None
