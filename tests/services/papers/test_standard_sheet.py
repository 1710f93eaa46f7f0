"""The service standards print: what each tier may expect, and how many customers that is."""

from dataclasses import replace

import pytest

from app.services.papers.standard_sheet import print_standard_sheet
from app.services.papers.standard_sheets import load_standard_sheet
from app.services.planning.standards import DEFAULTS, edit_standard
from app.services.rules.planning_cadence import Cadence
from app.words import CustomerStatus, FollowUpMethod, Tier
from app.words.language import choose_language
from app.words.names import name_of
from tests.factories import make_customer, make_metrics
from tests.services.papers.reading import pages_of, text_of


@pytest.mark.req("B10", "C03")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_tier_has_its_line(session, stamp, language):
    choose_language(language)

    (page,) = pages_of(print_standard_sheet(load_standard_sheet(session), stamp=stamp).pdf)

    assert [name_of(tier) for tier in DEFAULTS if name_of(tier) not in page] == []


@pytest.mark.req("A46")
def test_the_line_says_gaps_contacts_and_channels_of_the_clinic(session, actor, stamp):
    changed = replace(
        DEFAULTS[Tier.VIP],
        cadence=Cadence(ideal_gap_days=17, max_gap_days=33),
        least_per_quarter=3,
        most_per_quarter=7,
        mix={FollowUpMethod.WECHAT: 85, FollowUpMethod.SMS: 15},
    )
    edit_standard(session, entry=changed, actor=actor)

    text = text_of(print_standard_sheet(load_standard_sheet(session), stamp=stamp).pdf)

    said = ("17 days", "33 days", "3 to 7", "WeChat 85 %, SMS 15 %")
    assert [words for words in said if words not in text] == []


def test_a_tier_that_is_not_contacted_by_standard_has_dashes(session, actor, stamp):
    none = replace(DEFAULTS[Tier.DORMANT], cadence=None)
    edit_standard(session, entry=none, actor=actor)

    text = text_of(print_standard_sheet(load_standard_sheet(session), stamp=stamp).pdf)

    assert "365 days" not in text


def test_the_control_total_is_every_active_customer(session, stamp):
    make_metrics(session, make_customer(session), tier=Tier.VIP)
    make_metrics(session, make_customer(session), tier=Tier.GENERAL)
    make_customer(session)
    make_customer(session, status=CustomerStatus.RETIRED)
    sheet = load_standard_sheet(session)

    paper = print_standard_sheet(sheet, stamp=stamp)

    assert sheet.counts == {Tier.VIP: 1, Tier.GENERAL: 1, Tier.NOT_GRADED: 1}
    assert paper.control_total == 3
    assert "Control total: 3 active customers" in text_of(paper.pdf)
