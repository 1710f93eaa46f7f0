"""Whatever is done at the desk, imported, merged or taken back: nothing is closed past its gate."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import (
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintHandler,
    CorrectiveAction,
    FollowUp,
)
from app.services.complaints.call_backs import call_back
from app.services.complaints.corrections import add_correction
from app.services.complaints.handling import name_cause, solve, take
from app.services.complaints.settling import close, reopen, sign, withdraw
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.foundation.store import Store
from app.services.foundation.undo import undo_entry
from app.services.leaving.merge import merge_customers
from app.services.rules.complaint_steps import STATUS_OF
from app.services.tables.runs import import_table
from app.words import (
    ComplaintCause,
    ComplaintStage,
    Department,
    FollowUpKind,
    ImportKind,
    Intent,
    Role,
)
from tests.conftest import FixedClock
from tests.services.complaints.complaint_work import NOT_SOLVED, SOLVED, Clinic
from tests.services.desk_work import TODAY, make_reachable
from tests.services.tables.conftest import table_of
from tests.stores import make_store, open_store

HEADINGS = ["number", "day", "status", "kind", "direction", "note"]
MANAGER = Actor(staff_id=None, name="沈宁", role=Role.MANAGER)
PEOPLE = st.sampled_from(["li", "wu", "zhou"])
PLACES = st.integers(0, 3)


class EveryPath(RuleBasedStateMachine):
    """Three people, two customers, one spreadsheet and Ctrl+Z."""

    folder: Path
    template: Path

    @initialize()
    def open_the_clinic(self) -> None:
        self.folder = Path(mkdtemp())
        self.engine = open_store(copyfile(self.template, self.folder / "desk.db"))
        self.store = Store(self.engine, clock=FixedClock())
        self.entries: list[int] = []

        def set_up(session: Session) -> tuple[Clinic, int]:
            clinic = Clinic(session)
            clinic.receives()
            return clinic, make_reachable(session, "王小明").id

        written = self.store.write(set_up, actor=MANAGER, intent=Intent.SET_UP)
        self.clinic, self.other_id = written.value
        numbers = sa.text("SELECT id, number FROM customers ORDER BY id")
        self.numbers: dict[int, str] = self.store.read(
            lambda session: {row.id: row.number for row in session.execute(numbers)}
        )

    @override
    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.dispose()
            rmtree(self.folder)

    def tries(self, deed: Callable[[Session], object], intent: Intent) -> None:
        """Do it; what the desk refuses changes nothing, and anything else is a fault."""
        try:
            written = self.store.write(deed, actor=MANAGER, intent=intent)
        except Refusal:
            return
        if written.entry_id is not None:
            self.entries.append(written.entry_id)

    def works(self, deed: Callable[..., object], place: int, person: str, **facts: Any) -> None:
        """Do something to one of the complaints there are."""
        doing = self.clinic.does(getattr(self.clinic, person), 3)

        def on_one(session: Session) -> None:
            keys = session.scalars(sa.select(ComplaintCase.id).order_by(ComplaintCase.id)).all()
            if keys:
                deed(session, case_id=keys[place % len(keys)], doing=doing, **facts)

        self.tries(on_one, Intent.WORK_COMPLAINT)

    @rule(
        status=st.sampled_from(["open", "resolved", "confirmed"]),
        day=st.sampled_from(["2026-11-19", "2026-11-20"]),
        other=st.booleans(),
    )
    def bring_a_file(self, status: str, day: str, *, other: bool) -> None:
        number = self.numbers[self.other_id if other else min(self.numbers)]
        line = [number, day, status, "complaint", "waiting", "Waited."]
        table = table_of(ImportKind.COMPLAINTS, HEADINGS, line)
        self.tries(
            lambda session: import_table(
                session, table=table, actor=MANAGER, now=self.clinic.now, leave_errors=True
            ),
            Intent.IMPORT,
        )

    @rule(place=PLACES, person=PEOPLE)
    def settle(self, place: int, person: str) -> None:
        owner_id = getattr(self.clinic, person).staff_id
        self.works(take, place, person, owner_id=owner_id)
        self.works(solve, place, person, remedy="A new slot.")
        self.works(sign, place, person, signed_on=TODAY)

    @rule(place=PLACES, person=PEOPLE)
    def explain(self, place: int, person: str) -> None:
        self.works(name_cause, place, person, cause=ComplaintCause.PROCESS, text="No rule.")
        self.works(
            add_correction,
            place,
            person,
            text="A rule.",
            department=Department.FRONT_DESK,
            due_on=TODAY,
        )

    @rule(place=PLACES, person=PEOPLE, solved=st.booleans())
    def ring(self, place: int, person: str, *, solved: bool) -> None:
        self.works(call_back, place, person, entry=SOLVED if solved else NOT_SOLVED)

    @rule(place=PLACES, person=PEOPLE)
    def close_it(self, place: int, person: str) -> None:
        self.works(close, place, person)

    @rule(place=PLACES, handler=PEOPLE, caller=PEOPLE)
    def hurry(self, place: int, handler: str, caller: str) -> None:
        """Go straight on, so that the end is met often enough."""
        self.settle(place, handler)
        self.explain(place, handler)
        self.ring(place, caller, solved=True)
        self.close_it(place, handler)

    @rule(place=PLACES, person=PEOPLE, deed=st.sampled_from([withdraw, reopen]))
    def change_their_mind(self, place: int, person: str, deed: Callable[..., object]) -> None:
        self.works(deed, place, person, why="It is so.")

    @rule(keep=st.booleans())
    def merge(self, *, keep: bool) -> None:
        first, second = min(self.numbers), self.other_id
        keep_id, other_id = (first, second) if keep else (second, first)
        self.tries(
            lambda session: merge_customers(
                session, keep_id=keep_id, other_id=other_id, actor=MANAGER, today=TODAY
            ),
            Intent.MERGE_CUSTOMERS,
        )

    @rule(back=st.integers(1, 4))
    def take_back(self, back: int) -> None:
        if self.entries:
            entry_id = self.entries[-min(back, len(self.entries))]
            self.tries(lambda session: undo_entry(session, entry_id=entry_id), Intent.UNDO)

    @invariant()
    def what_is_closed_went_through_the_gate(self) -> None:
        if hasattr(self, "store"):
            self.store.read(_check_closed)

    @invariant()
    def the_status_follows_the_stage_and_the_customer(self) -> None:
        if hasattr(self, "store"):
            self.store.read(_check_statuses)

    @invariant()
    def nobody_who_handled_it_called_back(self) -> None:
        if hasattr(self, "store"):
            self.store.read(_check_callers)

    @invariant()
    def whatever_is_not_settled_waits_for_a_call(self) -> None:
        if hasattr(self, "store"):
            self.store.read(_check_call_backs_planned)


def _check_closed(session: Session) -> None:
    closed = ComplaintCase.stage == ComplaintStage.CLOSED
    for case in session.scalars(sa.select(ComplaintCase).where(closed)):
        heard = session.get_one(ComplaintCallBack, case.confirmation_id)
        corrected = sa.select(CorrectiveAction.id).where(CorrectiveAction.case_id == case.id)
        assert heard.solved
        assert (heard.case_id, heard.round) == (case.id, case.round)
        assert case.remedy
        assert case.signed_on
        assert case.cause_text
        assert session.scalars(corrected).all()


def _check_statuses(session: Session) -> None:
    query = sa.select(ComplaintCase, Complaint).join(
        Complaint, Complaint.id == ComplaintCase.complaint_id
    )
    for case, complaint in session.execute(query):
        assert complaint.status is STATUS_OF[case.stage]
        assert complaint.customer_id == case.customer_id


def _check_callers(session: Session) -> None:
    """A caller may take part in a later round, but never had it in hand before calling."""
    query = sa.select(ComplaintCallBack.id).join(
        ComplaintHandler,
        (ComplaintHandler.case_id == ComplaintCallBack.case_id)
        & (ComplaintHandler.staff_id == ComplaintCallBack.caller_id)
        & (ComplaintHandler.since_at < ComplaintCallBack.called_at),
    )
    assert session.scalars(query).all() == []


def _check_call_backs_planned(session: Session) -> None:
    planned = sa.select(FollowUp.complaint_id).where(
        FollowUp.kind == FollowUpKind.COMPLAINT_CALL_BACK, FollowUp.complaint_id.is_not(None)
    )
    missing = sa.select(ComplaintCase.id).where(ComplaintCase.complaint_id.not_in(planned))
    assert session.scalars(missing).all() == []


@pytest.fixture(autouse=True, scope="module")
def template(tmp_path_factory):
    """An empty store to begin from."""
    EveryPath.template = make_store(tmp_path_factory.mktemp("every-path") / "empty.db")


TestEveryPath = pytest.mark.req("C05", "B41", "B39")(EveryPath.TestCase)
TestEveryPath.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
