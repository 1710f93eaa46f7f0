"""A clinic with a customer who has something to say, and people who listen."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.models import ComplaintCase
from app.services.complaints.call_backs import CallBackEntry, call_back
from app.services.complaints.corrections import add_correction
from app.services.complaints.handling import name_cause, plan_remedy, solve, take
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.complaints.settling import close, sign
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.words import ComplaintCause, ComplaintChannel, Complexity, Department, Role
from tests.conftest import ZONE
from tests.factories import make_clinic, make_staff
from tests.services.desk_work import TODAY, make_reachable

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)
SOLVED = CallBackEntry(solved=True, feeling="Relieved.", experience="Ring before the day.")
NOT_SOLVED = CallBackEntry(solved=False, feeling="Still bruised.", experience="Listen.")


class Clinic:
    """Who does what with complaints; minutes pass only where a test says so."""

    def __init__(self, session: Session, *, alone: bool = False) -> None:
        make_clinic(session)
        self.session = session
        self.now = NOW
        self.li = self._hire("李娜", Role.RECEPTIONIST)
        if not alone:
            self.wu = self._hire("Dr Wu", Role.SPECIALIST)
            self.zhou = self._hire("周岚", Role.SUPERVISOR)
        self.customer = make_reachable(session, "王小明")

    def does(self, actor: Actor, minutes: int = 0) -> Doing:
        """Somebody does something so many minutes later."""
        self.now += timedelta(minutes=minutes)
        return Doing(actor=actor, now=self.now)

    def receives(self, at: datetime | None = None, **fields: Any) -> ComplaintCase:
        """Li Na takes in a complaint."""
        entry = ComplaintEntry(
            customer_id=self.customer.id,
            received_at=at or self.now,
            facts="Waited 50 minutes.",
            channel=ComplaintChannel.PHONE,
            **fields,
        )
        key = receive_complaint(self.session, entry=entry, doing=self.does(self.li))
        return self.session.get_one(ComplaintCase, key)

    def solves(self, case: ComplaintCase, actor: Actor) -> None:
        """Somebody takes the complaint, says how it is solved, and solves it."""
        doing = self.does(actor)
        take(self.session, case_id=case.id, owner_id=actor.staff_id, doing=doing)
        plan_remedy(
            self.session,
            case_id=case.id,
            text="A new slot.",
            complexity=Complexity.CLEAR,
            doing=doing,
        )
        solve(self.session, case_id=case.id, remedy="A new slot.", doing=doing)

    def settles(self, case: ComplaintCase, actor: Actor, *, corrects: bool = True) -> None:
        """Somebody solves it, says why it happened and what is corrected, and has it signed."""
        self.solves(case, actor)
        doing = self.does(actor)
        name_cause(
            self.session,
            case_id=case.id,
            cause=ComplaintCause.SCHEDULING,
            text="Booked twice.",
            doing=doing,
        )
        if corrects:
            add_correction(
                self.session,
                case_id=case.id,
                text="One book for all.",
                department=Department.FRONT_DESK,
                due_on=TODAY,
                doing=doing,
            )
        sign(self.session, case_id=case.id, signed_on=TODAY, doing=doing)

    def closes(self, case: ComplaintCase, handler: Actor, caller: Actor) -> None:
        """All of it, up to the end."""
        self.settles(case, handler)
        call_back(self.session, case_id=case.id, entry=SOLVED, doing=self.does(caller))
        close(self.session, case_id=case.id, doing=self.does(handler))

    def _hire(self, name: str, role: Role) -> Actor:
        return Actor(staff_id=make_staff(self.session, name, role=role).id, name=name, role=role)
