"""Correcting a visit on file."""

import pytest
from sqlalchemy import select

from app.models import Visit, VisitLine
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.refunds import RefundEntry, refund_line
from app.services.visits.visits import log_visit
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.fields.who_field import WhoField
from app.ui.visit.dialog import VisitDialog
from app.ui.visit.line_row import LineRow
from app.ui.visit.logging import open_visit_edit
from app.words import LineState
from tests.factories import doing
from tests.ui.hands import CTRL, ENTER, opened, press, says


@pytest.fixture
def visit(write, li, botox, wu, actor, clock):
    entry = VisitEntry(
        customer_id=li,
        visited_on=clock.today(),
        visited_at=clock.now().time(),
        lines=(LineEntry(item_id=botox, amount_minor=298_000, staff_id=wu),),
        scores=VisitScores(overall=4, doctor=5),
        took_part=True,
        note="came with her sister",
    )
    return write(lambda s: log_visit(s, entry=entry, actor=actor, today=clock.today()))


@pytest.fixture
def dialog(desk, window, visit, qtbot):
    open_visit_edit(desk, window, visit_id=visit.visit_id)
    dialog = opened(window, VisitDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.findChild(WhoField).customer_id is not None)
    return dialog


def test_it_opens_as_it_was_written(dialog):
    assert says(dialog, "Total ¥2,980")
    assert says(dialog, "Doctor")


def test_saved_unchanged_it_stays_the_same(dialog, session, visit, qtbot):
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    kept = session.get_one(Visit, visit.visit_id)
    assert (kept.satisfaction, kept.doctor_score, kept.took_part) == (4, 5, True)
    assert kept.note == "came with her sister"


def test_an_amount_is_corrected_on_its_line(dialog, session, visit, qtbot):
    dialog.findChild(MoneyField).setText("3200")
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    assert session.get_one(VisitLine, visit.line_ids[0]).amount_minor == 320_000


def test_a_line_taken_out_is_voided(dialog, session, visit, qtbot):
    dialog.findChild(LineRow).remove_wanted.emit()
    press(dialog, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: says(dialog, "Add at least one line"))

    assert session.scalars(select(VisitLine.state)).all() == [LineState.DONE]


@pytest.fixture
def refunded(write, visit, actor, clock):
    """Some of the visit's money given back on the same ticket."""
    entry = RefundEntry(line_id=visit.line_ids[0], amount_minor=98_000, refunded_on=clock.today())
    return write(lambda s: refund_line(s, doing(actor, today=clock.today()), entry=entry))


def test_money_given_back_stays_as_it_is(desk, window, visit, refunded, qtbot):
    open_visit_edit(desk, window, visit_id=visit.visit_id)
    dialog = opened(window, VisitDialog, qtbot)

    assert says(dialog, "money given back")
    assert len(dialog.findChildren(LineRow)) == 1
