"""The line across the foot says what lasts, and keeps quiet about what takes a moment."""

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.shell.status_bar import StatusBar


@pytest.fixture
def foot(qtbot):
    foot = StatusBar()
    qtbot.addWidget(foot)
    return foot


def words(foot):
    return [each.text() for each in foot.findChildren(QLabel)]


def test_a_moment_of_work_changes_no_word(foot):
    before = words(foot)

    foot.set_busy(True)

    assert words(foot) == before


def test_work_that_lasts_is_said_until_it_is_done(foot, qtbot):
    before = words(foot)

    foot.set_busy(True)
    qtbot.waitUntil(lambda: words(foot) != before)
    foot.set_busy(False)

    assert words(foot) == before
