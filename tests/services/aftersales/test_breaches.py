"""First-asked breaches are counted in a rolling year, decided by people, and nothing follows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import StaffMember
from app.services.aftersales.breaches import (
    AppealByOther,
    BreachEntry,
    BreachUnexplained,
    NoAppeal,
    appeal_breach,
    decide_breach,
    lift_breach,
    list_breaches,
    record_breach,
    stages_of_people,
)
from app.services.archive.opening import DayInFuture
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.rules.breach_counts import occurrences, stage_of, year_before
from app.words import BreachKind
from tests.services.desk_work import TODAY, day


@pytest.fixture
def breach(session, clinic):
    """The supervisor writes down that Li Na sent somebody away."""

    def breach(on=TODAY, actor=None, **fields):
        whole = {
            "staff_id": clinic.li.staff_id,
            "kind": BreachKind.SENT_AWAY,
            "breached_on": on,
            "text": "Ask upstairs.",
        }
        doing = clinic.does(actor or clinic.zhou)
        return record_breach(session, entry=BreachEntry(**(whole | fields)), doing=doing)

    return breach


def counted(session):
    return [(row.occurrence, row.stage) for row in list_breaches(session, today=TODAY)]


@pytest.mark.req("C18")
def test_the_third_within_a_year_is_at_stage_three_and_nothing_else_happens(
    session, clinic, breach
):
    breach(day(-200))
    breach(day(-100))
    breach()

    assert counted(session) == [(3, 3), (2, 2), (1, 1)]
    assert stages_of_people(session, today=TODAY) == {clinic.li.staff_id: 3}
    assert session.get_one(StaffMember, clinic.li.staff_id).active


@pytest.mark.req("C18")
def test_what_is_a_year_ago_counts_no_longer(session, breach):
    breach(date(2025, 11, 21))
    breach(TODAY)

    assert counted(session) == [(1, 1), (1, 1)]


@pytest.mark.req("C18")
def test_a_day_short_of_a_year_still_counts(session, breach):
    breach(date(2025, 11, 22))
    breach(TODAY)

    assert counted(session)[0] == (2, 2)


def test_everybody_is_counted_alone(session, clinic, breach):
    breach()
    breach(staff_id=clinic.wu.staff_id)

    assert counted(session) == [(1, 1), (1, 1)]


def test_one_written_down_late_moves_the_later_ones_on(session, breach):
    breach(TODAY)
    breach(day(-30))

    assert [row.occurrence for row in list_breaches(session, today=TODAY)] == [2, 1]


@pytest.mark.req("C18")
def test_a_supervisor_decides_and_the_person_appeals(session, clinic, breach):
    key = breach()

    decide_breach(session, breach_id=key, decision="A talk.", doing=clinic.does(clinic.zhou))
    appeal_breach(session, breach_id=key, appeal="I rang up.", doing=clinic.does(clinic.li))

    (row,) = list_breaches(session, today=TODAY)
    assert (row.decision, row.appeal, row.decided_on) == ("A talk.", "I rang up.", TODAY)


@pytest.mark.req("C18")
def test_what_is_lifted_stays_on_file_and_counts_no_longer(session, clinic, breach):
    key = breach(day(-1))
    breach()
    doing = clinic.does(clinic.zhou)

    with pytest.raises(NoAppeal):
        lift_breach(session, breach_id=key, doing=doing)

    appeal_breach(session, breach_id=key, appeal="I rang up.", doing=doing)
    lift_breach(session, breach_id=key, doing=doing)
    assert counted(session) == [(1, 1), (None, None)]


def test_nobody_appeals_for_somebody_else(session, clinic, breach):
    with pytest.raises(AppealByOther):
        appeal_breach(session, breach_id=breach(), appeal="No.", doing=clinic.does(clinic.wu))


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"text": " "}, BreachUnexplained),
        ({"on": day(1)}, DayInFuture),
        ({"staff_id": 99}, NotFound),
        ({"case_id": 99}, NotFound),
    ],
)
def test_a_breach_says_who_when_and_what(session, breach, fields, refusal):
    with pytest.raises(refusal):
        breach(**fields)

    assert list_breaches(session, today=TODAY) == ()


def test_the_front_desk_records_none(clinic, breach):
    with pytest.raises(NotAllowed):
        breach(actor=clinic.li)


def test_a_decision_and_an_appeal_have_words(session, clinic, breach):
    key, doing = breach(), clinic.does(clinic.zhou)

    with pytest.raises(BreachUnexplained):
        decide_breach(session, breach_id=key, decision=" ", doing=doing)
    with pytest.raises(BreachUnexplained):
        appeal_breach(session, breach_id=key, appeal=" ", doing=doing)
    with pytest.raises(NotFound):
        lift_breach(session, breach_id=99, doing=doing)


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=12).map(sorted))
def test_the_count_rises_by_one_until_the_oldest_is_a_year_ago(days):
    counts = occurrences(days)

    assert counts == [
        1 + sum(1 for at in range(own) if days[at] > year_before(days[own]))
        for own in range(len(days))
    ]
    assert all(1 <= stage_of(count) <= 3 for count in counts)


def test_a_year_before_the_leap_day_is_the_day_before_march():
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert year_before(TODAY) + timedelta(days=365) == TODAY
