"""The visit card: what a need means for serving the tier."""

from datetime import date

import pytest

from app.models import CustomerNeed, NeedCode, NeedMeaning
from app.services.papers.visit_card import print_visit_cards
from app.services.papers.visit_cards import load_visit_cards
from app.words import NeedKind, Tier
from tests.factories import make_customer, make_metrics
from tests.services.papers.reading import text_of

TODAY = date(2026, 11, 21)


@pytest.mark.req("A14")
def test_what_a_need_means_for_the_tier_is_printed_with_it(session, actor, card_setting):
    lin = make_customer(session)
    make_metrics(session, lin, tier=Tier.VIP)
    need = NeedCode(kind=NeedKind.NEED, name="firmer skin")
    session.add(need)
    session.flush()
    session.add(CustomerNeed(customer_id=lin.id, need_code_id=need.id))
    session.add(NeedMeaning(tier=Tier.VIP, need_code_id=need.id, text="offer the lifting course"))
    session.add(NeedMeaning(tier=Tier.MAJOR, need_code_id=need.id, text="ask about the neck"))
    session.flush()

    cards = load_visit_cards(session, customer_ids=[lin.id], actor=actor, today=TODAY)
    text = text_of(print_visit_cards(cards, setting=card_setting).pdf)

    assert "firmer skin: offer the lifting course" in text
    assert "neck" not in text
