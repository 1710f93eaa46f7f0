"""Home visits happen when the customer confirmed, by people who know how, and never for cash."""

from datetime import time

import pytest

from app.services.aftersales.errors import (
    CashRefused,
    HomeVisitIncomplete,
    HomeVisitStepRefused,
    HomeVisitUnconfirmed,
    PointsMissing,
    SlotImpossible,
)
from app.services.aftersales.home_visit_ends import (
    AnswerEntry,
    CardTaken,
    FeedbackMissing,
    file_card,
    finish_home_visit,
)
from app.services.aftersales.home_visit_rows import (
    list_home_visits,
    list_unfiled,
)
from app.services.aftersales.home_visits import (
    PaymentEntry,
    Slot,
    acknowledge,
    cancel_home_visit,
    confirm_home_visit,
    move_home_visit,
    note_payment,
    set_out,
)
from app.services.archive.errors import AmountBelowZero
from app.services.foundation.errors import NotFound
from app.words import ConductCheck, FollowUpKind, HomeVisitState, OnSitePayment
from tests.services.aftersales.home_work import ANSWER
from tests.services.desk_work import TODAY, day, followups_of


@pytest.mark.req("B32")
def test_nobody_sets_out_before_the_customer_confirmed(session, home):
    key = home.plans()
    home.acknowledges(key, ConductCheck.CONDUCT)

    with pytest.raises(HomeVisitUnconfirmed):
        set_out(session, home_visit_id=key, doing=home.doing)

    confirm_home_visit(session, home_visit_id=key, doing=home.doing)
    set_out(session, home_visit_id=key, doing=home.doing)
    assert home.sees(key).row.state is HomeVisitState.ON_THE_WAY


@pytest.mark.req("B32")
def test_another_hour_has_to_be_confirmed_again(session, home):
    key = home.plans(confirmed=True)
    slot = Slot(visits_on=day(1), starts_at=time(19), ends_at=time(20))

    move_home_visit(session, home_visit_id=key, slot=slot, doing=home.doing)

    row = home.sees(key).row
    assert (row.visits_on, row.starts_at, row.confirmed_on) == (day(1), time(19), None)


@pytest.mark.req("B33")
def test_everybody_acknowledges_how_to_behave_before_they_go(session, home):
    key = home.plans(confirmed=True)
    first, _second = home.sees(key).visitors
    acknowledge(
        session, visitor_id=first.visitor_id, points=[ConductCheck.CONDUCT], doing=home.doing
    )

    with pytest.raises(PointsMissing) as refused:
        set_out(session, home_visit_id=key, doing=home.doing)

    assert (refused.value.names, refused.value.points) == (("李娜",), (ConductCheck.CONDUCT,))


@pytest.mark.req("B35")
def test_it_is_done_when_everything_is_acknowledged(session, home):
    key = home.goes()

    with pytest.raises(PointsMissing) as refused:
        finish_home_visit(session, home_visit_id=key, entry=ANSWER, doing=home.doing)

    assert refused.value.points == tuple(ConductCheck)[1:]


@pytest.mark.req("B34")
def test_the_customer_signs_and_answers(home):
    row = home.sees(home.finishes()).row

    assert (row.state, row.signed_on, row.card_number, row.score) == (
        HomeVisitState.DONE,
        TODAY,
        "F-0001",
        5,
    )


@pytest.mark.req("B34")
@pytest.mark.parametrize(
    "answer",
    [
        AnswerEntry(signed=False, card_number="F-0001", score=5),
        AnswerEntry(signed=True, card_number=" ", score=5),
        AnswerEntry(signed=True, card_number="F-0001", score=None),
        AnswerEntry(signed=True, card_number="F-0001", score=6),
    ],
    ids=["no signature", "no card", "no score", "odd score"],
)
def test_it_is_not_done_without(home, answer):
    with pytest.raises(FeedbackMissing):
        home.finishes(answer)


def test_a_card_is_of_one_visit(home):
    home.finishes()

    with pytest.raises(CardTaken):
        home.finishes()


