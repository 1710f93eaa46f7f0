"""Day, calendar and standards are looked at before they are printed."""

from PySide6.QtWidgets import QPushButton

from app.ui.parts.papers.call_papers import preview_day_list
from app.ui.parts.papers.paper import preview
from tests.factories import make_staff
from tests.services.desk_work import make_reachable
from tests.services.papers.calls import MONDAY


def test_a_persons_day(desk, owner, session, drawn):
    staff_id = make_staff(session, "李娜").id
    session.commit()

    preview_day_list(desk, owner, staff_id=staff_id, on=MONDAY)

    preview = drawn()
    assert preview.windowTitle() == "Day list"
    assert "Last four" in {each.accessibleName() for each in preview.findChildren(QPushButton)}


def test_the_year_of_a_customer(desk, owner, session, drawn):
    customer = make_reachable(session)
    session.commit()

    preview(desk, owner, "calendar", keys=[customer.id])

    assert drawn().windowTitle() == "Contact calendar"


def test_the_service_standards(desk, owner, drawn):
    preview(desk, owner, "standards")

    assert drawn().windowTitle() == "Service standards"
