"""Long work shows how far it is and can be stopped."""

import threading

import pytest
from PySide6.QtWidgets import QProgressBar

from app.ui.parts.busy import BusyStrip
from app.ui.parts.progress import Cancelled, Progress
from tests.ui.hands import click


def report_each(progress, total):
    for done in range(1, total + 1):
        progress.report(done, total)


@pytest.fixture
def strip(qtbot):
    strip = BusyStrip()
    qtbot.addWidget(strip)
    return strip


def test_work_on_another_thread_moves_the_bar(strip, qtbot):
    progress = Progress()
    strip.follow(progress, "Reading")
    worker = threading.Thread(target=progress.report, args=(40, 100))
    with qtbot.waitSignal(progress.moved):
        worker.start()
    worker.join()

    assert strip.findChild(QProgressBar).value() == 40


def test_the_strip_comes_only_when_the_work_takes_longer(strip, qtbot):
    strip.follow(Progress(), "Reading")

    assert strip.isHidden()
    qtbot.waitUntil(lambda: not strip.isHidden())


def test_cancel_stops_the_work_at_its_next_report(strip, qtbot):
    progress = Progress()
    strip.follow(progress, "Reading")
    strip.show()
    click(strip, "Cancel")

    with pytest.raises(Cancelled):
        progress.report(1, 100)


def test_the_strip_goes_when_the_work_is_done(strip):
    progress = Progress()
    strip.follow(progress, "Reading")
    strip.show()
    strip.finish()
    progress.report(100, 100)

    assert strip.isHidden()


def test_reports_in_a_row_do_not_flood_the_screen(qtbot):
    progress = Progress()
    told: list[int] = []
    progress.moved.connect(lambda done, _total: told.append(done))
    report_each(progress, 100)

    assert told[0] == 1
    assert told[-1] == 100
    assert len(told) < 100
