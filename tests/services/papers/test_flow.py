"""Text breaks into lines, and none of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.papers.flow import Run, fitted, flow, height_of, plain
from app.services.papers.ink import BODY, HEADING, NAME

TEXTS = st.text(alphabet="李思雨𬱖，。（）abc  -/", max_size=80)


def said(lines):
    return ["".join(run.text for run in line.runs) for line in lines]


def test_what_fits_stays_on_one_line():
    (line,) = flow([Run("李思雨", HEADING), Run(" VIP", BODY)], 200)

    assert [run.text for run in line.runs] == ["李思雨", " VIP"]


def test_no_text_is_no_line():
    assert flow([Run("", BODY)], 100) == []


def test_words_stay_whole():
    assert said(flow([Run("offer the private review", BODY)], 60)) == [
        "offer the",
        "private",
        "review",
    ]


def test_chinese_breaks_between_any_two_characters_but_not_before_a_full_stop():
    assert said(flow([Run("请记得询问消肿情况。", BODY)], BODY.width("请记得询问消肿情况"))) == [
        "请记得询问消肿情",
        "况。",
    ]


def test_a_word_wider_than_the_line_is_broken_rather_than_cut():
    lines = flow([Run("x" * 60, BODY)], 50)

    assert "".join(said(lines)) == "x" * 60


@given(TEXTS, st.floats(min_value=20, max_value=200))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width):
    lines = flow([Run(text, BODY)], width)

    assert "".join(said(lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 0.01 for line in lines)


def test_the_height_is_that_of_all_lines():
    assert height_of(flow([Run("一二三四", BODY)], 20)) == pytest.approx(2 * BODY.leading)


def test_a_long_name_is_set_smaller_but_never_tiny():
    assert fitted("李思雨", NAME, 200, least=12).style.size == NAME.size
    assert fitted("李思雨" * 5, NAME, 200, least=12).style.size < NAME.size
    assert fitted("李思雨" * 50, NAME, 200, least=12).style.size == 12


def test_stray_blanks_and_line_breaks_are_not_printed():
    assert plain(" 李 \n 思雨 ") == "李 思雨"
    assert plain(None) == ""
