"""Giving money back."""

import pytest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from app.models import VisitLine
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.visits import log_visit
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.messages import Notice
from app.ui.visit.refund_dialog import RefundDialog
from app.ui.visit.refunding import open_refund_dialog
from tests.ui.hands import CTRL, ENTER, opened, press, says


@pytest.fixture
def paid(write, li, botox, actor, clock):
    """A line of 2,980 paid today."""
    entry = VisitEntry(
        customer_id=li,
        visited_on=clock.today(),
        lines=(LineEntry(item_id=botox, amount_minor=298_000),),
    )
    return write(lambda s: log_visit(s, entry=entry, actor=actor, today=clock.today()).line_ids[0])


@pytest.fixture
def dialog(desk, window, li, paid, qtbot):
    open_refund_dialog(desk, window, customer_id=li)
    return opened(window, RefundDialog, qtbot)


def refunded(session):
    return session.scalars(select(VisitLine.amount_minor).where(VisitLine.amount_minor < 0)).all()


def test_all_that_was_paid_stands_there_first(dialog):
    assert dialog.findChild(MoneyField).amount_minor == 298_000
    assert says(dialog, "¥2,980 back")


def test_some_of_it_is_given_back(dialog, session, qtbot):
    dialog.findChild(MoneyField).setText("1000")
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    assert refunded(session) == [-100_000]


@pytest.mark.parametrize("amount", ["5000", "0"])
def test_what_was_not_paid_is_refused_at_the_amount(dialog, session, qtbot, amount):
    dialog.findChild(MoneyField).setText(amount)
    press(dialog, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: dialog.findChild(MoneyField).property("wrong") == "true")

    assert refunded(session) == []


def test_a_day_before_the_payment_is_refused_at_the_day(dialog, qtbot):
    dialog.findChild(DayField).setText("-3")
    press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: dialog.findChild(DayField).property("wrong") == "true")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(MoneyField, "Type how much is given back."), (DayField, "Type the day")],
)
def test_an_empty_field_is_asked_for(dialog, qtbot, kind, sentence):
    dialog.findChild(kind).clear()
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, sentence)


def test_enter_goes_on_to_the_next_field(dialog, qtbot):
    dialog.findChild(MoneyField).setFocus()
    press(dialog, ENTER, qtbot)

    assert isinstance(dialog.focusWidget(), DayField)
    press(dialog, ENTER, qtbot)
    assert dialog.focusWidget().accessibleName() == "Reason"
    assert isinstance(dialog.focusWidget(), QLineEdit)


def test_where_nothing_was_paid_nothing_opens(desk, window, li, qtbot):
    open_refund_dialog(desk, window, customer_id=li)
    qtbot.waitUntil(lambda: bool(window.findChildren(Notice)))

    assert window.findChildren(RefundDialog) == []
