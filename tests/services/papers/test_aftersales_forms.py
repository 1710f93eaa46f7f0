"""The slip of a return and the sheet of a home visit, read back from the PDF."""

from datetime import date
from typing import Any

import pytest

from app.services.aftersales.extras import ExtraEntry, ExtraRow
from app.services.aftersales.home_visit_rows import load_home_visit
from app.services.aftersales.policies import PolicyText, publish_policy, standard_policy
from app.services.aftersales.return_slips import load_slip
from app.services.aftersales.returns import (
    FinishEntry,
    ReturnEntry,
    ReturnLineEntry,
    SettlementEntry,
    finish_return,
    refuse_return,
    settle_inside,
    take_in_return,
)
from app.services.papers.aftersales_forms import (
    print_home_visit_sheet,
    print_policy_sheet,
    print_return_slip,
)
from app.words import (
    ConductCheck,
    OnSitePayment,
    PolicyKind,
    ReturnReason,
    ReturnWish,
    SettlementKind,
)
from app.words.formats import long_day, money
from app.words.language import choose_language
from app.words.names import name_of
from tests.factories import make_item
from tests.services.aftersales.home_work import Home
from tests.services.complaints.complaint_work import Clinic
from tests.services.desk_work import TODAY
from tests.services.papers.reading import pages_of, text_of


@pytest.fixture
def clinic(session):
    return Clinic(session)


@pytest.fixture
def return_id(session, clinic):
    line = ReturnLineEntry(item_id=make_item(session, "修复霜").id, ours_why="Our label.")
    entry = ReturnEntry(
        customer_id=clinic.customer.id,
        wish=ReturnWish.EXCHANGE,
        reason=ReturnReason.FAULTY,
        text="The pump is stuck.",
        lines=(line,),
    )
    return take_in_return(session, entry=entry, doing=clinic.does(clinic.li))


@pytest.fixture
def slip_text(session, stamp, return_id):
    """What the customer reads."""

    def read():
        slip = load_slip(session, return_id=return_id)
        return text_of(print_return_slip(slip, stamp=stamp, currency="CNY").pdf)

    return read


def missing(said, text):
    whole = "".join(text.split())
    return [words for words in said if "".join(words.split()) not in whole]


def test_the_slip_says_what_came_back_and_why(slip_text):
    said = ("R-0001", "王小明", "修复霜 × 1", "Faulty", "The pump is stuck.", "李娜", "Exchange")

    assert missing(said, slip_text()) == []


@pytest.mark.req("B27")
def test_the_version_of_the_rules_that_held_stands_on_the_slip(session, clinic, actor, stamp):
    given: dict[str, Any] = {"kind": PolicyKind.RETURNS, "actor": actor, "today": TODAY}
    publish_policy(session, valid_from_on=TODAY, text="Ninety days for everybody.", **given)
    line = ReturnLineEntry(item_id=make_item(session).id, ours_why="Our label.")
    entry = ReturnEntry(
        customer_id=clinic.customer.id,
        wish=ReturnWish.REPAIR,
        reason=ReturnReason.OTHER,
        lines=(line,),
    )
    key = take_in_return(session, entry=entry, doing=clinic.does(clinic.li))

    slip = load_slip(session, return_id=key)
    text = text_of(print_return_slip(slip, stamp=stamp, currency="CNY").pdf)

    assert missing(("version 1, from 21 Nov 2026", "Ninety days for everybody."), text) == []


@pytest.mark.req("B27")
def test_until_the_clinic_writes_its_own_the_standard_text_is_named(slip_text):
    assert "standard text" in slip_text()


@pytest.mark.req("B30")
def test_what_is_settled_inside_is_not_on_the_slip(session, clinic, return_id, slip_text):
    doing = clinic.does(clinic.zhou)
    finish_return(
        session, return_id=return_id, entry=FinishEntry(done=ReturnWish.EXCHANGE), doing=doing
    )
    inside = SettlementEntry(
        kind=SettlementKind.SUPPLIER, amount_minor=77_131, text="Credit note 991"
    )
    settle_inside(session, return_id=return_id, entry=inside, doing=doing)

    text = slip_text()

    hidden = (money(77_131, "CNY"), "771", "Credit note", name_of(SettlementKind.SUPPLIER))
    assert [words for words in hidden if words in text] == []


@pytest.mark.req("B28")
def test_a_refusal_says_why(session, clinic, return_id, slip_text):
    doing = clinic.does(clinic.zhou)
    refuse_return(session, return_id=return_id, why="Opened by a stranger.", doing=doing)

    assert "Refused: Opened by a stranger." in slip_text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_slip_is_one_page_in_both_languages(session, stamp, return_id, language):
    choose_language(language)
    slip = load_slip(session, return_id=return_id)

    (page,) = pages_of(print_return_slip(slip, stamp=stamp, currency="CNY").pdf)

    assert {"en": "Return slip · R-0001", "zh": "退换单 · R-0001"}[language] in page


@pytest.fixture
def sheet_text(session, clinic, stamp):
    """What goes along to the customer's home."""
    home = Home(session, clinic)
    key = home.plans(confirmed=True)

    def read():
        detail = load_home_visit(session, home_visit_id=key, today=TODAY)
        return text_of(print_home_visit_sheet(detail, stamp=stamp).pdf)

    return read


@pytest.mark.req("B33", "B35")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sheet_has_every_point_for_everybody_who_goes(sheet_text, language):
    choose_language(language)

    text = sheet_text()

    assert missing([name_of(point) for point in ConductCheck], text) == []
    assert text.count("Dr Wu") == len(ConductCheck) + 1


@pytest.mark.req("B36")
def test_extras_are_paid_by_anything_but_cash(sheet_text):
    text = sheet_text()

    assert missing([name_of(each) for each in OnSitePayment], text) == []
    assert "never paid in cash" in text


@pytest.mark.req("B34")
def test_the_customer_signs_and_the_card_has_a_number(sheet_text):
    said = ("Feedback card no.", "Customer", "Date", "21 Nov 2026", "14:00–15:00", "太湖大道 1 号")

    assert missing(said, sheet_text()) == []


@pytest.mark.req("B27")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_published_rules_are_a_sheet_of_their_own(stamp, language):
    choose_language(language)
    policy = PolicyText(
        policy_id=3, number=2, valid_from_on=date(2026, 11, 21), text="Within 14 days."
    )

    paper = print_policy_sheet(PolicyKind.RETURNS, policy, currency="CNY", stamp=stamp)

    text = text_of(paper.pdf)
    assert name_of(PolicyKind.RETURNS) in text
    assert "Within 14 days." in text
    assert long_day(date(2026, 11, 21)) in text


@pytest.mark.req("B21", "B22")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_extras_stand_on_the_sheet_with_threshold_and_price(stamp, language):
    choose_language(language)
    wrap = ExtraEntry(name="Gift wrap", price_minor=2_000, free_from_minor=50_000)
    rules = standard_policy(PolicyKind.RETURNS)

    paper = print_policy_sheet(
        PolicyKind.RETURNS,
        rules,
        extras=[ExtraRow(extra_id=1, entry=wrap)],
        currency="CNY",
        stamp=stamp,
    )

    text = text_of(paper.pdf)
    assert "Gift wrap" in text
    assert money(50_000, "CNY") in text
    assert money(2_000, "CNY") in text
