"""Spend by month, habits, satisfaction."""

from datetime import date, timedelta

import pytest

from app.services.visits.spending import buying_habits, satisfaction_of, season_of, spend_by_month
from app.words import Season
from app.words.language import choose_language
from app.words.names import name_of
from tests.factories import make_customer, make_item, make_visit
from tests.services.conftest import TODAY


@pytest.fixture
def customer(session):
    return make_customer(session)


@pytest.fixture
def botox(session):
    return make_item(session, "肉毒素")


@pytest.fixture
def facial(session):
    return make_item(session, "小气泡")


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


def test_the_last_24_months_are_shown_with_the_empty_ones(session, customer, botox):
    make_visit(session, customer, botox, date(2024, 11, 30), 1)
    make_visit(session, customer, botox, date(2024, 12, 1), 5_000)
    make_visit(session, customer, botox, date(2026, 11, 1), 3_000, 2_000)
    make_visit(session, customer, botox, TODAY, -1_500)
    make_visit(session, customer, botox, TODAY + timedelta(days=1), 9_000)

    months = spend_by_month(session, customer_id=customer.id, on=TODAY)

    assert len(months) == 24
    assert [month.month for month in (months[0], months[1], months[-1])] == [
        date(2024, 12, 1),
        date(2025, 1, 1),
        date(2026, 11, 1),
    ]
    assert [month.net_minor for month in (months[0], months[1], months[-1])] == [5_000, 0, 3_500]


@pytest.mark.req("A16", "B15")
def test_habits_name_items_weekdays_seasons_and_the_usual_ticket(session, customer, botox, facial):
    make_visit(session, customer, botox, date(2026, 3, 7), 298_000)
    make_visit(session, customer, botox, date(2026, 3, 7), 2_000)
    make_visit(session, customer, botox, date(2026, 5, 31), 310_000)
    make_visit(session, customer, facial, date(2026, 10, 3), 19_800)
    make_visit(session, customer, facial, date(2026, 10, 8), 0)
    make_visit(session, customer, facial, date(2026, 10, 9), -500)

    habits = buying_habits(session, customer_id=customer.id, on=TODAY)

    assert habits.visit_day_count == 4
    assert [(item.item_name, item.day_count) for item in habits.favourites] == [
        ("肉毒素", 2),
        ("小气泡", 2),
    ]
    assert habits.weekday_counts == (0, 0, 0, 1, 0, 2, 1)
    assert [(each.season, each.day_count, each.family_name) for each in habits.seasons] == [
        (Season.SPRING, 2, "肉毒素"),
        (Season.AUTUMN, 2, "小气泡"),
    ]
    assert habits.ticket_minor == 300_000


@pytest.mark.req("A16")
def test_a_customer_without_visits_has_no_habits(session, customer):
    habits = buying_habits(session, customer_id=customer.id, on=TODAY)

    assert (habits.favourites, habits.seasons, habits.ticket_minor) == ((), (), None)
    assert sum(habits.weekday_counts) == 0


@pytest.mark.parametrize(
    ("month", "season"),
    [
        (2, Season.WINTER),
        (3, Season.SPRING),
        (5, Season.SPRING),
        (6, Season.SUMMER),
        (9, Season.AUTUMN),
        (11, Season.AUTUMN),
        (12, Season.WINTER),
    ],
)
def test_spring_begins_in_march(month, season):
    assert season_of(date(2026, month, 1)) is season


def test_seasons_have_names(chinese):
    assert [name_of(season) for season in Season] == ["春季", "夏季", "秋季", "冬季"]


@pytest.mark.req("A39")
@pytest.mark.parametrize(("count", "firm"), [(4, False), (5, True)])
def test_a_mean_says_how_many_scores_it_stands_on(session, customer, botox, count, firm):
    for days in range(count):
        make_visit(session, customer, botox, TODAY - timedelta(days=days), satisfaction=4)

    overall = satisfaction_of(session, customer_id=customer.id, on=TODAY).overall

    assert (overall.mean, overall.count, overall.firm) == (4.0, count, firm)


@pytest.mark.req("A44")
def test_a_score_that_was_not_given_is_not_zero(session, customer, botox):
    make_visit(session, customer, botox, TODAY, front_desk_score=5, result_score=3)
    make_visit(session, customer, botox, TODAY)

    means = satisfaction_of(session, customer_id=customer.id, on=TODAY)

    assert (means.front_desk.mean, means.front_desk.count) == (5.0, 1)
    assert means.result.mean == 3.0
    assert [each.mean for each in (means.service, means.consultant, means.doctor)] == [None] * 3
