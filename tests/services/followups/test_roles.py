"""Which of the people around a customer was reached, and who decides and was not."""

import pytest

from app.services.followups.roles import last_by_role, list_unreached
from app.words import FollowUpTarget, Tier
from tests.services.desk_work import TODAY, day, make_reachable
from tests.services.followups.log_work import log


def customer_of(session, name="林悦", tier=Tier.VIP, **fields):
    return make_reachable(session, name, tier, **({"first_contact_on": day(-400)} | fields))


def unreached(session):
    return [row.customer_id for row in list_unreached(session, today=TODAY)]


@pytest.mark.req("C15")
def test_every_role_has_its_last_contact(session):
    customer = customer_of(session)
    log(session, customer, day(-30))
    log(session, customer, day(-9))
    log(session, customer, day(-3), target=FollowUpTarget.FAMILY)
    log(session, customer, day(-1), target=FollowUpTarget.REFERRER, counts=False)

    assert last_by_role(session, customer_id=customer.id) == {
        FollowUpTarget.CUSTOMER: day(-9),
        FollowUpTarget.FAMILY: day(-3),
    }


@pytest.mark.req("C15")
@pytest.mark.parametrize(("days", "listed"), [(180, False), (181, True)])
def test_a_decision_maker_not_spoken_to_for_180_days_is_listed(session, days, listed):
    customer = customer_of(session)
    log(session, customer, day(-days))

    assert (customer.id in unreached(session)) is listed


@pytest.mark.req("C15")
def test_a_word_with_the_family_is_told_and_does_not_count(session):
    customer = customer_of(session)
    log(session, customer, day(-5), target=FollowUpTarget.FAMILY)

    (row,) = list_unreached(session, today=TODAY)

    assert (row.last_on, row.others_on) == (None, day(-5))
    assert row.customer_id == customer.id


def test_the_longest_silence_comes_first(session):
    short, long, never = (customer_of(session, name) for name in ("短", "长", "无"))
    log(session, short, day(-200))
    log(session, long, day(-300))

    assert unreached(session) == [never.id, long.id, short.id]


@pytest.mark.parametrize(
    ("tier", "fields"),
    [
        (Tier.GENERAL, {}),
        (Tier.VIP, {"pause": "opted_out"}),
        (Tier.VIP, {"status": "lost"}),
        (Tier.VIP, {"first_contact_on": day(-30)}),
    ],
)
def test_who_is_small_quiet_gone_or_new_is_not_listed(session, tier, fields):
    customer_of(session, tier=tier, **fields)

    assert unreached(session) == []
