"""The line for the receptionist, word for word."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from app.services.rules.reasons import Why, WhyPart
from app.services.rules.rhythm import FamilyVisits, Rhythm, Risk
from app.services.rules.why import change_phrase, shift_phrase, why_sentence
from app.words import Indicator, RiskStage, Tier
from app.words.language import choose_language

SPEND = WhyPart(indicator=Indicator.SPEND, above_percent=94, value=8_640_000)
VISITS = WhyPart(indicator=Indicator.VISITS, above_percent=88, value=21)
FRIENDS = WhyPart(indicator=Indicator.REFERRED, above_percent=80, value=2)
WHY = Why(tier=Tier.VIP, score=82.94, rank=31, ranked_count=412, parts=(SPEND, VISITS, FRIENDS))
LATE = Risk(
    rhythm=Rhythm(
        family="Botox",
        visits=FamilyVisits(last_on=date(2026, 6, 13), gap_count=0, own_gap=None),
        days_since=161,
        expected_gap=Fraction(118),
        ratio=Fraction(161, 118),
    ),
    stage=RiskStage.LATE,
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose_language("en")


def test_the_line_reads_as_the_desk_would_say_it():
    assert why_sentence(WHY, was=Tier.MAJOR, risk=LATE) == (
        "VIP, 82 points, place 31 of 412 (was major): spend above 94 % of customers, visits"
        " above 88 %, 2 friends brought. Usually every 118 days, now 161: late."
    )


def test_the_line_reads_the_same_in_chinese():
    choose_language("zh")

    assert why_sentence(WHY, was=Tier.MAJOR, risk=LATE) == (
        "大客户，82 分，412 位中第 31（原主要客户）：消费额高于 94% 的客户，到店次数高于 88%，"
        "带来 2 位朋友。平时 118 天来一次，已 161 天：迟到。"
    )


def test_the_first_share_names_the_customers_wherever_it_stands():
    why = Why(tier=Tier.VIP, score=82.0, rank=1, ranked_count=9, parts=(FRIENDS, SPEND))

    assert why_sentence(why, was=Tier.VIP) == (
        "VIP, 82 points, place 1 of 9: 2 friends brought, spend above 94 % of customers."
    )


@pytest.mark.parametrize(
    ("tier", "score", "line"),
    [
        (Tier.DORMANT, None, "Not here for two years, or no longer active, so not ranked."),
        (Tier.PROSPECT, None, "Never came, so there is nothing to compare."),
        (Tier.NOT_GRADED, 80.0, "Too few customers to compare."),
        (Tier.GENERAL, 0.0, "General, 0 points, place 4 of 4."),
    ],
)
def test_without_reasons_the_line_ends_early(tier, score, line):
    rank = None if score is None else 4

    assert why_sentence(Why(tier=tier, score=score, rank=rank, ranked_count=4, parts=())) == line


@pytest.mark.parametrize(
    ("delta", "phrase"),
    [(125, "Spend: ahead of 12.5% more"), (-40, "Spend: ahead of 4% fewer")],
)
def test_a_shift_is_told_in_customers(delta, phrase):
    assert shift_phrase(Indicator.SPEND, delta) == phrase


@pytest.mark.parametrize(
    ("before", "after", "tier", "phrase"),
    [
        (921, 934, Tier.VIP, "score 92 → 93, stays VIP"),
        (421, 534, Tier.MAJOR, "score 42 → 53, provisionally Major"),
        (None, 934, Tier.VIP, "score 93"),
        (None, None, Tier.VIP, ""),
    ],
)
def test_what_a_visit_does_to_the_score(before, after, tier, phrase):
    assert change_phrase(before, after, was=Tier.VIP, tier=tier) == phrase
