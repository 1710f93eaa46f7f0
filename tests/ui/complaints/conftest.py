"""A clinic with three people and a customer who has something to complain about."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.services.complaints.handling import solve, take
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.complaints.settling import sign
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.ui.complaints.page import ComplaintsPage
from app.words import ComplaintChannel, FeedbackDirection, Role
from tests.factories import make_staff
from tests.ui.visit.conftest import clinic, light, store

__all__ = ["clinic", "light", "store"]


class Team:
    """Who takes complaints in, who solves them, who calls back."""

    def __init__(self, write):
        self.na = self._hire(write, "Li Na", Role.RECEPTIONIST)
        self.wu = self._hire(write, "Dr Wu", Role.SPECIALIST)
        self.zhou = self._hire(write, "Zhou Lan", Role.MANAGER)

    def _hire(self, write, name, role):
        key = write(lambda session: make_staff(session, name, role=role).id)
        return Actor(staff_id=key, name=name, role=role)


@pytest.fixture
def team(write):
    return Team(write)


@pytest.fixture
def received(write, li, team, clock):
    """Return what takes in a complaint of 李思雨 so many hours ago; Li Na is asked first."""

    def received(hours=0, **fields):
        at = clock.now() - timedelta(hours=hours)
        entry = ComplaintEntry(
            customer_id=li,
            received_at=at,
            facts="Waited 50 minutes.",
            channel=ComplaintChannel.PHONE,
            direction=FeedbackDirection.WAITING,
        )
        doing = Doing(actor=team.na, now=at)
        entry = replace(entry, **fields)
        return write(lambda session: receive_complaint(session, entry=entry, doing=doing))

    return received


@pytest.fixture
def complaint(received):
    return received()


@pytest.fixture
def signed(write, complaint, team, clock):
    """Dr Wu solved it and had it signed."""
    doing = Doing(actor=team.wu, now=clock.now())

    def work(session):
        take(session, case_id=complaint, owner_id=team.wu.staff_id, doing=doing)
        solve(session, case_id=complaint, remedy="A priority slot.", doing=doing)
        sign(session, case_id=complaint, signed_on=clock.today(), doing=doing)
        return complaint

    return write(work)


@pytest.fixture
def show(desk, team, qtbot):
    """Return what shows the page to somebody."""

    def show(actor):
        desk.tasks.act_for(actor)
        page = ComplaintsPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        return page

    return show
