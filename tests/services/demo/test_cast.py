"""The people of the drawings can be found in the made-up clinic."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Complaint,
    Customer,
    Family,
    FamilyMember,
    ImportantDate,
    Phone,
    Preference,
    Referral,
    Visit,
    VisitLine,
)
from app.services.demo.clinic import DemoOrder
from app.services.rules.grading import grade
from app.services.rules.tiers import GradingRules
from app.services.standing.histories import any_complaint, load_members
from app.services.standing.rhythms import norms_of, read_habits, rhythms_of, risk_in
from app.services.visits.package_balances import list_balances
from app.words import ComplaintStatus, DateKind, PreferenceKind, RiskStage, Tier
from tests.services.demo.conftest import TODAY, made_up

EVERYBODY = [
    *(
        "李思雨",
        "王小明",
        "Emma Clarke",
        "陈美玲",
        "张雅婷",
        "刘慧",
        "Sofia Rossi",
        "周静怡",
        "黄丽娟",
    ),
    *("黄丽娟", "吴倩", "赵敏", "林芷若", "郭晓燕", "何佳", "高圆", "孙艺", "林石燕"),
]


def person(session, name):
    query = sa.select(Customer).where(Customer.name == name).order_by(Customer.id)
    return session.scalars(query).first()


def of(session, customer, column, *conditions):
    """The cells of a column in the rows of a customer."""
    mine = column.class_.customer_id == customer.id
    return set(session.scalars(sa.select(column).where(mine, *conditions)))


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_is_there(demo, name):
    assert person(demo, name)


def test_the_customer_of_the_profile_is_as_drawn(demo):
    customer = person(demo, "李思雨")

    assert (customer.number, customer.pinyin) == ("00231", "Lǐ Sīyǔ")
    assert (customer.wechat, customer.region) == ("siyu_li", "无锡滨湖")
    assert (customer.birth_year, customer.birth_month, customer.birth_day) == (1988, 2, 14)
    assert of(demo, customer, Phone.digits) == {"13900138821"}
    assert of(demo, customer, Allergy.text) == {"青霉素"}
    assert of(demo, customer, FamilyMember.name) == {"雨桐"}


def test_her_tastes_are_as_drawn(demo):
    likes = Preference.kind == PreferenceKind.LIKE

    assert of(demo, person(demo, "李思雨"), Preference.text, likes) == {
        *("3号房", "乌龙茶", "吴医生", "上午来")
    }


def test_she_first_came_in_march_2021(demo):
    days = of(demo, person(demo, "李思雨"), Visit.visited_on)

    assert min(days) == date(2021, 3, 12)


def test_she_comes_about_every_48_days_and_is_late(demo):
    care = (
        VisitLine.family_id
        == sa.select(Family.id).where(Family.name == "皮肤护理").scalar_subquery()
    )
    days = sorted(of(demo, person(demo, "李思雨"), VisitLine.visited_on, care))

    gaps = [(later - earlier).days for earlier, later in pairwise(days)]

    assert 42 <= median(gaps) <= 54
    assert (TODAY - days[-1]).days > 80


def test_she_was_introduced_and_introduced_three_others(demo):
    customer = person(demo, "李思雨")
    brought = sa.select(Referral.referred_id).where(Referral.referrer_id == customer.id)
    by = sa.select(Referral.referrer_id).where(Referral.referred_id == customer.id)

    names = set(demo.scalars(sa.select(Customer.name).where(Customer.id.in_(brought))))

    assert names >= {"周静怡", "吴倩", "孙艺"}
    assert demo.scalar(by) == person(demo, "陈美玲").id


def test_a_birthday_and_an_anniversary_fall_into_the_coming_days(demo):
    birthday, anniversary = TODAY + timedelta(days=2), TODAY + timedelta(days=5)
    emma, gao = person(demo, "Emma Clarke"), person(demo, "高圆")

    wedding = ImportantDate.kind == DateKind.WEDDING

    assert (emma.birth_month, emma.birth_day) == (birthday.month, birthday.day)
    assert of(demo, gao, ImportantDate.day, wedding) == {anniversary.day}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("王小明", ComplaintStatus.OPEN),
        ("何佳", ComplaintStatus.OPEN),
        ("刘慧", ComplaintStatus.RESOLVED),
        ("高圆", ComplaintStatus.CONFIRMED),
    ],
)
def test_complaints_stand_as_drawn(demo, name, status):
    assert of(demo, person(demo, name), Complaint.status) == {status}


def test_she_had_two_of_six_sessions_of_hair_removal(demo):
    customer = person(demo, "林芷若")

    balance = list_balances(demo, customer_id=customer.id)[0]

    assert (balance.used_count, balance.session_count) == (2, 6)


def test_two_answer_to_the_same_initials(demo):
    first, second = person(demo, "李思雨"), person(demo, "林石燕")

    assert (first.pinyin, second.pinyin) == ("Lǐ Sīyǔ", "Lín Shíyàn")
    assert of(demo, second, Phone.digits).pop().endswith("0412")


@pytest.fixture(scope="module")
def standing(demo_engine):
    """Tier and stage of everybody, by name."""
    with Session(demo_engine) as session:
        members = load_members(session, as_of=TODAY)
        complained = any_complaint(session, as_of=TODAY)
        grading = grade(
            members.values(), rules=GradingRules(), as_of=TODAY, any_complaint=complained
        )
        tiers = {each.number: each.tier for each in grading.graded}
        habits = read_habits(session, as_of=TODAY)
        norms = norms_of(session, habits)
        names = dict(session.execute(sa.select(Customer.id, Customer.name)).all())
    return {
        names[key]: (
            tiers[member.number],
            risk_in(
                rhythms_of(habits.get(key, {}), norms, TODAY),
                last_visit_on=member.history.last_visit_on,
                as_of=TODAY,
            ),
        )
        for key, member in reversed(members.items())
    }


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("李思雨", Tier.VIP),
        ("王小明", Tier.VIP),
        ("Emma Clarke", Tier.VIP),
        ("陈美玲", Tier.VIP),
        ("张雅婷", Tier.POTENTIAL_VIP),
        ("吴倩", Tier.POTENTIAL_VIP),
        ("刘慧", Tier.MAJOR),
        ("Sofia Rossi", Tier.MAJOR),
        ("周静怡", Tier.MAJOR),
        ("黄丽娟", Tier.ORDINARY),
        ("赵敏", Tier.ORDINARY),
        ("林芷若", Tier.ORDINARY),
        ("郭晓燕", Tier.GENERAL),
        ("何佳", Tier.GENERAL),
        ("高圆", Tier.GENERAL),
        ("孙艺", Tier.GENERAL),
    ],
)
def test_their_figures_earn_them_the_tiers_of_the_drawings(standing, name, tier):
    assert standing[name][0] is tier


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("李思雨", RiskStage.AT_RISK),
        ("陈美玲", RiskStage.DUE_BACK),
        ("刘慧", RiskStage.LATE),
        ("赵敏", RiskStage.DUE_BACK),
        ("郭晓燕", RiskStage.LATE),
        ("Emma Clarke", RiskStage.ON_RHYTHM),
    ],
)
def test_they_are_as_late_as_in_the_drawings(standing, name, stage):
    assert standing[name][1].stage is stage


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2027, 1, 1), date(2022, 6, 30)])
def test_the_story_can_end_on_any_day(tmp_path, today):
    engine = made_up(tmp_path, DemoOrder(today=today, customers=20))

    with Session(engine) as session:
        assert max(session.scalars(sa.select(Visit.visited_on))) <= today
