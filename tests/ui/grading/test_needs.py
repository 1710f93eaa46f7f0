"""What the tiers want, and what that means, from the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.models import CustomerNeed
from app.services.archive.need_meanings import list_need_lines
from app.services.archive.needs import add_need_code
from app.ui.grading.needs_body import MeaningDialog, NeedsBody
from app.ui.parts.lists.table import ListTable
from app.words import NeedKind, Tier
from tests.factories import make_customer, make_metrics


@pytest.fixture
def body(desk, session, actor, qtbot):
    """One VIP, troubled by swelling."""
    code_id = add_need_code(session, kind=NeedKind.PAIN, name="swelling", actor=actor)
    customer = make_customer(session)
    make_metrics(session, customer, tier=Tier.VIP)
    session.add(CustomerNeed(customer_id=customer.id, need_code_id=code_id))
    session.commit()
    body = NeedsBody(desk)
    qtbot.addWidget(body)
    body.show()
    qtbot.waitUntil(lambda: len(shares(body)) == 1)
    return body


def shares(body):
    model = body.findChild(ListTable).model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


@pytest.mark.req("A14")
def test_a_meaning_is_written_by_keyboard_and_shown(body, session, qtbot):
    table = body.findChild(ListTable)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    (dialog,) = body.findChildren(MeaningDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("cool it at once")
    dialog.save_wanted.emit()

    qtbot.waitUntil(lambda: table.model().index(0, 3).data() == "cool it at once")
    session.rollback()
    assert list_need_lines(session)[0].meaning == "cool it at once"


@pytest.mark.req("A14")
def test_the_list_shows_how_many_it_was_drawn_from(body):
    assert shares(body) == ["1 of 1"]
