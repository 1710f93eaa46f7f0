"""A complaint from the first word to the end, by keyboard: one asked, one handling, one calling."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import select

from app.models import ComplaintCase, ComplaintHandler
from app.ui.complaints.call_back_dialog import CallBackDialog
from app.ui.complaints.receive_dialog import ReceiveDialog
from app.ui.complaints.settling_forms import CauseDialog, CorrectionDialog, SignDialog
from app.ui.complaints.working_forms import SolveDialog
from app.ui.parts.lists.table import ListTable
from app.words import ComplaintStage
from tests.ui.complaints.conftest import clinic, light, show, store, team
from tests.ui.complaints.test_page import buttons
from tests.ui.conftest import botox, li, window, write
from tests.ui.hands import CTRL, ENTER, opened, press, says, type_in

__all__ = ["botox", "clinic", "li", "light", "show", "store", "team", "window", "write"]
DOWN, TAB = Qt.Key.Key_Down, Qt.Key.Key_Tab


def receives(page, qtbot):
    """Take the complaint in: name, words, Ctrl+Enter."""
    page.new_wanted()
    dialog = opened(page, ReceiveDialog, qtbot)
    type_in(dialog, "lsy", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    type_in(dialog, "Waited 50 minutes", qtbot)
    saves(dialog, qtbot)


def saves(dialog, qtbot):
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)


def goes_on(page, said, qtbot):
    """Take the next step, once it is the one that is ``said``."""
    qtbot.waitUntil(lambda: said in buttons(page))
    page.activateWindow()  # another page of the test may have come to the front
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.findChild(ListTable), ENTER, CTRL)


def solves(page, qtbot):
    goes_on(page, "Take in hand", qtbot)
    goes_on(page, "Mark solved", qtbot)
    dialog = opened(page, SolveDialog, qtbot)
    type_in(dialog, "A priority slot", qtbot)
    saves(dialog, qtbot)
    goes_on(page, "Have it signed", qtbot)
    saves(opened(page, SignDialog, qtbot), qtbot)


def calls_back(page, qtbot):
    goes_on(page, "Call back", qtbot)
    dialog = opened(page, CallBackDialog, qtbot)
    press(dialog, DOWN, qtbot)
    press(dialog, TAB, qtbot)
    type_in(dialog, "Relieved", qtbot)
    press(dialog, TAB, qtbot)
    type_in(dialog, "Ring before the day", qtbot)
    saves(dialog, qtbot)


def closes(page, qtbot):
    goes_on(page, "Name the cause", qtbot)
    cause = opened(page, CauseDialog, qtbot)
    press(cause, TAB, qtbot)
    type_in(cause, "Booked twice", qtbot)
    saves(cause, qtbot)
    goes_on(page, "Say what is corrected", qtbot)
    correction = opened(page, CorrectionDialog, qtbot)
    press(correction, DOWN, qtbot)
    correction.findChild(QPlainTextEdit).setFocus()
    type_in(correction, "It was once", qtbot)
    saves(correction, qtbot)
    goes_on(page, "Close", qtbot)


@pytest.mark.req("B31")
@pytest.mark.req("C05")
def test_a_complaint_goes_through_three_hands_and_is_closed(show, team, li, session, qtbot):
    receives(show(team.na), qtbot)
    solves(show(team.wu), qtbot)
    calling = show(team.zhou)
    calls_back(calling, qtbot)
    closes(calling, qtbot)

    qtbot.waitUntil(lambda: says(calling, "No complaint is chosen."))

    case = session.scalars(select(ComplaintCase)).one()
    assert (case.stage, case.first_receiver_id) == (ComplaintStage.CLOSED, team.na.staff_id)
    assert session.scalars(select(ComplaintHandler.staff_id)).all() == [team.wu.staff_id]
