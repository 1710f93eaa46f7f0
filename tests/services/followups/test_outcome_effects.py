"""What a contact does to everything else: cadence, tasks, the next date, undo."""

from datetime import time

import pytest
import sqlalchemy as sa

from app.models import Base, FollowUp
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.followups.checks import AlreadyPlanned, AnswersElsewhere, InPeace
from app.services.followups.contacts import Findings
from app.services.followups.errors import ClinicClosed
from app.services.foundation.doing import Doing
from app.services.foundation.undo import undo_entry
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.words import (
    ClosingCause,
    ComplaintChannel,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Intent,
    LeadValue,
    Outcome,
    Role,
    Tier,
)
from tests.factories import make_followup
from tests.services.complaints.complaint_work import NOW
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    make_reachable,
    plan_days,
)
from tests.services.followups.outcome_work import logged, next_on, record

LOW = Findings(satisfaction=2)


@pytest.fixture
def followup(session, customer):
    return make_followup(session, customer, TODAY, kind=FollowUpKind.INVITATION)


@pytest.mark.req("A46")
def test_a_contact_that_counts_starts_the_cadence_anew(session):
    vip = make_reachable(session, tier=Tier.VIP, last_contact_on=day(-30))
    plan_days(session, last=91)
    first, *rest = followups_of(session, FollowUpKind.STANDARD)
    assert first.due_on < day(14)

    record(session, make_followup(session, vip, TODAY, kind=FollowUpKind.LEAD))

    anew = followups_of(session, FollowUpKind.STANDARD)
    assert {each.state for each in (first, *rest)} == {FollowUpState.SUPERSEDED}
    assert closing_of(session, first).cause is ClosingCause.CONTACT
    assert day(14) <= anew[0].due_on <= day(42)


def test_a_call_nobody_answered_leaves_the_cadence_alone(session, followup, customer):
    planned = make_followup(session, customer, day(5))

    record(session, followup, Outcome.NO_ANSWER)

    assert planned.state is FollowUpState.OPEN


def test_what_somebody_added_by_hand_outlives_the_contact(session, followup, customer):
    own = make_followup(session, customer, day(5), by_hand=True)

    record(session, followup)

    assert own.state is FollowUpState.OPEN


def test_a_later_rung_answers_the_earlier_ones_of_its_ladder(session, customer):
    first, third, other = (
        make_followup(
            session,
            customer,
            TODAY,
            kind=FollowUpKind.AFTERCARE,
            origin=f"{on}/{step}",
            step=step,
            reference_on=on,
        )
        for step, on in ((1, day(-3)), (3, day(-3)), (1, day(-9)))
    )

    record(session, third)

    assert (first.state, other.state) == (FollowUpState.SUPERSEDED, FollowUpState.OPEN)


@pytest.mark.req("C22")
def test_low_satisfaction_sends_the_supervisor_exactly_once(session, customer, staff):
    calls = [make_followup(session, customer, TODAY, kind=kind) for kind in two_kinds()]

    raised = [record(session, call, Outcome.SO_SO, findings=LOW).raised for call in calls]

    (talk,) = followups_of(session, FollowUpKind.IN_PERSON)
    assert raised == [(FollowUpKind.IN_PERSON,), ()]
    assert (talk.staff_id, talk.due_on) == (staff[Role.SUPERVISOR], TODAY)


@pytest.mark.req("C22")
def test_a_talk_that_went_badly_raises_no_other_talk(session, customer):
    talk = make_followup(session, customer, TODAY, kind=FollowUpKind.IN_PERSON)

    assert record(session, talk, Outcome.SO_SO, findings=LOW).raised == ()


@pytest.mark.parametrize("satisfaction", [None, 3, 5])
def test_a_fair_answer_sends_nobody(session, followup, satisfaction):
    assert record(session, followup, findings=Findings(satisfaction=satisfaction)).raised == ()


@pytest.mark.req("C20")
def test_a_high_value_lead_is_a_task_of_the_same_day(session, followup, staff):
    record(session, followup, lead="想开分店", lead_value=LeadValue.HIGH)

    (task,) = followups_of(session, FollowUpKind.LEAD)
    assert (task.due_on, task.subject) == (TODAY, "想开分店")
    assert task.staff_id == staff[Role.SUPERVISOR]


@pytest.mark.req("C20")
def test_a_lead_of_less_value_is_kept_in_the_log_only(session, followup):
    recorded = record(session, followup, lead="朋友要来", lead_value=LeadValue.MIDDLE)

    assert (recorded.raised, logged(session)[0].lead) == ((), "朋友要来")


