"""The visit card says what the customer comes for, if it is booked."""

from datetime import date, time

import pytest

from app.models import Appointment
from app.services.papers.visit_card import print_visit_cards
from app.services.papers.visit_cards import load_visit_cards
from app.words import AppointmentState
from tests.factories import make_customer, make_item, make_staff
from tests.services.papers.reading import text_of

TODAY = date(2026, 11, 21)


@pytest.fixture
def customer(session):
    return make_customer(session, "林悦")


@pytest.fixture
def card_text(session, actor, card_setting, customer):
    """Print the card and return its text."""

    def card_text() -> str:
        cards = load_visit_cards(session, customer_ids=[customer.id], actor=actor, today=TODAY)
        return text_of(print_visit_cards(cards, setting=card_setting).pdf)

    return card_text


@pytest.fixture
def book(session, customer):
    """Book her in for this morning, unless told otherwise."""

    def book(on=TODAY, at=time(10, 30), **fields):
        session.add(Appointment(customer_id=customer.id, starts_on=on, starts_at=at, **fields))
        session.flush()

    return book


def test_what_is_booked_today_is_planned(session, card_text, book):
    item, doctor = make_item(session, "Thermage FLX"), make_staff(session, "吴医生")
    book(date(2026, 11, 28))
    book(item_id=item.id, staff_id=doctor.id, note="room 3")

    assert "Planned 10:30 · Thermage FLX · 吴医生 · room 3" in card_text()


def test_a_booking_of_another_day_says_which(card_text, book):
    book(date(2026, 11, 30))
    book(date(2026, 11, 28), at=time(14))

    assert "Planned Sat 28 Nov 14:00" in card_text()


@pytest.mark.parametrize("state", [AppointmentState.CANCELLED, AppointmentState.NO_SHOW])
def test_what_will_not_happen_is_not_planned(card_text, book, state):
    book(state=state)
    book(date(2026, 11, 20))

    assert "10:30" not in card_text().replace("21 Nov 2026, 09:30", "")


def test_a_long_note_of_a_booking_is_not_cut(card_text, book):
    book(note="needs the quiet room and a second consent form, sister comes along " * 2)

    assert " ".join(card_text().split()).count("sister comes along") == 2
