"""A month of home visits that nobody summed up is not forgotten."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from app.models import HomeVisitReview
from app.services.aftersales.home_visits import Slot
from app.services.foundation.actors import Actor
from app.ui.aftersales.home_visit_dialogs import MonthDialog
from app.ui.aftersales.page import AftersalesPage, MonthBanner, months_said
from app.words import Role
from tests.conftest import ZONE
from tests.services.aftersales.home_work import Home
from tests.services.complaints.complaint_work import Clinic
from tests.ui.hands import CTRL, ENTER, click, fill, opened, press, says


@pytest.fixture(autouse=True)
def clinic(write):
    """Dr Wu and Li Na made a home visit in October; today is in November."""

    def work(session):
        home = Home(session, Clinic(session))
        home.clinic.now = datetime(2026, 10, 20, 9, tzinfo=ZONE)
        home.finishes(slot=Slot(visits_on=date(2026, 10, 20), starts_at=time(14), ends_at=time(15)))

    write(work)


@pytest.fixture
def page(desk, qtbot):
    page = AftersalesPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.mark.req("B38")
def test_the_supervisor_is_reminded_until_the_month_is_summed_up(page, session, qtbot):
    (banner,) = page.findChildren(MonthBanner)
    qtbot.waitUntil(lambda: says(page, "Home visits in October 2026 are not summed up"))

    click(banner, "Sum up the month …")
    dialog = opened(page, MonthDialog, qtbot)
    fill(dialog, "What went well", "Always in time.")
    fill(dialog, "What did not", "Forgot the gloves once.")
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: not banner.isVisible())
    assert session.scalars(select(HomeVisitReview.month_on)).one() == date(2026, 10, 1)


def test_a_receptionist_is_not_reminded(desk, qtbot):
    desk.tasks.act_for(Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST))
    page = AftersalesPage(desk)
    qtbot.addWidget(page)

    page.show()

    qtbot.waitUntil(lambda: says(page, "Nothing came back yet."))
    assert not says(page, "not summed up")


def test_several_months_are_counted_from_the_oldest():
    said = months_said([date(2026, 8, 1), date(2026, 10, 1)])

    assert said == "Home visits of 2 months are not summed up, from August 2026 on."
