"""A clinic in which one VIP heard too little and another one too much."""

from datetime import timedelta

import pytest

from app.models.enums import Role, Tier
from app.ui.adherence.page import AdherencePage
from app.ui.theme.theme import Look, Theme, apply_theme
from tests.factories import make_clinic, make_customer, make_followup, make_metrics, make_staff
from tests.services.desk.followups.log_work import log


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def people(write, clock):
    """The keys of who heard too little and who too much."""

    def work(session):
        make_clinic(session)
        desk = make_staff(session, "李娜", role=Role.RECEPTIONIST)
        quiet, loud = (
            make_customer(session, name, number=number, responsible_id=desk.id)
            for name, number in (("林悦", "V1"), ("王敏", "V2"))
        )
        for each in (quiet, loud):
            make_metrics(session, each, tier=Tier.VIP)
        today = clock.today()
        for days in range(7):
            log(session, loud, today - timedelta(days=days), staff_id=desk.id, effect="smooth")
        make_followup(session, quiet, today - timedelta(days=4), staff_id=desk.id)
        return quiet.id, loud.id

    return write(work)


@pytest.fixture
def page(desk, people, qtbot):
    page = AdherencePage(desk)
    page.resize(1400, 860)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page._total.text()))
    return page
