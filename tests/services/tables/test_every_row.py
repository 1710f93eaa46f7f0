"""Whatever stands in a file: each row has one verdict, and what the trial says is what happens."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.foundation.errors import Refusal
from app.services.tables.headings import find_table
from app.services.tables.runs import dry_run, import_table
from app.services.tables.sheet import Sheet
from app.words import ImportKind, Intent, RowVerdict
from tests.factories import make_clinic

PEOPLE = [
    "V1",
    "V2",
    "v1",
    "",
    "王芳",
    "李娜",
    "陳女士",
    "合计",
    "Total",
    "\u200b",
    "无",
    "长" * 81,
]
DAYS = [
    "0000-00-00", "1985-00", "3月0日", "2月30日", "2月29日", "1985-02", "农历1985年闰4月1日",
    "农历八月三十", "1990-05-01T16:00:00.000Z", "2090-01-01", "24/3/5", "45000", "8", "", "-", "x",
]  # fmt: skip
PHONES = ["13800138201", "+8613800138201", "1390000", "2088886666", "1.39E+10", "#N/A", "", "a"]
WORDS = ["", "无", "青霉素、碘", "=1+1", "#REF!", "\x00\ud800", "是", "否", "2024-01-05", "x" * 130]
AMOUNTS = ["300", "-300", "（300）", "1.28万", "#N/A", "", "abc", "0.005", "1e3"]
COLUMNS = {
    ImportKind.CUSTOMERS: {
        "会员号": PEOPLE, "姓名": PEOPLE, "手机": PHONES, "家庭电话": PHONES, "生日": DAYS,
        "农历生日": DAYS, "建档日期": DAYS, "介绍人": PEOPLE, "过敏史": WORDS, "家属": WORDS + DAYS,
        "重要日期": WORDS + DAYS, "肖像授权": WORDS, "需求": WORDS, "圈子": WORDS, "备注": WORDS,
        "负责专员": PEOPLE, "状态": ["正常", "流失", "退会", ""], "客情关系": ["1", "9", ""],
        "暂不联系": ["是", ""], "暂不联系至": DAYS, "2023": AMOUNTS, "生肖": WORDS,
        "方便联系时间": ["10:00-18:00", "周末", ""],
    },
    ImportKind.VISITS: {
        "会员号": PEOPLE, "姓名": PEOPLE, "手机": PHONES, "日期": DAYS, "项目": WORDS,
        "金额": AMOUNTS, "医生": PEOPLE,
    },
    ImportKind.COMPLAINTS: {
        "会员号": PEOPLE, "姓名": PEOPLE, "手机": PHONES, "日期": DAYS, "状态": ["已解决", "x", ""],
        "内容": WORDS,
    },
    ImportKind.ATTENDANCES: {
        "会员号": PEOPLE, "姓名": PEOPLE, "手机": PHONES, "活动": PEOPLE, "日期": DAYS,
        "销售额": AMOUNTS,
    },
    ImportKind.FOLLOWUPS: {
        "会员号": PEOPLE, "姓名": PEOPLE, "手机": PHONES, "类型": ["例行", "生日", "x", ""],
        "应做日期": [*DAYS, "2026-12-01", "2026-12-02"], "负责人": PEOPLE, "方式": ["电话", ""],
    },
    ImportKind.REFERRALS: {"介绍人": PEOPLE, "被介绍人": PEOPLE, "日期": DAYS},
}  # fmt: skip


@pytest.fixture
def open_store(store, actor):
    """A store with a clinic in it: what comes in open is worked on by its hours."""
    store.write(make_clinic, actor=actor, intent=Intent.SET_UP)
    return store


@st.composite
def sheets(draw, columns):
    headings = draw(st.permutations(sorted(columns)))
    lines = st.tuples(*(st.sampled_from(columns[heading]) for heading in headings)).map(list)
    blank = st.just([""] * len(headings))
    rows = draw(st.lists(lines | blank | st.just(list(headings)), max_size=8))
    hidden = draw(st.sets(st.integers(1, 9), max_size=2))
    return Sheet(name="", lines=[list(headings), *rows], hidden=frozenset(hidden))


def counts(run):
    return {verdict: run.count(verdict) for verdict in RowVerdict}


@pytest.mark.parametrize("kind", list(COLUMNS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_the_trial_says_is_what_happens_whatever_the_file_holds(
    open_store, clock, actor, kind, data
):
    sheet = data.draw(sheets(COLUMNS[kind]))
    table = find_table("book.csv", [sheet], kind=kind)
    tried = open_store.read(
        lambda session: dry_run(session, table=table, actor=actor, today=clock.today())
    )

    done = open_store.try_out(
        lambda session: import_table(
            session, table=table, actor=actor, now=clock.now(), leave_errors=True
        )
    )

    assert counts(done) == counts(tried)
    assert sum(counts(done).values()) + len(table.passed) == table.row_count


@pytest.mark.parametrize("kind", list(COLUMNS))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_file_again_makes_nobody_new(open_store, clock, actor, kind, data):
    sheet = data.draw(sheets(COLUMNS[kind]))
    table = find_table("book.csv", [sheet], kind=kind)

    def twice(session):
        said = {"actor": actor, "now": clock.now(), "leave_errors": True}
        import_table(session, table=table, **said)
        return import_table(session, table=table, **said)

    try:
        again = open_store.try_out(twice)
    except Refusal as refused:
        pytest.fail(repr(refused))

    assert (again.count(RowVerdict.NEW), again.made_count) == (0, 0)
