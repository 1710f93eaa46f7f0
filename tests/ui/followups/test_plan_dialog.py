"""Planning from the standards: first what would come of it, then all of it in one go."""

import threading
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from app.models import FollowUp, Phone
from app.ui.followups import planning
from app.ui.followups.plan_dialog import PlanDialog
from app.ui.followups.planning import open_plan_dialog
from app.ui.parts.busy import BusyStrip
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.progress import Cancelled, Progress
from app.words.language import say
from tests.factories import make_customer, make_item, make_metrics, make_visit
from tests.ui.hands import action_of, click, says

TODAY = date(2026, 11, 21)
PATIENCE_SECONDS = 10


@pytest.fixture
def once_here(session, li_na):
    """Somebody who came once, a month ago, and is to come again."""
    customer = make_customer(session, "once here")
    session.add(Phone(customer_id=customer.id, digits="13900138821"))
    came_on = TODAY - timedelta(days=31)
    make_visit(session, customer, make_item(session, cycle_days=90), came_on, 10_000)
    make_metrics(session, customer, visit_count=1, first_visit_on=came_on, last_visit_on=came_on)
    session.commit()
    return customer.id


@pytest.fixture
def open_dialog(desk, window, qtbot):
    def open_dialog():
        open_plan_dialog(desk, window)
        qtbot.waitUntil(lambda: window.findChildren(PlanDialog) != [])
        return window.findChild(PlanDialog)

    return open_dialog


class Stopped(Progress):
    """Somebody pressed Cancel at once."""

    @override
    def report(self, done, total):
        raise Cancelled


def lines_of(dialog):
    return dialog.findChild(RowModel).rows


def test_the_preview_says_who_when_and_why_and_writes_nothing(
    once_here, open_dialog, session, qtbot
):
    dialog = open_dialog()

    qtbot.waitUntil(lambda: len(lines_of(dialog)) > 0)

    assert lines_of(dialog)[0].line.customer_name == "once here"
    assert session.scalar(sa.select(sa.func.count(FollowUp.id))) == 0


@pytest.mark.req("A29")
def test_planning_writes_what_the_preview_showed(once_here, open_dialog, store, qtbot):
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines_of(dialog)) > 0)
    count = len(lines_of(dialog))

    with qtbot.waitSignal(dialog.accepted):
        action_of(dialog).click()

    written = store.read(lambda session: session.scalar(sa.select(sa.func.count(FollowUp.id))))
    assert written == count


def test_planning_that_is_stopped_writes_nothing_and_can_be_begun_again(
    once_here, open_dialog, store, monkeypatch, qtbot
):
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines_of(dialog)) > 0)
    monkeypatch.setattr(planning, "Progress", Stopped)

    action_of(dialog).click()

    qtbot.waitUntil(lambda: says(dialog, "Stopped; nothing was planned."))
    assert action_of(dialog).isEnabled()
    assert store.read(lambda session: session.scalar(sa.select(sa.func.count(FollowUp.id)))) == 0


class Waiting(Progress):
    """Planning that has come half the way and waits there for what the person does."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.may_go_on = threading.Event()

    @override
    def report(self, done, total):
        self._told_at = float("-inf")  # each step is told
        super().report(done, total)
        if done >= total // 2:
            self.may_go_on.wait(PATIENCE_SECONDS)


@pytest.fixture
def half_way(once_here, open_dialog, monkeypatch, qtbot):
    """Press the action, and stand where planning has come half the way."""
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines_of(dialog)) > 0)
    waiting = Waiting(dialog)
    monkeypatch.setattr(planning, "Progress", lambda _parent: waiting)
    action_of(dialog).click()
    qtbot.waitUntil(lambda: percents(dialog) == ["50 %"])
    yield dialog, waiting
    waiting.may_go_on.set()


def percents(dialog):
    return [each.text() for each in dialog.findChildren(QLabel) if each.text().endswith(" %")]


def count_planned(store):
    return store.read(lambda session: session.scalar(sa.select(sa.func.count(FollowUp.id))))


def test_planning_says_how_far_it_is(half_way, qtbot):
    dialog, waiting = half_way
    heard = []
    waiting.moved.connect(lambda done, total: heard.append(done * 100 // total))

    with qtbot.waitSignal(dialog.accepted):
        waiting.may_go_on.set()

    assert (heard == sorted(heard), heard[-1]) == (True, 100)


def test_cancel_half_way_leaves_nothing_planned(half_way, store, qtbot):
    dialog, waiting = half_way
    strip = dialog.findChild(BusyStrip)
    qtbot.waitUntil(strip.isVisible)

    click(strip, "Cancel")
    waiting.may_go_on.set()

    qtbot.waitUntil(lambda: says(dialog, "Stopped; nothing was planned."))
    assert count_planned(store) == 0


def test_leaving_half_way_leaves_nothing_planned(half_way, desk, store, qtbot):
    dialog, waiting = half_way

    dialog.reject()
    waiting.may_go_on.set()

    desk.tasks.close()
    assert count_planned(store) == 0


def test_days_that_run_backwards_are_refused_and_stay_typed(once_here, open_dialog, qtbot):
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines_of(dialog)) > 0)
    first, last = (
        field
        for field in dialog.findChildren(QLineEdit)
        if field.accessibleName() in {say("From"), say("To")}
    )

    first.setText("+9")
    last.setText("+2")
    last.editingFinished.emit()

    labels = [each for each in dialog.findChildren(QLabel) if each.property("kind") == "bad"]
    qtbot.waitUntil(lambda: any(each.isVisible() and each.text() for each in labels))
    assert (first.text(), last.text()) == ("+9", "23 Nov 2026")
