"""What the supervisor looks at in the log."""

from datetime import timedelta

import pytest

from app.models import Contact
from app.services.followups.contact_reviews import count_week, over_contacted, review_contact
from app.services.followups.contacts import list_contacts
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.planning.opening_hours import ContactRulesEntry, edit_contact_rules
from app.words import FollowUpMethod, Initiator, Outcome, Role, Tier
from tests.services.desk_work import MANAGER, TODAY, day, make_reachable
from tests.services.followups.outcome_work import NOW


def contact(session, customer, ago=0, **fields):
    """A contact of so many days ago."""
    whole = {
        "logged_at": NOW,
        "settles_at": NOW + timedelta(days=1),
        "contacted_on": day(-ago),
        "method": FollowUpMethod.PHONE,
        "outcome": Outcome.SATISFIED,
        "counts": True,
    }
    made = Contact(customer_id=customer.id, **(whole | fields))
    session.add(made)
    session.flush()
    return made


def bothered(session):
    return [(each.name, each.count) for each in over_contacted(session, today=TODAY)]


@pytest.mark.req("A46")
def test_six_contacts_in_seven_days_are_too_many(session, customer):
    five = make_reachable(session, "王敏", Tier.VIP)
    spread = make_reachable(session, "刘慧")
    made = [contact(session, customer, ago) for ago in (0, 1, 2, 3, 4, 6)]
    made += [contact(session, five, ago) for ago in range(5)]
    made += [contact(session, spread, ago) for ago in (0, 1, 2, 3, 4, 7)]

    assert len(made) == 17
    assert bothered(session) == [("林悦", 6)]
    assert count_week(session, customer_id=five.id, today=TODAY) == 5


@pytest.mark.req("A46")
def test_who_called_us_was_not_disturbed_by_it(session, customer):
    made = [contact(session, customer) for _ in range(5)]
    made.append(contact(session, customer, initiator=Initiator.CUSTOMER))
    made.append(contact(session, customer, outcome=Outcome.WRONG_NUMBER))
    made.append(contact(session, customer, corrects_id=made[0].id))

    assert len(made) == 8
    assert count_week(session, customer_id=customer.id, today=TODAY) == 5


def test_a_call_nobody_answered_disturbs_too(session, customer):
    contact(session, customer, outcome=Outcome.NO_ANSWER, counts=False)

    assert count_week(session, customer_id=customer.id, today=TODAY) == 1


def test_the_clinic_says_how_many_are_too_many(session, customer):
    edit_contact_rules(session, entry=ContactRulesEntry(most_in_week=1), actor=MANAGER)
    contact(session, customer)

    assert bothered(session) == [("林悦", 1)]


def test_who_was_not_contacted_has_no_count(session, customer):
    assert count_week(session, customer_id=customer.id, today=TODAY) == 0


@pytest.mark.req("C13")
def test_the_supervisor_s_comment_is_kept_with_the_entry(session, customer):
    entry = contact(session, customer)

    review(session, entry, comment="  ")
    review(session, entry, comment=" 问得好 ")

    (row,) = list_contacts(session, customer_id=customer.id)
    assert (row.reviewed_on, row.review) == (TODAY, "问得好")


def test_only_a_supervisor_reviews(session, customer):
    entry = contact(session, customer)
    receptionist = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        review(session, entry, actor=receptionist)


def test_what_is_gone_cannot_be_reviewed(session):
    with pytest.raises(NotFound):
        review_contact(session, contact_id=99, comment=None, actor=MANAGER, today=TODAY)


def review(session, entry, comment="好", actor=MANAGER):
    return review_contact(session, contact_id=entry.id, comment=comment, actor=actor, today=TODAY)
