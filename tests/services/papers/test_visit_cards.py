"""The visit card: what to mind, what was done before, room to write."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models import (
    Allergy,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    NeedCode,
    Phone,
    Preference,
)
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.papers.document import CardSize, PaperSetting
from app.services.papers.visit_card import print_visit_cards
from app.services.papers.visit_cards import load_visit_cards
from app.words import (
    AllergyKind,
    ConflictKind,
    DateKind,
    FamilyRelation,
    NeedKind,
    PreferenceKind,
    RiskStage,
    Role,
    Tier,
)
from app.words.language import choose_language
from tests.factories import make_customer, make_item, make_metrics, make_staff, make_visit
from tests.services.papers.reading import pages_of, sizes_of, text_of

TODAY = date(2026, 11, 21)


def cards_of(session, actor, *customers):
    keys = [customer.id for customer in customers]
    return load_visit_cards(session, customer_ids=keys, actor=actor, today=TODAY)


@pytest.fixture
def print_card(session, actor, card_setting):
    """Print the card of a customer and return its text."""

    def printed(customer, setting=card_setting):
        return text_of(print_visit_cards(cards_of(session, actor, customer), setting=setting).pdf)

    return printed


@pytest.fixture
def lin(session):
    responsible = make_staff(session, "陈薇")
    customer = make_customer(
        session,
        "林悦",
        pinyin="Lín Yuè",
        number="00231",
        birth_year=1988,
        birth_month=2,
        birth_day=14,
        responsible_id=responsible.id,
    )
    session.add(Phone(customer_id=customer.id, digits="13900138821"))
    make_metrics(
        session,
        customer,
        tier=Tier.VIP,
        stage=RiskStage.LATE,
        last_visit_on=date(2026, 7, 25),
        open_complaint_count=1,
    )
    return customer


def test_the_head_says_who_comes(print_card, lin):
    text = print_card(lin)

    assert "林悦 Lín Yuè VIP" in text
    assert "No. 00231 · born 14 Feb 1988 · 139 ···· 8821 · responsible 陈薇" in text
    assert "Sat 21 Nov 2026, 09:30" in text


def test_a_role_that_sees_masked_phones_prints_no_more(print_card, stamp, lin):
    specialist = Actor(staff_id=None, name="李娜", role=Role.SPECIALIST)

    text = print_card(lin, PaperSetting(stamp=stamp, actor=specialist, currency="CNY"))

    assert "139" not in text
    assert "···· 8821" in text


def test_allergies_stand_first_and_are_asked_for_again(print_card, session, lin):
    session.add(Allergy(customer_id=lin.id, text="青霉素"))
    session.add(Allergy(customer_id=lin.id, text="妊娠", kind=AllergyKind.CONTRAINDICATION))

    text = print_card(lin)

    assert "Allergic: 青霉素. Contraindicated: 妊娠. Asked again today" in text


def test_without_an_allergy_on_file_the_question_stays(print_card, lin):
    assert "No allergy on file. Asked again today" in print_card(lin)


@pytest.mark.req("A28")
def test_the_card_prints_taboos_and_preferences(print_card, session, lin):
    session.add(Preference(customer_id=lin.id, kind=PreferenceKind.LIKE, text="oolong"))
    session.add(Preference(customer_id=lin.id, kind=PreferenceKind.LIKE, text="room 3"))
    session.add(Preference(customer_id=lin.id, kind=PreferenceKind.TABOO, text="no photographs"))
    lin.reach_until = time(20)

    text = print_card(lin)

    assert "Oolong, room 3, not after 20:00" in text
    assert "Avoid: no photographs" in text


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(time(9), time(18), "09:00 to 18:00"), (time(9), None, "Not before 09:00")],
)
def test_the_hours_to_reach_somebody_are_on_the_card(print_card, lin, first, last, said):
    lin.reach_from, lin.reach_until = first, last

    assert said in print_card(lin)


@pytest.mark.req("A40")
def test_a_conflict_of_ideas_stands_there_as_a_caution(print_card, lin):
    lin.conflict = ConflictKind.PRICE_ONLY
    lin.conflict_handling = "show the price list first"

    assert "Mind: a complaint is still open, show the price list first" in print_card(lin)


def test_who_was_away_too_long_is_told_so_kindly(print_card, lin):
    assert "Say: we missed you, 119 days" in print_card(lin)


def test_who_never_came_is_welcomed(print_card, session):
    assert "Say: welcome, the first visit" in print_card(make_customer(session, "周静怡"))


def test_a_birthday_of_today_is_greeted(print_card, lin):
    lin.birth_month, lin.birth_day = 11, 21

    text = print_card(lin)

    assert "Birthday 21 Nov" in text
    assert "Say: happy birthday, we missed you, 119 days" in text


def test_the_family_stands_there_with_its_next_day(print_card, session, lin):
    child = FamilyMember(customer_id=lin.id, name="雨桐", relation=FamilyRelation.CHILD)
    aunt = FamilyMember(customer_id=lin.id, name="王芳", relation=FamilyRelation.OTHER)
    session.add_all([child, aunt])
    session.flush()
    exam = {"kind": DateKind.EXAM, "year": 2027, "month": 6, "day": 7, "yearly": False}
    session.add(ImportantDate(customer_id=lin.id, family_member_id=child.id, **exam))

    text = print_card(lin)

    assert "Child 雨桐, exam 7 Jun" in text
    assert "\n王芳\n" in text


def test_only_own_days_of_the_next_month_are_spoken_of(print_card, session, lin):
    day = {"kind": DateKind.WEDDING, "day": 1}
    session.add(ImportantDate(customer_id=lin.id, month=12, **day))
    session.add(ImportantDate(customer_id=lin.id, month=6, **day))

    text = print_card(lin)

    assert "Wedding" in text
    assert "1 Dec" in text
    assert "1 Jun" not in text


@pytest.mark.req("A14")
def test_needs_and_pains_are_on_the_card(print_card, session, lin):
    need = NeedCode(kind=NeedKind.NEED, name="firmer skin")
    pain = NeedCode(kind=NeedKind.PAIN, name="swelling")
    session.add_all([need, pain])
    session.flush()
    session.add(CustomerNeed(customer_id=lin.id, need_code_id=need.id))
    session.add(CustomerNeed(customer_id=lin.id, need_code_id=pain.id))

    text = print_card(lin)

    assert "Wants: firmer skin" in text
    assert "Troubled by: swelling" in text


@pytest.mark.req("A14")
def test_without_own_needs_the_commonest_of_the_tier_are_offered(print_card, session, lin):
    other = make_customer(session, "王芳")
    make_metrics(session, other, tier=Tier.VIP)
    need = NeedCode(kind=NeedKind.NEED, name="firmer skin")
    session.add(need)
    session.flush()
    session.add(CustomerNeed(customer_id=other.id, need_code_id=need.id))

    assert "VIP customers often want: firmer skin" in print_card(lin)


def test_the_last_visits_stand_there_newest_first(print_card, session, lin):
    botox, filler = make_item(session, "Botox"), make_item(session, "Filler")
    make_visit(session, lin, botox, date(2026, 6, 7), 298_000, satisfaction=4)
    make_visit(session, lin, filler, date(2026, 7, 25), 1_880_000)

    text = print_card(lin)

    assert "25 Jul 2026 Filler — ¥18,800" in text
    assert "7 Jun 2026 Botox — ¥2,980 satisfied 4" in text


def test_a_full_file_is_set_smaller_and_nothing_is_left_out(print_card, session, lin):
    likes = [f"something she likes very much number {each}" for each in range(14)]
    taboos = [f"something to avoid at all times {each}" for each in range(8)]
    session.add_all(
        Preference(customer_id=lin.id, kind=PreferenceKind.LIKE, text=text) for text in likes
    )
    session.add_all(
        Preference(customer_id=lin.id, kind=PreferenceKind.TABOO, text=text) for text in taboos
    )

    text = " ".join(print_card(lin).split())

    assert [each for each in (*likes[1:], *taboos) if each not in text] == []


def test_a_very_long_name_is_broken_and_never_cut(print_card, session):
    name = "欧阳" * 40

    assert name in print_card(make_customer(session, name)).replace("\n", "")


def test_the_card_speaks_chinese(print_card, session, lin):
    session.add(Allergy(customer_id=lin.id, text="青霉素"))
    choose_language("zh")

    text = print_card(lin)

    assert "到店卡" in text
    assert "过敏：青霉素。" in text
    assert "编号 00231 · 1988年2月14日 出生 · 139 ···· 8821 · 负责人 陈薇" in text


def test_a_card_is_one_a5_sheet(session, actor, card_setting, lin):
    paper = print_visit_cards(cards_of(session, actor, lin), setting=card_setting)

    assert sizes_of(paper.pdf) == [(210, 148)]
    assert (paper.page_count, paper.control_total) == (1, 1)
    assert paper.stem == "visit-card-00231"


def test_five_cards_lie_on_two_sheets_of_a4(session, actor, card_setting):
    guests = [make_customer(session, name) for name in ("甲一", "乙二", "丙三", "丁四", "戊五")]
    cards = cards_of(session, actor, *guests)

    paper = print_visit_cards(cards, setting=replace(card_setting, size=CardSize.FOUR_ON_A4))

    first, second = pages_of(paper.pdf)
    assert [name for name in ("甲一", "乙二", "丙三", "丁四") if name not in first] == []
    assert "戊五" in second
    assert sizes_of(paper.pdf) == [(297, 210)] * 2
    assert (paper.page_count, paper.control_total) == (2, 5)


def test_a_reprint_is_the_same_byte_for_byte(session, actor, card_setting, lin):
    first = print_visit_cards(cards_of(session, actor, lin), setting=card_setting)

    again = print_visit_cards(cards_of(session, actor, lin), setting=card_setting)

    assert again.pdf == first.pdf


def test_there_is_no_card_of_nobody(session, actor):
    with pytest.raises(NotFound):
        load_visit_cards(session, customer_ids=[99], actor=actor, today=TODAY)
