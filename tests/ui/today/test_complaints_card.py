"""Complaints on the clock, on the first tab."""

from datetime import timedelta

import pytest

from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.foundation.doing import Doing
from app.ui.parts.cards.chips import ChipLabel
from app.ui.today.complaints_card import ComplaintsCard
from app.ui.today.lines import PressableRow
from app.words import ComplaintChannel
from tests.factories import make_clinic, make_customer
from tests.ui.hands import ENTER, says


@pytest.fixture
def card(desk, write, qtbot):
    write(make_clinic)
    card = ComplaintsCard(desk)
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def complaint(card, write, actor, clock):
    """李思雨 complained just now."""

    def work(session):
        entry = ComplaintEntry(
            customer_id=make_customer(session, "李思雨").id,
            received_at=clock.now(),
            facts="Too cold.",
            channel=ComplaintChannel.PHONE,
        )
        receive_complaint(session, entry=entry, doing=Doing(actor=actor, now=clock.now()))

    write(work)


def chips(card):
    return [each.chip.text for each in card.findChildren(ChipLabel) if each.chip]


def test_that_nobody_waits_is_said(card, qtbot):
    card.load()

    qtbot.waitUntil(lambda: says(card, "Nobody waits for an answer."))


def test_a_complaint_counts_down_and_leads_to_itself(card, complaint, clock, qtbot):
    card.load()
    qtbot.waitUntil(lambda: "2 h left" in chips(card))

    clock.moment += timedelta(minutes=30)
    card.tick()
    with qtbot.waitSignal(card.opened) as told:
        qtbot.keyClick(card.findChild(PressableRow), ENTER)

    assert "1 h 30 m left" in chips(card)
    assert told.args == [1]
