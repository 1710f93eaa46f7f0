"""The list of customers: which, and in what order."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.models import (
    Allergy,
    ArchiveReview,
    Circle,
    CircleMember,
    CustomerNeed,
    NeedCode,
)
from app.services.archive.customer_filters import CustomerFilter
from app.services.archive.customer_list import (
    CustomerSort,
    SortColumn,
    count_customers,
    list_keys,
    list_regions,
    list_sources,
    load_rows,
)
from app.services.archive.search import refresh_search_text
from app.services.foundation.changes import Changes
from app.words import (
    CircleKind,
    ConflictKind,
    ContactPause,
    CustomerStatus,
    NeedKind,
    RiskStage,
    ShownStatus,
    Tier,
)
from tests.factories import make_customer, make_metrics, make_staff

TODAY = date(2026, 11, 21)


@pytest.fixture
def add(session):
    def add(name, metrics=None, **fields):
        customer = make_customer(session, name, **fields)
        make_metrics(session, customer, **(metrics or {}))
        changes = Changes(frozenset({"customers"}), frozenset({customer.id}))
        refresh_search_text(session, changes, TODAY)
        return customer

    return add


def listed(session, sort=None, **wanted):
    keys = list_keys(
        session, today=TODAY, wanted=CustomerFilter(**wanted), sort=sort or CustomerSort()
    )
    return [row.name for row in load_rows(session, keys=keys)]


@pytest.mark.req("A02")
def test_the_best_tier_comes_first_then_the_score(session, add):
    add("一", {"tier": Tier.GENERAL, "score_tenths": 900})
    add("二", {"tier": Tier.VIP, "score_tenths": 700})
    add("三", {"tier": Tier.VIP, "score_tenths": 800})
    add("四", {"tier": Tier.VIP})

    assert listed(session) == ["三", "二", "四", "一"]
    assert listed(session, CustomerSort(descending=True)) == ["一", "四", "二", "三"]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (SortColumn.SCORE, ["王一", "李二", "Emma"]),
        (SortColumn.SPEND, ["李二", "王一", "Emma"]),
        (SortColumn.VISITS, ["Emma", "李二", "王一"]),
        (SortColumn.LAST_VISIT, ["李二", "王一", "Emma"]),
        (SortColumn.RHYTHM, ["王一", "李二", "Emma"]),
        (SortColumn.COMPLETENESS, ["Emma", "李二", "王一"]),
        (SortColumn.NAME, ["Emma", "李二", "王一"]),
        (SortColumn.NUMBER, ["Emma", "李二", "王一"]),
        (SortColumn.REGION, ["王一", "李二", "Emma"]),
        (SortColumn.RESPONSIBLE, ["王一", "李二", "Emma"]),
    ],
)
def test_every_column_orders_the_list_and_blanks_come_last(session, add, column, order):
    lan, wei = make_staff(session, "周岚"), make_staff(session, "陈薇")
    first: dict[str, Any] = {
        "score_tenths": 1,
        "spend_365_minor": 5,
        "visit_count": 9,
        "completeness_percent": 90,
    }
    second: dict[str, Any] = {
        "score_tenths": 5,
        "spend_365_minor": 1,
        "visit_count": 5,
        "completeness_percent": 50,
    }
    first |= {"last_visit_on": TODAY, "ratio_milli": 100}
    second |= {"last_visit_on": TODAY - timedelta(days=9), "ratio_milli": 900}
    third = {"spend_365_minor": 9}
    add("王一", first, number="100", pinyin="Wáng Yī", region="a", responsible_id=lan.id)
    add("李二", second, number="20", pinyin="Lǐ Èr", region="b", responsible_id=wei.id)
    add("Emma", third, number="3")

    assert listed(session, CustomerSort(column=column)) == order


def test_a_column_can_be_turned_round(session, add):
    add("王一", {"spend_365_minor": 1}, number="9")
    add("李二", {"spend_365_minor": 2}, number="10")

    assert listed(session, CustomerSort(column=SortColumn.SPEND, descending=True))[0] == "李二"
    assert listed(session, CustomerSort(column=SortColumn.NUMBER, descending=True))[0] == "李二"
    assert listed(session, CustomerSort(column=SortColumn.NAME, descending=True))[0] == "王一"


class TestFilters:
    @pytest.fixture(autouse=True)
    def others(self, add):
        add("别人", {"completeness_percent": 100, "last_visit_on": TODAY})

    def test_text(self, session, add):
        add("李思雨")

        assert listed(session, text="lsy") == ["李思雨"]

    def test_tier_and_stage(self, session, add):
        add("李思雨", {"tier": Tier.VIP, "stage": RiskStage.LATE, "stage_number": 2})
        add("王小明", {"tier": Tier.VIP})

        wanted = {"tiers": frozenset({Tier.VIP}), "stages": frozenset({RiskStage.LATE})}
        assert listed(session, **wanted) == ["李思雨"]

    @pytest.mark.parametrize(
        ("fields", "wanted"),
        [
            ({"region": "梁溪"}, {"regions": frozenset({"梁溪", "滨湖"})}),
            ({"source": "抖音"}, {"sources": frozenset({"抖音"})}),
            ({"pause": ContactPause.MEDICAL}, {"pauses": frozenset({ContactPause.MEDICAL})}),
        ],
    )
    def test_what_the_file_says(self, session, add, fields, wanted):
        add("李思雨", **fields)

        assert listed(session, **wanted) == ["李思雨"]

    @pytest.mark.req("A40")
    def test_where_ideas_part_ways(self, session, add):
        add("李思雨", conflict=ConflictKind.DISTRUST)

        assert listed(session, conflicts=frozenset(ConflictKind)) == ["李思雨"]

    @pytest.mark.req("A27")
    def test_a_need(self, session, add):
        code = NeedCode(kind=NeedKind.NEED, name="抗衰")
        session.add(code)
        session.flush()
        session.add(CustomerNeed(customer_id=add("李思雨").id, need_code_id=code.id))

        assert listed(session, need_ids=frozenset({code.id})) == ["李思雨"]

    @pytest.mark.req("A31")
    def test_a_circle(self, session, add):
        circle = Circle(kind=CircleKind.CLUB, name="贵妇会")
        session.add(circle)
        session.flush()
        session.add(CircleMember(customer_id=add("李思雨").id, circle_id=circle.id))

        assert listed(session, circle_ids=frozenset({circle.id})) == ["李思雨"]

    def test_a_pause_that_is_over_is_none(self, session, add):
        add("李思雨", pause=ContactPause.MEDICAL, pause_until_on=TODAY - timedelta(days=1))
        add("王小明", pause=ContactPause.MEDICAL, pause_until_on=TODAY)

        assert listed(session, pauses=frozenset({ContactPause.MEDICAL})) == ["王小明"]

    def test_allergies(self, session, add):
        session.add(Allergy(customer_id=add("李思雨").id, text="青霉素"))

        assert listed(session, allergic=True) == ["李思雨"]

    @pytest.mark.req("A16")
    def test_files_with_gaps(self, session, add):
        add("李思雨", {"completeness_percent": 79})
        add("王小明", {"completeness_percent": 80})

        assert listed(session, completeness_below=80) == ["李思雨"]

    @pytest.mark.req("A24", "B12")
    def test_customers_without_a_responsible_pair(self, session, add):
        pair = make_staff(session, "周岚"), make_staff(session, "陈薇")
        add("李思雨", responsible_id=pair[0].id, supervisor_id=pair[1].id)
        add("王小明", responsible_id=pair[0].id)

        assert listed(session, alone=True) == ["别人", "王小明"]
        assert listed(session, responsible_ids=frozenset({pair[0].id})) == ["李思雨", "王小明"]

    @pytest.mark.req("B60")
    def test_files_nobody_looked_through_for_a_year(self, session, add):
        for name, days in (("一", 364), ("二", 365)):
            reviewed_on = TODAY - timedelta(days=days)
            session.add(ArchiveReview(customer_id=add(name).id, reviewed_on=reviewed_on))

        assert listed(session, unreviewed=True) == ["别人", "二"]

    @pytest.mark.parametrize(
        ("status", "names"),
        [
            (ShownStatus.PROSPECT, ["新"]),
            (ShownStatus.ACTIVE, ["别人"]),
            (ShownStatus.DORMANT, ["旧"]),
            (ShownStatus.LOST, ["失"]),
            (ShownStatus.RETIRED, ["退"]),
        ],
    )
    def test_statuses(self, session, add, status, names):
        add("新")
        add("旧", {"last_visit_on": date(2024, 11, 21)})
        add("失", {"last_visit_on": TODAY}, status=CustomerStatus.LOST)
        add("退", {"last_visit_on": TODAY}, status=CustomerStatus.RETIRED)

        assert listed(session, statuses=frozenset({status})) == names

    @pytest.mark.req("B63")
    def test_the_retired_are_not_on_the_list(self, session, add):
        add("退", status=CustomerStatus.RETIRED)

        assert listed(session) == ["别人"]
        assert count_customers(session, today=TODAY) == 1


def test_a_line_tells_tier_money_rhythm_and_person(session, add):
    figures = {"tier": Tier.VIP, "score_tenths": 924, "spend_365_minor": 3_508_800}
    figures |= {"visit_count": 21, "stage": RiskStage.AT_RISK, "days_over": 71}
    person = make_staff(session, "陈薇")
    customer = add("李思雨", figures, region="无锡", responsible_id=person.id)

    row = load_rows(session, keys=[customer.id])[0]

    assert (row.tier, row.score_tenths, row.spend_365_minor) == (Tier.VIP, 924, 3_508_800)
    assert (row.stage, row.days_over, row.responsible_name) == (RiskStage.AT_RISK, 71, "陈薇")


def test_lines_come_in_the_order_of_their_keys_and_the_missing_are_left_out(session, add):
    one, two = add("一").id, add("二").id

    assert [row.id for row in load_rows(session, keys=[two, 404, one])] == [two, one]


def test_the_filters_know_what_there_is_to_choose(session, add):
    add("一", region="梁溪", source="抖音")
    add("二", region="梁溪")

    assert list_regions(session) == ["梁溪"]
    assert list_sources(session) == ["抖音"]
