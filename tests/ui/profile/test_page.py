"""One customer on one page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.models import Customer, Preference
from app.services.archive.consents import give_consent
from app.services.archive.reviews import record_review
from app.services.complaints.feedback import FeedbackEntry, record_feedback
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.occasions import (
    AttendanceEntry,
    EventEntry,
    add_event,
    record_attendance,
)
from app.services.visits.visits import log_visit
from app.ui.parts.fields.segmented import Segmented
from app.ui.profile.head import ProfileHead
from app.ui.profile.page import ProfilePage
from app.ui.profile.story_card import StoryCard
from app.words import ConsentKind, ContactPause, FeedbackKind, PreferenceKind, Role
from tests.ui.hands import says
from tests.ui.profile.conftest import meter_of, story_of, table_of

PARTS = ["All", "Visits", "Referrals", "Events", "Feedback", "Tier", "File"]


def choose(page, part, qtbot):
    """Narrow the story to one of its parts."""
    segments = page.findChild(StoryCard).findChild(Segmented)
    (chip,) = [each for each in segments.findChildren(QPushButton) if each.text() == part]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_without_anybody_it_says_how_to_find_somebody(page):
    assert says(page, "Find a customer with Ctrl+K")


def test_who_was_looked_at_is_offered_next_time(shown, desk, qtbot):
    again = ProfilePage(desk)
    qtbot.addWidget(again)
    again.show()
    (recent,) = [
        each for each in again.findChildren(type(table_of(again))) if each is not table_of(again)
    ]
    qtbot.waitUntil(lambda: recent.model().rowCount() == 1)

    with qtbot.waitSignal(again.customer_opened):
        recent.row_opened.emit(recent.model().key_at(0))


def test_the_head_says_who_it_is_and_what_must_not_be_given(shown):
    assert says(shown, "Lǐ Sīyǔ · No. 00231")
    assert says(shown, "139 0013 8821")
    assert says(shown, "⚠ allergic: penicillin")


def test_eight_figures_say_why(graded, shown):
    assert says(shown, "of 100")
    assert meter_of(shown, "Spend") == "¥2,980"
    assert meter_of(shown, "Tenure") == "1 m · top 15%"


def test_before_a_grading_it_says_so_and_shows_no_bars(shown):
    assert says(shown, "not graded yet")
    assert meter_of(shown, "Spend") == "¥2,980"


def test_birthdays_are_said_in_both_calendars(shown, change, li, qtbot):
    def work(session):
        customer = session.get_one(Customer, li)
        customer.birth_year, customer.birth_month, customer.birth_day = 1988, 2, 14

    change(work)

    qtbot.waitUntil(lambda: says(shown, "14 Feb 1988 (lunar month 12, day 27)"))


def test_what_to_avoid_stands_in_the_file(shown, change, li, qtbot):
    taboo = Preference(customer_id=li, kind=PreferenceKind.TABOO, text="no calls <b>at night</b>")
    change(lambda session: session.add(taboo))

    qtbot.waitUntil(lambda: says(shown, "no calls &lt;b&gt;at night"))


def test_what_is_missing_is_asked_for(shown):
    assert says(shown, "Ask for")
    assert says(shown, "source")


def test_a_pause_is_said_instead_of_a_risk(shown, change, li, qtbot):
    def work(session):
        session.get_one(Customer, li).pause = ContactPause.MEDICAL

    change(work)

    qtbot.waitUntil(lambda: says(shown, "until further notice"))


def test_whom_the_customer_brought_is_one_press_away(friend, shown, qtbot):
    (names,) = [each for each in shown.findChildren(QLabel) if "周静怡" in each.text()]

    with qtbot.waitSignal(shown.customer_opened) as opened:
        names.linkActivated.emit(str(friend))
    assert opened.args == [friend]


@pytest.mark.req("B01")
def test_the_story_can_be_narrowed_to_every_kind(full_story, shown, qtbot):
    assert len(story_of(shown)) == 6
    for_each = [("Visits", 1), ("Referrals", 1), ("Events", 1), ("Feedback", 1), ("File", 2)]

    told = {part: narrowed(shown, part, count, qtbot) for part, count in for_each}

    assert sum(map(len, told.values())) == 6
    assert told["Visits"] == ["Botox, Dr Wu · ¥2,980"]


def narrowed(page, part, count, qtbot):
    """Return the story narrowed to a part, once it has so many entries."""
    choose(page, part, qtbot)
    qtbot.waitUntil(lambda: len(story_of(page)) == count)
    return story_of(page)


@pytest.fixture
def full_story(write, li, friend, actor, clock):
    """Something of every kind but a grading."""
    today = clock.today()

    def work(session):
        said = FeedbackEntry(
            customer_id=li, received_on=today, kind=FeedbackKind.PRAISE, text="kind"
        )
        record_feedback(session, entry=said, actor=actor, now=clock.now())
        event_id = add_event(session, entry=EventEntry(name="Spring salon"), actor=actor)
        came = AttendanceEntry(customer_id=li, event_id=event_id, attended_on=today)
        record_attendance(session, entry=came, actor=actor, today=today)
        record_review(session, customer_id=li, note=None, actor=actor, today=today)
        give_consent(
            session,
            customer_id=li,
            kind=ConsentKind.PORTRAIT,
            given_on=today,
            actor=actor,
            today=today,
        )

    write(work)


def test_a_part_without_entries_says_so(shown, qtbot):
    choose(shown, "Feedback", qtbot)

    qtbot.waitUntil(lambda: says(shown, "Nothing of this kind yet."))


@pytest.fixture
def sixty_visits(write, li, botox, actor, clock):
    """李思雨 came sixty times."""
    lines = (LineEntry(item_id=botox, amount_minor=0),)
    entry = VisitEntry(customer_id=li, visited_on=clock.today(), lines=lines)

    def work(session):
        for _ in range(60):
            log_visit(session, entry=entry, actor=actor, today=clock.today())

    write(work)


def test_more_of_the_story_comes_on_the_way_down(sixty_visits, page, li, qtbot):
    page.show_customer(li)
    qtbot.waitUntil(lambda: len(story_of(page)) == 50)
    bar = table_of(page).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    qtbot.waitUntil(lambda: len(story_of(page)) == 60)


def test_enter_on_a_visit_corrects_it(shown, visit, qtbot):
    table = table_of(shown)
    table.select_key(table.model().key_at(0))
    with qtbot.waitSignal(shown.visit_edit_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert wanted.args == [visit]


def test_somebody_elses_change_leaves_the_page_alone(shown, tasks, li, qtbot):
    with qtbot.assertNotEmitted(tasks.busy, wait=200):
        tasks.committed.emit(changes_of(li + 1))


def changes_of(customer_id):
    return Changes(tables=frozenset({"customers"}), customer_ids=frozenset({customer_id}))


def test_the_keys_are_listed_for_help(page):
    assert ("Ctrl N", "log a visit") in page.help_lines()


def test_log_a_visit_is_wanted_for_who_is_shown(shown, li, qtbot):
    with qtbot.waitSignal(shown.visit_wanted) as wanted:
        shown.new_wanted()

    assert wanted.args == [li]


def test_a_receptionist_is_offered_no_refund(clock, qtbot):
    head = ProfileHead(Actor(staff_id=1, name="Li Na", role=Role.RECEPTIONIST))
    qtbot.addWidget(head)

    offered = [action.text() for action in head.menu.actions()]
    assert "Give money back…" not in offered
    assert "Sell a package…" in offered


def test_the_keyboard_lands_where_reading_begins(shown):
    assert shown.focusWidget() is table_of(shown)


def test_somebody_else_is_read_from_the_story_too(shown, friend, qtbot):
    shown.focusNextChild()

    shown.show_customer(friend)

    qtbot.waitUntil(lambda: says(shown, "周静怡"))
    qtbot.waitUntil(lambda: shown.focusWidget() is table_of(shown))
