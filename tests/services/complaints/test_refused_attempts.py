"""What a rule refuses leaves a trace: who tried what, when, and which rule held."""

import pytest
import sqlalchemy as sa

from app.models import ComplaintCallBack, ComplaintCase, FollowUp, RefusedAttempt
from app.services.complaints.call_backs import call_back
from app.services.complaints.details import TriedLine, load_complaint
from app.services.complaints.errors import CallerHandled
from app.services.complaints.handling import note
from app.services.complaints.settling import GateClosed, close
from app.services.followups.edits import CallBackStays, cancel_followup
from app.services.foundation import store as stores
from app.services.foundation.chain import check_chain
from app.services.foundation.errors import Filed, NotFound, OnlyTried, RuleHeld, sentence
from app.services.foundation.held_rules import entry_line
from app.services.foundation.history import list_entries
from app.services.foundation.undo import undo_entry
from app.services.office.undoing import undo_last_own
from app.words import ComplaintStage, FollowUpKind, HeldRule, Intent
from tests.services.complaints.complaint_work import NOW, SOLVED, Clinic
from tests.services.desk_work import TODAY


class Case:
    """A complaint that only waits for its call-back, and who tries what about it."""

    def __init__(self, store, actor):
        self.store = store
        made = store.write(self._signed, actor=actor, intent=Intent.RECEIVE_COMPLAINT)
        self.clinic, self.key = made.value

    def write(self, person, intent, deed):
        return self.store.write(deed, actor=person, intent=intent)

    def close(self, person):
        doing = self.clinic.does(person)
        return self.write(
            person, Intent.WORK_COMPLAINT, lambda s: close(s, case_id=self.key, doing=doing)
        )

    def call_back(self, person):
        doing = self.clinic.does(person)
        return self.write(
            person,
            Intent.CALL_BACK_COMPLAINT,
            lambda s: call_back(s, case_id=self.key, entry=SOLVED, doing=doing),
        )

    def call_off(self, person):
        query = sa.select(FollowUp.id).where(FollowUp.kind == FollowUpKind.COMPLAINT_CALL_BACK)
        return self.write(
            person,
            Intent.CANCEL_FOLLOWUP,
            lambda s: cancel_followup(
                s, followup_id=s.scalar(query), why="Fine.", actor=person, today=TODAY
            ),
        )

    def note(self, person):
        doing = self.clinic.does(person)
        return self.write(
            person,
            Intent.WORK_COMPLAINT,
            lambda s: note(s, case_id=self.key, text="!", doing=doing),
        )

    def change_first_receiver(self, person):
        def work(session):
            session.get_one(ComplaintCase, self.key).first_receiver_id = person.staff_id

        return self.write(person, Intent.WORK_COMPLAINT, work)

    def undo(self, person, entry_id):
        return self.write(person, Intent.UNDO, lambda s: undo_entry(s, entry_id=entry_id))

    def attempts(self):
        of = RefusedAttempt
        query = sa.select(of.rule, of.intent, of.staff_id, of.case_id, of.at)
        return self.store.read(lambda s: [tuple(row) for row in s.execute(query)])

    @staticmethod
    def _signed(session):
        clinic = Clinic(session)
        case = clinic.receives()
        clinic.settles(case, clinic.wu)
        return clinic, case.id


@pytest.fixture
def case(store, actor):
    return Case(store, actor)


@pytest.mark.req("C05", "B39", "B41", "C18")
@pytest.mark.parametrize(
    ("deed", "refusal", "rule", "intent"),
    [
        (Case.close, GateClosed, HeldRule.GATE, Intent.WORK_COMPLAINT),
        (Case.call_back, CallerHandled, HeldRule.OTHER_CALLER, Intent.CALL_BACK_COMPLAINT),
        (Case.call_off, CallBackStays, HeldRule.CALL_BACK_STAYS, Intent.CANCEL_FOLLOWUP),
        (Case.change_first_receiver, RuleHeld, HeldRule.FIRST_ASKED, Intent.WORK_COMPLAINT),
    ],
)
def test_who_tried_what_and_which_rule_held_is_kept(case, deed, refusal, rule, intent):
    with pytest.raises(refusal) as refused:
        deed(case, case.clinic.wu)

    assert case.attempts() == [(rule, intent, case.clinic.wu.staff_id, case.key, NOW)]
    assert sentence(refused.value) != sentence(LookupError())


