"""A week with something to do: today is Saturday 21 November 2026, Monday was the 16th."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from app.models import FollowUp
from app.services.foundation.actors import Actor
from app.ui.followups.card import FollowUpCard
from app.ui.followups.page import FollowUpsPage
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import FollowUpKind, FollowUpState, Role, Tier
from tests.factories import make_customer, make_followup, make_metrics, make_staff

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def li_na(session) -> int:
    key = make_staff(session, "Li Na", role=Role.RECEPTIONIST).id
    session.commit()
    return key


@pytest.fixture
def actor(li_na) -> Actor:
    return Actor(staff_id=li_na, name="Li Na", role=Role.SUPERVISOR)


@pytest.fixture
def due(session, li_na):
    """Let somebody new be due on a day, and return the key of the follow-up."""

    def due(name, on=TODAY, *, tier=Tier.GENERAL, kind=FollowUpKind.AFTERCARE, **cells):
        customer = make_customer(session, name)
        make_metrics(session, customer, tier=tier, next_followup_on=on)
        cells = {"staff_id": li_na, "origin": name} | cells
        key = make_followup(session, customer, on, kind=kind, **cells).id
        session.commit()
        return key

    return due


@pytest.fixture
def open_page(desk, qtbot):
    """Open the tab and wait until it shows as many cards as there should be."""

    def open_page(*, cards) -> FollowUpsPage:
        page = FollowUpsPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        qtbot.waitUntil(lambda: len(cards_of(page)) == cards)
        return page

    return open_page


@pytest.fixture
def held(store):
    """Read a follow-up as the store holds it."""
    return lambda key: store.read(lambda session: _cells(session.get_one(FollowUp, key)))


def _cells(row: FollowUp) -> dict[str, object]:
    return {"due_on": row.due_on, "state": row.state, "staff_id": row.staff_id}


def cards_of(page: FollowUpsPage) -> list[FollowUpCard]:
    """Return the cards in front, from left to right and from top to bottom."""
    shown = [card for card in page.findChildren(FollowUpCard) if card.isVisible()]
    return sorted(shown, key=lambda card: card.mapTo(page, card.rect().topLeft()).toTuple())


def names_of(page: FollowUpsPage) -> list[str]:
    """Return whom the cards in front are about."""
    return [card.row.name for card in cards_of(page)]


def card_of(page: FollowUpsPage, key: int) -> FollowUpCard:
    """Return the card of a follow-up."""
    return next(card for card in cards_of(page) if card.row.followup_id == key)


def dialog_of(page: FollowUpsPage, kind: type[QDialog]) -> QDialog:
    """Return the dialog in front."""
    return next(box for box in page.findChildren(kind) if box.isVisible())


DONE = FollowUpState.DONE
TOMORROW = TODAY + timedelta(days=1)
