"""What two spellings of one word have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.foundation.texts import legible
from app.services.reading.folding import fold, plain, tidy_name

TEXTS = st.text(max_size=40)
DOTTED = [f"买买提{dot}艾力" for dot in "·‧∙．•・･⋅"]


@pytest.mark.parametrize("name", [*DOTTED, "买买提 · 艾力", "買買提‧艾力", "买\u200b买提·艾力"])
def test_one_person_is_one_however_the_name_is_written(name):
    assert fold(name) == "买买提艾力"
    assert tidy_name(name).replace("買", "买") == "买买提·艾力"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("李\u200c娜\u200d", "李娜"),
        ("李 娜", "李娜"),
        ("　李　娜　", "李娜"),
        ("\u202e李娜\u202c", "李娜"),
        ("ＡＮＮＡ　Ｌｅｅ", "ANNA Lee"),
        ("Anna\t Lee", "Anna Lee"),
        ("陳女士", "陳女士"),
        ("王小丽😀", "王小丽😀"),
        ("王小丽 女儿", "王小丽 女儿"),
        ("김민지", "김민지"),
        ("\ud83d李", "李"),
        ("\u3164\u200b", ""),
    ],
)
def test_a_name_is_kept_tidy_and_as_its_bearer_writes_it(name, kept):
    assert tidy_name(name) == kept


@pytest.mark.parametrize("name", ["علی\u200cرضا", "👩\u200d⚕\ufe0f", "བསྟན་འཛིན", "क्\u200dष"])
def test_what_a_script_needs_to_be_read_stays(name):
    assert legible(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陳女士", "陈女士"),
        ("歐陽", "欧阳"),
        ("Ｌｉ Ｎａ", "lina"),
        ("O’Neil", "ONEIL"),
        ("Zoë", "zoe"),
    ],
)
def test_people_are_found_by_either_spelling(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("热玛吉", "热玛吉+"), ("A1", "A-1"), ("水光(脸)", "水光脸")]
)
def test_things_that_differ_in_a_mark_are_two(one, other):
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("熱瑪吉", "热玛吉"), ("ＩＰＬ ", "ipl"), ("光子 嫩肤", "光子嫩肤")]
)
def test_things_that_differ_in_width_case_and_blanks_are_one(one, other):
    assert plain(one) == plain(other)


@given(TEXTS)
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)
    assert tidy_name(tidy_name(text)) == tidy_name(text)
    assert legible(legible(text)) == legible(text)


@given(TEXTS)
def test_what_is_kept_is_found_by_what_was_typed(text):
    assert fold(tidy_name(text)) == fold(text)


UNSEEN = st.sampled_from(
    "\u200b\u200c\u200d\u200e\u202d\u2028\u2066\u2060\ufeff\xad\u3164\u2800\ufffe"
)


@given(st.text(st.characters(categories=["Cc", "Cs"]) | UNSEEN, max_size=20))
def test_of_signs_that_nobody_sees_nothing_is_kept(text):
    assert tidy_name(text) == ""
