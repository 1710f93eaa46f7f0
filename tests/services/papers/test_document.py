"""A paper is one PDF, the same for the same content, that can be read back."""

from functools import partial

import pytest

from app.services.papers.document import A4_LEVEL, A5_LEVEL, bind
from app.services.papers.ink import BODY, HEADING, Ink
from app.services.papers.marks import draw_code, draw_mark, draw_tier_chip, mark_width
from app.words import Tier
from app.words.names import name_of
from tests.services.papers.reading import inks_of, pages_of, sizes_of, text_of

RARE = "李思雨 𬱖㛃 · Lǐ Sīyǔ ¥1,280 — “何”"


def write(sheet, *, text, style=BODY):
    sheet.text(40, 60, text, style)


def paper_of(*texts, size=A5_LEVEL, style=BODY):
    drawings = [partial(write, text=text, style=style) for text in texts]
    return bind("Test", size, drawings, author="Clinic")


@pytest.mark.parametrize("style", [BODY, HEADING])
def test_rare_characters_print_and_can_be_read_back(style):
    assert text_of(paper_of(RARE, style=style)).strip() == RARE


def test_a_character_the_font_lacks_prints_as_a_box():
    with_box, without = inks_of(paper_of("a🙂b")), inks_of(paper_of("ab"))

    assert with_box[255, 255, 255] < without[255, 255, 255]


def test_the_same_content_gives_the_same_bytes():
    assert paper_of("一", "二") == paper_of("一", "二")


def test_there_is_a_page_for_each_drawing():
    assert [page.strip() for page in pages_of(paper_of("一", "二", "三"))] == ["一", "二", "三"]


def test_the_sheets_have_the_sizes_of_paper():
    assert sizes_of(paper_of("一")) == [(210, 148)]
    assert sizes_of(paper_of("一", size=A4_LEVEL)) == [(297, 210)]


def test_two_clinics_of_characters_fit_into_one_paper():
    many = ["".join(chr(0x4E00 + 40 * row + column) for column in range(40)) for row in range(30)]

    assert [page.strip() for page in pages_of(paper_of(*many))] == many


@pytest.mark.parametrize("tier", Tier)
def test_each_tier_is_a_word_and_the_best_have_a_mark(tier):
    pdf = bind("x", A5_LEVEL, [lambda sheet: draw_tier_chip(sheet, 40, 60, tier)], author="")

    assert text_of(pdf).strip() == name_of(tier)
    assert (mark_width(tier, 9) > 0) == (tier in {Tier.VIP, Tier.POTENTIAL_VIP})


def test_the_mark_of_a_tier_is_drawn():
    pdf = bind("x", A5_LEVEL, [lambda sheet: draw_mark(sheet, 40, 60, Tier.VIP, 30)], author="")

    assert inks_of(pdf)[tuple(round(255 * share) for share in Ink.VIP.value)] > 50


def test_the_code_to_scan_is_drawn():
    pdf = bind("x", A5_LEVEL, [lambda sheet: draw_code(sheet, 40, 60, 90, "00231")], author="")

    assert inks_of(pdf)[tuple(round(255 * share) for share in Ink.TEXT.value)] > 2_000
