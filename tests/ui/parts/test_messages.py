"""Telling the person at the desk."""

import logging

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.services.foundation.errors import NotFound, sentence
from app.ui.parts.messages import Notice, StatusLine, show_error
from tests.ui.hands import click, visible


def test_a_refusal_is_said_at_the_foot_of_the_window(owner):
    show_error(NotFound("customer", 7), parent=owner)

    notice = owner.findChild(Notice)
    assert notice.sentence == sentence(NotFound("customer", 7))
    assert notice.geometry().bottom() < owner.height()


def test_a_newer_message_takes_the_place_of_the_older(owner, qtbot):
    show_error(NotFound("customer", 7), parent=owner)
    with qtbot.waitSignal(owner.findChild(Notice).destroyed):
        show_error(NotFound("visit", 8), parent=owner)

    assert len(owner.findChildren(Notice)) == 1


def test_a_message_can_be_closed(owner, qtbot):
    owner.show()
    show_error(NotFound("customer", 7), parent=owner)
    notice = owner.findChild(Notice)
    with qtbot.waitSignal(notice.destroyed):
        qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)

    assert owner.findChild(Notice) is None


def test_an_error_without_a_window_still_reaches_the_person(qapp):
    show_error(NotFound("customer", 7), parent=None)

    (box,) = [each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert box.text() == sentence(NotFound("customer", 7))
    box.close()


def test_our_own_mistake_is_logged_with_its_traceback(owner, caplog):
    show_error(ZeroDivisionError("boom"), parent=owner)

    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info[0] is ZeroDivisionError
    caplog.clear()


def test_what_was_done_can_be_taken_back_at_once(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.tell("Visit logged", entry_id=12)
    with qtbot.waitSignal(line.undo_wanted) as wanted:
        click(line, "Undo")

    assert wanted.args == [12]
    assert visible(line, QPushButton) == []


def test_the_offer_to_undo_goes_by_itself(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.tell("Visit logged", entry_id=12)
    (timer,) = line.findChildren(QTimer)
    timer.start(0)
    qtbot.waitUntil(lambda: visible(line, QPushButton) == [])


def test_what_changed_nothing_offers_no_undo(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.tell("Nothing was changed")

    assert visible(line, QPushButton) == []
