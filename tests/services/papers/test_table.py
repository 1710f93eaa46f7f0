"""Tables break over pages: no row is lost, heads and headings come again."""

from functools import partial

import pytest

from app.services.papers.document import A4_LEVEL, bind
from app.services.papers.flow import Run
from app.services.papers.ink import CELL, CELL_BOLD
from app.services.papers.report import Frame
from app.services.papers.sheet import Align
from app.services.papers.table import Column, Group, Table
from app.words.language import choose_language
from tests.services.papers.reading import pages_of, text_of

COLUMNS = (Column("Name", 120), Column("Paid", 80, Align.RIGHT))


def table_of(top=100, bottom=500):
    return Table(columns=COLUMNS, left=30, top=top, bottom=bottom)


def group_of(table, heading, *names):
    rows = [table.row([[[Run(name, CELL)]], [[Run("¥1", CELL)]]]) for name in names]
    return Group(heading=(Run(heading, CELL_BOLD),) if heading else (), rows=rows)


def printed(table, *groups):
    bodies = [partial(table.draw, page=page) for page in table.paginate(groups)]
    return pages_of(bind("Test", A4_LEVEL, bodies, author=""))


def test_every_row_is_printed_once_and_in_order():
    names = [f"guest-{place:03}" for place in range(90)]

    pages = printed(table_of(), group_of(table_of(), "", *names))

    assert [word for page in pages for word in page.split() if "guest" in word] == names
    assert len(pages) == 5


def test_the_heads_of_the_columns_stand_on_every_page():
    pages = printed(table_of(), group_of(table_of(), "", *map(str, range(60))))

    assert [page.count("Name Paid") for page in pages] == [1] * len(pages)


def test_a_heading_comes_again_where_its_rows_go_on():
    pages = printed(table_of(bottom=221), group_of(table_of(), "Monday", *"abcdef"))

    assert [page.count("Monday") for page in pages] == [1, 1]


def test_a_heading_never_stands_alone_at_the_foot():
    table = table_of(bottom=185)

    first, second = printed(table, group_of(table, "Mon", "a"), group_of(table, "Tue", "b"))

    assert "Tue" not in first
    assert "Tue\nb" in second


def test_nothing_is_one_page_with_heads():
    assert [page.strip() for page in printed(table_of())] == ["Name Paid"]


def test_a_row_is_as_high_as_its_longest_cell():
    table = table_of()

    row = table.row([[[Run("word " * 40, CELL)]], [[Run("¥1", CELL)]]])

    assert row.height > 8 * CELL.leading


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Page 1 of 2", "printed 21 Nov 2026 09:30 by 周岚", "Supervisor", "Service desk")),
        ("zh", ("第 1 页，共 2 页", "2026年11月21日 09:30 打印，周岚", "主管", "客户服务台")),
    ],
)
def test_the_frame_says_what_when_and_by_whom_on_every_page(stamp, language, said):
    choose_language(language)
    frame = Frame(
        title="Week",
        subtitle="Everyone",
        total="35 lines",
        legend="1 satisfied",
        stamp=stamp,
        signed=True,
    )

    pages = pages_of(bind("x", A4_LEVEL, frame.sheets([lambda _: None] * 2), author=""))

    assert [
        word for word in (*said, "Week", "35 lines", "1 satisfied") if word not in pages[0]
    ] == []
    assert "35 lines" in pages[1]


def test_a_long_filter_line_wraps_beside_the_stamp(stamp):
    subtitle = "everyone " * 30
    frame = Frame(title="Week", subtitle=subtitle, total="", stamp=stamp)

    text = text_of(bind("x", A4_LEVEL, frame.sheets([lambda _: None]), author=""))

    assert text.count("everyone") == 30
