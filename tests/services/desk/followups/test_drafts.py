"""What was half-typed about a call survives, for the one who typed it and nobody else."""

import pytest
import sqlalchemy as sa

from app.models import CallDraft, JournalEntry
from app.models.enums import Intent, Role
from app.services.desk.followups.drafts import forget_draft, keep_draft, load_draft
from app.services.foundation.actors import Actor
from tests.factories import make_followup


@pytest.fixture
def li_na(staff):
    return Actor(staff_id=staff[Role.RECEPTIONIST], name="Li Na", role=Role.RECEPTIONIST)


@pytest.fixture
def call(session, customer):
    return make_followup(session, customer).id


def test_what_was_typed_last_is_there_again(session, call, li_na):
    keep_draft(session, followup_id=call, texts={"note": "swoll"}, actor=li_na)
    keep_draft(session, followup_id=call, texts={"note": "swollen", "lead": " "}, actor=li_na)

    assert load_draft(session, followup_id=call, actor=li_na) == {"note": "swollen"}


def test_it_is_the_typists_own(session, call, li_na, staff):
    other = Actor(staff_id=staff[Role.SUPERVISOR], name="Zhou Lan", role=Role.SUPERVISOR)
    keep_draft(session, followup_id=call, texts={"note": "swollen"}, actor=li_na)

    assert load_draft(session, followup_id=call, actor=other) == {}


@pytest.mark.parametrize("texts", [{}, {"note": "  "}])
def test_wiping_everything_forgets_it(session, call, li_na, texts):
    keep_draft(session, followup_id=call, texts={"note": "swollen"}, actor=li_na)

    keep_draft(session, followup_id=call, texts=texts, actor=li_na)

    assert session.scalar(sa.select(sa.func.count(CallDraft.id))) == 0


def test_it_is_forgotten_once_it_is_saved(session, call, li_na):
    keep_draft(session, followup_id=call, texts={"note": "swollen"}, actor=li_na)

    forget_draft(session, followup_id=call, actor=li_na)

    assert load_draft(session, followup_id=call, actor=li_na) == {}


def test_nobody_signed_in_and_a_follow_up_that_is_gone_keep_nothing(session, call, li_na, actor):
    keep_draft(session, followup_id=call, texts={"note": "x"}, actor=actor)
    keep_draft(session, followup_id=call + 1, texts={"note": "x"}, actor=li_na)

    assert session.scalar(sa.select(sa.func.count(CallDraft.id))) == 0


def test_the_journal_knows_nothing_of_it(session, store, call, li_na):
    session.commit()

    written = store.write(
        lambda each: keep_draft(each, followup_id=call, texts={"note": "swollen"}, actor=li_na),
        actor=li_na,
        intent=Intent.REFRESH,
    )

    assert written.entry_id is None
    assert session.scalar(sa.select(sa.func.count(JournalEntry.id))) == 0


def test_it_goes_with_its_follow_up(session, call, li_na):
    keep_draft(session, followup_id=call, texts={"note": "swollen"}, actor=li_na)

    session.execute(sa.text("DELETE FROM followups WHERE id = :key"), {"key": call})

    assert session.execute(sa.text("SELECT count(*) FROM call_drafts")).scalar() == 0
