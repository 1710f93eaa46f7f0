"""Whom the first tab is about."""

from datetime import date, timedelta

import pytest

from app.services.today.day_figures import count_day, list_visits_of_day
from app.services.today.lenses import Lens
from app.services.today.today import list_day
from app.words import ContactPause, CustomerStatus, FileField, RiskStage, Tier
from tests.factories import make_customer, make_item, make_metrics, make_staff, make_visit

TODAY = date(2026, 11, 21)
LATE, CRITICAL, LOST = RiskStage.LATE, RiskStage.CRITICAL, RiskStage.LOST


def someone(session, name, *, stage=None, tier=Tier.GENERAL, visits=5, figures=None, **file):
    """A customer with made-up figures."""
    customer = make_customer(session, name, **file)
    staged = {"stage": stage, "stage_number": stage.number} if stage else {}
    cells = {"visit_count": visits} | staged | (figures or {})
    make_metrics(session, customer, tier=tier, **cells)
    return customer


def names(session, lens, **asked):
    listed = list_day(session, lens=lens, today=TODAY, **asked)
    return [row.name for row in listed.rows]


@pytest.mark.req("A02")
def test_vips_are_called_first_then_the_worst_stage_then_the_fewest_visits(session):
    someone(session, "often", stage=CRITICAL, visits=9)
    someone(session, "seldom", stage=CRITICAL, visits=2)
    someone(session, "late", stage=LATE, tier=Tier.MAJOR)
    someone(session, "vip", stage=RiskStage.DUE_BACK, tier=Tier.VIP)

    assert names(session, Lens.CALLS) == ["vip", "seldom", "often", "late"]


def test_who_is_on_rhythm_is_not_called(session):
    someone(session, "on rhythm", stage=RiskStage.ON_RHYTHM)

    assert names(session, Lens.CALLS) == []


def test_a_lost_vip_is_still_called_and_others_wait_on_a_list_of_their_own(session):
    someone(session, "vip", stage=LOST, tier=Tier.VIP)
    someone(session, "other", stage=LOST)

    assert names(session, Lens.CALLS) == ["vip"]
    assert names(session, Lens.LOST) == ["other"]


def test_who_came_once_stands_on_the_second_visit_list(session):
    someone(session, "once", stage=LATE, visits=1)

    assert names(session, Lens.CALLS) == []
    assert names(session, Lens.SECOND_VISIT) == ["once"]


@pytest.mark.parametrize("pause", list(ContactPause))
def test_who_pauses_is_not_called_until_the_pause_is_over(session, pause):
    someone(session, "pausing", stage=LATE, pause=pause, pause_until_on=TODAY)
    someone(session, "back", stage=LATE, pause=pause, pause_until_on=TODAY - timedelta(days=1))
    someone(session, "for good", stage=LATE, pause=pause)

    assert names(session, Lens.CALLS) == ["back"]


def test_who_left_the_lists_is_not_called(session):
    someone(session, "given up", stage=LATE, status=CustomerStatus.LOST)

    assert names(session, Lens.CALLS) == []


def test_a_vip_is_at_risk_one_stage_earlier_than_the_word_says(session):
    someone(session, "late vip", stage=LATE, tier=Tier.VIP)
    someone(session, "vip due", stage=RiskStage.DUE_BACK, tier=Tier.VIP)
    someone(session, "major", stage=CRITICAL, tier=Tier.MAJOR)

    assert names(session, Lens.VIPS_AT_RISK) == ["late vip"]


@pytest.mark.parametrize(("days_left", "expected"), [(0, True), (7, True), (8, False)])
def test_a_visit_is_expected_soon_up_to_a_week_ahead(session, days_left, expected):
    ratio = round(1_000 * (40 - days_left) / 40)
    figures = {"expected_gap_days": 4_000, "ratio_milli": ratio}
    someone(session, "regular", stage=RiskStage.ON_RHYTHM, figures=figures)

    assert (names(session, Lens.DUE_SOON) == ["regular"]) is expected


def test_newcomers_had_their_first_visit_this_month(session):
    someone(session, "new", figures={"first_visit_on": date(2026, 11, 1)})
    someone(session, "before", figures={"first_visit_on": date(2026, 10, 31)})

    assert names(session, Lens.NEWCOMERS) == ["new"]


def test_visitors_of_the_week_come_with_what_was_done_last(session):
    botox, laser = make_item(session, "Botox"), make_item(session, "Laser")
    customer = someone(session, "came", figures={"last_visit_on": date(2026, 11, 20)})
    make_visit(session, customer, laser, date(2026, 11, 17), 900)
    make_visit(session, customer, botox, date(2026, 11, 20), 100)

    (row,) = list_day(session, lens=Lens.VISITORS, today=TODAY).rows

    assert row.treatments == ("Botox",)


def test_vip_files_with_gaps_say_what_is_missing(session):
    someone(session, "vip", tier=Tier.VIP, figures={"completeness_percent": 79})
    someone(session, "full", tier=Tier.VIP, figures={"completeness_percent": 80})

    (row,) = list_day(session, lens=Lens.VIPS_INCOMPLETE, today=TODAY).rows

    assert row.name == "vip"
    assert row.missing[0] is FileField.PHONE


def test_the_list_can_be_narrowed_to_ones_own_customers(session):
    li = make_staff(session, "Li Na")
    someone(session, "mine", stage=LATE, responsible_id=li.id)
    someone(session, "theirs", stage=LATE)

    assert names(session, Lens.CALLS, own_of=li.id) == ["mine"]


def test_totals_count_everyone_however_few_rows_were_asked_for(session):
    someone(session, "vip", stage=LATE, tier=Tier.VIP)
    someone(session, "one", stage=LATE)
    someone(session, "two", stage=CRITICAL)

    listed = list_day(session, lens=Lens.CALLS, today=TODAY, limit=1)

    assert (len(listed.rows), listed.total, listed.vip_total) == (1, 3, 1)
    assert listed.stage_totals == {LATE: 1, CRITICAL: 1}


def test_the_figures_count_who_stands_on_the_lists(session):
    spent = {"spend_365_minor": 500}
    someone(session, "vip", stage=LATE, tier=Tier.VIP, figures=spent)
    someone(session, "new", figures={"first_visit_on": TODAY})
    someone(session, "newer", figures={"first_visit_on": date(2026, 10, 1)})

    day = count_day(session, today=TODAY)

    assert (day.customer_count, day.newcomers_before, day.vips_at_risk_minor) == (3, 1, 500)
    assert day.counts[Lens.CALLS] == day.counts[Lens.NEWCOMERS] == 1
    assert day.counts[Lens.LOST] == 0


def test_two_tickets_of_one_day_are_one_visit_on_two_lines(session):
    botox, customer = make_item(session), make_customer(session)
    make_visit(session, customer, botox, TODAY, 100)
    make_visit(session, customer, botox, TODAY, 200)
    make_visit(session, customer, botox, date(2026, 11, 16), 300)
    make_visit(session, customer, botox, date(2026, 11, 15), 300)

    day = count_day(session, today=TODAY)

    assert (day.visits_today, day.visits_week) == (1, 2)
    assert [visit.total_minor for visit in list_visits_of_day(session, on=TODAY)] == [200, 100]


def test_money_given_back_is_no_visit_of_the_day(session):
    make_visit(session, make_customer(session), make_item(session), TODAY, -100)

    assert list_visits_of_day(session, on=TODAY) == []
