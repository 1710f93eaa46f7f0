"""The grading page: what it shows is what the services say; a trial leaves no trace."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import Base
from app.services.foundation.actors import Actor
from app.services.grading.movements import load_matrix
from app.services.grading.views import load_view
from app.ui.grading.matrix_card import MatrixCard
from app.ui.grading.movements_card import MovementsCard
from app.ui.grading.page import TrialBanner, TrialDialog
from app.ui.grading.structure_card import StructureCard
from app.ui.parts.cards.chips import ChipLabel
from app.ui.parts.cards.meters import Meter
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import Notice
from app.words import Role, Tier, TierScheme
from tests.ui.grading.conftest import JUNE, SEPTEMBER
from tests.ui.hands import words_of

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def pressable(page, text):
    (found,) = [each for each in page.findChildren(QPushButton) if each.text() == text]
    return found


def part(page, kind):
    (found,) = page.findChildren(kind)
    return found


def movers(page):
    table = part(part(page, MovementsCard), ListTable)
    return [table.model().index(row, 0).data() or "" for row in range(table.model().rowCount())]


def heads(session):
    session.rollback()
    return {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


def try_as_of_today(page, qtbot):
    page.new_wanted()
    (dialog,) = page.findChildren(TrialDialog)
    dialog.save_wanted.emit()
    qtbot.waitUntil(lambda: not part(page, TrialBanner).isHidden())


def test_the_structure_shows_the_counts_of_the_service(open_page, grade, session):
    run_id = grade(SEPTEMBER)
    counts = load_view(session, run_id=run_id).structure.tiers

    card = part(open_page(), StructureCard)

    shown = {
        each.accessibleName(): each.accessibleDescription() for each in card.findChildren(Meter)
    }
    assert shown["VIP"] == f"{counts[Tier.VIP]} · 20.0%"
    assert shown["General"] == f"{counts[Tier.GENERAL]} · 30.0%"


def test_stars_are_another_view_of_the_same_result(open_page, grade):
    grade(SEPTEMBER)
    card = part(open_page(), StructureCard)

    part(card, Segmented).choose(TierScheme.STARS)
    part(card, Segmented).chosen.emit(TierScheme.STARS)

    stars = [each for each in card.findChildren(Meter) if "★" in each.accessibleName()]
    assert [each.accessibleDescription() for each in stars] == ["2 · 20.0%"] * 5


@pytest.mark.req("B08")
def test_the_totals_of_the_matrix_are_the_headcount(open_page, moved, session):
    matrix = load_matrix(session, run_id=moved)

    words = words_of(part(open_page(), MatrixCard))

    after = [
        str(matrix.after[tier]) for tier in (Tier.VIP, Tier.MAJOR, Tier.ORDINARY, Tier.GENERAL)
    ]
    assert words[-6:] == ["Total", *after, "10"]


def test_the_movers_stand_with_where_they_went(open_page, moved, session):
    page = open_page()

    numbers = [row.number for row in load_view(session, run_id=moved).movements]
    assert len(movers(page)) == len(numbers) > 2
    assert f"All {len(numbers)}" in [each.text() for each in page.findChildren(QPushButton)]


def test_a_chip_leaves_one_kind_of_movement(open_page, moved):
    page = open_page()

    pressable(page, "Up 1").click()

    assert len(movers(page)) == 1


def test_enter_opens_the_profile_of_a_mover(open_page, moved, qtbot):
    page = open_page()
    table = part(part(page, MovementsCard), ListTable)
    key = table.model().key_at(0)
    table.select_key(key)

    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(table, ENTER)

    assert opened.args == [key]


def test_a_trial_is_shown_as_one_and_leaves_no_trace(open_page, moved, session, qtbot):
    before = heads(session)
    page = open_page()

    try_as_of_today(page, qtbot)

    assert words_of(part(page, TrialBanner))[0].startswith("Trial as of 21 Nov 2026: nothing was")
    assert heads(session) == before


def test_escape_leaves_the_trial(open_page, moved, qtbot):
    page = open_page()
    before = movers(page)
    try_as_of_today(page, qtbot)

    qtbot.keyClick(page, ESCAPE)

    assert part(page, TrialBanner).isHidden()
    assert movers(page) == before


def test_a_day_to_come_cannot_be_tried(open_page, moved, qtbot):
    page = open_page()
    page.new_wanted()
    dialog = part(page, TrialDialog)
    part(dialog, DayField).setText("2027-01-01")

    dialog.save_wanted.emit()

    assert "Please give a day up to today." in words_of(dialog)


def test_what_is_due_is_graded_by_the_button(open_page, grade, session, qtbot):
    grade(JUNE)
    page = open_page()

    pressable(page, "Grade Quarter 3, 2026").click()

    qtbot.waitUntil(lambda: page.shown.as_of_on == SEPTEMBER)
    assert pressable(page, "Grade Quarter 3, 2026 again")


def test_grading_again_without_news_says_so(open_page, moved, qtbot):
    page = open_page()

    pressable(page, "Grade Quarter 3, 2026 again").click()

    words = "Nothing came in since. The grading stands as it is."
    qtbot.waitUntil(lambda: any(words in words_of(each) for each in page.findChildren(Notice)))


def test_a_grading_that_is_stopped_changes_nothing(open_page, grade, session, qtbot):
    grade(JUNE)
    before = heads(session)
    page = open_page()
    pressable(page, "Grade Quarter 3, 2026").click()

    pressable(page, "Cancel").click()

    words = "Stopped. Nothing was changed."
    qtbot.waitUntil(lambda: any(words in words_of(each) for each in page.findChildren(Notice)))
    assert heads(session) == before


def test_an_older_grading_can_be_looked_at(open_page, moved, qtbot):
    page = open_page()
    picker = pressable(page, "Quarter 3, 2026 ")

    picker.menu().actions()[1].trigger()

    words = "There is no grading before this one to compare with."
    qtbot.waitUntil(lambda: words in words_of(page))
    assert page.shown.as_of_on == JUNE


def test_before_the_first_grading_the_page_says_what_to_do(open_page):
    page = open_page()

    assert "Quarter 3, 2026 is over and waits." in words_of(page)
    assert pressable(page, "Try a grading")


def test_few_customers_are_pointed_out(open_page, grade, session):
    session.execute(sa.text("UPDATE customers SET status = 'retired' WHERE number > 'K008'"))
    session.commit()
    grade(SEPTEMBER)

    page = open_page()

    assert page.shown.few_customers
    assert any(
        each.accessibleName() == "few customers: read places with care"
        for each in page.findChildren(ChipLabel)
    )


@pytest.mark.parametrize(("role", "offered"), [(Role.SUPERVISOR, False), (Role.MANAGER, True)])
def test_only_who_may_change_the_rules_is_offered_it(desk, open_page, moved, role, offered):
    desk.tasks.act_for(Actor(staff_id=None, name="Zhou Lan", role=role))

    page = open_page()

    words = [each.text() for each in page.findChildren(QPushButton)]
    assert ("New rules from 1 Jan 2027…" in words) is offered
