"""The complaints tab: list, clocks, detail and the one next step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from app.models import ComplaintCase, ComplaintLogEntry
from app.services.complaints.handling import note
from app.services.foundation.doing import Doing
from app.ui.complaints.facts_card import StepsBar
from app.ui.complaints.log_card import LogCard
from app.ui.complaints.next_card import NextCard
from app.ui.complaints.settle_card import SettleCard
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.scroll_column import ScrollColumn
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import Space
from app.words import ComplaintStage, ComplaintStep, Severity
from tests.ui.hands import CTRL, ENTER, says


def lines(page):
    model = page.findChild(ListTable).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def clocks(page):
    return [line[-1] for line in lines(page)]


def buttons(page):
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def chip(page, text):
    (found,) = [each for each in page.findChildren(QPushButton) if each.text().startswith(text)]
    return found


def below(page, lower, upper):
    """Return how far the one card stands below the other."""
    above, under = page.findChild(upper), page.findChild(lower)
    return under.mapTo(page, QPoint()).y() - above.mapTo(page, QPoint(0, above.height())).y()


def stages(session):
    session.rollback()  # what was committed since is seen by a new transaction
    return session.scalars(select(ComplaintCase.stage)).all()


@pytest.mark.req("C18")
def test_a_line_says_who_complains_of_what_and_who_was_asked_first(show, team, received, qtbot):
    received(hours=24)

    page = show(team.na)

    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    line = ["C-0001", "李思雨", "Waiting time", "Waited 50 minutes.", "Li Na", "Received"]
    assert lines(page)[0][:-1] == line
    assert clocks(page)[0].endswith("late")


@pytest.mark.req("C16")
def test_a_clock_counts_down_without_asking_the_store(show, team, received, clock, desk, qtbot):
    received()
    page = show(team.na)
    qtbot.waitUntil(lambda: clocks(page) == ["2 h left"])
    qtbot.waitUntil(lambda: says(page, "C-0001 · 李思雨"))
    asked: list[bool] = []
    desk.tasks.busy.connect(asked.append)

    clock.moment += timedelta(minutes=35)
    page.tick()

    assert clocks(page) == ["1 h 25 m left"]
    assert asked == []


def test_the_chips_count_and_narrow_the_list(show, team, received, qtbot):
    received(hours=24)
    received()
    page = show(team.na)
    qtbot.waitUntil(lambda: {"Open 2", "Mine", "Late 1", "Closed"} <= set(buttons(page)))

    chip(page, "Late").click()

    qtbot.waitUntil(lambda: [line[0] for line in lines(page)] == ["C-0001"])


def test_the_chip_and_the_complaint_chosen_are_remembered(show, team, received, qtbot):
    received(hours=25)
    second = received(hours=24)
    page = show(team.na)
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    chip(page, "Late").click()
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    page.findChild(ListTable).select_key(second)

    again = show(team.na)

    qtbot.waitUntil(lambda: again.findChild(ListTable).current_key() == second)
    assert chip(again, "Late").isChecked()


def test_that_nobody_complained_is_said(show, team, qtbot):
    page = show(team.na)

    why = page.findChild(ListTable).findChild(EmptyState)
    qtbot.waitUntil(lambda: why.why == "Nobody has complained yet.")


def test_the_detail_shows_how_far_it_has_come_and_what_was_done(show, team, signed, qtbot):
    page = show(team.zhou)

    qtbot.waitUntil(lambda: says(page, "C-0001 · 李思雨"))

    assert page.findChild(StepsBar).reached == 4
    assert says(page, "A priority slot.")


def test_the_log_shows_the_last_steps_and_all_of_them_when_asked(show, team, signed, qtbot):
    page = show(team.zhou)
    qtbot.waitUntil(lambda: says(page, "Signed · Dr Wu"))
    assert not says(page, "Received by Li Na (first asked)")

    chip(page, "All 4").click()

    qtbot.waitUntil(lambda: says(page, "Received by Li Na (first asked)"))


def test_the_next_step_is_taken_from_the_keyboard(show, team, complaint, session, qtbot):
    page = show(team.wu)
    qtbot.waitUntil(lambda: "Take in hand" in buttons(page))

    qtbot.waitUntil(page.isActiveWindow)

    qtbot.keyClick(page.findChild(ListTable), ENTER, CTRL)

    qtbot.waitUntil(lambda: stages(session) == [ComplaintStage.IN_HAND])
    qtbot.waitUntil(lambda: "Mark solved" in buttons(page))


def test_enter_on_the_list_goes_to_the_next_step(show, team, complaint, qtbot):
    page = show(team.wu)
    qtbot.waitUntil(lambda: "Take in hand" in buttons(page))

    qtbot.keyClick(page.findChild(ListTable), ENTER)

    assert page.focusWidget().text() == "Take in hand"


def test_the_next_step_is_in_sight_however_long_the_story_is(
    show, team, complaint, write, clock, qtbot
):
    doing = Doing(actor=team.na, now=clock.now())
    write(lambda s: note(s, case_id=complaint, text="Rang. " * 300, doing=doing))

    page = show(team.wu)

    qtbot.waitUntil(lambda: "Take in hand" in buttons(page))
    step = chip(page, "Take in hand")
    qtbot.waitUntil(lambda: step.visibleRegion().boundingRect() == step.rect())
    assert page.findChild(ScrollColumn).verticalScrollBar().maximum() > 0


def test_a_short_story_has_the_next_step_right_below_it(show, team, complaint, qtbot):
    page = show(team.wu)
    page.resize(1440, 1000)

    qtbot.waitUntil(lambda: "Take in hand" in buttons(page))
    qtbot.waitUntil(lambda: below(page, NextCard, SettleCard) == Space.M)
    qtbot.waitUntil(lambda: page.findChild(ScrollColumn).verticalScrollBar().maximum() == 0)


@pytest.mark.req("B41")
def test_a_handler_sees_who_may_call_back_and_no_button(show, team, signed, qtbot):
    page = show(team.wu)

    qtbot.waitUntil(lambda: says(page, "somebody else calls back: Li Na, Zhou Lan"))

    assert "Call back" not in buttons(page)


def test_a_note_is_added_in_place(show, team, complaint, session, qtbot):
    page = show(team.na)
    qtbot.waitUntil(lambda: says(page, "C-0001 · 李思雨"))
    line = page.findChild(LogCard).line

    qtbot.keyClicks(line, "Rang at nine")
    qtbot.keyClick(line, ENTER)

    qtbot.waitUntil(lambda: says(page, "Rang at nine"))
    query = select(ComplaintLogEntry.text).where(ComplaintLogEntry.step == ComplaintStep.NOTE)
    assert session.scalars(query).all() == ["Rang at nine"]


@pytest.mark.req("C29")
def test_a_red_line_offers_its_review_to_a_supervisor(show, team, received, qtbot):
    received(severity=Severity.RED_LINE)
    page = show(team.zhou)
    qtbot.waitUntil(lambda: "More" in buttons(page))

    offered = [action.text() for action in chip(page, "More").menu().actions()]

    assert "Review the red line…" in offered


def test_a_complaint_without_a_case_is_told_from_one(show, team, qtbot):
    page = show(team.na)

    page.show_complaint(404)

    qtbot.waitUntil(lambda: says(page, "This was only noted down"))
