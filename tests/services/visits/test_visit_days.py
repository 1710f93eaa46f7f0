"""The days on which a customer came."""

from datetime import timedelta

from app.services.visits.days import last_visit_days, last_visit_on
from app.words import LineState
from tests.factories import make_customer, make_item, make_visit
from tests.services.clinics import line_of
from tests.services.conftest import TODAY


def ago(days):
    return TODAY - timedelta(days=days)


def test_the_last_days_of_a_family_come_oldest_first_each_once(session):
    li, botox = make_customer(session), make_item(session, "Botox")
    for days in (90, 60, 30, 30):
        make_visit(session, li, botox, ago(days), 100)
    make_visit(session, li, make_item(session, "Laser"), ago(10), 100)

    found = last_visit_days(session, customer_id=li.id, family="Botox", on=TODAY, limit=2)

    assert found == [ago(60), ago(30)]


def test_what_did_not_happen_and_money_given_back_are_no_visits(session):
    li, botox = make_customer(session), make_item(session, "Botox")
    make_visit(session, li, botox, ago(40), 100)
    make_visit(session, li, botox, ago(20), -100)
    line_of(session, make_visit(session, li, botox, ago(10), 100)).state = LineState.NO_SHOW
    session.flush()

    assert last_visit_on(session, customer_id=li.id, on=TODAY) == ago(40)


def test_who_never_came_has_no_last_day(session):
    assert last_visit_on(session, customer_id=make_customer(session).id, on=TODAY) is None
