"""The forms of the complaints: they collect, a refusal stays in them, nothing is lost."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from sqlalchemy import select

from app.models import ComplaintCallBack, ComplaintCase
from app.services.complaints.handling import solve, take
from app.services.complaints.settling import sign
from app.services.foundation.doing import Doing
from app.services.office.people import KeyCabinet
from app.services.office.staff import give_slot
from app.services.vault.keyring import Keyring, draft_slots
from app.ui.complaints.call_back_dialog import CallBackDialog
from app.ui.complaints.deeds import open_call_back_dialog
from app.ui.complaints.receive_dialog import ReceiveDialog
from app.ui.complaints.receiving import open_receive_dialog
from app.ui.complaints.settling_forms import SignDialog
from app.ui.complaints.working_forms import SolveDialog
from app.ui.parts.fields.choice_box import ChoiceBox
from app.words import ComplaintStage, Severity
from tests.stores import LIGHT
from tests.ui.complaints.test_page import buttons, chip
from tests.ui.hands import CTRL, ENTER, finish, opened, press, says, type_in

PASSWORD = "a long password"


def cases(session):
    session.rollback()
    return session.scalars(select(ComplaintCase)).all()


def texts(dialog):
    return dialog.findChildren(QPlainTextEdit)


@pytest.fixture
def receive(desk, window, team, li, qtbot):
    """Li Na takes in what 李思雨 says."""
    desk.tasks.act_for(team.na)
    open_receive_dialog(desk, window, customer_id=li)
    dialog = opened(window, ReceiveDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    return dialog


@pytest.mark.req("C17")
def test_it_is_said_by_when_the_customer_is_answered_before_anything_is_saved(receive, qtbot):
    qtbot.waitUntil(lambda: says(receive, "First answer by 21 Nov 2026 11:30"))

    receive.findChildren(ChoiceBox)[1].choose(Severity.RED_LINE)

    qtbot.waitUntil(lambda: says(receive, "First answer by 21 Nov 2026 09:40"))


@pytest.mark.req("C18")
def test_a_complaint_is_taken_in_by_who_was_asked_first(receive, session, team, qtbot):
    type_in(receive, "Waited 50 minutes", qtbot)
    finish(receive, qtbot)

    (case,) = cases(session)

    assert (case.number, case.first_receiver_id) == ("C-0001", team.na.staff_id)


def test_a_complaint_without_words_is_asked_for_them_in_place(receive, session, qtbot):
    press(receive, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: says(receive, "Please write down what happened."))

    assert receive.isVisible()
    assert cases(session) == []


@pytest.fixture
def call_back(desk, window, signed, team, qtbot):
    """Zhou Lan, who never had it in hand, calls back."""
    desk.tasks.act_for(team.zhou)
    open_call_back_dialog(desk, window, case_id=signed)
    return opened(window, CallBackDialog, qtbot)


@pytest.mark.req("B40")
def test_three_answers_are_asked_for_one_after_the_other(call_back, qtbot):
    press(call_back, ENTER, qtbot, CTRL)
    assert says(call_back, "Ask whether it is really solved.")

    call_back.findChild(ChoiceBox).choose(value=True)
    press(call_back, ENTER, qtbot, CTRL)
    assert says(call_back, "Ask how they feel about it now.")

    texts(call_back)[0].setPlainText("Relieved.")
    press(call_back, ENTER, qtbot, CTRL)
    assert says(call_back, "Ask what the clinic should learn from it.")


@pytest.mark.req("C14")
def test_the_claim_of_the_handler_stands_over_the_questions(call_back):
    assert says(call_back, "Dr Wu says: A priority slot.")


def test_not_solved_puts_it_back_into_hand_in_another_round(call_back, session, qtbot):
    call_back.findChild(ChoiceBox).choose(value=False)
    texts(call_back)[0].setPlainText("Still angry.")
    texts(call_back)[1].setPlainText("Listen.")
    finish(call_back, qtbot)

    (case,) = cases(session)

    assert (case.stage, case.round) == (ComplaintStage.IN_HAND, 2)


@pytest.mark.req("B41")
def test_a_handler_is_told_who_may_call_before_a_question_is_asked(
    desk, window, signed, team, qtbot
):
    desk.tasks.act_for(team.wu)

    open_call_back_dialog(desk, window, case_id=signed)

    qtbot.waitUntil(lambda: says(window, "so somebody else calls back: Li Na, Zhou Lan"))


@pytest.fixture
def keyed(desk, team, write, actor, tmp_path):
    """The desk of Dr Wu, where Zhou Lan the manager has a password."""
    draft = draft_slots("Zhou Lan", PASSWORD, cost=LIGHT)
    keyring = Keyring(tmp_path, LIGHT)
    keyring.keep(draft)
    key, slot_id = team.zhou.staff_id, draft.unlocked.slot_id
    write(lambda session: give_slot(session, staff_id=key, slot_id=slot_id, actor=actor))
    desk.tasks.act_for(team.wu)
    cabinet = KeyCabinet(keyring=keyring, data_key=draft.unlocked.data_key)
    return replace(desk, cabinet=cabinet)


@pytest.fixture
def lone(write, complaint, team, clock):
    """Everybody has had the complaint in hand; it is solved and signed."""
    doing = Doing(actor=team.wu, now=clock.now())

    def work(session):
        take(session, case_id=complaint, owner_id=team.na.staff_id, doing=doing)
        take(session, case_id=complaint, owner_id=team.zhou.staff_id, doing=doing)
        take(session, case_id=complaint, owner_id=team.wu.staff_id, doing=doing)
        solve(session, case_id=complaint, remedy="A priority slot.", doing=doing)
        sign(session, case_id=complaint, signed_on=clock.today(), doing=doing)
        return complaint

    return write(work)


@pytest.fixture
def stood_in(keyed, window, lone, qtbot):
    """The handler has the answers, and a manager's password is asked for."""
    open_call_back_dialog(keyed, window, case_id=lone)
    dialog = opened(window, CallBackDialog, qtbot)
    dialog.findChild(ChoiceBox).choose(value=True)
    texts(dialog)[0].setPlainText("Relieved.")
    texts(dialog)[1].setPlainText("Ring before the day.")
    return dialog


