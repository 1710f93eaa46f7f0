"""What is promised to whoever complains, in plain words and read back from the PDF."""

import pytest

from app.services.complaints.promises import default_promise, edit_promise
from app.services.papers.complaint_slips import load_promise_card
from app.services.papers.promise_card import print_promise_card
from app.services.rules.complaint_clocks import Promise
from app.words import Severity, Tier
from app.words.language import choose_language
from app.words.names import name_of
from tests.factories import make_customer, make_metrics
from tests.services.papers.reading import text_of


@pytest.mark.req("C17", "C16")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_tier_has_its_promise(session, stamp, language):
    choose_language(language)

    paper = print_promise_card(load_promise_card(session), stamp=stamp)

    tiers = (Tier.VIP, Tier.MAJOR, Tier.ORDINARY, Tier.GENERAL)
    text = text_of(paper.pdf)
    assert [name_of(tier) for tier in tiers if name_of(tier) not in text] == []
    assert paper.page_count == 1


@pytest.mark.req("C17")
def test_it_has_a_field_for_the_day_it_was_given(session, stamp):
    text = text_of(print_promise_card(load_promise_card(session), stamp=stamp).pdf)

    assert "Given on" in text


def test_it_says_minutes_and_days_as_the_clinic_has_set_them(session, stamp, actor):
    promise = Promise(
        first_response_minutes=25,
        plan_days=0,
        clear_days=3,
        complex_days=7,
        several_departments_days=11,
        call_back_days=4,
    )
    edit_promise(session, tier=Tier.VIP, severity=Severity.ORDINARY, promise=promise, actor=actor)

    text = text_of(print_promise_card(load_promise_card(session), stamp=stamp).pdf)

    said = (
        "within 25 minutes",
        "the same day",
        "within 3 working days",
        "within 7 working days",
        "within 11 working days",
        "within 4 working days",
    )
    assert [words for words in said if words not in text] == []


def test_a_customers_card_names_them_and_their_tier_only(session, stamp):
    customer = make_customer(session, "王小明", number="00388")
    make_metrics(session, customer, tier=Tier.GENERAL)

    text = text_of(
        print_promise_card(load_promise_card(session, customer_id=customer.id), stamp=stamp).pdf
    )

    assert "王小明" in text
    assert "00388" in text
    assert name_of(Tier.GENERAL) in text
    assert name_of(Tier.MAJOR) not in text
    assert "within 2 hours" in text
    assert default_promise(Tier.GENERAL, Severity.ORDINARY).first_response_minutes == 120
