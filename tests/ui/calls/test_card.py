"""The call card: a digit says how it went, and only what that needs is asked."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models import Allergy, CallDraft, Complaint, Contact, Customer, FollowUp, Preference
from app.services.foundation.actors import Actor
from app.words import (
    AllergyKind,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    LeadValue,
    Outcome,
    PreferenceKind,
)
from tests.services.desk_work import TODAY, day
from tests.ui.calls.conftest import card_of
from tests.ui.hands import choose, click, field, press, press_keys, save, visible, words_of


@pytest.fixture
def logged(session, window, qtbot):
    """Wait until the card is gone, and return what stands in the log."""

    def logged():
        qtbot.waitUntil(lambda: card_of(window) is None)
        session.rollback()
        return session.scalars(sa.select(Contact)).one()

    return logged


def test_a_satisfied_call_is_two_keys(plan_call, open_card, logged, session, qtbot):
    call = plan_call()
    card = open_card(call)

    press_keys(card, ["1", "1"], qtbot)

    assert logged().outcome is Outcome.SATISFIED
    assert session.get_one(FollowUp, call).state is FollowUpState.DONE


def test_one_key_and_ctrl_enter_save_too(plan_call, open_card, logged, qtbot):
    card = open_card(plan_call())

    press(card, "2", qtbot)
    save(card, qtbot)

    assert logged().outcome is Outcome.SO_SO


def test_the_card_says_what_one_must_know(plan_call, open_card, session):
    told = {"kind": FollowUpKind.AFTERCARE, "step": 3, "ask": "Any swelling?", "attempts": 1}
    call = plan_call("林悦", day(-2), **told)
    key = session.get_one(FollowUp, call).customer_id
    never = Allergy(customer_id=key, kind=AllergyKind.ALLERGY, text="lidocaine")
    avoid = Preference(customer_id=key, kind=PreferenceKind.TABOO, text="her age")
    session.add_all([never, avoid])
    session.commit()

    words = words_of(open_card(call))

    wanted = {
        "林悦",
        f"139 0013 {key:04}",
        "Aftercare, day 3",
        "2 days late · attempt 2 of 3 · Li Na",
        "Any swelling?",
        "Allergic: lidocaine",
        "Avoid: her age",
    }
    assert wanted <= set(words)


def test_who_may_not_see_phones_sees_the_last_digits(plan_call, open_card, tasks, li_na, session):
    from app.words import Role

    call = plan_call()
    tasks.act_for(Actor(staff_id=li_na, name="Li Na", role=Role.SPECIALIST))

    words = words_of(open_card(call))

    key = session.get_one(FollowUp, call).customer_id
    assert f"139 0013 {key:04}" not in words
    assert any(text.endswith(f"{key:04}") and "*" in text for text in words)


@pytest.mark.parametrize(
    ("digit", "shown"),
    [
        ("1", {"Effect", "Product gaps", "New needs", "Suggestions", "Competitor", "Next day"}),
        ("4", {"Next day"}),
        ("5", {"Next day"}),
        ("8", {"Until"}),
        ("9", set()),
    ],
)
def test_only_what_the_outcome_needs_is_asked(plan_call, open_card, qtbot, digit, shown):
    card = open_card(plan_call())

    press(card, digit, qtbot)

    names = ["Effect", "Product gaps", "New needs", "Suggestions", "Competitor", "Next day"]
    seen = {*names, "Until"} & {each.accessibleName() for each in visible(card, QWidget)}
    assert seen == shown


def test_a_complaint_is_asked_for_and_opened(plan_call, open_card, logged, session, qtbot):
    card = open_card(plan_call())
    press(card, "3", qtbot)
    save(card, qtbot)
    refused = words_of(card)

    qtbot.keyClicks(card.focusWidget(), "waited an hour")
    save(card, qtbot)

    assert "What is the complaint about? It is opened with these words." in refused
    assert logged().outcome is Outcome.DISSATISFIED
    assert session.scalars(sa.select(Complaint.text)).one() == "waited an hour"


def test_moved_needs_the_day_and_stands_there_then(plan_call, open_card, logged, session, qtbot):
    call = plan_call()
    card = open_card(call)
    press(card, "5", qtbot)
    save(card, qtbot)
    assert card.isVisible()

    qtbot.keyClicks(card.focusWidget(), "+4")
    save(card, qtbot)

    assert logged().outcome is Outcome.MOVED
    assert session.get_one(FollowUp, call).due_on == TODAY + timedelta(days=4)


def test_peace_may_end_on_a_day(plan_call, open_card, logged, session, qtbot):
    card = open_card(plan_call())
    press(card, "8", qtbot)

    qtbot.keyClicks(card.focusWidget(), "+90")
    save(card, qtbot)

    customer = session.get_one(Customer, logged().customer_id)
    assert customer.pause_until_on == TODAY + timedelta(days=90)


def test_gone_asks_why_and_makes_the_customer_lost(plan_call, open_card, logged, session, qtbot):
    card = open_card(plan_call())
    press(card, "9", qtbot)

    qtbot.keyClicks(card.focusWidget(), "moved to Chengdu")
    save(card, qtbot)

    contact = logged()
    assert contact.note == "moved to Chengdu"
    assert session.get_one(Customer, contact.customer_id).status is CustomerStatus.LOST


@pytest.mark.req("B43")
def test_the_five_findings_and_the_news_are_kept(plan_call, open_card, logged, session, qtbot):
    card = open_card(plan_call())
    press(card, "1", qtbot)
    for name in ("Effect", "Product gaps", "New needs", "Suggestions", "Competitor"):
        qtbot.keyClicks(field(card, name), f"my {name}")
    qtbot.keyClicks(field(card, "News about business"), "wants a thread lift")
    choose(card, "What it is worth", "High")
    click(card, "Satisfied: 4 of 5")
    save(card, qtbot)

    heard = logged()
    assert (heard.effect, heard.product_gaps) == ("my Effect", "my Product gaps")
    assert (heard.new_needs, heard.suggestions) == ("my New needs", "my Suggestions")
    assert (heard.satisfaction, heard.competitor) == (4, "my Competitor")
    assert (heard.lead, heard.lead_value) == ("wants a thread lift", LeadValue.HIGH)


def test_the_next_date_is_planned_in_the_same_form(plan_call, open_card, logged, session, qtbot):
    card = open_card(plan_call(kind=FollowUpKind.AFTERCARE))
    press(card, "1", qtbot)
    qtbot.keyClicks(field(card, "Next day"), "+7")
    qtbot.keyClicks(field(card, "What to ask then"), "show photographs")
    save(card, qtbot)

    following = session.get_one(FollowUp, logged().next_id)
    assert (following.due_on, following.ask) == (day(7), "show photographs")


@pytest.mark.req("B19")
def test_flowers_ask_for_their_cost(plan_call, open_card, logged, qtbot):
    card = open_card(plan_call(kind=FollowUpKind.DATES, method=FollowUpMethod.FLOWERS))
    press_keys(card, ["1", "1"], qtbot)
    qtbot.waitUntil(lambda: field(card, "Cost").hasFocus())

    qtbot.keyClicks(field(card, "Cost"), "188")
    save(card, qtbot)

    assert logged().cost_minor == 18_800


def test_what_was_half_typed_survives_leaving_and_is_gone_once_saved(
    plan_call, open_card, window, session, qtbot
):
    call = plan_call()
    card = open_card(call)
    press(card, "1", qtbot)
    qtbot.keyClicks(field(card, "Effect"), "swollen")
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: card_of(window) is None and _drafts(session) == 1)

    again = open_card(call)

    assert field(again, "Effect").text() == "swollen"
    assert again.outcome is Outcome.SATISFIED
    save(again, qtbot)
    qtbot.waitUntil(lambda: card_of(window) is None)
    assert _drafts(session) == 0


def test_a_second_after_the_last_key_it_is_kept_without_leaving(
    plan_call, open_card, session, qtbot
):
    card = open_card(plan_call())
    session.rollback()

    with qtbot.waitSignal(card.half_typed, timeout=5_000):
        qtbot.keyClicks(field(card, "Effect"), "swollen")

    qtbot.waitUntil(lambda: _drafts(session) == 1)


def _drafts(session):
    session.rollback()
    return session.scalar(sa.select(sa.func.count(CallDraft.id)))


def test_after_saving_the_next_call_of_the_list_comes(plan_call, open_card, window, qtbot):
    first, second = plan_call("林悦"), plan_call("刘慧")
    card = open_card(first, queue=[first, second])
    assert "Next: 刘慧" in words_of(card)

    press_keys(card, ["1", "1"], qtbot)

    qtbot.waitUntil(lambda: card_of(window) not in {None, card})
    assert card_of(window).windowTitle() == "Call 刘慧"


def test_nobody_there_is_written_down_without_the_card(desk, plan_call, window, session, qtbot):
    from app.ui.calls.calling import work_through

    call = plan_call()

    with qtbot.waitSignal(desk.tasks.saved) as saved:
        work_through(desk, window, followup_id=call, outcome=Outcome.NO_ANSWER)

    session.rollback()
    assert saved.args[0].entry_id is not None
    assert session.get_one(FollowUp, call).attempts == 1
    assert card_of(window) is None


def test_without_an_outcome_nothing_is_saved(plan_call, open_card, qtbot):
    card = open_card(plan_call())

    save(card, qtbot)

    assert "Say first how it went: press 1 to 9." in words_of(card)
