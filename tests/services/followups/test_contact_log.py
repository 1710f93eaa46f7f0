"""The log: unplanned contacts, edits while it is fresh, corrections afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.models import Complaint, Contact, FollowUp
from app.services.archive.opening import DayInFuture
from app.services.followups.contact_log import (
    ContactCorrected,
    ContactSettled,
    OutcomeStays,
    correct_contact,
    edit_contact,
    log_contact,
)
from app.services.followups.contacts import Findings, list_contacts
from app.services.followups.entries import ContactEntry, OutcomeEntry
from app.services.followups.errors import NewDayMissing
from app.services.followups.rows import load_rows
from app.services.foundation.errors import NotFound
from app.services.office.undoing import undo_change
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Initiator,
    Intent,
    LeadValue,
    Outcome,
    Tier,
)
from tests.factories import make_followup
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    make_reachable,
    plan_days,
)
from tests.services.followups.outcome_work import NOW, logged, next_on, record

A_DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)


def told(outcome=Outcome.SATISFIED, **words):
    return OutcomeEntry(outcome=outcome, **words)


def log(session, customer, entry=None, **words):
    entry = entry or ContactEntry(told=told(**words))
    return log_contact(
        session, customer_id=customer.id, entry=entry, actor=MANAGER, now=NOW, today=TODAY
    )


def edit(session, key, new, after=SECOND):
    return edit_contact(
        session, contact_id=key, told=new, actor=MANAGER, now=NOW + after, today=TODAY
    )


def correct(session, key, new, after=A_DAY + SECOND):
    return correct_contact(
        session, contact_id=key, told=new, actor=MANAGER, now=NOW + after, today=TODAY
    )


@pytest.fixture
def contact(session, customer):
    log(session, customer, note="原话", findings=Findings(satisfaction=4))
    return logged(session)[0]


def test_a_call_of_the_customer_is_written_down(session, customer):
    recorded = log(session, customer, note="问价格")

    (row,) = list_contacts(session, customer_id=customer.id)
    assert (row.contact_id, row.initiator) == (recorded.contact_id, Initiator.CUSTOMER)
    assert (row.method, row.contacted_on, row.note) == (FollowUpMethod.PHONE, TODAY, "问价格")
    assert (row.followup_id, row.kind, row.counts) == (None, None, True)


@pytest.mark.req("A46")
def test_an_unplanned_contact_starts_the_cadence_anew(session):
    vip = make_reachable(session, tier=Tier.VIP, last_contact_on=day(-30))
    plan_days(session, last=91)
    before = followups_of(session, FollowUpKind.STANDARD)

    log(session, vip)

    assert {each.state for each in before} == {FollowUpState.SUPERSEDED}
    assert followups_of(session, FollowUpKind.STANDARD)[0].due_on >= day(14)


def test_a_next_date_goes_to_who_answers_for_the_customer(session, customer):
    recorded = log(session, customer, next=next_on(3, content="报价"))

    (planned,) = followups_of(session)
    assert (planned.id, planned.staff_id) == (recorded.next_id, customer.responsible_id)
    assert planned.ask == "报价"


def test_what_has_not_taken_place_is_not_logged(session, customer):
    with pytest.raises(DayInFuture):
        log(session, customer, ContactEntry(told=told(contacted_on=day(1))))
    with pytest.raises(NewDayMissing):
        log(session, customer, outcome=Outcome.MOVED)

    assert logged(session) == []


def test_a_complaint_by_telephone_is_a_complaint(session, customer):
    recorded = log(session, customer, outcome=Outcome.DISSATISFIED, note="疼")

    assert session.get_one(Complaint, recorded.complaint_id).text == "疼"


@pytest.mark.parametrize("after", [SECOND, A_DAY], ids=str)
def test_while_it_is_fresh_it_is_edited_in_place(session, contact, after):
    edit(session, contact.id, told(Outcome.SO_SO, note="新话"), after)

    assert logged(session) == [contact]
    assert (contact.note, contact.outcome) == ("新话", Outcome.SO_SO)
    assert contact.edited_at == NOW + after


@pytest.mark.req("B14")
def test_after_a_day_it_is_edited_no_more(session, contact):
    with pytest.raises(ContactSettled):
        edit(session, contact.id, told(note="新话"), A_DAY + SECOND)

    assert contact.note == "原话"


@pytest.mark.req("B14")
def test_the_table_itself_refuses_other_words_without_their_time(session, contact):
    session.commit()
    contact.note = "偷改"

    with pytest.raises(IntegrityError):
        session.flush()


def test_an_edit_does_not_say_that_nobody_was_reached(session, contact):
    with pytest.raises(OutcomeStays):
        edit(session, contact.id, told(Outcome.NO_ANSWER))

    assert contact.outcome is Outcome.SATISFIED


@pytest.mark.req("C22")
def test_a_score_edited_down_sends_the_supervisor_once(session, contact):
    low = told(findings=Findings(satisfaction=1))

    raised = [
        edit(session, contact.id, low).raised,
        edit(session, contact.id, low, 2 * SECOND).raised,
    ]

    assert raised == [(FollowUpKind.IN_PERSON,), ()]


def test_a_lead_edited_up_is_a_task(session, contact):
    raised = edit(session, contact.id, told(lead="店", lead_value=LeadValue.HIGH)).raised

    assert raised == (FollowUpKind.LEAD,)


@pytest.mark.req("B14")
def test_a_correction_keeps_the_original(session, contact, customer):
    correct(session, contact.id, told(Outcome.SO_SO, note="更正"))

    newer, older = list_contacts(session, customer_id=customer.id)
    assert (older.note, older.corrected, older.outcome) == ("原话", True, Outcome.SATISFIED)
    assert (newer.note, newer.corrects_id, newer.corrected) == ("更正", contact.id, False)
    assert newer.contacted_on == older.contacted_on


def test_only_the_latest_correction_is_corrected(session, contact):
    key = correct(session, contact.id, told(note="更正")).contact_id

    with pytest.raises(ContactCorrected):
        correct(session, contact.id, told(note="又"))
    with pytest.raises(ContactCorrected):
        edit(session, contact.id, told(note="又"))

    assert correct(session, key, told(note="又")).contact_id == logged(session)[-1].id


def test_a_correction_that_finds_a_complaint_opens_it(session, contact):
    recorded = correct(session, contact.id, told(Outcome.DISSATISFIED))

    assert recorded.complaint_id is not None


def test_a_correction_that_nobody_was_reached_undoes_the_contact_of_that_day(session, customer):
    customer_id = customer.id
    log(session, customer)
    (contact,) = logged(session)
    correct(session, contact.id, told(Outcome.NO_ANSWER))

    newer, older = list_contacts(session, customer_id=customer_id)

    assert (older.counts, newer.counts) == (True, False)


def test_the_follow_up_shows_what_is_right_now(session, customer):
    followup = make_followup(session, customer, TODAY)
    key = record(session, followup).contact_id

    correction = correct(session, key, told(Outcome.SO_SO))

    (row,) = load_rows(session, keys=[followup.id], today=TODAY)
    assert row.outcome is Outcome.SO_SO
    assert closing_of(session, followup).contact_id == correction.contact_id


def test_an_entry_that_is_gone_is_not_found(session):
    with pytest.raises(NotFound):
        correct(session, 99, told())


def written(store, customer):
    followup = store.read(lambda s: s.query(FollowUp).filter_by(customer_id=customer.id).one())
    return store.write(
        lambda session: record(session, followup), actor=MANAGER, intent=Intent.RECORD_CONTACT
    )


def undo(store, entry_id, after):
    store.write(
        lambda session: undo_change(session, entry_id=entry_id, actor=MANAGER, now=NOW + after),
        actor=MANAGER,
        intent=Intent.UNDO,
    )


@pytest.mark.req("B14")
def test_taking_an_entry_back_is_refused_after_a_day(store, session, customer):
    make_followup(session, customer, TODAY)
    session.commit()
    entry_id = written(store, customer).entry_id

    with pytest.raises(ContactSettled):
        undo(store, entry_id, A_DAY + SECOND)

    session.rollback()
    assert len(logged(session)) == 1


def test_taking_an_entry_back_within_a_day_reopens_the_call(store, session, customer):
    followup = make_followup(session, customer, TODAY)
    session.commit()
    entry_id = written(store, customer).entry_id

    undo(store, entry_id, A_DAY)

    session.expire_all()
    assert (followup.state, session.query(Contact).count()) == (FollowUpState.OPEN, 0)


@pytest.mark.req("B14")
def test_taking_an_edit_back_is_refused_after_a_day(store, session, customer):
    session.commit()
    log(session, customer)
    (contact,) = logged(session)
    session.commit()
    entry_id = store.write(
        lambda session: edit(session, contact.id, told(note="新话")),
        actor=MANAGER,
        intent=Intent.CORRECT_CONTACT,
    ).entry_id

    with pytest.raises(ContactSettled):
        undo(store, entry_id, A_DAY + SECOND)
    undo(store, entry_id, A_DAY)

    session.expire_all()
    assert contact.note is None
