"""The eight indicators from rows."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.rules.indicators import (
    AttendanceFact,
    FeedbackFact,
    History,
    LineFact,
    ReferralFact,
    frequency_of,
    history_of,
    shown_value,
    tenure_days,
    tenure_months,
    values_of,
    window_days,
)
from app.words import (
    ComplaintStatus,
    FeedbackKind,
    Indicator,
    LineState,
)
from tests.services.rules.histories import AS_OF, days_ago, history


def line(days, amount_minor=100, **more) -> LineFact:
    return LineFact(on=days_ago(days), amount_minor=amount_minor, **more)


def complaint(days, status) -> FeedbackFact:
    return FeedbackFact(on=days_ago(days), kind=FeedbackKind.COMPLAINT, status=status)


def value(of, indicator):
    return values_of(of, AS_OF)[list(Indicator).index(indicator)]


@pytest.mark.req("A03")
@pytest.mark.parametrize(
    ("first", "as_of", "months"),
    [
        (date(2024, 3, 15), date(2025, 12, 31), 21),
        (date(2024, 3, 15), date(2024, 4, 14), 0),
        (date(2024, 3, 15), date(2024, 4, 15), 1),
        (date(2024, 3, 15), date(2024, 3, 15), 0),
    ],
)
def test_tenure_in_months_counts_whole_months(first, as_of, months):
    assert tenure_months(first, as_of) == months


def test_a_first_visit_today_is_a_tenure_of_nothing():
    assert tenure_days(AS_OF, AS_OF) == 0


@pytest.mark.req("A04")
def test_a_refund_is_subtracted_once_on_the_day_of_the_refund():
    lines = [line(500, 1000), line(400, 2000), line(300, 4000), line(364, -500)]

    found = history_of(lines, as_of=AS_OF)

    assert found.spend_minor == 6500
    assert found.spend_365_minor == 3500


@pytest.mark.req("A05")
def test_two_items_on_one_day_are_one_visit():
    found = history_of([line(3), line(3, 0), line(2)], as_of=AS_OF)

    assert found.visit_count == 2


def test_a_refund_neither_makes_nor_removes_a_visit():
    found = history_of([line(9, 300), line(5, -300)], as_of=AS_OF)

    assert (found.visit_count, found.last_visit_on, found.spend_minor) == (1, days_ago(9), 0)


def test_refunds_alone_leave_a_prospect():
    found = history_of([line(9, -300)], as_of=AS_OF)

    assert found.first_visit_on is None
    assert found.spend_minor == found.spend_first_90_minor == -300


@pytest.mark.parametrize(
    "state", [LineState.CANCELLED, LineState.NO_SHOW, LineState.VOIDED], ids=str
)
def test_what_did_not_happen_does_not_exist(state):
    assert history_of([line(3, family=1, state=state)], as_of=AS_OF) == History()


def test_rows_after_the_day_do_not_exist():
    later = [line(-1, family=1, event=1)]

    found = history_of(
        later,
        as_of=AS_OF,
        referrals=[ReferralFact(person=2, on=days_ago(-1), lines=[line(0)])],
        attendances=[AttendanceFact(event=1, on=days_ago(-1), sales_minor=5)],
        feedback=[complaint(-1, ComplaintStatus.OPEN)],
    )

    assert found == History()


@pytest.mark.parametrize(
    ("days", "in_year", "in_season"),
    [(0, 1, 1), (89, 1, 1), (90, 1, 0), (364, 1, 0), (365, 0, 0)],
)
def test_the_last_days_include_today_and_not_the_day_that_far_back(days, in_year, in_season):
    found = history_of([line(days)], as_of=AS_OF)

    assert (found.visits_365, found.visits_90) == (in_year, in_season)
    assert found.spend_365_minor == 100 * in_year


def test_the_first_ninety_days_end_ninety_days_after_the_first_visit():
    found = history_of([line(300, 1), line(210, 10), line(209, 100)], as_of=AS_OF)

    assert found.spend_first_90_minor == 11


@pytest.mark.req("A07")
def test_a_family_counts_once_and_a_refund_of_it_not_at_all():
    lines = [line(5, family="laser"), line(4, family="laser"), line(3, 0, family="peel")]
    lines += [line(2, -50, family="filler"), line(1)]

    assert history_of(lines, as_of=AS_OF).treatment_count == 2


@pytest.mark.req("A08")
def test_a_lead_is_a_referred_person_and_a_buyer_has_a_visit():
    brought = [
        ReferralFact(person="a", on=days_ago(9), lines=[line(8, 700), line(-1, 900)]),
        ReferralFact(person="b", on=None, lines=[line(7, 100), line(6, -400)]),
        ReferralFact(person="c", on=days_ago(0), lines=[line(-2, 50)]),
    ]

    found = history_of([], as_of=AS_OF, referrals=brought)

    assert (found.referred_count, found.referred_buyer_count) == (3, 2)
    assert found.referred_spend_minor == 700


@pytest.mark.req("A09")
def test_several_tickets_to_one_event_are_one_attendance():
    tickets = [AttendanceFact(event=1, on=days_ago(5), sales_minor=30)] * 2

    found = history_of(
        [line(4, 70, event=1), line(3, -20, event=1)], as_of=AS_OF, attendances=tickets
    )

    assert found.event_count == 1
    assert found.event_sales_minor == 110


@pytest.mark.parametrize(
    ("statuses", "harmony"),
    [
        ([], 100),
        ([ComplaintStatus.CONFIRMED], 100),
        ([ComplaintStatus.CONFIRMED, ComplaintStatus.RESOLVED], 50),
        ([ComplaintStatus.RESOLVED, ComplaintStatus.OPEN], 0),
    ],
)
def test_harmony_is_the_worst_over_all_complaints_however_old(statuses, harmony):
    feedback = [complaint(2000, status) for status in statuses]

    assert history_of([], as_of=AS_OF, feedback=feedback).harmony == harmony


@pytest.mark.parametrize(
    ("tenure", "window"), [(0, 90), (88, 90), (89, 90), (90, 91), (364, 365), (365, 365)]
)
def test_the_window_of_frequency_is_the_time_known_within_90_to_365_days(tenure, window):
    assert window_days(days_ago(tenure), AS_OF) == window


@pytest.mark.req("A06")
@given(tenure=st.integers(0, 1000), visits=st.integers(0, 366))
def test_three_months_make_a_quarter(tenure, visits):
    found = frequency_of(history(first_visit_on=days_ago(tenure), visits_365=visits), AS_OF)

    assert found.per_quarter == 3 * found.per_month
    assert found.per_week == Fraction(7 * visits, window_days(days_ago(tenure), AS_OF))


def test_a_prospect_comes_never():
    assert frequency_of(History(), AS_OF).per_day == 0


@given(
    one=st.tuples(st.integers(0, 500), st.integers(0, 366)),
    other=st.tuples(st.integers(0, 500), st.integers(0, 366)),
)
@example(one=(363, 363), other=(364, 364))
@example(one=(89, 2), other=(179, 4))
def test_frequencies_compare_as_exact_fractions(one, other):
    first, second = (
        history(first_visit_on=days_ago(tenure), visits_365=visits)
        for tenure, visits in (one, other)
    )

    exact = frequency_of(first, AS_OF).per_day < frequency_of(second, AS_OF).per_day

    assert exact == (value(first, Indicator.FREQUENCY) < value(second, Indicator.FREQUENCY))


def test_net_spend_below_nothing_compares_as_nothing_and_event_sales_as_they_are():
    refunded = history(spend_minor=-5, event_sales_minor=-7)

    assert value(refunded, Indicator.SPEND) == 0
    assert value(refunded, Indicator.EVENT_SALES) == -7


def test_every_indicator_has_a_value_of_its_own():
    full = history(
        first_visit_on=days_ago(99),
        spend_minor=1,
        visit_count=2,
        visits_365=3,
        treatment_count=4,
        referred_count=5,
        referred_spend_minor=6,
        event_count=7,
        event_sales_minor=8,
        harmony=50,
    )

    shown = [shown_value(full, each, AS_OF) for each in Indicator]

    assert shown == [99, 1, 2, 3, 4, 5, 6, 7, 8, 50]


def test_a_prospect_is_not_compared():
    with pytest.raises(ValueError, match="prospect"):
        values_of(History(), AS_OF)


@given(days=st.lists(st.integers(0, 800), max_size=6), shift=st.integers(0, 30))
def test_a_history_moves_with_the_day(days, shift):
    later = AS_OF + timedelta(days=shift)
    moved = [LineFact(on=days_ago(each) + timedelta(days=shift), amount_minor=7) for each in days]

    then = history_of([line(each, 7) for each in days], as_of=AS_OF)
    now = history_of(moved, as_of=later)

    assert (then.spend_365_minor, then.visits_90) == (now.spend_365_minor, now.visits_90)
