"""What was half-typed about a call survives, for the one who typed it and nobody else."""

import pytest
import sqlalchemy as sa

from app.models import CallDraft, FollowUp, JournalEntry
from app.services.followups.drafts import forget_draft, keep_draft, load_draft
from app.services.followups.edits import cancel_followup
from app.services.foundation.actors import Actor
from app.words import FollowUpKind, FollowUpState, Intent, Outcome, Role
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY
from tests.services.followups.outcome_work import record


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

    session.execute(sa.text("DROP TRIGGER followups_stay"))
    session.execute(sa.text("DELETE FROM followups WHERE id = :key"), {"key": call})

    assert session.execute(sa.text("SELECT count(*) FROM call_drafts")).scalar() == 0


@pytest.fixture
def half_typed(session, call, li_na):
    keep_draft(session, followup_id=call, texts={"note": "swollen"}, actor=li_na)
    return session.get_one(FollowUp, call)


def drafts(session):
    return session.scalar(sa.select(sa.func.count(CallDraft.id)))


def test_somebody_else_who_closes_the_call_wipes_it(session, half_typed):
    record(session, half_typed)

    assert drafts(session) == 0


def test_planning_that_ends_the_call_wipes_it(session, customer, half_typed):
    other = make_followup(session, customer, kind=FollowUpKind.INVITATION)

    record(session, other)

    assert half_typed.state is FollowUpState.SUPERSEDED
    assert drafts(session) == 0


def test_a_call_that_is_tried_again_keeps_it(session, half_typed):
    record(session, half_typed, Outcome.NO_ANSWER)

    assert drafts(session) == 1


def test_what_is_typed_after_somebody_else_closed_the_call_is_not_kept(session, half_typed, li_na):
    record(session, half_typed)

    keep_draft(session, followup_id=half_typed.id, texts={"note": "too late"}, actor=li_na)

    assert drafts(session) == 0


def test_a_draft_of_another_call_stays(session, customer, half_typed):
    other = make_followup(
        session, customer, kind=FollowUpKind.INVITATION, origin="by hand", by_hand=True
    )
    cancel_followup(session, followup_id=other.id, why="改约", actor=MANAGER, today=TODAY)

    assert drafts(session) == 1
