"""Needs, pains and circles are set up in the settings."""

from datetime import date

import pytest

from app.models import Attendance, Event
from app.services.archive.choices import load_choices
from app.services.archive.circles import add_circle, join_circle, load_circle
from app.services.archive.needs import add_need_code
from app.ui.settings.circles import CircleDialog
from app.ui.settings.needs import NeedDialog
from app.words import CircleKind, Intent, NeedKind, Tier
from tests.factories import make_customer, make_metrics
from tests.ui.hands import (
    choose,
    click,
    click_line,
    fill,
    finish,
    lines_of,
    listing,
    opened,
    save,
    says,
)

HELD_ON = date(2026, 4, 18)


@pytest.fixture
def needs(page):
    page.open_section("needs")
    return page


@pytest.fixture
def codes(store, actor):
    def work(session):
        for name in ("除皱", "美白"):
            add_need_code(session, kind=NeedKind.NEED, name=name, actor=actor)

    store.write(work, actor=actor, intent=Intent.SET_UP)


@pytest.fixture
def circle(store, actor):
    """A circle of two who went to one event together."""

    def work(session):
        key = add_circle(session, kind=CircleKind.CIRCLE, name="太湖牌友", actor=actor)
        event = Event(name="春茶会", held_on=HELD_ON)
        session.add(event)
        session.flush()
        for name, tier in (("周静怡", Tier.MAJOR), ("李思雨", Tier.VIP)):
            customer = make_customer(session, name)
            make_metrics(session, customer, tier=tier)
            join_circle(session, circle_id=key, customer_id=customer.id, actor=actor)
            session.add(Attendance(customer_id=customer.id, event_id=event.id, attended_on=HELD_ON))
        return key

    return store.write(work, actor=actor, intent=Intent.SET_UP).value


@pytest.mark.req("A14")
def test_a_pain_that_was_written_down_can_be_chosen_for_a_customer(needs, store, qtbot):
    click(needs, "Add a need…")
    dialog = opened(needs, NeedDialog, qtbot)
    choose(dialog, "Kind", "Pain")
    fill(dialog, "Name", "怕痛")
    finish(dialog, qtbot)

    qtbot.waitUntil(lambda: lines_of(listing(needs, "Needs and pains")) == [["怕痛", "Pain", "0"]])
    assert [name for _key, name in store.read(load_choices).pains] == ["怕痛"]


def test_a_name_that_is_taken_is_refused_in_the_dialog(codes, needs, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(needs, "Needs and pains"))) == 2)
    click(needs, "Add a need…")
    dialog = opened(needs, NeedDialog, qtbot)
    fill(dialog, "Name", "除皱")

    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "exists already"))


def test_a_need_is_renamed_for_everyone(codes, needs, store, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(needs, "Needs and pains"))) == 2)
    click_line(listing(needs, "Needs and pains"), "除皱")
    click(needs, "Rename…")
    dialog = opened(needs, NeedDialog, qtbot)
    fill(dialog, "Name", "祛皱")
    finish(dialog, qtbot)

    assert "祛皱" in [name for _key, name in store.read(load_choices).needs]


@pytest.mark.req("A31")
def test_a_circle_shows_its_members_best_tier_first_and_where_they_went(circle, needs, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(needs, "Who belongs"))) == 2)

    names = [line[0] for line in lines_of(listing(needs, "Who belongs"))]

    assert [name[:3] for name in names] == ["李思雨", "周静怡"]
    assert lines_of(listing(needs, "Together at")) == [["春茶会", "18 Apr 2026", "2"]]


def test_who_is_taken_out_of_a_circle_no_longer_belongs(circle, needs, store, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(needs, "Who belongs"))) == 2)

    click(needs, "Take out")

    qtbot.waitUntil(lambda: len(lines_of(listing(needs, "Who belongs"))) == 1)
    (left,) = store.read(lambda session: load_circle(session, circle_id=circle)).members
    assert left.name == "周静怡"


def test_a_circle_is_founded(needs, store, qtbot):
    click(needs, "Add a circle…")
    dialog = opened(needs, CircleDialog, qtbot)
    fill(dialog, "Name", "瑜伽班")
    finish(dialog, qtbot)

    assert [name for _key, name in store.read(load_choices).circles] == ["瑜伽班"]