def password(dialog):
    return [each for each in dialog.findChildren(QLineEdit) if each.isVisible()][-1]


@pytest.mark.req("B41")
def test_where_nobody_else_is_left_a_manager_confirms_with_a_password(stood_in, session, qtbot):
    password(stood_in).setText(PASSWORD)
    finish(stood_in, qtbot)

    heard = session.scalars(select(ComplaintCallBack)).one()

    assert (heard.solved, heard.stands_in) == (True, True)


@pytest.mark.req("B41")
def test_a_wrong_password_is_refused_in_place_and_loses_no_answer(stood_in, session, qtbot):
    password(stood_in).setText("wrong password")

    press(stood_in, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: password(stood_in).property("wrong") == "true")

    assert texts(stood_in)[0].toPlainText() == "Relieved."
    assert session.scalars(select(ComplaintCallBack)).all() == []


@pytest.fixture
def in_hand(write, complaint, team, clock):
    doing = Doing(actor=team.wu, now=clock.now())
    write(lambda s: take(s, case_id=complaint, owner_id=team.wu.staff_id, doing=doing))
    return complaint


def test_solved_without_a_remedy_is_refused_in_place(show, team, in_hand, session, qtbot):
    page = show(team.wu)
    qtbot.waitUntil(lambda: "Mark solved" in buttons(page))
    chip(page, "Mark solved").click()
    dialog = opened(page, SolveDialog, qtbot)

    press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: says(dialog, "Please write down what is done for the customer."))
    assert cases(session)[0].stage is ComplaintStage.IN_HAND


def test_without_a_signature_it_takes_two_attempts(show, team, write, in_hand, clock, qtbot):
    doing = Doing(actor=team.wu, now=clock.now())
    write(lambda session: solve(session, case_id=in_hand, remedy="A slot.", doing=doing))
    page = show(team.wu)
    qtbot.waitUntil(lambda: "Have it signed" in buttons(page))
    chip(page, "Have it signed").click()
    dialog = opened(page, SignDialog, qtbot)
    dialog.findChild(ChoiceBox).setCurrentIndex(2)

    press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: says(dialog, "it takes 2 documented attempts; there are 0"))
