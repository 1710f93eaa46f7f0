"""A code keyed in is the line it stands for, or is refused with what to do."""

import random
from datetime import date

import pytest
import sqlalchemy as sa

from app.models import PrintedLine
from app.services.followups.printed_codes import (
    CodeEntered,
    CodeMistyped,
    CodeOfOlderPaper,
    CodeUnknown,
    read_code,
)
from app.services.rules.short_codes import code_of
from app.words import FollowUpState
from tests.services.desk_work import TODAY, day
from tests.services.followups.printed_work import NEXT_WEEK, call, print_week

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.fixture
def printed(session):
    """The one line of a printed list."""
    call(session)
    return print_week(session).lines[0]


def read(session, code: str, today: date = TODAY):
    return read_code(session, code=code, today=today)


def slip(chance: random.Random, code: str) -> str:
    """The code with one wrong character, or two neighbours swapped."""
    place = chance.randrange(len(code) - 1)
    if chance.random() < 0.5:
        return code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    return code[:place] + chance.choice(CHARACTERS) + code[place + 1 :]


def is_caught(session, code: str) -> bool:
    try:
        read(session, code)
    except CodeMistyped:
        return True
    return False


def test_a_code_is_the_line_it_was_printed_on(session, printed):
    line = read(session, printed.code)

    assert line.row == printed.row
    assert line.code == printed.code


def test_a_code_may_be_typed_small_or_wide_or_with_blanks(session, printed):
    typed = "".join(chr(ord(character) + 0xFEE0) for character in printed.code)

    assert read(session, f" {printed.code[:2].lower()} {printed.code[2:]}").row == printed.row
    assert read(session, typed).row == printed.row


def test_of_a_thousand_slips_a_thousand_are_caught(session):
    for place in range(40):
        call(session, f"客人{place}")
    codes = [line.code for line in print_week(session).lines]
    chance = random.Random(11)
    slips = [(code, slip(chance, code)) for code in codes * 50]
    wrong = [typed for code, typed in slips if typed != code][:1_000]

    caught = [is_caught(session, typed) for typed in wrong]

    assert caught == [True] * 1_000


def test_a_code_that_no_list_has_is_refused(session, printed):
    with pytest.raises(CodeUnknown):
        read(session, code_of(9_999))


def test_a_code_of_last_weeks_paper_is_refused_with_the_newer_one(session, printed):
    newer = print_week(session, NEXT_WEEK, today=day(9)).lines[0]

    with pytest.raises(CodeOfOlderPaper) as refused:
        read(session, printed.code, today=day(9))

    assert (refused.value.newer_code, refused.value.printed_on) == (newer.code, TODAY)
    assert read(session, newer.code, today=day(9)).row.followup_id == printed.row.followup_id


def test_a_code_of_a_list_long_over_is_refused(session, printed):
    assert read(session, printed.code, today=day(8 + 28)).code == printed.code

    with pytest.raises(CodeOfOlderPaper) as refused:
        read(session, printed.code, today=day(8 + 29))

    assert refused.value.newer_code is None


@pytest.mark.parametrize(
    "state", [FollowUpState.DONE, FollowUpState.SUPERSEDED, FollowUpState.CANCELLED]
)
def test_a_code_whose_line_has_ended_is_refused_with_the_name(session, state):
    followup = call(session, "李思雨")
    code = print_week(session).lines[0].code
    followup.state = state

    with pytest.raises(CodeEntered) as refused:
        read(session, code)

    assert refused.value.customer_name == "李思雨"


def test_a_code_given_out_again_is_the_newest_line(session, printed):
    call(session, "乙", days=9)
    newer = print_week(session, NEXT_WEEK).lines[0]
    session.execute(sa.text("DROP TRIGGER printed_lines_fixed"))
    again = sa.update(PrintedLine).where(PrintedLine.code == newer.code)
    session.execute(again.values(code=printed.code))

    assert read(session, printed.code).row.name == "乙"
