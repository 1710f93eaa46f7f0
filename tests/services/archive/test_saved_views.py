"""Filters people come back to."""

import pytest

from app.models import Circle, NeedCode
from app.services.archive.choices import load_choices
from app.services.archive.saved_views import delete_view, list_views, rename_view, save_view
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.words import CircleKind, NeedKind, Role
from tests.factories import make_customer, make_staff


@pytest.fixture
def person(session):
    member = make_staff(session, "周岚")
    return Actor(staff_id=member.id, name=member.name, role=Role.RECEPTIONIST)


def views(session, person):
    return [
        (view.name, view.query) for view in list_views(session, list_name="customers", actor=person)
    ]


def save(session, person, name, query):
    return save_view(session, list_name="customers", name=name, query=query, actor=person)


def test_views_are_listed_by_name(session, person):
    save(session, person, "VIP", "tier=vip")
    save(session, person, "Late", "risk=late")

    assert views(session, person) == [("Late", "risk=late"), ("VIP", "tier=vip")]


def test_a_name_used_again_takes_the_place_of_the_first(session, person):
    save(session, person, "VIP", "tier=vip")
    save(session, person, "VIP", "tier=vip&risk=late")

    assert views(session, person) == [("VIP", "tier=vip&risk=late")]


def test_a_view_can_be_called_otherwise_and_forgotten(session, person):
    key = save(session, person, "VIP", "tier=vip")
    rename_view(session, view_id=key, name="大客户", actor=person)
    assert views(session, person) == [("大客户", "tier=vip")]

    delete_view(session, view_id=key, actor=person)

    assert views(session, person) == []


def test_the_views_of_others_are_theirs(session, person):
    other = make_staff(session, "李娜")
    stranger = Actor(staff_id=other.id, name=other.name, role=Role.MANAGER)
    key = save(session, person, "VIP", "tier=vip")

    assert views(session, stranger) == []
    with pytest.raises(NotFound):
        delete_view(session, view_id=key, actor=stranger)


def test_the_form_offers_whom_and_what_there_is(session, person):
    make_staff(session, "陈薇", active=False)
    make_customer(session, region="滨湖", source="朋友介绍")
    session.add(NeedCode(kind=NeedKind.NEED, name="抗衰"))
    session.add(NeedCode(kind=NeedKind.PAIN, name="怕疼"))
    session.add(Circle(kind=CircleKind.CLUB, name="悦会"))

    choices = load_choices(session)

    assert choices.staff == ((person.staff_id, "周岚"),)
    assert (choices.regions, choices.sources) == (("滨湖",), ("朋友介绍",))
    assert [name for _, name in (*choices.needs, *choices.pains, *choices.circles)] == [
        "抗衰",
        "怕疼",
        "悦会",
    ]
