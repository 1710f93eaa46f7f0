"""Every month of home visits is looked at, and the rules change for a reason."""

from datetime import date, datetime, time

import pytest

from app.services.aftersales.home_visit_ends import (
    AnswerEntry,
    MonthNotOver,
    MonthReviewed,
    ReviewEntry,
    ReviewIncomplete,
    months_to_review,
    review_month,
)
from app.services.aftersales.home_visit_rows import (
    list_month_reviews,
)
from app.services.aftersales.home_visits import (
    Slot,
)
from app.services.aftersales.policies import policy_on
from app.services.foundation.errors import NotAllowed
from app.words import PolicyKind
from tests.conftest import ZONE
from tests.services.desk_work import TODAY


@pytest.fixture
def october(home):
    """A visit made in October, seen from November."""
    home.clinic.now = datetime(2026, 10, 20, 9, tzinfo=ZONE)
    slot = Slot(visits_on=date(2026, 10, 20), starts_at=time(14), ends_at=time(15))
    home.finishes(slot=slot)
    home.clinic.now = datetime(2026, 11, 21, 9, tzinfo=ZONE)
    return date(2026, 10, 1)


def review(session, home, month_on, losses="Late twice.", **fields):
    entry = ReviewEntry(month_on=month_on, gains="Kind.", losses=losses, **fields)
    return review_month(session, entry=entry, doing=home.clinic.does(home.clinic.zhou))


@pytest.mark.req("B38")
def test_a_month_without_its_review_is_remembered(session, home, october):
    home.finishes(AnswerEntry(signed=True, card_number="F-9", score=5))

    assert months_to_review(session, today=TODAY) == (october,)
    review(session, home, date(2026, 10, 31))
    assert months_to_review(session, today=TODAY) == ()


@pytest.mark.req("B38")
def test_a_review_changes_the_rule_it_names(session, home, october):
    review(session, home, october, new_rule="Ring an hour before.")

    (row,) = list_month_reviews(session)
    rule = policy_on(session, kind=PolicyKind.HOME_VISITS, on=TODAY)
    assert (row.policy_id, rule.text) == (rule.policy_id, "Ring an hour before.")


def test_a_month_is_reviewed_once_with_both_sides_and_not_ahead(session, home, october):
    review(session, home, october)

    with pytest.raises(MonthReviewed):
        review(session, home, october)
    with pytest.raises(ReviewIncomplete):
        review(session, home, october, losses=" ")
    with pytest.raises(MonthNotOver):
        review(session, home, date(2026, 12, 1))


def test_the_front_desk_does_not_review(session, home, october):
    entry = ReviewEntry(month_on=october, gains="Kind.", losses="Late.")

    with pytest.raises(NotAllowed):
        review_month(session, entry=entry, doing=home.doing)
