"""Logging a visit from the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from sqlalchemy import select

from app.models import Customer, ItemPrice, Visit, VisitLine
from app.services.visits.package_balances import list_balances
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.fields.who_field import WhoField
from app.ui.visit.dialog import VisitDialog
from app.ui.visit.line_row import LineRow
from app.ui.visit.lines import SessionOffer, TreatmentLines
from app.ui.visit.logging import open_visit_dialog
from app.ui.visit.when import WhenButton
from app.words import CustomerStatus
from tests.ui.hands import (
    CTRL,
    DOWN,
    ENTER,
    ESCAPE,
    finish,
    opened,
    press,
    press_keys,
    says,
    type_in,
)

TAB = Qt.Key.Key_Tab


@pytest.fixture
def dialog(desk, window, li, botox, wu, qtbot):
    open_visit_dialog(desk, window)
    return opened(window, VisitDialog, qtbot)


@pytest.fixture
def known(desk, window, li, botox, wu, qtbot):
    """The dialog for a customer who is known already, at the treatments."""
    open_visit_dialog(desk, window, customer_id=li)
    dialog = opened(window, VisitDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    return dialog


@pytest.fixture
def with_botox(known, qtbot):
    """The same with a line of Botox, at its staff."""
    type_in(known, "bot", qtbot)
    press(known, ENTER, qtbot)
    qtbot.waitUntil(lambda: bool(rows(known)))
    return known


def rows(dialog):
    return [row for row in dialog.findChildren(LineRow) if row.isVisible()]


def is_closed(dialog):
    return lambda: not dialog.isVisible()


def saved_visit(session):
    return session.scalars(select(Visit)).one()


def test_a_visit_is_logged_from_the_keyboard(dialog, session, li, wu, qtbot):
    type_in(dialog, "lsy", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "Lǐ Sīyǔ"))
    type_in(dialog, "bot", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    press(dialog, DOWN, qtbot)
    for _ in range(3):
        press(dialog, ENTER, qtbot)
    type_in(dialog, "5", qtbot)
    with qtbot.waitSignal(dialog.finished):
        press(dialog, ENTER, qtbot, CTRL)

    line = session.scalars(select(VisitLine)).one()
    assert (line.customer_id, line.staff_id, line.amount_minor) == (li, wu, 298_000)
    assert saved_visit(session).satisfaction == 5


def test_enter_before_the_answer_takes_what_comes_first(dialog, qtbot):
    type_in(dialog, "lsy", qtbot)
    press(dialog, ENTER, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "No. 00231"))


def test_allergies_are_said_at_once(known):
    assert says(known, "⚠ allergic: penicillin")


def test_the_price_of_the_day_stands_there_and_makes_the_total(with_botox):
    assert says(with_botox, "Total ¥2,980")


def test_another_amount_makes_another_total(with_botox, qtbot):
    amount = rows(with_botox)[0].findChild(MoneyField)
    amount.selectAll()
    qtbot.keyClicks(amount, "2500")

    assert says(with_botox, "Total ¥2,500")


@pytest.fixture
def dearer_today(write, botox, clock):
    """Botox costs 3,200 from today on."""
    price = ItemPrice(item_id=botox, price_minor=320_000, valid_from_on=clock.today())
    write(lambda session: session.add(price))


def test_another_day_has_its_own_price(dearer_today, with_botox, clock, qtbot):
    assert says(with_botox, "Total ¥3,200")

    with_botox.findChild(WhenButton).move_to(clock.today() - timedelta(days=1))
    qtbot.waitUntil(lambda: says(with_botox, "Total ¥2,980"))


def test_another_day_leaves_an_amount_somebody_typed(dearer_today, with_botox, clock, qtbot):
    rows(with_botox)[0].findChild(MoneyField).setText("2500")
    with_botox.findChild(WhenButton).move_to(clock.today() - timedelta(days=1))
    qtbot.waitUntil(lambda: says(with_botox, "in 17 weeks"))

    assert says(with_botox, "Total ¥2,500")


def test_what_follows_is_said_before_saving(with_botox, qtbot):
    qtbot.waitUntil(lambda: says(with_botox, "in 17 weeks"))


def test_what_the_visit_does_to_the_score_is_said_before_saving(graded, with_botox, qtbot):
    qtbot.waitUntil(lambda: says(with_botox, "score 0 → 100, stays General"))

    assert says(with_botox, "Total ¥2,980")


def test_a_line_can_be_taken_out_again(with_botox, qtbot):
    rows(with_botox)[0].remove_wanted.emit()

    assert rows(with_botox) == []
    assert says(with_botox, "Total ¥0")


def test_the_next_line_is_by_the_same_person(with_botox, qtbot):
    press(with_botox, DOWN, qtbot)
    with_botox.findChild(TreatmentLines).setFocus()
    type_in(with_botox, "bot", qtbot)
    press(with_botox, ENTER, qtbot)
    qtbot.waitUntil(lambda: len(rows(with_botox)) == 2)

    people = [row.findChild(QComboBox).currentText() for row in rows(with_botox)]
    assert people == ["Dr Wu", "Dr Wu"]


def test_without_a_customer_it_asks_whose_visit_it_is(dialog, qtbot):
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, "Whose visit is it?")
    assert dialog.findChild(WhoField).isAncestorOf(dialog.focusWidget())


def test_a_refusal_stands_at_its_field_and_nothing_is_lost(with_botox, write, li, qtbot):
    write(lambda s: setattr(s.get_one(Customer, li), "status", CustomerStatus.RETIRED))
    press(with_botox, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: with_botox.findChild(WhoField).property("wrong") == "true")

    assert len(rows(with_botox)) == 1
    assert with_botox.isVisible()


def test_a_visit_without_a_treatment_is_refused(known, qtbot):
    press(known, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: says(known, "Add at least one line"))


def test_a_half_typed_treatment_is_not_lost(with_botox, qtbot):
    lines = with_botox.findChild(TreatmentLines)
    lines.setFocus()
    type_in(with_botox, "zzz", qtbot)
    press(with_botox, ENTER, qtbot, CTRL)

    assert says(with_botox, "“zzz” is not a treatment yet")
    assert lines.findChild(SuggestField).text == "zzz"


def test_a_line_without_an_amount_is_refused(with_botox, qtbot):
    rows(with_botox)[0].findChild(MoneyField).clear()
    press(with_botox, ENTER, qtbot, CTRL)

    assert says(with_botox, "Type an amount")
    assert isinstance(with_botox.focusWidget(), MoneyField)


def test_leaving_something_half_typed_takes_escape_twice(with_botox, qtbot):
    press(with_botox, ESCAPE, qtbot)
    assert says(with_botox, "Press Esc again")

    with qtbot.waitSignal(with_botox.rejected):
        press(with_botox, ESCAPE, qtbot)


def test_a_session_paid_for_is_offered_and_costs_nothing(package, known, session, li, qtbot):
    qtbot.waitUntil(lambda: says(known, "3 sessions left"))
    (offer,) = known.findChildren(SessionOffer)
    offer.session_wanted.emit(session_package(session, li))
    qtbot.waitUntil(lambda: says(known, "2 sessions left"))
    with qtbot.waitSignal(known.finished):
        press(known, ENTER, qtbot, CTRL)

    session.rollback()
    assert session_package(session, li).remaining_count == 2


def session_package(session, li):
    (balance,) = list_balances(session, customer_id=li)
    return balance


def test_touch_points_unfold_with_one_key(known, qtbot):
    press(known, "T", qtbot, CTRL)
    names = [each.accessibleName() for each in known.findChildren(ScoreButtons) if each.isVisible()]

    assert names == ["Satisfied", "Front desk", "Service", "Consultant", "Doctor", "Result"]


@pytest.mark.req("A44")
def test_each_touch_point_is_scored_by_itself_and_none_is_not_zero(with_botox, session, qtbot):
    press(with_botox, "T", qtbot, CTRL)
    type_in(with_botox, "4", qtbot)
    with qtbot.waitSignal(with_botox.finished):
        press(with_botox, ENTER, qtbot, CTRL)

    visit = saved_visit(session)
    assert (visit.front_desk_score, visit.service_score, visit.satisfaction) == (4, None, None)


@pytest.mark.req("A44")
@pytest.mark.parametrize("after", [[], [TAB]])
def test_a_slip_is_keyed_digit_by_digit_down_the_scales(with_botox, session, qtbot, after):
    press(with_botox, "T", qtbot, CTRL)
    for digit in "354":
        type_in(with_botox, digit, qtbot)
        press_keys(with_botox, after, qtbot)
    finish(with_botox, qtbot)

    visit = saved_visit(session)
    scores = (visit.front_desk_score, visit.service_score, visit.consultant_score)
    assert scores == (3, 5, 4)


def test_someone_else_typed_takes_the_allergies_away(known, qtbot):
    known.findChild(WhoField).setFocus()
    type_in(known, "x", qtbot)

    assert not says(known, "penicillin")


def test_no_event_is_chosen_by_itself(known):
    chosen = [box.currentText() for box in known.findChildren(ChoiceBox)]

    assert chosen == ["none"]
