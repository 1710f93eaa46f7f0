"""What customers allowed, and took back."""

from datetime import date, timedelta

import pytest

from app.services.archive.consents import (
    WithdrawnTooEarly,
    give_consent,
    list_consents,
    withdraw_consent,
)
from app.services.archive.errors import FutureDay
from app.services.foundation.errors import NotFound
from app.words import ConsentKind
from tests.factories import make_customer

DAY = date(2026, 11, 20)


@pytest.fixture
def customer_id(session):
    return make_customer(session).id


@pytest.fixture
def give(session, actor, today, customer_id):
    def give(on=DAY, kind=ConsentKind.SMS):
        return give_consent(
            session, customer_id=customer_id, kind=kind, given_on=on, actor=actor, today=today
        )

    return give


@pytest.fixture
def withdraw(session, actor, today):
    def withdraw(key, on=DAY):
        withdraw_consent(session, consent_id=key, withdrawn_on=on, actor=actor, today=today)

    return withdraw


def test_a_consent_stands_from_the_day_it_was_given(session, customer_id, give):
    give()

    (row,) = list_consents(session, customer_id=customer_id)
    assert (row.kind, row.withdrawn_on) == (ConsentKind.SMS, None)


def test_a_consent_taken_back_stands_no_longer_and_is_not_forgotten(
    session, customer_id, give, withdraw
):
    withdraw(give())

    assert list_consents(session, customer_id=customer_id)[0].withdrawn_on == DAY


def test_a_consent_can_be_given_again(session, customer_id, give, withdraw):
    withdraw(give())
    give(DAY + timedelta(days=1))

    assert len(list_consents(session, customer_id=customer_id)) == 2


def test_a_consent_that_stands_is_not_doubled(session, customer_id, give):
    assert give() == give()


def test_nothing_is_allowed_or_taken_back_in_the_future(give, withdraw, today):
    tomorrow = today + timedelta(days=1)

    with pytest.raises(FutureDay):
        give(tomorrow)
    with pytest.raises(FutureDay):
        withdraw(give(), tomorrow)


def test_a_consent_cannot_be_taken_back_before_it_was_given(give, withdraw):
    with pytest.raises(WithdrawnTooEarly) as refused:
        withdraw(give(), DAY - timedelta(days=1))

    assert refused.value.given_on == DAY


def test_only_what_was_given_can_be_taken_back(withdraw):
    with pytest.raises(NotFound):
        withdraw(404)
