"""None outlives every call that answers with it."""

import sys

import pytest
from PySide6.QtWidgets import QWidget


def call_often(answers_none):
    for _ in range(20_000):
        answers_none()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on")
def test_calls_that_answer_none_do_not_use_none_up(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    call_often(widget.update)

    assert before > 1 << 32
    assert sys.getrefcount(None) > 1 << 32
