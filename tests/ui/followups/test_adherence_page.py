"""The supervisor's page: sentences that hold, lists that lead to customers, a file."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import Customer
from app.services.followups.adherence import load_adherence
from app.services.followups.digest import load_digest
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.ui.followups.adherence_page import AdherencePage, Span, days_of, figures_table
from app.ui.followups.adherence_sayings import (
    control_total,
    deviations_sentence,
    digest_sentence,
    team_sentence,
    tiers_sentence,
)
from app.ui.followups.page import FollowUpsPage
from app.ui.parts.lists.table_file import write_table
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import Outcome, Role, Tier
from tests.factories import make_clinic, make_customer, make_followup, make_metrics, make_staff
from tests.services.followups.log_work import log
from tests.ui.hands import ENTER, click, click_line, lines_of, listing, says, words_of


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def people(write, clock):
    """The keys of who heard too little and who too much."""

    def work(session):
        make_clinic(session)
        desk = make_staff(session, "李娜", role=Role.RECEPTIONIST)
        quiet, loud = (
            make_customer(session, name, number=number, responsible_id=desk.id)
            for name, number in (("林悦", "V1"), ("王敏", "V2"))
        )
        for each in (quiet, loud):
            make_metrics(session, each, tier=Tier.VIP)
        today = clock.today()
        for days in range(7):
            log(session, loud, today - timedelta(days=days), staff_id=desk.id, effect="smooth")
        make_followup(session, quiet, today - timedelta(days=4), staff_id=desk.id)
        return quiet.id, loud.id

    return write(work)


@pytest.fixture
def page(desk, people, qtbot):
    page = AdherencePage(desk)
    page.resize(1400, 860)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: says(page, "Control total"))
    return page


TODAY = date(2026, 11, 21)


def shown(page):
    return [line[0] for line in lines_of(listing(page, "Customers"))]


@pytest.mark.req("B10", "A46")
def test_both_sides_are_listed_and_lead_to_the_customer(page, people, qtbot):
    too_few = shown(page)
    click(page, "Too much")
    too_many = shown(page)
    click_line(listing(page, "Customers"), "王敏")
    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(listing(page, "Customers"), ENTER)

    assert (too_few, too_many) == (["林悦"], ["王敏"])
    assert opened.args == [people[1]]


def test_every_card_is_headed_by_what_its_numbers_come_to(page):
    assert "VIP: 50% of the contacts owed were had" in words_of(page)
    assert "1 of 1 follow-ups came late, by 4.0 days on average" in words_of(page)
    assert "1 customers heard too little, 1 too much" in words_of(page)
    assert "7 of 7 contacts tell us something" in words_of(page)


@pytest.mark.req("A46")
def test_the_control_total_is_told(page):
    said = "Control total: 7 entries in the contact log, by tier and by person alike"

    assert said in words_of(page)


@pytest.mark.req("C15")
def test_decision_makers_not_spoken_to_are_a_list_of_their_own(page, desk, write, people, qtbot):
    def stay_silent(session):
        customer = session.get_one(Customer, people[0])
        customer.first_contact_on = TODAY - timedelta(days=300)

    write(stay_silent)
    desk.tasks.committed.emit(Changes(frozenset({"customers"})))
    click(page, "Not spoken to for 180 days")

    qtbot.waitUntil(lambda: shown(page) == ["林悦"])


def test_a_new_contact_is_counted_at_once(page, desk, write, people, qtbot):
    write(lambda s: log(s, s.get_one(Customer, people[0]), TODAY, outcome=Outcome.SO_SO).id)
    desk.tasks.committed.emit(Changes(frozenset({"contacts"})))

    qtbot.waitUntil(lambda: says(page, "8 entries"))


def test_other_days_are_chosen_and_remembered(page, desk, qtbot):
    click(page, "Last quarter")

    qtbot.waitUntil(lambda: says(page, "Nothing fell due"))
    assert page.days == (date(2026, 7, 1), date(2026, 9, 30))
    assert desk.preferences.text("adherence/span") == Span.LAST_QUARTER


def test_escape_leads_back_to_the_calendar(page, qtbot):
    with qtbot.waitSignal(page.followups_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_figures_go_to_a_file_with_their_totals(page, desk, tmp_path, qtbot):
    path = tmp_path / "figures.csv"
    first_on = TODAY - timedelta(days=90)
    write_table(desk, page, figures_table(desk, first_on=first_on, last_on=TODAY), path)
    qtbot.waitUntil(path.exists)

    lines = path.read_text(encoding="utf-8-sig").splitlines()

    entries = {line.split(",")[0]: line.split(",")[10] for line in lines[1:]}
    assert entries["All tiers"] == entries["All people"] == "7"


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span.LATELY, (date(2026, 8, 23), TODAY)),
        (Span.THIS_QUARTER, (date(2026, 10, 1), TODAY)),
        (Span.LAST_QUARTER, (date(2026, 7, 1), date(2026, 9, 30))),
        (Span.THIS_YEAR, (date(2026, 1, 1), TODAY)),
    ],
)
def test_spans_end_where_they_say(span, days):
    assert days_of(span, TODAY) == days


def test_an_empty_clinic_is_told_in_sentences(session):
    found = load_adherence(session, first_on=TODAY, last_on=TODAY, today=TODAY)

    assert tiers_sentence(found) == "In these days nobody is owed a contact yet"
    assert team_sentence(found) == "Nothing fell due in these days"
    assert deviations_sentence(found) == "Everybody was contacted as promised"
    assert control_total(found).startswith("Control total: 0 entries")
    assert digest_sentence(load_digest(session, month=TODAY)).startswith("0 of 0")


@pytest.mark.parametrize(("role", "shown"), [(Role.SUPERVISOR, True), (Role.RECEPTIONIST, False)])
def test_a_supervisor_comes_here_from_the_calendar(desk, people, qtbot, role, shown):
    desk.tasks.act_for(Actor(staff_id=None, name="周岚", role=role))
    page = FollowUpsPage(desk)
    qtbot.addWidget(page)
    page.show()
    (link,) = [each for each in page.findChildren(QPushButton) if each.text() == "Adherence"]

    assert link.isVisible() is shown
    with qtbot.waitSignal(page.adherence_wanted):
        link.click()
