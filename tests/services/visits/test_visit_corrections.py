"""Correcting visits: edited, moved, lines voided."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.models import VisitLine
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.history import list_cells
from app.services.visits.details import load_visit
from app.services.visits.entries import LineEntry, VisitEntry, VisitScores
from app.services.visits.errors import ItemRetired
from app.services.visits.visits import NothingDone, edit_visit, log_visit, void_line
from app.words import CustomerStatus, Intent, LineState, Permission
from tests.factories import make_customer, make_item
from tests.services.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


def as_entry(session, logged):
    """The entry the dialog opens with for the visit."""
    visit = load_visit(session, visit_id=logged.visit_id)
    return VisitEntry(
        customer_id=visit.customer_id,
        visited_on=visit.visited_on,
        lines=tuple(
            LineEntry(item_id=line.item_id, amount_minor=line.amount_minor, line_id=line.id)
            for line in visit.lines
        ),
    )


def states(session, logged):
    return [line.state for line in load_visit(session, visit_id=logged.visit_id).lines]


def test_an_edit_changes_adds_and_voids_lines(session, logged, thermage, botox, actor, today):
    entry = as_entry(session, logged)
    lines = (
        replace(entry.lines[1], amount_minor=328_000, item_id=thermage.id),
        LineEntry(item_id=botox.id, amount_minor=100_000),
    )

    edited = edit_visit(
        session,
        visit_id=logged.visit_id,
        entry=replace(entry, lines=lines, scores=VisitScores(overall=3)),
        actor=actor,
        today=today,
    )

    assert (edited.total_before_minor, edited.total_minor) == (298_000, 428_000)
    assert states(session, logged) == [LineState.VOIDED, LineState.DONE, LineState.DONE]
    changed = session.get_one(VisitLine, logged.line_ids[1])
    assert (changed.family_id, changed.amount_minor) == (thermage.family_id, 328_000)
    assert load_visit(session, visit_id=logged.visit_id).scores == VisitScores(overall=3)


def test_a_ticket_logged_for_the_wrong_person_and_day_moves_whole(session, logged, actor, today):
    right = make_customer(session, "林石燕", status=CustomerStatus.LOST)
    void_line(session, line_id=logged.line_ids[0], actor=actor, today=today)
    entry = as_entry(session, logged)
    moved = replace(entry, customer_id=right.id, visited_on=YESTERDAY, lines=entry.lines[1:])

    edit_visit(session, visit_id=logged.visit_id, entry=moved, actor=actor, today=today)
    session.commit()

    homes = select(VisitLine.customer_id, VisitLine.visited_on).distinct()
    assert session.execute(homes).all() == [(right.id, YESTERDAY)]
    assert right.status is CustomerStatus.ACTIVE


def test_a_ticket_moves_to_another_day_of_the_same_customer(session, logged, actor, today):
    moved = replace(as_entry(session, logged), visited_on=YESTERDAY)

    edit_visit(session, visit_id=logged.visit_id, entry=moved, actor=actor, today=today)

    assert set(session.scalars(select(VisitLine.visited_on))) == {YESTERDAY}


def test_a_retired_item_is_not_done_again_but_stays_on_its_ticket(
    session, logged, entry, botox, actor, today
):
    botox.active = False
    kept = as_entry(session, logged)

    with pytest.raises(ItemRetired):
        log_visit(session, entry=entry, actor=actor, today=today)
    edited = edit_visit(session, visit_id=logged.visit_id, entry=kept, actor=actor, today=today)

    assert edited.total_minor == 298_000


def test_an_edit_of_what_is_gone_is_refused(session, logged, actor, today):
    entry = as_entry(session, logged)
    foreign = replace(entry, lines=(replace(entry.lines[0], line_id=404),))
    emptied = replace(entry, lines=())

    with pytest.raises(NotFound):
        edit_visit(session, visit_id=404, entry=entry, actor=actor, today=today)
    with pytest.raises(NotFound):
        edit_visit(session, visit_id=logged.visit_id, entry=foreign, actor=actor, today=today)
    with pytest.raises(NothingDone):
        edit_visit(session, visit_id=logged.visit_id, entry=emptied, actor=actor, today=today)


def test_the_desk_corrects_the_money_of_today_but_not_of_yesterday(
    session, logged, receptionist, today
):
    entry = as_entry(session, logged)
    cheaper = replace(entry, lines=entry.lines[:1])
    arguments = {"visit_id": logged.visit_id, "entry": cheaper, "actor": receptionist}

    with pytest.raises(NotAllowed) as refused:
        edit_visit(session, **arguments, today=today + timedelta(days=1))
    edit_visit(session, **arguments, today=today)

    assert refused.value.permission is Permission.REFUND
    assert load_visit(session, visit_id=logged.visit_id).total_minor == 0


def test_a_voided_line_counts_no_longer_and_only_once(session, logged, actor, today):
    voided = void_line(session, line_id=logged.line_ids[1], actor=actor, today=today)
    again = void_line(session, line_id=logged.line_ids[1], actor=actor, today=today)

    assert voided == again
    assert voided.amount_minor == 298_000
    assert load_visit(session, visit_id=logged.visit_id).total_minor == 0


def test_the_desk_does_not_void_yesterdays_money(session, logged, receptionist, today):
    tomorrow = today + timedelta(days=1)

    void_line(session, line_id=logged.line_ids[0], actor=receptionist, today=tomorrow)
    with pytest.raises(NotAllowed):
        void_line(session, line_id=logged.line_ids[1], actor=receptionist, today=tomorrow)

    assert states(session, logged) == [LineState.VOIDED, LineState.DONE]


def test_a_line_or_visit_that_is_gone_is_told_so(session, actor, today):
    with pytest.raises(NotFound):
        void_line(session, line_id=404, actor=actor, today=today)
    with pytest.raises(NotFound):
        load_visit(session, visit_id=404)


@pytest.mark.req("B14")
def test_a_correction_keeps_the_original_in_the_journal(store, actor):
    def log(session):
        line = LineEntry(item_id=make_item(session).id, amount_minor=298_000)
        entry = VisitEntry(
            customer_id=make_customer(session).id, visited_on=TODAY, lines=(line,), note="左侧淤青"
        )
        return entry, log_visit(session, entry=entry, actor=actor, today=TODAY)

    entry, logged = store.write(log, actor=actor, intent=Intent.LOG_VISIT).value
    corrected = replace(
        entry, lines=(replace(entry.lines[0], line_id=logged.line_ids[0], amount_minor=289_000),)
    )

    written = store.write(
        lambda session: edit_visit(
            session, visit_id=logged.visit_id, entry=corrected, actor=actor, today=TODAY
        ),
        actor=actor,
        intent=Intent.EDIT_VISIT,
    )

    (cell,) = store.read(lambda session: list_cells(session, entry_id=written.entry_id))
    assert (cell.before, cell.after) == ('{"amount_minor":298000}', '{"amount_minor":289000}')


@pytest.mark.req("A04")
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    amounts=st.lists(st.integers(0, 10**9), min_size=1, max_size=5),
    after=st.lists(st.integers(0, 10**9), min_size=1, max_size=5),
)
def test_the_money_of_a_ticket_is_the_sum_of_its_lines(session, actor, amounts, after):
    item = session.scalar(select(VisitLine.item_id)) or make_item(session).id
    customer = make_customer(session)
    entry = VisitEntry(
        customer_id=customer.id,
        visited_on=TODAY,
        lines=tuple(LineEntry(item_id=item, amount_minor=amount) for amount in amounts),
    )
    changed = replace(
        entry, lines=tuple(LineEntry(item_id=item, amount_minor=amount) for amount in after)
    )

    logged = log_visit(session, entry=entry, actor=actor, today=TODAY)
    before_minor = load_visit(session, visit_id=logged.visit_id).total_minor
    edit_visit(session, visit_id=logged.visit_id, entry=changed, actor=actor, today=TODAY)

    assert before_minor == logged.total_minor == sum(amounts)
    assert load_visit(session, visit_id=logged.visit_id).total_minor == sum(after)
