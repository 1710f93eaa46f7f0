"""A follow-up by hand: typed in a hurry, refused inside the dialog, nothing lost."""

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLineEdit

from app.models import DayException, FollowUp
from app.ui.followups.add_dialog import AddDialog
from app.ui.followups.adding import open_add_dialog
from app.words import FollowUpKind
from tests.factories import make_customer
from tests.ui.followups.conftest import SUNDAY, TODAY
from tests.ui.hands import action_of, says


@pytest.fixture
def wang(session):
    key = make_customer(session, "Wang Min").id
    session.commit()
    return key


@pytest.fixture
def open_dialog(desk, window, qtbot):
    """Open the dialog for a customer, the person at the desk chosen."""

    def open_dialog(customer_id, day=TODAY):
        open_add_dialog(desk, window, day=day, customer_id=customer_id)
        qtbot.waitUntil(lambda: window.findChildren(AddDialog) != [])
        dialog = window.findChild(AddDialog)
        qtbot.waitUntil(lambda: says(dialog, "No. T") or field_of(dialog, "Customer").text() != "")
        return dialog

    return open_dialog


def field_of(dialog, name):
    """The line called ``name``, or that asks for it."""
    fields = dialog.findChildren(QLineEdit)
    return next(e for e in fields if name in {e.accessibleName(), e.placeholderText()})


def added(store):
    def read(session):
        return [(row.due_on, row.kind, row.ask) for row in session.scalars(sa.select(FollowUp))]

    return store.read(read)


@pytest.mark.req("C12")
def test_without_what_to_ask_or_say_it_is_refused_and_nothing_is_lost(
    wang, open_dialog, store, li_na, qtbot
):
    dialog = open_dialog(wang)

    action_of(dialog).click()

    qtbot.waitUntil(lambda: action_of(dialog).isEnabled())
    assert dialog.isVisible()
    assert added(store) == []


def test_what_was_typed_is_added_for_the_day(wang, open_dialog, store, li_na, qtbot):
    dialog = open_dialog(wang)
    field_of(dialog, "Day").setText("+3")
    field_of(dialog, "What to ask").setText("How is the skin?")

    with qtbot.waitSignal(dialog.accepted):
        action_of(dialog).click()

    ((due_on, kind, ask),) = added(store)
    assert ((due_on - TODAY).days, kind, ask) == (3, FollowUpKind.STANDARD, "How is the skin?")


def test_a_closed_day_is_refused_inside_the_dialog(wang, open_dialog, store, session, li_na, qtbot):
    session.add(DayException(day_on=SUNDAY))
    session.commit()
    dialog = open_dialog(wang, SUNDAY)
    field_of(dialog, "What to ask").setText("How is the skin?")

    action_of(dialog).click()

    qtbot.waitUntil(lambda: says(dialog, "closed"))
    assert field_of(dialog, "What to ask").text() == "How is the skin?"
    assert added(store) == []
