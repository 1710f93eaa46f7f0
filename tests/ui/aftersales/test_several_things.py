"""Several things come back at once, and what the clinic settles inside is a list apart."""

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QAbstractButton

from app.models import ReturnLine
from app.services.aftersales.returns import SettlementEntry, settle_inside
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.ui.aftersales.page import AftersalesPage
from app.ui.aftersales.take_in_dialog import TakeInDialog, ThingsList
from app.ui.parts.fields.choice_box import ChoiceBox
from app.words import Role, SettlementKind
from tests.ui.hands import (
    CTRL,
    ENTER,
    called,
    choose,
    click,
    fill,
    opened,
    pick,
    press,
    says,
    visible,
)

pytestmark = pytest.mark.usefixtures("clinic")


@pytest.fixture
def page(desk, qtbot):
    page = AftersalesPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def dialog(page, li, bought, qtbot):
    """李思雨 brings something back; her purchase is on file and chosen."""
    page.new_wanted()
    dialog = opened(page, TakeInDialog, qtbot)
    pick(dialog, "Customer", "lsy", qtbot)
    qtbot.waitUntil(lambda: bool(called(dialog, "Bought here", ChoiceBox).value))
    return dialog


def lines(session):
    session.rollback()
    query = sa.select(ReturnLine.visit_line_id, ReturnLine.count, ReturnLine.ours_why)
    return [tuple(row) for row in session.execute(query.order_by(ReturnLine.id))]


@pytest.mark.req("B29")
def test_what_is_on_the_list_and_what_stands_in_the_fields_come_back_together(
    dialog, session, botox, qtbot
):
    first = called(dialog, "Bought here", ChoiceBox).value
    click(dialog, "One more thing")
    pick(dialog, "Treatment", "Botox", qtbot)
    fill(dialog, "How we know it is ours", "Our label.")
    fill(dialog, "How many", "2")

    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    assert lines(session) == [(first, 1, None), (None, 2, "Our label.")]


def test_a_thing_is_taken_off_the_list_again(dialog, qtbot):
    click(dialog, "One more thing")
    things = dialog.findChild(ThingsList)
    assert len(things.things) == 1

    things.findChild(QAbstractButton).click()

    assert things.things == ()


def test_nothing_named_is_said_at_the_field(dialog, qtbot):
    choose(dialog, "Bought here", "Not on file")

    click(dialog, "One more thing")

    qtbot.waitUntil(lambda: says(dialog, "Please say what came back"))


@pytest.mark.req("B30")
def test_what_is_settled_inside_is_a_list_apart(page, write, taken_in, actor, clock, qtbot):
    entry = SettlementEntry(kind=SettlementKind.SUPPLIER, amount_minor=31_415)
    doing = Doing(actor=actor, now=clock.now())
    write(lambda s: settle_inside(s, return_id=taken_in, entry=entry, doing=doing))

    page.show_list("settlements")

    qtbot.waitUntil(lambda: says(page, "1 settlement, ¥314.15; never on a slip"))


@pytest.mark.req("B30")
def test_a_receptionist_is_not_shown_that_list(desk, qtbot):
    desk.tasks.act_for(Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST))

    page = AftersalesPage(desk)
    qtbot.addWidget(page)
    page.show()

    assert "Settled inside" not in [each.text() for each in visible(page, QAbstractButton)]
