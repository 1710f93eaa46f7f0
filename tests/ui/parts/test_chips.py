"""Chips say a tier, a stage of risk, a count."""

import pytest

from app.ui.parts.cards.chips import (
    Chip,
    ChipLabel,
    CountBadge,
    Mark,
    chip_width,
    risk_chip,
    tier_chip,
)
from app.ui.theme.tokens import Tone
from app.words import RiskStage, Tier
from app.words.names import name_of


@pytest.mark.parametrize("tier", list(Tier))
def test_a_tier_is_said_in_words_and_not_by_colour_alone(tier):
    assert tier_chip(tier).text == name_of(tier)


def test_the_best_tiers_carry_a_mark():
    assert tier_chip(Tier.VIP).mark is Mark.DIAMOND
    assert tier_chip(Tier.POTENTIAL_VIP).mark is Mark.TRIANGLE


def test_a_provisional_tier_says_so():
    assert tier_chip(Tier.VIP, provisional=True).text != tier_chip(Tier.VIP).text


def test_who_is_on_rhythm_carries_no_chip():
    assert risk_chip(RiskStage.ON_RHYTHM) is None


@pytest.mark.parametrize(
    ("stage", "text", "tone"),
    [
        (RiskStage.DUE_BACK, "Due back", Tone.WARN),
        (RiskStage.LATE, "Late 71 d", Tone.WARN),
        (RiskStage.AT_RISK, "At risk 71 d", Tone.BAD),
        (RiskStage.LOST, "Lost 71 d", Tone.BAD),
    ],
)
def test_a_stage_says_how_late(stage, text, tone):
    assert risk_chip(stage, 71) == Chip(text=text, tone=tone)


def test_a_chip_is_as_wide_as_its_words(qapp):
    assert chip_width(tier_chip(Tier.POTENTIAL_VIP)) > chip_width(tier_chip(Tier.VIP))


def test_a_chip_is_read_aloud(qtbot):
    label = ChipLabel(tier_chip(Tier.MAJOR))
    qtbot.addWidget(label)

    assert label.accessibleName() == name_of(Tier.MAJOR)
    assert not label.grab().isNull()


def test_a_count_of_nothing_is_not_shown(qtbot):
    badge = CountBadge(3, loud=True)
    qtbot.addWidget(badge)
    badge.set_count(0)

    assert badge.isHidden()
    assert badge.chip is None
