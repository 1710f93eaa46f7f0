"""The tabs of the bar, and the counts beside their titles."""

import pytest
from PySide6.QtWidgets import QMenu

from app.services.foundation.actors import Actor
from app.ui.parts.cards.chips import CountBadge
from app.ui.shell.top_bar import TabButton, TopBar
from app.words import Role


@pytest.fixture
def bar(qtbot) -> TopBar:
    bar = TopBar(Actor(staff_id=1, name="Li Na", role=Role.RECEPTIONIST), QMenu())
    bar.add_tab("calls", "Follow-ups", shortcut="Ctrl+4")
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_a_count_stands_within_its_tab(bar, qtbot):
    tab = bar.findChild(TabButton)
    before = tab.sizeHint().width()

    bar.set_count("calls", 12)
    qtbot.waitUntil(lambda: tab.width() == tab.sizeHint().width())

    badge = tab.findChild(CountBadge)
    assert tab.rect().contains(badge.geometry())
    assert tab.width() >= before + badge.width()
    assert tab.accessibleDescription() == "12"


def test_nothing_is_counted_at_zero(bar):
    tab = bar.findChild(TabButton)
    before = tab.sizeHint().width()
    bar.set_count("calls", 12)

    bar.set_count("calls", 0)

    assert tab.sizeHint().width() == before
    assert tab.findChild(CountBadge).isHidden()