@pytest.mark.req("B42")
def test_taking_a_call_back_away_is_kept(case):
    called = case.call_back(case.clinic.zhou)

    with pytest.raises(Filed):
        case.undo(case.clinic.zhou, called.entry_id)

    zhou = case.clinic.zhou.staff_id
    assert case.attempts() == [(HeldRule.CALL_BACK_STAYS, Intent.UNDO, zhou, case.key, NOW)]


def test_a_row_that_the_tables_refuse_is_kept_with_its_complaint(case):
    def delete(session):
        session.delete(session.scalars(sa.select(ComplaintCallBack)).one())

    case.call_back(case.clinic.zhou)

    with pytest.raises(RuleHeld):
        case.write(case.clinic.wu, Intent.WORK_COMPLAINT, delete)

    wu = case.clinic.wu.staff_id
    expected = (HeldRule.CALL_BACK_STAYS, Intent.WORK_COMPLAINT, wu, case.key, NOW)
    assert case.attempts() == [expected]


def test_nothing_else_is_changed(case, store):
    def stands(session):
        found = session.get_one(ComplaintCase, case.key)
        return found.stage, found.stepped_at, len(load_complaint(session, case_id=case.key).log)

    stage, stepped_at, lines = store.read(stands)

    with pytest.raises(GateClosed):
        case.close(case.clinic.wu)

    assert stage is ComplaintStage.SIGNED
    assert store.read(stands) == (stage, stepped_at, lines + 1)
    assert store.read(lambda s: list_entries(s, last=1))[0].tables == {"refused_attempts": 1}


def test_the_attempt_stands_in_the_chain_of_the_journal(case, store):
    with pytest.raises(GateClosed):
        case.close(case.clinic.wu)
    case.call_back(case.clinic.zhou)

    latest, kept, _received = store.read(lambda session: list_entries(session, last=3))

    assert latest.intent is Intent.CALL_BACK_COMPLAINT
    assert (kept.intent, kept.actor_name) == (Intent.REFUSED_ATTEMPT, "Dr Wu")
    assert entry_line(kept) == "Refused: closing before everything was there · C-0001"
    assert store.read(check_chain) == []


def test_the_history_of_the_complaint_tells_it_in_its_place(case, store):
    with pytest.raises(CallerHandled):
        case.call_back(case.clinic.wu)
    case.clinic.does(case.clinic.wu, minutes=5)
    case.call_back(case.clinic.zhou)

    *_earlier, tried, _called = store.read(lambda s: load_complaint(s, case_id=case.key)).log

    assert tried == TriedLine(at=NOW, staff_name="Dr Wu", rule=HeldRule.OTHER_CALLER)


def test_there_is_nothing_to_undo_about_an_attempt(case, store):
    with pytest.raises(GateClosed):
        case.close(case.clinic.wu)
    (entry,) = store.read(lambda session: list_entries(session, last=1))

    with pytest.raises(OnlyTried) as refused:
        case.undo(case.clinic.zhou, entry.id)

    assert "there is nothing to undo" in (sentence(refused.value) or "")


def test_the_last_change_is_undone_past_an_attempt(case, store):
    noted = case.note(case.clinic.wu)
    with pytest.raises(CallBackStays):
        case.call_off(case.clinic.wu)

    undone = case.write(
        case.clinic.wu, Intent.UNDO, lambda s: undo_last_own(s, actor=case.clinic.wu, now=NOW)
    )

    assert undone.value.entry_id == noted.entry_id


def test_a_plain_refusal_leaves_no_trace(case):
    with pytest.raises(NotFound):
        case.undo(case.clinic.wu, 999)

    assert case.attempts() == []


def test_an_attempt_that_cannot_be_kept_hides_no_sentence(case, monkeypatch):
    def full_disk(_session, **_given):
        raise OSError

    monkeypatch.setattr(stores, "keep_attempt", full_disk)

    with pytest.raises(GateClosed) as refused:
        case.close(case.clinic.wu)

    assert refused.value.kept is None
    assert case.attempts() == []