def test_a_low_score_sends_the_supervisor(session, home):
    home.finishes(AnswerEntry(signed=True, card_number="F-0002", score=2))

    (talk,) = followups_of(session, FollowUpKind.IN_PERSON)
    assert talk.staff_id == home.clinic.zhou.staff_id


@pytest.mark.req("B36")
def test_extras_are_never_paid_in_cash(session, home):
    key = home.goes()

    with pytest.raises(CashRefused):
        note_payment(
            session,
            home_visit_id=key,
            entry=PaymentEntry(amount_minor=10_000, method=None),
            doing=home.doing,
        )

    assert home.sees(key).payments == ()


@pytest.mark.req("B36")
@pytest.mark.parametrize("method", OnSitePayment)
def test_extras_are_paid_any_other_way(session, home, method):
    key = home.goes()
    entry = PaymentEntry(amount_minor=10_000, method=method, text="Cream")

    note_payment(session, home_visit_id=key, entry=entry, doing=home.doing)

    (paid,) = home.sees(key).payments
    assert (paid.amount_minor, paid.method) == (10_000, method)


def test_an_extra_costs_something(session, home):
    entry = PaymentEntry(amount_minor=0, method=OnSitePayment.CARD)

    with pytest.raises(AmountBelowZero):
        note_payment(session, home_visit_id=home.goes(), entry=entry, doing=home.doing)


@pytest.mark.req("B37")
def test_a_card_is_overdue_after_three_days(session, home):
    key = home.finishes()

    assert list_unfiled(session, today=day(3)) == ()
    (late,) = list_unfiled(session, today=day(4))
    assert late.card_late
    file_card(session, home_visit_id=key, doing=home.doing)
    assert list_unfiled(session, today=day(4)) == ()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"address": " "}, HomeVisitIncomplete),
        ({"purpose": ""}, HomeVisitIncomplete),
        ({"staff_ids": ()}, HomeVisitIncomplete),
        ({"staff_ids": (99,)}, HomeVisitIncomplete),
        ({"slot": Slot(visits_on=TODAY, starts_at=time(8), ends_at=time(9))}, SlotImpossible),
        ({"slot": Slot(visits_on=day(1), starts_at=time(9), ends_at=time(9))}, SlotImpossible),
    ],
)
def test_what_cannot_be_kept_is_not_agreed(session, home, fields, refusal):
    with pytest.raises(refusal):
        home.plans(**fields)

    assert list_home_visits(session, today=TODAY) == ()


def test_a_visit_is_called_off_with_a_reason(session, home):
    key = home.plans()

    with pytest.raises(HomeVisitIncomplete):
        cancel_home_visit(session, home_visit_id=key, why=" ", doing=home.doing)

    cancel_home_visit(session, home_visit_id=key, why="Rain.", doing=home.doing)
    assert home.sees(key).row.cancelled_why == "Rain."


def test_what_is_over_takes_no_step(session, home):
    key = home.finishes()

    with pytest.raises(HomeVisitStepRefused):
        confirm_home_visit(session, home_visit_id=key, doing=home.doing)


def test_what_is_not_there_is_not_found(session, home):
    with pytest.raises(NotFound):
        confirm_home_visit(session, home_visit_id=9, doing=home.doing)
    with pytest.raises(NotFound):
        acknowledge(session, visitor_id=9, points=(), doing=home.doing)
    with pytest.raises(NotFound):
        home.sees(9)


def test_visits_to_come_stand_first_by_day(session, home):
    done = home.finishes()
    later = home.plans(slot=Slot(visits_on=day(5), starts_at=time(9), ends_at=time(10)))
    sooner = home.plans(slot=Slot(visits_on=day(2), starts_at=time(9), ends_at=time(10)))

    rows = list_home_visits(session, today=TODAY)

    assert [row.home_visit_id for row in rows] == [sooner, later, done]
    assert rows[0].visitors == ("Dr Wu", "李娜")
