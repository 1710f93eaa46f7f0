"""Keying in a printed list: checked line by line, saved all at once, from the keyboard alone."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.models import Contact, FollowUp
from app.services.followups.printed_lists import print_list
from app.services.followups.wanted import Wanted
from app.words import FollowUpState, Outcome
from tests.services.desk_work import MANAGER, TODAY, day
from tests.services.followups.printed_work import NOW
from tests.ui.calls.conftest import key_in
from tests.ui.hands import CTRL, ENTER, field, lines_of, listing, words_of

BACK = Qt.Key.Key_Backspace


@pytest.fixture
def print_calls(plan_call, session):
    """Plan calls to so many customers, print them and return the codes."""

    def print_calls(*names):
        for name in names:
            plan_call(name)
        wanted = Wanted(first_on=TODAY, last_on=TODAY, late=True)
        paper = print_list(session, wanted=wanted, actor=MANAGER, now=NOW, today=TODAY)
        session.commit()
        return {line.row.name: line.code for line in paper.lines}

    return print_calls


def key_all(dialog, qtbot, codes):
    """Key in every line as satisfied."""
    for code in codes:
        key_in(dialog, qtbot, f"{code} 1")


def shown(dialog):
    return [" | ".join(line) for line in lines_of(listing(dialog, "Keyed in"))]


def test_name_and_reason_show_at_once_and_what_is_missing_shrinks(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", "刘慧", "郭晓燕")
    dialog = open_entry()
    assert "3 of 3 missing" in words_of(dialog)

    key_in(dialog, qtbot, f"{codes['刘慧'].lower()} 1")

    line = f"{codes['刘慧']} | 刘慧 | Quarterly check | 21 Nov | 1 Satisfied"
    assert shown(dialog) == [line]
    assert "2 of 3 missing" in words_of(dialog)
    assert {line.row.name for line in dialog.missing} == {"林悦", "郭晓燕"}


def test_a_day_a_score_and_a_note_may_follow_the_digit(print_calls, open_entry, qtbot):
    codes = print_calls("林悦")
    dialog = open_entry()

    key_in(dialog, qtbot, f"{codes['林悦']}1 +4 4/5 #a little swollen")

    assert shown(dialog)[0].endswith("1 Satisfied · next 25 Nov · 4 of 5 · a little swollen")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7QK3 1", "“7QK3” is mistyped"),
        ("2222 1", "No printed list has the code 2222."),
        ("CODE 0", "0"),
        ("CODE", "Type the code and the digit of the box, such as 7QK2 3."),
        ("CODE 1 soon", "“soon” is no day, no 4/5 and no amount."),
    ],
)
def test_a_wrong_line_is_refused_and_stays(print_calls, open_entry, qtbot, typed, sentence):
    codes = print_calls("林悦")
    dialog = open_entry()
    text = typed.replace("CODE", codes["林悦"])

    key_in(dialog, qtbot, text)

    qtbot.waitUntil(lambda: not field(dialog, "Code and digit").isReadOnly())
    assert field(dialog, "Code and digit").text() == text
    assert shown(dialog) == []
    assert any(sentence in text for text in words_of(dialog))


def test_the_same_line_twice_is_refused(print_calls, open_entry, qtbot):
    codes = print_calls("林悦")
    dialog = open_entry()
    key_in(dialog, qtbot, f"{codes['林悦']} 1")

    key_in(dialog, qtbot, f"{codes['林悦']} 2")

    assert len(shown(dialog)) == 1
    assert field(dialog, "Code and digit").text() == f"{codes['林悦']} 2"


def test_backspace_in_the_empty_line_takes_the_last_one_back(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", "刘慧")
    dialog = open_entry()
    key_in(dialog, qtbot, f"{codes['林悦']} 1")
    key_in(dialog, qtbot, f"{codes['刘慧']} 2 4/5 #swollen")

    qtbot.keyClick(dialog.focusWidget(), BACK)

    assert field(dialog, "Code and digit").text() == f"{codes['刘慧']} 2 4/5 #swollen"
    assert len(shown(dialog)) == 1


def test_everything_is_saved_in_one_write(print_calls, open_entry, desk, session, qtbot):
    codes = print_calls("林悦", "刘慧")
    dialog = open_entry()
    key_in(dialog, qtbot, f"{codes['林悦']} 1")
    key_in(dialog, qtbot, f"{codes['刘慧']} 5 +4")

    with qtbot.waitSignal(desk.tasks.saved) as saved:
        qtbot.keyClick(dialog.focusWidget(), ENTER, CTRL)

    session.rollback()
    outcomes = session.scalars(sa.select(Contact.outcome).order_by(Contact.id)).all()
    assert set(outcomes) == {Outcome.SATISFIED, Outcome.MOVED}
    assert saved.args[0].entry_id is not None
    moved = session.scalars(sa.select(FollowUp.due_on).where(FollowUp.due_on == day(4))).all()
    assert len(moved) == 1


def test_forty_lines_are_keyed_in_from_the_keyboard_alone(
    print_calls, open_entry, desk, session, qtbot
):
    codes = print_calls(*[f"customer {place:02}" for place in range(40)])
    dialog = open_entry()
    key_all(dialog, qtbot, codes.values())
    assert "0 of 40 missing" in words_of(dialog)

    with qtbot.waitSignal(desk.tasks.saved, timeout=20_000):
        qtbot.keyClick(dialog.focusWidget(), ENTER, CTRL)

    session.rollback()
    done = sa.select(sa.func.count()).where(FollowUp.state == FollowUpState.DONE)
    assert session.scalar(done) == 40
