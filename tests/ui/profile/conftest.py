"""A clinic that has been graded, and the page of one customer."""

from datetime import timedelta

import pytest

from app.services.archive.search import refresh_search_text
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.services.grading.gradings import grade_everyone
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.referrals import ReferralEntry, record_referral
from app.services.visits.visits import log_visit
from app.ui.parts.cards.meters import Meter
from app.ui.parts.lists.table import ListTable
from app.ui.profile.page import ProfilePage
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import Intent
from tests.factories import make_clinic, make_customer
from tests.ui.hands import says


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def store(engine, clock) -> Store:
    return Store(engine, clock=clock, derivers=[refresh_search_text, refresh_metrics])


@pytest.fixture(autouse=True)
def clinic(write) -> None:
    write(make_clinic)


@pytest.fixture
def change(desk, page, qtbot):
    """Write something down as the window does, so that the page hears of it."""

    def change(work):
        with qtbot.waitSignal(desk.tasks.committed):
            desk.tasks.write(page, work, intent=Intent.EDIT_CUSTOMER)

    return change


@pytest.fixture
def visit(write, li, botox, wu, actor, clock):
    """李思雨 came 60 days ago and paid 2,980."""
    entry = VisitEntry(
        customer_id=li,
        visited_on=clock.today() - timedelta(days=60),
        lines=(LineEntry(item_id=botox, amount_minor=298_000, staff_id=wu),),
        scores=VisitScores(overall=5),
    )
    return write(lambda s: log_visit(s, entry=entry, actor=actor, today=clock.today()).visit_id)


@pytest.fixture
def friend(write, li, actor, clock):
    """周静怡, whom 李思雨 brought."""

    def work(session):
        friend = make_customer(session, "周静怡")
        entry = ReferralEntry(referrer_id=li, referred_id=friend.id, referred_on=clock.today())
        record_referral(session, entry=entry, actor=actor, today=clock.today())
        return friend.id

    return write(work)


@pytest.fixture
def graded(write, visit, botox, actor, clock):
    """Six more who came once, each paying more, and a grading of everyone."""

    def work(session):
        for place in range(6):
            customer = make_customer(session, f"Guest {place}")
            entry = VisitEntry(
                customer_id=customer.id,
                visited_on=clock.today() - timedelta(days=30 + place),
                lines=(LineEntry(item_id=botox, amount_minor=100_000 * (place + 1)),),
            )
            log_visit(session, entry=entry, actor=actor, today=clock.today())
        grade_everyone(
            session, as_of=clock.today() - timedelta(days=1), actor=actor, now=clock.now()
        )

    write(work)


@pytest.fixture
def page(desk, qtbot):
    """The profile page, with nobody on it."""
    page = ProfilePage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.show()
    return page


@pytest.fixture
def shown(page, li, visit, qtbot):
    """The page of 李思雨, loaded."""
    page.show_customer(li)
    qtbot.waitUntil(lambda: says(page, "李思雨"))
    qtbot.waitUntil(lambda: story_of(page) != [])
    return page


def story_of(page):
    """Return the headlines of the story, from top to bottom."""
    model = table_of(page).model()
    last = model.columnCount() - 1
    return [model.index(at, last).data() for at in range(model.rowCount())]


def table_of(page):
    """Return the list that tells the story."""
    (table,) = [each for each in page.findChildren(ListTable) if each.accessibleName() == "Story"]
    return table


def meter_of(page, caption):
    """Return what a meter of the page says."""
    (meter,) = [each for each in page.findChildren(Meter) if each.accessibleName() == caption]
    return meter.accessibleDescription()
