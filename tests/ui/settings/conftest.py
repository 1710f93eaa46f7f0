"""The settings of a clinic that was just set up."""

import pytest

from app.ui.settings.page import SettingsPage
from app.words import Intent
from tests.factories import make_clinic


@pytest.fixture
def page(desk, store, actor, qtbot):
    store.write(make_clinic, actor=actor, intent=Intent.SET_UP)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page
