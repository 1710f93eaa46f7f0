"""The return slip and the sheet of a home visit are printed from their rows."""

from datetime import time, timedelta

import pytest

from app.services.aftersales.home_visits import HomeVisitEntry, Slot, plan_home_visit
from app.services.foundation.doing import Doing
from app.ui.parts.papers.print_preview import PrintPreview
from tests.ui.aftersales.test_page import page, press_deed

__all__ = ["page"]
pytestmark = pytest.mark.usefixtures("clinic")


@pytest.fixture
def planned(write, li, wu, actor, clock):
    day = clock.today() + timedelta(days=1)
    entry = HomeVisitEntry(
        customer_id=li,
        slot=Slot(visits_on=day, starts_at=time(14), ends_at=time(15)),
        address="Taihu Avenue 88",
        purpose="Change the dressing",
        staff_ids=(wu,),
    )
    doing = Doing(actor=actor, now=clock.now())
    return write(lambda session: plan_home_visit(session, entry=entry, doing=doing))


def preview_over(page, qtbot):
    qtbot.waitUntil(lambda: page.listing.findChild(PrintPreview) is not None)
    return page.listing.findChild(PrintPreview).windowTitle()


def test_the_slip_of_a_return(taken_in, page, qtbot):
    press_deed(page, "Print slip", qtbot)

    assert preview_over(page, qtbot) == "Return slip"


def test_the_sheet_of_a_home_visit(planned, page, qtbot):
    page.show_list("home_visits")

    press_deed(page, "Print sheet", qtbot)

    assert preview_over(page, qtbot) == "Home visit"
