"""A low result drafts a complaint once per visit; the desk makes one of it or drops it."""

from dataclasses import replace

import pytest

from app.models import ComplaintCase
from app.services.complaints.drafts import (
    DraftDecided,
    DroppedUnexplained,
    confirm_draft,
    drop_draft,
    list_drafts,
)
from app.services.complaints.reception import ComplaintEntry
from app.services.foundation.errors import NotFound
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.visits import edit_visit, log_visit
from app.words import ComplaintChannel, DraftState
from tests.services.complaints.complaint_work import NOW
from tests.services.desk_work import TODAY


@pytest.fixture
def visit(session, clinic, cream):
    """Log a visit whose result is scored so."""

    def visit(result, **fields):
        entry = VisitEntry(
            customer_id=clinic.customer.id,
            visited_on=TODAY,
            lines=(LineEntry(item_id=cream.id, amount_minor=0),),
            scores=VisitScores(result=result),
            **fields,
        )
        return log_visit(session, entry=entry, actor=clinic.li, today=TODAY), entry

    return visit


@pytest.fixture
def complaint(clinic):
    return ComplaintEntry(
        customer_id=clinic.customer.id,
        received_at=NOW,
        facts="One side hangs.",
        channel=ComplaintChannel.IN_PERSON,
    )


@pytest.mark.req("A32")
@pytest.mark.parametrize(("result", "drafted"), [(None, 0), (1, 1), (2, 1), (3, 0), (5, 0)])
def test_a_result_of_two_or_less_drafts_a_complaint(session, visit, result, drafted):
    visit(result)

    assert len(list_drafts(session)) == drafted


@pytest.mark.req("A32")
def test_a_visit_drafts_one_complaint_whatever_is_edited(session, clinic, visit):
    logged, entry = visit(2)
    (draft,) = list_drafts(session)
    doing = clinic.does(clinic.li)
    drop_draft(session, draft_id=draft.draft_id, why="Normal swelling.", doing=doing)

    edited = replace(entry, scores=VisitScores(result=1))
    edit_visit(session, visit_id=logged.visit_id, entry=edited, actor=clinic.zhou, today=TODAY)

    assert list_drafts(session) == ()


def test_a_score_given_later_drafts_one_too(session, clinic, visit):
    logged, entry = visit(None)

    edited = replace(entry, scores=VisitScores(result=2))
    edit_visit(session, visit_id=logged.visit_id, entry=edited, actor=clinic.li, today=TODAY)

    assert [row.visit_id for row in list_drafts(session)] == [logged.visit_id]


@pytest.mark.req("A32")
def test_a_confirmed_draft_is_a_complaint(session, clinic, visit, complaint):
    visit(2)
    (draft,) = list_drafts(session)

    key = confirm_draft(
        session, draft_id=draft.draft_id, entry=complaint, doing=clinic.does(clinic.li)
    )

    assert session.get_one(ComplaintCase, key).customer_id == clinic.customer.id
    assert list_drafts(session) == ()


def test_a_draft_is_dropped_with_a_reason(session, clinic, visit):
    visit(2)
    (draft,) = list_drafts(session)

    with pytest.raises(DroppedUnexplained):
        drop_draft(session, draft_id=draft.draft_id, why=" ", doing=clinic.does(clinic.li))


def test_a_draft_is_decided_once(session, clinic, visit, complaint):
    visit(2)
    (draft,) = list_drafts(session)
    doing = clinic.does(clinic.li)
    drop_draft(session, draft_id=draft.draft_id, why="Normal swelling.", doing=doing)

    with pytest.raises(DraftDecided) as refused:
        confirm_draft(session, draft_id=draft.draft_id, entry=complaint, doing=doing)

    assert refused.value.state is DraftState.DROPPED


def test_what_is_not_there_is_not_found(session, clinic):
    with pytest.raises(NotFound):
        drop_draft(session, draft_id=9, why="Gone.", doing=clinic.does(clinic.li))
