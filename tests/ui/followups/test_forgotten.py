"""Nobody is forgotten, nobody is bothered: the counts at the left and the lists behind them."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from app.models import Contact
from app.ui.followups.add_dialog import AddDialog
from app.ui.followups.forgotten import PeopleDialog
from app.words import FollowUpMethod, Outcome
from tests.conftest import ZONE
from tests.factories import make_customer, make_metrics
from tests.ui.followups.conftest import TODAY, dialog_of
from tests.ui.hands import action_of


@pytest.fixture
def alone(session):
    """Somebody with nothing planned."""
    customer = make_customer(session, "alone")
    make_metrics(session, customer, visit_count=1)
    session.commit()
    return customer.id


@pytest.fixture
def call_up(session):
    """Write down that somebody heard from us on each of the last days."""

    def call_up(customer_id, times):
        at = datetime(2026, 11, 21, 9, tzinfo=ZONE)
        session.add_all(
            Contact(
                customer_id=customer_id,
                logged_at=at,
                settles_at=at + timedelta(hours=24),
                contacted_on=TODAY - timedelta(days=day),
                method=FollowUpMethod.PHONE,
                outcome=Outcome.SATISFIED,
                counts=True,
            )
            for day in range(times)
        )
        session.commit()

    return call_up


def link_of(page, words):
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def press_link(page, words, qtbot):
    link = link_of(page, words)
    qtbot.waitUntil(link.isEnabled)
    link.click()
    qtbot.waitUntil(lambda: page.window().findChildren(PeopleDialog) != [])
    return dialog_of(page.window(), PeopleDialog)


def test_who_has_no_next_step_is_counted_and_given_one(alone, due, open_page, qtbot):
    due("planned")
    page = open_page(cards=1)
    dialog = press_link(page, "No next step", qtbot)

    action_of(dialog).click()

    qtbot.waitUntil(lambda: page.findChildren(AddDialog) != [])
    assert link_of(page, "No next step").accessibleName() == "No next step, 1"


@pytest.mark.req("A46")
def test_six_contacts_in_seven_days_are_counted_and_lead_to_the_profile(
    alone, call_up, open_page, qtbot
):
    call_up(alone, 6)
    page = open_page(cards=0)
    dialog = press_link(page, "Contacted too often", qtbot)

    with qtbot.waitSignal(page.customer_opened) as opened:
        action_of(dialog).click()

    assert opened.args == [alone]


@pytest.mark.req("A46")
def test_five_contacts_in_seven_days_bother_nobody(alone, call_up, open_page, qtbot):
    call_up(alone, 5)
    page = open_page(cards=0)
    qtbot.waitUntil(link_of(page, "No next step").isEnabled)

    assert not link_of(page, "Contacted too often").isEnabled()
