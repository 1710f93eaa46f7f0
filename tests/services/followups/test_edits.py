"""Adding and calling off by hand, and what is refused."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models import Complaint, Consent
from app.services.archive.opening import CustomerRetired
from app.services.followups.checks import (
    AlreadyPlanned,
    ChannelClosed,
    FollowUpInPast,
    InPeace,
    InQuietHours,
)
from app.services.followups.edits import (
    CallBackOfNothing,
    CallBackStays,
    ContentMissing,
    FollowUpEntry,
    WhyMissing,
    add_followup,
    cancel_followup,
)
from app.services.followups.errors import ByNobody, ClinicClosed, FollowUpClosed
from app.services.foundation.errors import NotFound, Refusal
from app.services.foundation.undo import undo_entry
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.words import (
    ClosingCause,
    ConsentKind,
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Intent,
    Role,
)
from tests.factories import make_customer, make_followup, make_staff
from tests.services.desk_work import MANAGER, TODAY, closing_of, day, followups_of


@pytest.fixture
def entry(desk_id):
    return FollowUpEntry(
        kind=FollowUpKind.INVITATION,
        due_on=day(2),
        due_at=time(10),
        staff_id=desk_id,
        subject=" 周年庆 ",
        ask="来吗？",
    )


def add(session, customer, entry, today=TODAY):
    return add_followup(session, customer_id=customer.id, entry=entry, actor=MANAGER, today=today)


def cancel(session, followup, why="已来过电话"):
    cancel_followup(session, followup_id=followup.id, why=why, actor=MANAGER, today=TODAY)


def refused(session, customer, entry):
    """The refusal, and proof that it left nothing behind."""
    before = followups_of(session)
    with pytest.raises(Refusal) as caught:
        add(session, customer, entry)
    assert followups_of(session) == before
    return caught.value


@pytest.mark.req("C12")
def test_what_was_typed_is_planned(session, customer, entry, desk_id):
    key = add(session, customer, entry)

    (added,) = followups_of(session)
    assert (added.id, added.due_on, added.due_at, added.by_hand) == (key, day(2), time(10), True)
    assert (added.staff_id, added.subject, added.ask) == (desk_id, "周年庆", "来吗？")


@pytest.mark.req("C12")
def test_it_has_to_say_what_to_ask_or_to_say(session, customer, entry):
    bare = replace(entry, ask="  ", say=None)

    assert isinstance(refused(session, customer, bare), ContentMissing)
    assert add(session, customer, replace(bare, say="欢迎"))


def test_nothing_is_planned_into_the_past(session, customer, entry):
    refusal = refused(session, customer, replace(entry, due_on=day(-1)))

    assert isinstance(refusal, FollowUpInPast)


def test_nothing_is_planned_for_a_closed_day(session, customer, entry):
    set_exception(session, exception=ExceptionRow(day_on=day(2)), actor=MANAGER)

    refusal = refused(session, customer, entry)

    assert isinstance(refusal, ClinicClosed)
    assert refusal.next_open_on == day(3)


@pytest.mark.parametrize("at", [time(8, 59), time(18), time(22)])
def test_nothing_is_planned_into_quiet_hours(session, customer, entry, at):
    assert isinstance(refused(session, customer, replace(entry, due_at=at)), InQuietHours)


def test_the_first_minute_of_the_day_will_do(session, customer, entry):
    assert add(session, customer, replace(entry, due_at=time(9)))


def test_nobody_is_no_person(session, customer, entry):
    left = make_staff(session, "走了", role=Role.RECEPTIONIST, active=False)

    for_nobody = refused(session, customer, replace(entry, staff_id=None))
    for_gone = refused(session, customer, replace(entry, staff_id=left.id))

    assert isinstance(for_nobody, ByNobody)
    assert isinstance(for_gone, ByNobody)


@pytest.mark.parametrize("until_on", [None, day(2)], ids=str)
def test_who_is_left_in_peace_is_not_planned_for(session, customer, entry, until_on):
    customer.pause, customer.pause_until_on = ContactPause.OPTED_OUT, until_on

    assert isinstance(refused(session, customer, entry), InPeace)


def test_after_a_pause_the_customer_may_be_planned_for(session, customer, entry):
    customer.pause, customer.pause_until_on = ContactPause.MEDICAL, day(1)

    assert add(session, customer, entry)


def test_a_channel_taken_back_is_closed_until_it_is_given_anew(session, customer, entry):
    consent = Consent(
        customer_id=customer.id,
        kind=ConsentKind.SMS,
        given_on=date(2025, 1, 1),
        withdrawn_on=date(2026, 1, 1),
    )
    session.add(consent)
    by_sms = replace(entry, method=FollowUpMethod.SMS)

    assert isinstance(refused(session, customer, by_sms), ChannelClosed)
    consent.withdrawn_on = None
    assert add(session, customer, by_sms)


def test_there_is_no_second_open_one_of_a_kind(session, customer, entry):
    add(session, customer, entry)

    refusal = refused(session, customer, replace(entry, due_on=day(9)))

    assert isinstance(refusal, AlreadyPlanned)
    assert (refusal.kind, refusal.due_on) == (FollowUpKind.INVITATION, day(2))


def test_once_it_is_done_another_may_be_planned(session, customer, entry):
    add(session, customer, entry)
    cancel(session, followups_of(session)[0])

    assert add(session, customer, entry)


def test_a_call_back_comes_with_its_complaint_only(session, customer, entry):
    by_hand = replace(entry, kind=FollowUpKind.COMPLAINT_CALL_BACK)

    assert isinstance(refused(session, customer, by_hand), CallBackOfNothing)


def test_a_treatment_nobody_knows_is_not_found(session, customer, entry):
    assert isinstance(refused(session, customer, replace(entry, family_id=99)), NotFound)


def test_who_is_out_of_the_lists_is_not_planned_for(session, entry):
    retired = make_customer(session, status=CustomerStatus.RETIRED)

    assert isinstance(refused(session, retired, entry), CustomerRetired)


def test_calling_off_leaves_the_reason(session, customer):
    followup = make_followup(session, customer)

    cancel(session, followup, why=" 客户已改约 ")

    trace = closing_of(session, followup)
    assert followup.state is FollowUpState.CANCELLED
    assert (trace.cause, trace.why, trace.closed_on) == (
        ClosingCause.BY_HAND,
        "客户已改约",
        TODAY,
    )


def test_calling_off_without_a_reason_is_refused(session, customer):
    followup = make_followup(session, customer)

    with pytest.raises(WhyMissing):
        cancel(session, followup, why="  ")


@pytest.mark.req("B39")
def test_a_complaint_is_called_back_without_exception(session, customer):
    complaint = Complaint(customer_id=customer.id, received_on=TODAY)
    session.add(complaint)
    session.flush()
    kind = FollowUpKind.COMPLAINT_CALL_BACK
    call_back = make_followup(session, customer, kind=kind, complaint_id=complaint.id)

    with pytest.raises(CallBackStays):
        cancel(session, call_back)

    assert call_back.state is FollowUpState.OPEN


def test_what_is_closed_cannot_be_called_off_again(session, customer):
    followup = make_followup(session, customer)
    cancel(session, followup)

    with pytest.raises(FollowUpClosed):
        cancel(session, followup)


def test_adding_and_calling_off_can_be_undone(store, session, customer, entry):
    kept = make_followup(session, customer)
    session.commit()

    added = store.write(
        lambda s: add(s, customer, entry), actor=MANAGER, intent=Intent.ADD_FOLLOWUP
    )
    called_off = store.write(
        lambda s: cancel(s, kept), actor=MANAGER, intent=Intent.CANCEL_FOLLOWUP
    )
    undo(store, called_off.entry_id)
    undo(store, added.entry_id)

    session.expire_all()
    assert followups_of(session) == [kept]


def undo(store, entry_id):
    return store.write(
        lambda s: undo_entry(s, entry_id=entry_id), actor=MANAGER, intent=Intent.UNDO
    )
