"""The statement of a tier: numbers that lead to the place, and nobody's opinion."""

from datetime import date

import pytest

from app.services.foundation.errors import NotFound, sentence
from app.services.grading.gradings import grade_everyone
from app.services.papers.tier_statement import grouped, print_tier_statement
from app.services.papers.tier_statements import NotInGrading, load_tier_statement
from app.words import Tier
from app.words.language import choose_language
from tests.factories import make_clinic, make_customer, make_item, make_visit
from tests.services.papers.reading import pages_of, text_of

AS_OF = date(2026, 9, 30)


@pytest.fixture
def guests(session, actor, clock):
    """Ten customers, each spending more than the one before, graded at the end of a quarter."""
    make_clinic(session)
    botox = make_item(session, "Botox")
    guests = [make_customer(session, f"客{place}", note="rude") for place in range(10)]
    for place, guest in enumerate(guests):
        make_visit(session, guest, botox, date(2026, 3, 1), 100_000 * (place + 1))
    make_customer(session, "从未到店")
    grade_everyone(session, as_of=AS_OF, actor=actor, now=clock.now())
    return guests


@pytest.fixture
def statement_of(session):
    return lambda customer: load_tier_statement(session, customer_id=customer.id)


def test_the_points_add_up_to_what_is_ranked_by(statement_of, guests):
    statement = statement_of(guests[9])

    assert sum(line.points for line in statement.lines) == statement.graded.points
    assert statement.graded.rank == 1


def test_the_tiers_end_where_the_rules_cut(statement_of, guests):
    bands = [(band.tier, band.first, band.last) for band in statement_of(guests[0]).bands]

    assert bands == [
        (Tier.VIP, 1, 2),
        (Tier.MAJOR, 3, 4),
        (Tier.ORDINARY, 5, 7),
        (Tier.GENERAL, 8, 10),
    ]


@pytest.mark.req("B09")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("How the tier was found", "VIP", "place 1 of 10", "Spend ¥10,000 9 of 9 40 100.00"),
        ),
        ("zh", ("定级说明", "大客户", "10 位中第 1", "消费额 ¥10,000 9 位中 9 位 40")),
    ],
)
def test_the_sheet_shows_numbers_and_no_opinion(statement_of, stamp, guests, language, said):
    choose_language(language)

    paper = print_tier_statement(statement_of(guests[9]), stamp=stamp, currency="CNY")

    text = text_of(paper.pdf)
    assert [words for words in said if words not in text] == []
    assert "rude" not in text
    assert paper.control_total == statement_of(guests[9]).graded.points


def test_the_checksum_is_printed_and_tells_two_customers_apart(statement_of, stamp, guests):
    first, second = statement_of(guests[9]), statement_of(guests[8])

    text = text_of(print_tier_statement(first, stamp=stamp, currency="CNY").pdf)

    assert f"Checksum {grouped(first.checksum)}" in text
    assert first.checksum == statement_of(guests[9]).checksum != second.checksum


def test_everything_stands_on_one_page(statement_of, stamp, guests):
    paper = print_tier_statement(statement_of(guests[0]), stamp=stamp, currency="CNY")

    assert len(pages_of(paper.pdf)) == paper.page_count == 1


def test_the_statement_of_an_older_period_can_be_printed_again(
    session, actor, clock, statement_of, guests
):
    before = statement_of(guests[9])
    grade_everyone(session, as_of=date(2026, 10, 31), actor=actor, now=clock.now())

    again = load_tier_statement(session, customer_id=guests[9].id, period=before.period)

    assert again.checksum == before.checksum
    assert statement_of(guests[9]).as_of == date(2026, 10, 31)


def test_without_a_grading_there_is_nothing_to_state(session):
    customer = make_customer(session, number="00001")

    with pytest.raises(NotInGrading) as refused:
        load_tier_statement(session, customer_id=customer.id)

    assert "00001" in sentence(refused.value)


def test_who_came_later_was_not_part_of_the_grading(session, guests):
    newcomer = make_customer(session, number="00077")

    with pytest.raises(NotInGrading) as refused:
        load_tier_statement(session, customer_id=newcomer.id)

    assert sentence(refused.value).startswith("00077 was not part of the grading 2026-Q3.")


def test_there_is_no_statement_of_nobody(session):
    with pytest.raises(NotFound):
        load_tier_statement(session, customer_id=99)
