"""What is planned for both files of one person."""

import pytest

from app.services.foundation.undo import undo_entry
from app.services.leaving.merge import merge_customers
from app.words import ClosingCause, FollowUpKind, FollowUpState, Intent
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY, closing_of, day, followups_of


@pytest.fixture
def planned(session, pair):
    """The same contact open in both files."""
    return [make_followup(session, each, day(3), origin="2026-11-24") for each in pair]


def test_what_is_open_in_both_files_is_left_once(session, merge, pair, planned):
    kept, doubled = planned

    merge()

    session.expire_all()
    assert (kept.state, doubled.state) == (FollowUpState.OPEN, FollowUpState.SUPERSEDED)
    trace = closing_of(session, doubled)
    assert (trace.cause, trace.closed_on) == (ClosingCause.MERGED, TODAY)
    assert {each.customer_id for each in planned} == {pair[0].id}


def test_what_only_the_other_file_has_goes_on(session, merge, pair, planned):
    own = make_followup(session, pair[1], day(5), kind=FollowUpKind.INVITATION)

    merge()

    session.expire_all()
    assert (own.state, own.customer_id) == (FollowUpState.OPEN, pair[0].id)


def test_the_merge_can_be_undone(store, session, pair, planned):
    keep_id, other_id = (each.id for each in pair)
    session.commit()
    written = store.write(
        lambda session: merge_customers(
            session, keep_id=keep_id, other_id=other_id, actor=MANAGER, today=TODAY
        ),
        actor=MANAGER,
        intent=Intent.MERGE_CUSTOMERS,
    )

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=MANAGER,
        intent=Intent.UNDO,
    )

    session.expire_all()
    assert [each.customer_id for each in followups_of(session)] == [keep_id, other_id]
