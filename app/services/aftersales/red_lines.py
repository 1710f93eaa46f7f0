"""Red lines: how long none was crossed, and whether each was looked at within a working day."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Complaint,
    ComplaintCase,
    Contact,
    Customer,
    CustomerMetrics,
    RedLineReview,
    Return,
    StaffMember,
)
from app.services.complaints.deadlines import load_working_time
from app.services.foundation.doing import Doing, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.foundation.settings import load_settings
from app.services.rules.permissions import require
from app.words import (
    Outcome,
    Permission,
    RedLineKind,
    ReturnReason,
    ReturnState,
    ReturnWish,
    Severity,
    Tier,
)
from app.words.language import N_


@dataclass(eq=False)
class RedLineReviewed(Refusal):
    """The red line was reviewed before."""

    says = N_("This red line was reviewed before.")


@dataclass(eq=False)
class FindingMissing(Refusal):
    """A red line is reviewed without a finding."""

    says = N_("Please write down what follows from it.")


REVIEW_DAYS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineEvent:
    """A red line that was crossed.

    Attributes:
        key: Of the complaint's case, the return, or the contact.
        text: What happened; for a competitor its name.
        due_at: By when a supervisor looks at it: the end of the next working day.
        reviewed_at: When one did.
    """

    kind: RedLineKind
    key: int
    number: str | None
    happened_at: datetime
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    text: str
    due_at: datetime
    reviewed_at: datetime | None
    reviewed_by: str | None
    finding: str | None

    def is_late(self, now: datetime) -> bool:
        """Return whether nobody looked at it in time."""
        return self.reviewed_at is None and now > self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineBoard:
    """The red lines, the latest first.

    Attributes:
        days_since: Days since the last one; ``None`` if there never was one.
    """

    days_since: int | None
    events: tuple[RedLineEvent, ...]

    @property
    def unreviewed(self) -> tuple[RedLineEvent, ...]:
        """Those nobody has looked at, the oldest first."""
        return tuple(each for each in reversed(self.events) if each.reviewed_at is None)


def load_red_lines(session: Session, *, now: datetime) -> RedLineBoard:
    """Return every red line that was crossed, and how many days ago the last one was.

    Raises:
        NeverOpen: The clinic does not open any more, so no review can be due.
    """
    zone, working = load_settings(session).zone, load_working_time(session)
    events: list[RedLineEvent] = []
    for kind, query in _QUERIES.items():
        for row in session.execute(query):
            cells = row._asdict()
            happened = cells.pop("happened")
            if not isinstance(happened, datetime):
                happened = datetime.combine(happened, time.min, zone)
            events.append(
                RedLineEvent(
                    **cells,
                    kind=kind,
                    happened_at=happened,
                    due_at=working.end_of_day(happened, REVIEW_DAYS),
                )
            )
    events.sort(key=lambda event: (event.happened_at, event.kind, event.key), reverse=True)
    today = now.astimezone(zone).date()
    last = events[0].happened_at.astimezone(zone).date() if events else None
    return RedLineBoard(
        days_since=(today - last) // timedelta(days=1) if last else None, events=tuple(events)
    )


def review_event(
    session: Session, *, kind: RedLineKind, key: int, finding: str, doing: Doing
) -> None:
    """Say, as a supervisor, what follows from a red line; once for each.

    Raises:
        NotAllowed: The actor may not review complaints.
        FindingMissing: Nothing is said.
        NotFound: No such red line was crossed.
        RedLineReviewed: It was reviewed before.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    said = tidy(finding)
    if said is None:
        raise FindingMissing
    found = next((row for row in session.execute(_QUERIES[kind]) if row.key == key), None)
    if found is None:
        raise NotFound("red line", key)
    if found.reviewed_at is not None:
        raise RedLineReviewed
    review = RedLineReview(
        **{_ABOUT[kind]: key},
        reviewed_at=doing.now,
        staff_id=doing.actor.staff_id,
        finding=said,
    )
    session.add(review)
    session.flush()


_ABOUT: Final = {
    RedLineKind.COMPLAINT: "case_id",
    RedLineKind.REPLACED: "return_id",
    RedLineKind.COMPETITOR: "contact_id",
}


def _query(
    table: type[ComplaintCase | Return | Contact],
    about: sa.ColumnElement[bool],
    **own: sa.SQLColumnExpression[Any],
) -> sa.Select[*tuple[Any, ...]]:
    """Return the events of one table with their customer and their review."""
    return (
        sa.select(
            table.id.label("key"),
            *(column.label(name) for name, column in own.items()),
            table.customer_id,
            Customer.number.label("customer_number"),
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            RedLineReview.reviewed_at,
            StaffMember.name.label("reviewed_by"),
            RedLineReview.finding,
        )
        .join(Customer, Customer.id == table.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == table.customer_id)
        .outerjoin(RedLineReview, about)
        .outerjoin(StaffMember, StaffMember.id == RedLineReview.staff_id)
    )


_QUERIES: Final[dict[RedLineKind, sa.Select[*tuple[Any, ...]]]] = {
    RedLineKind.COMPLAINT: _query(
        ComplaintCase,
        RedLineReview.case_id == ComplaintCase.id,
        number=ComplaintCase.number,
        happened=ComplaintCase.received_at,
        text=sa.func.coalesce(Complaint.text, ""),
    )
    .join(Complaint, Complaint.id == ComplaintCase.complaint_id)
    .where(ComplaintCase.severity == Severity.RED_LINE),
    RedLineKind.REPLACED: _query(
        Return,
        RedLineReview.return_id == Return.id,
        number=Return.number,
        happened=Return.finished_on,
        text=sa.func.coalesce(Return.text, ""),
    ).where(
        Return.state == ReturnState.FINISHED,
        Return.done == ReturnWish.EXCHANGE,
        Return.reason == ReturnReason.FAULTY,
    ),
    RedLineKind.COMPETITOR: _query(
        Contact,
        RedLineReview.contact_id == Contact.id,
        number=sa.null(),
        happened=Contact.logged_at,
        text=Contact.competitor,
    ).where(Contact.outcome == Outcome.GONE, Contact.competitor.is_not(None)),
}
