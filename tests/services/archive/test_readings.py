"""How names are read and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.archive.readings import default_pinyin, spellings
from app.services.reading.folding import fold


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("李思雨", "Lǐ Sīyǔ"),
        ("曾丽", "Zēng Lì"),
        ("单思雨", "Shàn Sīyǔ"),
        ("解晓东", "Xiè Xiǎodōng"),
        ("仇和", "Qiú Hé"),
        ("朴敏英", "Piáo Mǐnyīng"),
        ("查良镛", "Zhā Liángyōng"),
        ("尉迟敬德", "Yùchí Jìngdé"),
        ("长孙无忌", "Zhǎngsūn Wújì"),
        ("王静安", "Wáng Jìng'ān"),
        ("迪丽热巴·迪力木拉提", "Dílìrèbā Dílìmùlātí"),
        ("李", "Lǐ"),
        ("Emma Clarke", ""),
        ("Lily 王", ""),
        ("", ""),
    ],
)
def test_a_name_is_read_as_its_bearer_says_it(name, reading):
    assert default_pinyin(name) == reading


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("李思雨", {"lisiyu", "lsy", "siyu"}),
        ("单思雨", {"shansiyu", "dansiyu", "chansiyu", "ssy", "dsy", "csy"}),
        ("曾丽", {"zengli", "cengli", "zl", "cl"}),
        ("查良镛", {"zhaliangyong", "chaliangyong", "zly", "cly"}),
        ("朴敏英", {"piaominying", "puminying", "pmy"}),
        ("尉迟敬德", {"yuchijingde", "weichijingde", "ycjd", "wcjd"}),
        ("长孙无忌", {"zhangsunwuji", "changsunwuji", "zswj", "cswj"}),
        ("吕小绿", {"lvxiaolv", "luxiaolu", "lyuxiaolyu", "lxl"}),
        ("Emma Clarke", {"emmaclarke", "clarke", "clarkeemma", "ec"}),
        ("Lily 王", {"lilywang", "lw"}),
    ],
)
def test_every_reading_of_the_surname_can_be_typed(name, typed):
    assert typed <= set(spellings(name))


def test_a_name_without_letters_is_typed_in_no_way():
    assert spellings(" · ") == []


@pytest.mark.parametrize(
    "typed",
    [
        "Wáng Xiǎomíng",
        "wangxiaoming",
        "WANG xiao ming",
        "ｗａｎｇ　ｘｉａｏ－ｍｉｎｇ",
        "Wang Xiao'ming",
    ],
)
def test_tones_spaces_width_and_case_make_no_difference(typed):
    assert fold(typed) == "wangxiaoming"


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=12))
def test_any_text_can_be_spelled(name):
    assert all(spelling == fold(spelling) for spelling in spellings(name))
