"""New rules: tried while they are typed, refused if unsound, kept for the next period."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QPushButton, QSpinBox

from app.services.foundation.actors import Actor
from app.services.grading.rule_versions import list_rule_versions
from app.services.rules.tiers import GradingRules
from app.ui.grading.changing_rules import open_rules_dialog
from app.ui.parts.fields.segmented import Segmented
from app.words import CutKind, Indicator, Role
from tests.ui.grading.conftest import SEPTEMBER
from tests.ui.hands import called, words_of

NEXT = date(2027, 1, 1)


@pytest.fixture
def dialog(desk, grade, open_page):
    grade(SEPTEMBER)
    return open_rules_dialog(
        desk, open_page(), rules=GradingRules(), tried_on=SEPTEMBER, starts_on=NEXT
    )


def action(dialog):
    (found,) = [each for each in dialog.findChildren(QPushButton) if each.text().startswith("Save")]
    return found


def test_the_dialog_shows_who_would_move_while_it_is_typed_in(dialog, qtbot):
    called(dialog, "VIP", QDoubleSpinBox).setValue(30)

    qtbot.waitUntil(lambda: "1 customer: Up 1" in words_of(dialog))
    assert "林悦 Major → VIP" in words_of(dialog)


def test_rules_that_are_those_there_are_move_nobody_and_cannot_be_saved(dialog, qtbot):
    qtbot.waitUntil(lambda: "Nobody would move." in words_of(dialog))

    assert not action(dialog).isEnabled()


def test_tiers_out_of_order_are_refused_at_once(dialog):
    called(dialog, "VIP", QDoubleSpinBox).setValue(90)

    assert "Each tier has to end below the one above it." in words_of(dialog)
    assert not action(dialog).isEnabled()


def test_weights_of_nothing_are_refused_at_once(dialog):
    for spin in dialog.findChildren(QSpinBox):
        spin.setValue(0)

    assert "Every weight is zero; at least one indicator has to count." in words_of(dialog)


def test_fixed_scores_begin_with_scores_that_make_sense(dialog):
    (kind,) = dialog.findChildren(Segmented)
    kind.choose(CutKind.THRESHOLD)
    kind.chosen.emit(CutKind.THRESHOLD)

    assert dialog.rules.cuts.kind is CutKind.THRESHOLD
    assert action(dialog).isEnabled()


def test_saved_rules_hold_from_the_next_period(dialog, session, qtbot):
    called(dialog, "Spend", QSpinBox).setValue(50)

    with qtbot.waitSignal(dialog.accepted):
        dialog.save_wanted.emit()

    last = list_rule_versions(session)[-1]
    assert (last.valid_from_on, last.rules.weights.of(Indicator.SPEND)) == (NEXT, 50)


def test_a_refusal_is_said_in_the_dialog_and_nothing_typed_is_lost(dialog, desk, qtbot):
    desk.tasks.act_for(Actor(staff_id=None, name="Zhou Lan", role=Role.SUPERVISOR))
    called(dialog, "Spend", QSpinBox).setValue(50)

    dialog.save_wanted.emit()

    qtbot.waitUntil(lambda: any("Supervisor" in words for words in words_of(dialog)))
    assert called(dialog, "Spend", QSpinBox).value() == 50
    assert action(dialog).isEnabled()
