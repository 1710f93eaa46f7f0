"""Text that ends in dots where its room is narrow."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.parts.cards.eliding import ElidingLabel


@pytest.fixture
def line(qtbot):
    """A narrow line with much in it, and a warning at its end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(ElidingLabel("Double eyelid, sutures removed by Dr Wu"), 1)
    row.addWidget(ElidingLabel("allergic: penicillin", "bad", matters=True))
    qtbot.addWidget(holder)
    holder.resize(240, 40)
    holder.show()
    return holder


def test_what_matters_is_said_whole_and_the_rest_gives_way(line):
    told, warning = line.findChildren(ElidingLabel)

    assert warning.text() == "allergic: penicillin"
    assert told.text().endswith("…")


def test_what_is_hidden_stands_in_the_tooltip(line):
    told, warning = line.findChildren(ElidingLabel)

    assert told.toolTip() == told.whole
    assert warning.toolTip() == ""
