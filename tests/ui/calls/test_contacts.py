"""The log from the profile: a customer's call is written down, an old entry is corrected."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLabel

from app.models import Contact, FollowUp
from app.services.story.facts import StoryKind
from app.services.story.story import load_story
from app.services.story.words import detail, headline
from app.ui.calls.contact_dialog import ContactDialog, CorrectionDialog
from app.ui.calls.contacts import open_contact, open_correction
from app.words import Initiator, Outcome
from tests.ui.hands import field, press, save


@pytest.fixture
def customer_id(plan_call, session):
    return session.get_one(FollowUp, plan_call()).customer_id


@pytest.fixture
def front(window, qtbot):
    """Wait for a dialog of a kind and return it."""

    def front(kind):
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)))
        return next(each for each in window.findChildren(kind) if each.isVisible())

    return front


@pytest.fixture
def correct(desk, window, front, session, qtbot):
    """Put an entry into other words, and return what the dialog said about it."""

    def correct(contact, words):
        open_correction(desk, window, contact.customer_id, contact.id)
        dialog = front(CorrectionDialog)
        told = [label.text() for label in dialog.findChildren(QLabel)]
        field(dialog, "Note").setPlainText(words)
        with qtbot.waitSignal(desk.tasks.saved):
            save(dialog, qtbot)
        session.rollback()
        return told

    return correct


@pytest.fixture
def log(desk, window, front, customer_id, session, qtbot):
    """Write down that the customer rang and said something."""

    def log(words):
        open_contact(desk, window, customer_id=customer_id)
        dialog = front(ContactDialog)
        press(dialog, "1", qtbot)
        qtbot.keyClicks(field(dialog, "Note"), words)
        with qtbot.waitSignal(desk.tasks.saved):
            save(dialog, qtbot)
        session.rollback()
        return session.scalars(sa.select(Contact)).one()

    return log


def test_a_customers_call_is_written_down(log):
    contact = log("asks for a date in December")

    assert contact.initiator is Initiator.CUSTOMER
    assert (contact.outcome, contact.note) == (Outcome.SATISFIED, "asks for a date in December")


def test_a_fresh_entry_is_edited_in_its_place(log, correct, session):
    contact = log("swolen")

    correct(contact, "swollen")

    assert session.scalars(sa.select(Contact.note)).all() == ["swollen"]


@pytest.mark.req("B14")
def test_an_older_entry_stays_and_a_correction_stands_beside_it(log, correct, clock, session):
    contact = log("satisfied")
    clock.moment += timedelta(days=2)

    told = correct(contact, "was not satisfied after all")

    notes = session.scalars(sa.select(Contact.note).order_by(Contact.id)).all()
    assert "The entry of 21 Nov 2026 stays as it was; this one takes its place." in told
    assert notes == ["satisfied", "was not satisfied after all"]
    key = contact.customer_id
    entries = load_story(session, customer_id=key, kinds=[StoryKind.CONTACT]).entries
    assert [detail(entry.fact, currency="CNY") for entry in entries] == [
        "correction · was not satisfied after all",
        "put right by a later entry · satisfied",
    ]
    assert {headline(entry.fact, currency="CNY") for entry in entries} == {
        "Got in touch: satisfied · Li Na"
    }
