"""A list keyed in days later: which day each call was on, and which lists are still out."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.models import Contact
from app.services.followups.printed_lists import print_list
from app.services.followups.wanted import Wanted
from app.ui.calls.missing_panel import MissingPanel
from tests.services.desk_work import MANAGER, day
from tests.services.followups.printed_work import NOW
from tests.ui.calls.conftest import key_in
from tests.ui.hands import CTRL, ENTER, field, lines_of, listing, press_keys, words_of

ALT = Qt.KeyboardModifier.AltModifier
PAGE_DOWN, PAGE_UP, ARROW_DOWN = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Down


@pytest.fixture
def print_calls(plan_call, session):
    """Plan calls for a day, print the list of that day some days ago, and return the codes."""

    def print_calls(*names, on, ago=10):
        for name in names:
            plan_call(name, on=on)
        wanted = Wanted(first_on=on, last_on=on)
        paper = print_list(session, wanted=wanted, actor=MANAGER, now=NOW, today=day(-ago))
        session.commit()
        return {line.row.name: line.code for line in paper.lines}

    return print_calls


def called(dialog):
    """The days of the calls as the list shows them, the newest line first."""
    return [line[3] for line in lines_of(listing(dialog, "Keyed in"))]


def test_each_call_was_on_the_day_it_was_due(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", on=day(-5)) | print_calls("刘慧", on=day(-3))
    dialog = open_entry()

    key_in(dialog, qtbot, f"{codes['林悦']} 1")
    key_in(dialog, qtbot, f"{codes['刘慧']} 1")

    assert called(dialog) == ["18 Nov", "16 Nov"]


@pytest.mark.req("B10")
def test_one_key_puts_the_lines_that_follow_on_another_day(
    print_calls, open_entry, desk, session, qtbot
):
    codes = print_calls("林悦", "刘慧", on=day(-3))
    dialog = open_entry()
    key_in(dialog, qtbot, f"{codes['林悦']} 1")

    press_keys(dialog, [PAGE_DOWN, PAGE_DOWN], qtbot)
    key_in(dialog, qtbot, f"{codes['刘慧']} 1")

    assert called(dialog) == ["20 Nov", "18 Nov"]
    with qtbot.waitSignal(desk.tasks.saved):
        qtbot.keyClick(dialog.focusWidget(), ENTER, CTRL)
    session.rollback()
    days = session.scalars(sa.select(Contact.contacted_on)).all()
    assert sorted(days) == [day(-3), day(-1)]


def test_page_up_goes_back_to_the_day_of_each(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", on=day(-3))
    dialog = open_entry()

    press_keys(dialog, [PAGE_DOWN, PAGE_UP, PAGE_UP], qtbot)
    key_in(dialog, qtbot, f"{codes['林悦']} 1")

    assert called(dialog) == ["18 Nov"]


def test_a_day_may_be_typed_for_the_sheet_and_beside_a_line(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", "刘慧", on=day(-3))
    dialog = open_entry()

    key_in(dialog, qtbot, "@19")
    key_in(dialog, qtbot, f"{codes['林悦']} 1")
    key_in(dialog, qtbot, f"{codes['刘慧']} 1 @20 4/5")

    assert called(dialog) == ["20 Nov", "19 Nov"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("@+1", "22 Nov 2026 is still to come. Please choose today or earlier."),
        ("@10", "The list was printed on 11 Nov 2026; its call cannot have been on 10 Nov 2026."),
        ("@soon", "“@soon” is no day, no 4/5 and no amount."),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_once(print_calls, open_entry, qtbot, word, sentence):
    codes = print_calls("林悦", on=day(-3))
    dialog = open_entry()

    key_in(dialog, qtbot, f"{codes['林悦']} 1 {word}")

    assert called(dialog) == []
    assert sentence in words_of(dialog)


def test_what_is_missing_is_counted_over_all_lists(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", "郭晓燕", on=day(-5)) | print_calls("刘慧", on=day(-3))
    dialog = open_entry()
    assert "3 of 3 missing" in words_of(dialog)

    key_in(dialog, qtbot, f"{codes['林悦']} 1")

    assert "2 of 3 missing" in words_of(dialog)


def test_one_key_goes_to_the_next_list(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", on=day(-5)) | print_calls("刘慧", on=day(-3))
    dialog = open_entry()
    newest = dialog.findChild(MissingPanel).shown

    qtbot.keyClick(dialog.focusWidget(), ARROW_DOWN, ALT)

    assert (newest, dialog.findChild(MissingPanel).shown) == ([codes["刘慧"]], [codes["林悦"]])
    assert field(dialog, "Code and digit").hasFocus()


def test_a_line_of_another_list_brings_that_list_up(print_calls, open_entry, qtbot):
    codes = print_calls("林悦", "郭晓燕", on=day(-5)) | print_calls("刘慧", on=day(-3))
    dialog = open_entry()

    key_in(dialog, qtbot, f"{codes['林悦']} 1")

    assert dialog.findChild(MissingPanel).shown == [codes["郭晓燕"]]
