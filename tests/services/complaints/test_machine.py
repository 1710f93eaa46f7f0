"""The whole machine against a plain reference: any person, any step, in any order."""

from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2
from typing_extensions import override

from app.models import (
    Base,
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintHandler,
    CorrectiveAction,
)
from app.services.complaints.call_backs import call_back
from app.services.complaints.corrections import add_correction
from app.services.complaints.handling import (
    name_cause,
    plan_remedy,
    respond,
    resume,
    solve,
    take,
    wait_for_customer,
)
from app.services.complaints.settling import close, note_attempt, reopen, sign, withdraw
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.rules.complaint_steps import STATUS_OF
from app.words import (
    ComplaintCause,
    ComplaintStage,
    Complexity,
    Department,
    FollowUpMethod,
)
from tests.services.complaints.complaint_work import NOT_SOLVED, SOLVED, Clinic
from tests.services.desk_work import TODAY

WORKED = {"received", "in_hand", "waiting"}
SETTLED = {"solved", "signed"}


@dataclass
class Plain:
    """What a complaint should be, kept by hand."""

    stage: str = "received"
    round: int = 1
    handlers: set[int] = field(default_factory=set)
    attempts: int = 0
    cause: bool = False
    corrected: bool = False

    def again(self) -> None:
        self.stage, self.round, self.attempts = "in_hand", self.round + 1, 0


