"""Published texts hold from a day on; what was done under an older one keeps it."""

import pytest

from app.services.aftersales.policies import (
    PolicyEmpty,
    PolicyInPast,
    PolicyTaken,
    list_policies,
    policy_on,
    publish_policy,
)
from app.services.aftersales.return_slips import load_slip
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.words import PolicyKind, Role
from tests.services.desk_work import MANAGER, TODAY, day


@pytest.fixture
def publish(session):
    def publish(text="Within 14 days.", on=TODAY, actor=MANAGER, kind=PolicyKind.RETURNS):
        return publish_policy(
            session, kind=kind, valid_from_on=on, text=text, actor=actor, today=TODAY
        )

    return publish


@pytest.mark.req("B27")
def test_the_standard_text_holds_until_the_clinic_writes_its_own(session, publish):
    publish(on=day(1))

    today, tomorrow = (policy_on(session, kind=PolicyKind.RETURNS, on=day(at)) for at in (0, 1))

    assert today.number == 0
    assert "anybody" in today.text
    assert (tomorrow.number, tomorrow.text) == (1, "Within 14 days.")


@pytest.mark.req("B27")
def test_the_slip_keeps_the_version_it_was_taken_in_under(session, publish, take_in):
    publish()
    key = take_in()
    publish("Within 30 days.", on=day(1))

    assert load_slip(session, return_id=key).policy.number == 1
    assert [each.number for each in list_policies(session, kind=PolicyKind.RETURNS)] == [2, 1]


def test_texts_of_another_kind_count_for_themselves(session, publish):
    publish()
    publish(kind=PolicyKind.HOME_VISITS)

    assert policy_on(session, kind=PolicyKind.HOME_VISITS, on=TODAY).number == 1


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"text": " "}, PolicyEmpty),
        ({"on": day(-1)}, PolicyInPast),
        ({"actor": Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)}, NotAllowed),
    ],
)
def test_a_text_that_cannot_hold_is_refused(session, publish, fields, refusal):
    with pytest.raises(refusal):
        publish(**fields)

    assert list_policies(session, kind=PolicyKind.RETURNS) == ()


def test_two_texts_cannot_begin_on_one_day(publish):
    publish()

    with pytest.raises(PolicyTaken):
        publish("Within 30 days.")
