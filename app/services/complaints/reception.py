"""Taking in a complaint: who was asked first, what happened, and by when it is answered."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from app.models import Complaint, ComplaintCase
from app.services.archive.opening import open_customer, refuse_future
from app.services.complaints.call_back_plans import plan_call_back
from app.services.complaints.case_numbers import next_case_numbers
from app.services.complaints.cases import write_log
from app.services.complaints.deadlines import FROM_THE_START, start_clocks
from app.services.foundation.doing import Doing, local_day, tidy
from app.services.foundation.errors import Refusal
from app.services.foundation.settings import load_settings
from app.services.rules.permissions import require
from app.words import (
    ComplaintChannel,
    ComplaintStep,
    Complexity,
    Department,
    FeedbackDirection,
    FeedbackKind,
    Permission,
    Severity,
)
from app.words.language import N_


@dataclass(eq=False)
class FactsMissing(Refusal):
    """A complaint without what happened."""

    says = N_("Please write down what happened.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintEntry:
    """A complaint as it is taken in.

    Attributes:
        received_at: Aware; when the customer said it.
        facts: What happened, in the customer's words.
        wish: What the customer would like to be done.
        visit_id: The visit it is about, if it is about one.
    """

    customer_id: int
    received_at: datetime
    facts: str
    channel: ComplaintChannel
    direction: FeedbackDirection = FeedbackDirection.OTHER
    severity: Severity = Severity.ORDINARY
    complexity: Complexity = Complexity.CLEAR
    wish: str | None = None
    department: Department | None = None
    visit_id: int | None = None


def receive_complaint(session: Session, *, entry: ComplaintEntry, doing: Doing) -> int:
    """Take in a complaint, start its clocks and plan its call-back; return the case's key.

    Who takes it in was asked first, for ever.

    Raises:
        NotAllowed: The actor may not work on complaints.
        FactsMissing: Nothing is said about what happened.
        DayInFuture: It has not happened yet.
        NeverOpen: The clinic does not open any more, so nothing can be promised.
        Refusal: What ``open_customer`` refuses.
    """
    require(doing.actor, Permission.WORK_COMPLAINTS)
    facts = tidy(entry.facts)
    if facts is None:
        raise FactsMissing
    today, received_on = local_day(session, doing.now), local_day(session, entry.received_at)
    refuse_future(received_on, today=today)
    open_customer(session, entry.customer_id)
    complaint = Complaint(
        customer_id=entry.customer_id,
        received_on=received_on,
        kind=FeedbackKind.COMPLAINT,
        direction=entry.direction,
        text=facts,
    )
    session.add(complaint)
    session.flush()
    case = _open(session, complaint, entry, doing)
    start_clocks(session, case, FROM_THE_START, at=entry.received_at)
    plan_call_back(session, case, today=today)
    return case.id


def said_at(session: Session, day: date, *, now: datetime) -> datetime:
    """Return when something was said of which only the day is known: now, or when it ended."""
    if day == local_day(session, now):
        return now
    return datetime.combine(day, time.max, load_settings(session).zone)


def _open(
    session: Session, complaint: Complaint, entry: ComplaintEntry, doing: Doing
) -> ComplaintCase:
    case = ComplaintCase(
        complaint_id=complaint.id,
        customer_id=complaint.customer_id,
        number=next_case_numbers(session, count=1)[0],
        severity=entry.severity,
        complexity=entry.complexity,
        channel=entry.channel,
        received_at=entry.received_at,
        stepped_at=doing.now,
        wish=tidy(entry.wish),
        visit_id=entry.visit_id,
        first_receiver_id=doing.actor.staff_id,
        department=entry.department,
    )
    session.add(case)
    session.flush()
    write_log(session, case, ComplaintStep.RECEIVE, doing=doing, text=complaint.text)
    return case