def test_the_next_date_and_its_content_go_in_the_same_form(session, followup, desk_id):
    wanted = next_on(12, due_at=time(10), content="约复诊")

    recorded = record(session, followup, next=wanted)

    (planned,) = followups_of(session)
    assert (planned.id, planned.due_on, planned.due_at) == (
        recorded.next_id,
        day(12),
        time(10),
    )
    assert (planned.ask, planned.kind, planned.staff_id, planned.by_hand) == (
        "约复诊",
        FollowUpKind.STANDARD,
        desk_id,
        True,
    )
    assert logged(session)[0].next_id == planned.id


def test_without_new_content_the_next_call_asks_the_same(session, customer):
    asked = make_followup(session, customer, TODAY, ask="消肿了吗？", kind=FollowUpKind.LEAD)

    record(session, asked, next=next_on(3))

    assert followups_of(session)[0].ask == "消肿了吗？"


def test_after_a_gift_the_next_contact_is_a_call(session, customer):
    gift = make_followup(session, customer, TODAY, method=FollowUpMethod.GIFT)

    record(session, gift, cost_minor=10_000, next=next_on(3))

    assert followups_of(session)[0].method is FollowUpMethod.PHONE


@pytest.mark.parametrize("outcome", [Outcome.SATISFIED, Outcome.NO_ANSWER, Outcome.MOVED])
def test_a_next_date_on_a_closed_day_changes_nothing_at_all(store, session, followup, outcome):
    set_exception(session, exception=ExceptionRow(day_on=day(3)), actor=MANAGER)
    session.commit()
    before = everything(session)

    with pytest.raises(ClinicClosed):
        write(store, followup, outcome, next=next_on(3))

    assert everything(session) == before


def test_no_next_date_for_who_wants_peace(store, session, followup):
    session.commit()

    with pytest.raises(InPeace):
        write(store, followup, Outcome.DO_NOT_DISTURB, next=next_on(3))


def test_no_second_open_one_of_the_kind_by_the_next_date(store, session, followup, customer):
    make_followup(session, customer, day(5), kind=FollowUpKind.LEAD)
    session.commit()

    with pytest.raises(AlreadyPlanned):
        write(store, followup, Outcome.SATISFIED, next=next_on(3, kind=FollowUpKind.LEAD))


@pytest.mark.req("B40")
@pytest.mark.parametrize("outcome", [Outcome.SATISFIED, Outcome.DISSATISFIED, Outcome.GONE])
def test_a_call_back_is_ended_by_its_three_answers_and_by_no_digit(session, customer, outcome):
    entry = ComplaintEntry(
        customer_id=customer.id, received_at=NOW, facts="冷", channel=ComplaintChannel.PHONE
    )
    receive_complaint(session, entry=entry, doing=Doing(actor=MANAGER, now=NOW))
    call = session.scalars(sa.select(FollowUp).where(FollowUp.complaint_id.is_not(None))).one()

    with pytest.raises(AnswersElsewhere):
        record(session, call, outcome)

    assert call.state is FollowUpState.OPEN


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_can_be_undone_to_the_last_row(store, session, followup, customer, outcome):
    make_followup(session, customer, day(9), kind=FollowUpKind.LEAD)
    make_followup(session, customer, day(20))
    session.commit()
    before = everything(session)

    written = write(
        store,
        followup,
        outcome,
        findings=LOW,
        lead="新",
        lead_value=LeadValue.HIGH,
        next=NEXT.get(outcome),
    )
    assert everything(session) != before
    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=MANAGER,
        intent=Intent.UNDO,
    )

    assert everything(session) == before


NEXT = dict.fromkeys(set(Outcome) - {Outcome.DO_NOT_DISTURB}, next_on(3))


def two_kinds():
    return FollowUpKind.INVITATION, FollowUpKind.REFERRAL_THANKS


def write(store, followup, outcome, **told):
    return store.write(
        lambda session: record(session, followup, outcome, **told),
        actor=MANAGER,
        intent=Intent.RECORD_CONTACT,
    )


def everything(session):
    """Every row of every journalled table."""
    session.rollback()
    return {
        mapper.class_.__tablename__: session.execute(
            sa.select(mapper.local_table).order_by(mapper.local_table.c.id)
        ).all()
        for mapper in Base.registry.mappers
        if mapper.class_.journalled
    }
