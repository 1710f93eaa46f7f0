"""What the commonest needs and pains of a tier mean for serving it."""

import json

import pytest
import sqlalchemy as sa

from app.models import CustomerNeed, JournalRow, NeedMeaning
from app.services.archive.need_meanings import interpret_need, list_need_lines, meanings_of
from app.services.archive.needs import add_need_code
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.undo import undo_entry
from app.words import Intent, NeedKind, Role, Tier
from tests.factories import make_customer, make_metrics


@pytest.fixture
def skin(session, actor):
    """A VIP of two wants firmer skin."""
    code_id = add_need_code(session, kind=NeedKind.NEED, name="firmer skin", actor=actor)
    customer = make_customer(session)
    make_metrics(session, customer, tier=Tier.VIP)
    session.add(CustomerNeed(customer_id=customer.id, need_code_id=code_id))
    make_metrics(session, make_customer(session), tier=Tier.VIP)
    session.commit()
    return code_id


@pytest.fixture
def interpret(store, skin, actor):
    def interpret(text):
        return store.write(
            lambda session: interpret_need(
                session, tier=Tier.VIP, code_id=skin, text=text, actor=actor
            ),
            actor=actor,
            intent=Intent.INTERPRET_NEEDS,
        )

    return interpret


@pytest.mark.req("A14")
def test_a_line_shows_how_many_it_was_drawn_from(session, skin):
    (line,) = list_need_lines(session)

    assert (line.tier, line.name, line.customer_count, line.asked_count) == (
        Tier.VIP,
        "firmer skin",
        1,
        1,
    )
    assert line.meaning == ""


@pytest.mark.req("A14")
def test_what_was_written_stands_beside_the_need(session, interpret):
    interpret("offer the  lifting course")

    assert list_need_lines(session)[0].meaning == "offer the lifting course"


@pytest.mark.req("A14")
def test_it_holds_for_its_tier_alone(session, interpret):
    interpret("offer the lifting course")

    found = meanings_of(session, tier=Tier.VIP, names=["firmer skin", "other"])
    assert found == [("firmer skin", "offer the lifting course")]
    assert meanings_of(session, tier=Tier.MAJOR, names=["firmer skin"]) == []


@pytest.mark.req("A14")
def test_the_journal_keeps_every_wording(session, interpret):
    interpret("offer the lifting course")
    interpret("ask about the neck")

    kept = session.scalars(
        sa.select(JournalRow).where(JournalRow.table_name == "need_meanings")
    ).all()
    assert [json.loads(row.after)["text"] for row in kept] == [
        "offer the lifting course",
        "ask about the neck",
    ]


@pytest.mark.req("A14")
def test_undo_brings_the_words_before_back(store, session, interpret, actor):
    interpret("offer the lifting course")
    written = interpret("ask about the neck")

    store.write(
        lambda inner: undo_entry(inner, entry_id=written.entry_id), actor=actor, intent=Intent.UNDO
    )

    assert list_need_lines(session)[0].meaning == "offer the lifting course"


@pytest.mark.req("A14")
def test_nothing_written_takes_it_back(session, interpret):
    interpret("offer the lifting course")
    interpret("  ")

    assert session.scalars(sa.select(NeedMeaning)).all() == []


@pytest.mark.req("A14")
def test_the_desk_may_not_interpret(session, skin):
    reception = Actor(staff_id=None, name="前台", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        interpret_need(session, tier=Tier.VIP, code_id=skin, text="x", actor=reception)


@pytest.mark.req("A14")
def test_an_unknown_need_is_refused(session, actor):
    with pytest.raises(NotFound):
        interpret_need(session, tier=Tier.VIP, code_id=7, text="x", actor=actor)
