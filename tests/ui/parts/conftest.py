"""Widgets need an owner, and the look of the program."""

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Look, Theme, apply_theme


@pytest.fixture(scope="session", autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def owner(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    return widget
