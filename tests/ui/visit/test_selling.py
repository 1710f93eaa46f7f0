"""Selling sessions in advance."""

import pytest
from PySide6.QtWidgets import QSpinBox

from app.services.visits.package_balances import list_balances
from app.ui.parts.fields.pickers import MoneyField
from app.ui.visit.package_dialog import PackageDialog
from app.ui.visit.selling import open_package_dialog
from tests.ui.hands import CTRL, ENTER, opened, press, says, type_in


@pytest.fixture
def dialog(desk, window, li, botox, qtbot):
    open_package_dialog(desk, window, customer_id=li)
    return opened(window, PackageDialog, qtbot)


@pytest.fixture
def of_botox(dialog, qtbot):
    """The dialog once Botox was picked."""
    type_in(dialog, "bot", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: dialog.findChild(MoneyField).amount_minor is not None)
    return dialog


def test_the_price_is_that_of_the_sessions(of_botox):
    assert of_botox.findChild(MoneyField).amount_minor == 2_980_000
    assert says(of_botox, "¥2,980 a session")


def test_fewer_sessions_cost_less(of_botox):
    of_botox.findChild(QSpinBox).setValue(3)

    assert says(of_botox, "Total ¥8,940")


def test_a_package_is_sold(of_botox, session, li, qtbot):
    of_botox.findChild(MoneyField).setText("20000")
    with qtbot.waitSignal(of_botox.finished):
        press(of_botox, ENTER, qtbot, CTRL)

    (balance,) = list_balances(session, customer_id=li)
    assert (balance.session_count, balance.paid_minor) == (10, 2_000_000)


def test_a_package_for_nothing_is_refused_at_the_price(of_botox, qtbot):
    of_botox.findChild(MoneyField).setText("0")
    press(of_botox, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: of_botox.findChild(MoneyField).property("wrong") == "true")


def test_a_package_of_nothing_is_asked_what_it_is_of(dialog, qtbot):
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, "Which treatment?")
