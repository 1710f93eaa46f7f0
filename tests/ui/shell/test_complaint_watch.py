"""Clocks of complaints ring once, in opening hours, and are counted beside the tab."""

from datetime import timedelta

import pytest

from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.foundation.doing import Doing
from app.ui.shell.complaint_watch import ComplaintWatch
from app.words import ComplaintChannel
from tests.factories import make_clinic

pytestmark = pytest.mark.req("C16")


@pytest.fixture
def complaint(write, li, actor, clock):
    """李思雨 complained just now; she is to be answered within two hours."""
    write(make_clinic)
    entry = ComplaintEntry(
        customer_id=li, received_at=clock.now(), facts="冷", channel=ComplaintChannel.PHONE
    )
    doing = Doing(actor=actor, now=clock.now())
    return write(lambda session: receive_complaint(session, entry=entry, doing=doing))


@pytest.fixture
def watch(desk, complaint, qtbot):
    watch = ComplaintWatch(desk)
    qtbot.addWidget(watch)
    return watch


def counted(watch, qtbot):
    """Look again and return how many are late."""
    with qtbot.waitSignal(watch.late_counted) as told:
        watch.look()
    return told.args[0]


def test_a_clock_warns_before_its_deadline(watch, clock, qtbot):
    clock.moment += timedelta(minutes=100)

    with qtbot.waitSignal(watch.rang) as told:
        watch.look()

    assert told.args == ["C-0001 李思雨: First response is due at 11:30."]


def test_a_late_one_is_counted_and_rings_again(watch, clock, qtbot):
    assert counted(watch, qtbot) == 0
    clock.moment += timedelta(minutes=130)

    with qtbot.waitSignals([watch.rang, watch.late_counted]):
        watch.look()

    assert counted(watch, qtbot) == 1


def test_a_clock_rings_once(watch, clock, qtbot):
    clock.moment += timedelta(minutes=100)
    with qtbot.waitSignal(watch.rang):
        watch.look()

    with qtbot.assertNotEmitted(watch.rang):
        counted(watch, qtbot)


def test_nothing_rings_while_the_clinic_is_closed_but_it_is_counted(watch, clock, qtbot):
    clock.moment += timedelta(hours=12)

    with qtbot.assertNotEmitted(watch.rang):
        late = counted(watch, qtbot)

    assert late == 1