class ComplaintMachine(RuleBasedStateMachine):
    """Three people do to one complaint what comes to their minds."""

    engine = sa.create_engine("sqlite://", module=dbapi2)
    people = st.sampled_from(["li", "wu", "zhou"])

    @initialize()
    def receive(self) -> None:
        self.session = Session(self.engine)
        self.clinic = Clinic(self.session)
        self.case = self.clinic.receives()
        self.plain = Plain()

    @override
    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()

    def does(self, person: str, minutes: int = 7) -> dict[str, Any]:
        return {
            "case_id": self.case.id,
            "doing": self.clinic.does(getattr(self.clinic, person), minutes),
        }

    def key(self, person: str) -> int:
        who: Actor = getattr(self.clinic, person)
        assert who.staff_id is not None
        return who.staff_id

    def expect(self, deed, *, allowed: bool, **given) -> bool:
        """Do it where the reference allows it; where it does not, see it refused."""
        if allowed:
            deed(self.session, **given)
            return True
        with pytest.raises(Refusal):
            deed(self.session, **given)
        return False

    @rule(person=people)
    def take(self, person: str) -> None:
        allowed = self.plain.stage in {"received", "in_hand"}
        if self.expect(take, allowed=allowed, owner_id=self.key(person), **self.does(person)):
            self.plain.stage = "in_hand"
            self.plain.handlers.add(self.key(person))

    @rule(person=people)
    def respond(self, person: str) -> None:
        allowed = self.plain.stage in WORKED
        if self.expect(respond, allowed=allowed, text="Sorry.", **self.does(person)):
            self.plain.handlers.add(self.key(person))

    @rule(person=people, complexity=st.sampled_from(Complexity))
    def plan(self, person: str, complexity: Complexity) -> None:
        allowed = self.plain.stage in WORKED
        given = {"text": "A slot.", "complexity": complexity, **self.does(person)}
        if self.expect(plan_remedy, allowed=allowed, **given):
            self.plain.handlers.add(self.key(person))

    @rule(person=people)
    def wait(self, person: str) -> None:
        allowed = self.plain.stage == "in_hand"
        if self.expect(wait_for_customer, allowed=allowed, text="Photos?", **self.does(person)):
            self.plain.stage = "waiting"
            self.plain.handlers.add(self.key(person))

    @rule(person=people, minutes=st.integers(0, 3_000))
    def resume(self, person: str, minutes: int) -> None:
        allowed = self.plain.stage == "waiting"
        if self.expect(resume, allowed=allowed, text=None, **self.does(person, minutes)):
            self.plain.stage = "in_hand"
            self.plain.handlers.add(self.key(person))

    @rule(person=people)
    def solve(self, person: str) -> None:
        allowed = self.plain.stage == "in_hand"
        if self.expect(solve, allowed=allowed, remedy="A slot.", **self.does(person)):
            self.plain.stage = "solved"
            self.plain.handlers.add(self.key(person))

    @rule(person=people)
    def attempt(self, person: str) -> None:
        allowed = self.plain.stage == "solved"
        given = {"method": FollowUpMethod.PHONE, "text": "Away.", **self.does(person)}
        if self.expect(note_attempt, allowed=allowed, **given):
            self.plain.attempts += 1

    @rule(person=people, signed=st.booleans())
    def sign(self, person: str, *, signed: bool) -> None:
        allowed = self.plain.stage == "solved" and (signed or self.plain.attempts >= 2)
        given = {"signed_on": TODAY if signed else None, **self.does(person)}
        if self.expect(sign, allowed=allowed, **given):
            self.plain.stage = "signed"

    @rule(person=people, solved=st.booleans())
    def call_back(self, person: str, *, solved: bool) -> None:
        outside = self.key(person) not in self.plain.handlers
        allowed = self.plain.stage == "signed" and outside
        given = {"entry": SOLVED if solved else NOT_SOLVED, **self.does(person)}
        if self.expect(call_back, allowed=allowed, **given):
            if solved:
                self.plain.stage = "called_back"
            else:
                self.plain.again()

    @rule(person=people)
    def name_cause(self, person: str) -> None:
        allowed = self.plain.stage not in {"closed", "withdrawn"}
        given = {"cause": ComplaintCause.PROCESS, "text": "No rule.", **self.does(person)}
        if self.expect(name_cause, allowed=allowed, **given):
            self.plain.cause = True

    @rule(person=people)
    def correct(self, person: str) -> None:
        given = {"text": "A rule.", "department": Department.FRONT_DESK, **self.does(person)}
        add_correction(self.session, due_on=self.clinic.now.date(), **given)
        self.plain.corrected = True

    @rule(person=people)
    def close(self, person: str) -> None:
        plain = self.plain
        allowed = plain.stage == "called_back" and plain.cause and plain.corrected
        if self.expect(close, allowed=allowed, **self.does(person)):
            plain.stage = "closed"

    @rule(person=people)
    def withdraw(self, person: str) -> None:
        allowed = self.plain.stage in WORKED | SETTLED
        if self.expect(withdraw, allowed=allowed, why="Angry.", **self.does(person)):
            self.plain.stage = "withdrawn"

    @rule(person=people)
    def reopen(self, person: str) -> None:
        allowed = self.plain.stage not in WORKED
        if self.expect(reopen, allowed=allowed, why="It is back.", **self.does(person)):
            self.plain.again()

    @rule(handler=people, caller=people)
    def hurry(self, handler: str, caller: str) -> None:
        """Go straight on, so that the end is met often enough."""
        self.take(handler)
        self.solve(handler)
        self.sign(handler, signed=True)
        self.call_back(caller, solved=True)

    @rule(stage=st.sampled_from([ComplaintStage.CALLED_BACK, ComplaintStage.CLOSED]))
    def write_past_the_gate(self, stage: ComplaintStage) -> None:
        """A row that claims to be confirmed or closed is refused by the table itself."""
        if self.plain.stage in {"called_back", "closed", stage.value}:
            return
        forged = sa.update(ComplaintCase).values(stage=stage, closed_at=self.clinic.now)
        with pytest.raises(IntegrityError):
            self.session.execute(forged)

    @invariant()
    def agrees_with_the_reference(self) -> None:
        if not hasattr(self, "case"):
            return
        self.session.expire_all()
        case, plain = self.case, self.plain
        handlers = self.session.scalars(sa.select(ComplaintHandler.staff_id)).all()
        status = self.session.get_one(Complaint, case.complaint_id).status
        assert (case.stage.value, case.round) == (plain.stage, plain.round)
        assert set(handlers) == plain.handlers
        assert status is STATUS_OF[case.stage]

    @invariant()
    def is_closed_only_through_its_gate(self) -> None:
        if not hasattr(self, "case") or self.case.stage is not ComplaintStage.CLOSED:
            return
        heard = self.session.get_one(ComplaintCallBack, self.case.confirmation_id)
        corrections = self.session.scalars(sa.select(CorrectiveAction.id)).all()
        assert heard.solved
        assert heard.caller_id not in self.plain.handlers
        assert self.case.cause_text
        assert self.case.remedy
        assert self.case.signed_on
        assert corrections


@pytest.fixture(autouse=True, scope="module")
def tables():
    Base.metadata.create_all(ComplaintMachine.engine)


TestComplaintMachine = pytest.mark.req("B31", "B41", "C05")(ComplaintMachine.TestCase)
TestComplaintMachine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
