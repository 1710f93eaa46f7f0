"""One timeline of everything, and its sentences."""

from datetime import UTC, date, datetime

import pytest

from app.models import Complaint, Grade, GradingRun, RuleVersion, TierMovement, VisitLine
from app.services.story.facts import StoryKind
from app.services.story.story import load_story
from app.services.story.words import detail, headline, mark
from app.words import (
    ComplaintStatus,
    CutKind,
    FeedbackDirection,
    FeedbackKind,
    Indicator,
    LineState,
    Movement,
    Tier,
)
from app.words.language import choose_language
from tests.factories import make_item, make_visit
from tests.services.full_story import fill_story

COUNTED = [name for name, column in Grade.__table__.c.items() if not column.nullable]

GIVEN = {"run_id", "customer_id", "number", "ranked", "score_n", "base_tier", "tier"}


@pytest.fixture
def thermage(session):
    return make_item(session, "热玛吉 FLX")


@pytest.fixture
def add(session):
    def add(row):
        session.add(row)
        session.flush()
        return row

    return add


@pytest.fixture
def rules(add):
    return add(
        RuleVersion(
            digest="0" * 12,
            valid_from_on=date(2026, 1, 1),
            cut_kind=CutKind.RANK_SHARE,
            vip_cut=2000,
            major_cut=4000,
            ordinary_cut=7000,
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    )


@pytest.fixture
def grade(add, rules, customer):
    """Grade the customer among 11 with 10 points of weight: N 200 is a score of 100."""

    def grade(on, tier, score_n, *, rank=3, **run):
        graded = GradingRun(
            as_of_on=on,
            period=f"{on.year}-Q{(on.month + 2) // 3}",
            rule_version_id=rules.id,
            ranked_count=11,
            dormant_count=0,
            prospect_count=0,
            rows_after_count=0,
            tie_at_cut=False,
            weight_in_use=10,
            checksum="",
            graded_at=datetime(2026, 1, 1, tzinfo=UTC),
            **run,
        )
        add(graded)
        add(
            Grade(
                run_id=graded.id,
                customer_id=customer.id,
                number=customer.number,
                ranked=True,
                rank=rank,
                score_n=score_n,
                base_tier=tier,
                tier=tier,
                **{name: 0 for name in COUNTED if name not in GIVEN},
            )
        )
        return graded

    return grade


@pytest.fixture
def told(session, customer):
    """The story as marks and sentences."""

    def told(*kinds, **window):
        story = load_story(
            session, customer_id=customer.id, kinds=kinds or tuple(StoryKind), **window
        )
        return [
            (
                mark(entry.fact),
                headline(entry.fact, currency="CNY"),
                detail(entry.fact, currency="CNY"),
            )
            for entry in story.entries
        ]

    return told


@pytest.fixture(autouse=True)
def english_again():
    yield
    choose_language("en")


@pytest.mark.req("B01")
def test_the_story_tells_every_kind_newest_first(session, add, customer, thermage, told, grade):
    fill_story(session, add, customer, thermage)
    grade(date(2026, 9, 30), Tier.VIP, 184)

    assert told() == [
        ("Tier", "First graded: VIP", "score 92"),
        ("Refund", "¥8,800 given back, 热玛吉 FLX", ""),
        (
            "Visit",
            "热玛吉 FLX, 吴医生 · ¥18,800",
            "satisfied 5/5 · took part in the plan · from 春季沙龙",
        ),
        ("Referral", "Introduced 周静怡", "has spent since ¥12,600"),
        ("Event", "春季沙龙 — attended", "bought for ¥18,801"),
        ("Complaint", "Waiting time", "Resolved, not yet confirmed · 等了四十分钟"),
        ("Consent", "Taken back: Portrait may be used", ""),
        ("Archive", "Archive reviewed", ""),
        ("Consent", "Portrait may be used", ""),
        ("Archive", "Restored to the lists", "三年未到店"),
        ("Archive", "Retired from the lists", "三年未到店"),
        ("Archive", "Document filed", "知情同意书"),
        ("Referral", "Introduced by 陈美玲", ""),
    ]


@pytest.mark.req("B01")
def test_the_story_is_told_in_chinese(session, add, customer, thermage, told):
    choose_language("zh")
    fill_story(session, add, customer, thermage)

    assert told()[1:4] == [
        (
            "到店",
            "热玛吉 FLX（吴医生） · ¥18,800",
            "满意度 5/5 · 参与了方案制定 · 来自春季沙龙",
        ),
        ("转介绍", "介绍了周静怡", "至今消费 ¥12,600"),
        ("活动", "参加春季沙龙", "成交 ¥18,801"),
    ]


def test_the_story_is_read_page_by_page(session, add, customer, thermage, told):
    fill_story(session, add, customer, thermage)

    assert told(limit=2) + told(limit=50, offset=2) == told()
    assert told(StoryKind.REFERRAL, limit=1, offset=1) == [("Referral", "Introduced by 陈美玲", "")]


def test_what_did_not_happen_is_not_told(session, customer, thermage, told):
    visit = make_visit(session, customer, thermage, date(2026, 7, 25), 100, 0, note="晚到")
    lines = session.query(VisitLine).filter_by(visit_id=visit.id).order_by(VisitLine.id).all()
    lines[0].state = LineState.VOIDED
    empty = make_visit(session, customer, thermage, date(2026, 7, 26), 100)
    session.query(VisitLine).filter_by(visit_id=empty.id).one().state = LineState.NO_SHOW

    assert told() == [("Visit", "热玛吉 FLX · ¥0", "晚到")]


def test_a_visit_lists_its_treatments_dearest_first(session, customer, thermage, told):
    visit = make_visit(session, customer, thermage, date(2026, 7, 25), 0)
    filler = make_item(session, "玻尿酸")
    line = VisitLine(
        visit_id=visit.id,
        customer_id=customer.id,
        visited_on=visit.visited_on,
        family_id=filler.family_id,
        item_id=filler.id,
        amount_minor=298_000,
    )
    session.add(line)
    session.flush()

    assert told() == [("Visit", "玻尿酸; 热玛吉 FLX · ¥2,980", "")]


def test_praise_is_called_praise_and_has_no_status(customer, add, told):
    add(
        Complaint(
            customer_id=customer.id,
            received_on=date(2026, 4, 3),
            kind=FeedbackKind.PRAISE,
            direction=FeedbackDirection.ATTITUDE,
            status=ComplaintStatus.CONFIRMED,
        )
    )

    assert told() == [("Praise", "Attitude", "")]


@pytest.mark.req("B07")
def test_each_grading_is_told_beside_the_one_before(add, customer, grade, told):
    grade(date(2026, 3, 31), Tier.MAJOR, 151)
    grade(date(2026, 6, 30), Tier.VIP, 188)
    run = grade(date(2026, 9, 30), Tier.ORDINARY, 121)
    add(
        TierMovement(
            run_id=run.id,
            customer_id=customer.id,
            from_tier=Tier.VIP,
            to_tier=Tier.ORDINARY,
            movement=Movement.DOWN,
            first_reason=Indicator.SPEND,
            first_delta=-125,
            second_reason=Indicator.VISITS,
            second_delta=30,
        )
    )

    assert told(StoryKind.TIER) == [
        (
            "Tier",
            "Now Ordinary, was VIP",
            "score 94 → 60.5 · Spend: ahead of 12.5% fewer · Visits: ahead of 3% more",
        ),
        ("Tier", "Now VIP, was Major", "score 75.5 → 94"),
        ("Tier", "First graded: Major", "score 75.5"),
    ]


def test_a_restated_grading_replaces_the_old_one_and_one_beside_it_is_left_out(grade, told):
    first = grade(date(2026, 3, 31), Tier.MAJOR, 150)
    grade(date(2026, 3, 31), Tier.VIP, 180, restated=True)
    grade(date(2026, 6, 30), Tier.VIP, 188)
    grade(date(2026, 6, 30), Tier.GENERAL, 0, beside_id=first.id)

    assert [line[1:] for line in told(StoryKind.TIER)] == [
        ("Stayed VIP", "score 90 → 94"),
        ("First graded: VIP", "score 90"),
    ]


def test_who_was_not_ranked_has_no_score(grade, told):
    grade(date(2026, 3, 31), Tier.DORMANT, 0, rank=None)

    assert told() == [("Tier", "First graded: Dormant", "")]
