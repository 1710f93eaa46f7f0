"""What the desk does after the sale: taking things back, going out, answering for it."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from app.models import FirstAskedBreach, HomeVisit, Return, ReturnLine
from app.services.aftersales.breaches import BreachEntry, record_breach
from app.services.foundation.doing import Doing
from app.ui.aftersales.breaches import BreachDialog
from app.ui.aftersales.home_visit_dialogs import PlanVisitDialog
from app.ui.aftersales.page import AftersalesPage
from app.ui.aftersales.returns import FinishDialog
from app.ui.aftersales.take_in_dialog import TakeInDialog
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.forms.step_form import TextDialog
from app.ui.parts.lists.table import ListTable
from app.words import BreachKind, ReturnState, ReturnWish
from tests.ui.hands import (
    CTRL,
    ENTER,
    called,
    fill,
    finish,
    opened,
    pick,
    press,
    says,
    type_in,
    visible,
)


@pytest.fixture
def page(desk, qtbot):
    """The page, as wide as the window."""
    page = AftersalesPage(desk)
    page.resize(1400, 800)
    qtbot.addWidget(page)
    page.show()
    return page


def table_of(page):
    return page.listing.findChild(ListTable)


def press_deed(page, text, qtbot):
    (deed,) = (each for each in page.listing.findChildren(QPushButton) if each.text() == text)
    qtbot.waitUntil(deed.isEnabled)
    deed.click()


def one(session, model):
    session.rollback()
    return session.scalars(sa.select(model)).one()


def test_each_list_says_why_it_is_empty(page, qtbot, clinic):
    qtbot.waitUntil(lambda: says(page, "Nothing came back yet."))

    page.show_list("red_lines")

    qtbot.waitUntil(lambda: says(page, "No red line was ever crossed."))


@pytest.mark.req("B29")
def test_a_return_is_taken_in_from_the_keyboard(page, session, li, bought, clinic, qtbot):
    page.new_wanted()
    dialog = opened(page, TakeInDialog, qtbot)
    type_in(dialog, "lsy", qtbot)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: bool(dialog.focusWidget()))
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    qtbot.waitUntil(lambda: bool(called(dialog, "Bought here", ChoiceBox).value))

    finish(dialog, qtbot)

    assert one(session, Return).customer_id == li
    assert one(session, ReturnLine).visit_line_id is not None


@pytest.mark.req("B29")
def test_a_return_is_finished_where_it_came_in(taken_in, clinic, page, session, qtbot):
    press_deed(page, "Finish …", qtbot)
    dialog = opened(page, FinishDialog, qtbot)

    finish(dialog, qtbot)

    row = one(session, Return)
    assert (row.state, row.done) == (ReturnState.FINISHED, ReturnWish.EXCHANGE)


@pytest.mark.req("B28")
def test_a_refusal_without_a_reason_stays_open_and_says_so(taken_in, clinic, page, session, qtbot):
    press_deed(page, "Refuse …", qtbot)
    dialog = opened(page, TextDialog, qtbot)

    press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: says(dialog, "only with a reason"))
    dialog.findChild(QPlainTextEdit).setPlainText("Opened.")
    finish(dialog, qtbot)
    assert one(session, Return).refused_why == "Opened."


@pytest.mark.usefixtures("clinic")
@pytest.mark.req("B32")
def test_a_home_visit_is_agreed_on(page, session, li, wu, desk, qtbot):
    page.show_list("home_visits")
    page.new_wanted()
    dialog = opened(page, PlanVisitDialog, qtbot)
    pick(dialog, "Customer", "lsy", qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    fill(dialog, "Day", "+1")
    fill(dialog, "From", "14")
    fill(dialog, "Until", "15")
    fill(dialog, "Address", "太湖大道 88 号")
    fill(dialog, "Purpose", "Dressing")
    visible(called(dialog, "Who goes", QWidget), ChoiceBox)[0].choose(wu)

    finish(dialog, qtbot)

    visit = one(session, HomeVisit)
    assert (visit.customer_id, visit.confirmed_on) == (li, None)
    press_deed(page, "Customer confirmed", qtbot)
    qtbot.waitUntil(lambda: one(session, HomeVisit).confirmed_on is not None)


@pytest.mark.req("C18")
def test_the_third_breach_stands_at_stage_three(page, write, wu, desk, clinic, qtbot):
    entry = BreachEntry(
        staff_id=wu, kind=BreachKind.SENT_AWAY, breached_on=desk.clock.today(), text="Upstairs."
    )
    doing = Doing(actor=desk.person, now=desk.clock.now())
    write(lambda s: [record_breach(s, entry=entry, doing=doing) for _ in range(3)])

    page.show_list("breaches")

    model = table_of(page).model()
    qtbot.waitUntil(lambda: model.rowCount(QModelIndex()) == 3)
    said = [model.index(at, 2).data() for at in range(3)]
    assert said == ["No. 3, stage 3", "No. 2, stage 2", "No. 1, stage 1"]


def test_a_breach_is_written_down(page, session, wu, clinic, qtbot):
    page.show_list("breaches")
    page.new_wanted()
    dialog = opened(page, BreachDialog, qtbot)
    dialog.findChild(QPlainTextEdit).setPlainText("Upstairs.")

    finish(dialog, qtbot)

    assert one(session, FirstAskedBreach).staff_id == wu


def test_enter_opens_the_profile(taken_in, clinic, page, li, qtbot):
    qtbot.waitUntil(lambda: table_of(page).current_key() == taken_in)

    with qtbot.waitSignal(page.customer_opened) as told:
        qtbot.keyClick(table_of(page), ENTER)

    assert told.args == [li]


@pytest.mark.parametrize("name", ["drafts", "red_lines", "untold", "mismatches", "people"])
def test_every_list_can_be_read(page, name, wu, clinic, qtbot):
    page.show_list(name)

    qtbot.waitUntil(lambda: table_of(page) is not None)
    assert page.help_lines()
