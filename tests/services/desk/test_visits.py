"""Logging visits and correcting them."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.models import Customer, Event, Visit, VisitLine
from app.models.enums import CustomerStatus, Intent, LineState, Permission
from app.services.desk.visit_details import load_visit
from app.services.desk.visit_entries import LineEntry, VisitEntry, VisitScores
from app.services.desk.visit_errors import (
    AmountBelowZero,
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
    ItemRetired,
    NothingDone,
    ScoreOutOfRange,
)
from app.services.desk.visits import edit_visit, log_visit, void_line
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.history import list_cells
from app.services.foundation.undo import undo_entry
from tests.factories import make_customer, make_item, make_staff, make_visit
from tests.services.desk.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def customer(session):
    return make_customer(session, "李思雨")


@pytest.fixture
def botox(session):
    return make_item(session, "肉毒素", cycle_days=119)


@pytest.fixture
def thermage(session):
    return make_item(session, "热玛吉")


@pytest.fixture
def entry(session, customer, botox, thermage):
    doctor = make_staff(session, "林医生")
    return VisitEntry(
        customer_id=customer.id,
        visited_on=TODAY,
        visited_at=time(10, 30),
        lines=(
            LineEntry(item_id=thermage.id, amount_minor=0),
            LineEntry(item_id=botox.id, amount_minor=298_000, staff_id=doctor.id),
        ),
        scores=VisitScores(overall=5, front_desk=4, doctor=5),
        took_part=True,
        note="  上次左侧略淤青 ",
    )


@pytest.fixture
def logged(session, entry, receptionist, today):
    return log_visit(session, entry=entry, actor=receptionist, today=today)


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


@pytest.mark.req("A44")
def test_a_visit_is_kept_as_it_was_told(session, logged, entry):
    visit = load_visit(session, visit_id=logged.visit_id)

    assert (visit.visited_on, visit.visited_at) == (TODAY, time(10, 30))
    assert visit.scores == entry.scores
    assert visit.scores.service is None
    assert (visit.took_part, visit.note) == (True, "上次左侧略淤青")
    assert visit.total_minor == logged.total_minor == 298_000
    assert [(line.item_name, line.staff_name) for line in visit.lines] == [
        ("热玛吉", None),
        ("肉毒素", "林医生"),
    ]


def test_a_line_repeats_customer_day_and_family_of_its_visit(session, logged, botox, customer):
    line = session.get_one(VisitLine, logged.line_ids[1])

    assert (line.customer_id, line.visited_on) == (customer.id, TODAY)
    assert line.family_id == botox.family_id


def test_a_second_ticket_on_the_same_day_is_a_ticket_of_its_own(
    session, logged, entry, actor, today
):
    second = log_visit(session, entry=entry, actor=actor, today=today)

    assert second.visit_id != logged.visit_id


def test_a_sale_is_tagged_with_its_event(session, entry, actor, today):
    salon = Event(name="春季沙龙")
    session.add(salon)
    session.flush()
    line = replace(entry.lines[1], event_id=salon.id)

    logged = log_visit(session, entry=replace(entry, lines=(line,)), actor=actor, today=today)

    assert load_visit(session, visit_id=logged.visit_id).lines[0].event_name == "春季沙龙"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"lines": ()}, NothingDone),
        ({"visited_on": TODAY + timedelta(days=1)}, DayInFuture),
        ({"scores": VisitScores(doctor=6)}, ScoreOutOfRange),
        ({"scores": VisitScores(result=0)}, ScoreOutOfRange),
        ({"customer_id": 404}, NotFound),
        ({"lines": (LineEntry(item_id=404, amount_minor=0),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, staff_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, event_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=0, package_id=404),)}, NotFound),
        ({"lines": (LineEntry(item_id=1, amount_minor=-1),)}, AmountBelowZero),
    ],
)
def test_what_cannot_have_been_is_refused(session, entry, actor, today, change, refusal):
    with pytest.raises(refusal):
        log_visit(session, entry=replace(entry, **change), actor=actor, today=today)

    assert session.scalar(select(func.count(Visit.id))) == 0


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (CustomerStatus.RETIRED, CustomerRetired),
        (CustomerStatus.ANONYMISED, CustomerAnonymised),
    ],
)
def test_nothing_happens_to_who_left_the_archive(session, entry, customer, actor, status, refusal):
    customer.status = status

    with pytest.raises(refusal):
        log_visit(session, entry=entry, actor=actor, today=TODAY)


def test_a_merged_customer_is_logged_where_the_history_went(session, entry, customer, actor, today):
    kept = make_customer(session, "李思羽", number="00231")
    customer.status, customer.merged_into_id = CustomerStatus.MERGED, kept.id

    with pytest.raises(CustomerMerged) as refused:
        log_visit(session, entry=entry, actor=actor, today=today)

    assert (refused.value.into_name, refused.value.into_number) == ("李思羽", "00231")


def test_a_retired_item_is_not_done_again_but_stays_on_its_ticket(
    session, logged, entry, botox, actor, today
):
    botox.active = False
    kept = as_entry(session, logged)

    with pytest.raises(ItemRetired):
        log_visit(session, entry=entry, actor=actor, today=today)
    edited = edit_visit(session, visit_id=logged.visit_id, entry=kept, actor=actor, today=today)

    assert edited.total_minor == 298_000


def test_a_lost_customer_who_comes_is_active_again(session, entry, customer, actor, today):
    customer.status = CustomerStatus.LOST

    logged = log_visit(session, entry=entry, actor=actor, today=today)

    assert logged.came_back
    assert customer.status is CustomerStatus.ACTIVE


def test_an_old_ticket_typed_in_late_brings_nobody_back(
    session, entry, customer, botox, actor, today
):
    make_visit(session, customer, botox, YESTERDAY)
    customer.status = CustomerStatus.LOST
    late = replace(entry, visited_on=YESTERDAY - timedelta(days=30))

    assert not log_visit(session, entry=late, actor=actor, today=today).came_back
    assert customer.status is CustomerStatus.LOST


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


def test_undoing_a_visit_takes_the_return_back_too(store, actor):
    def prepare(session):
        customer = make_customer(session, status=CustomerStatus.LOST)
        line = LineEntry(item_id=make_item(session).id, amount_minor=1_000)
        return VisitEntry(customer_id=customer.id, visited_on=TODAY, lines=(line,))

    entry = store.write(prepare, actor=actor, intent=Intent.SET_UP).value
    logged = store.write(
        lambda session: log_visit(session, entry=entry, actor=actor, today=TODAY),
        actor=actor,
        intent=Intent.LOG_VISIT,
    )
    store.write(
        lambda session: undo_entry(session, entry_id=logged.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    assert store.read(lambda session: session.get_one(Customer, entry.customer_id).status) is (
        CustomerStatus.LOST
    )
    assert store.read(lambda session: session.get(Visit, logged.value.visit_id)) is None


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
    deadline=None,
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
