"""Everything that is needed while the telephone rings, on one card."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Consent,
    Customer,
    CustomerMetrics,
    FollowUp,
    Item,
    Preference,
    StaffMember,
    VisitLine,
)
from app.services.complaints.feedback import FeedbackRow, list_feedback
from app.services.followups.contacts import ContactRow, list_contacts
from app.services.followups.expected import ExpectedRow, list_booked
from app.services.followups.rows import FollowUpRow, load_rows
from app.services.foundation.errors import NotFound
from app.services.planning.closings import open_followups
from app.services.visits.days import last_visit_on
from app.services.visits.package_balances import PackageBalance
from app.services.visits.packages import list_usable_packages
from app.words import (
    AllergyKind,
    AppointmentState,
    ComplaintStatus,
    ConsentKind,
    ContactMethod,
    ContactPause,
    LineState,
    PreferenceKind,
)

CONTACTS_SHOWN: Final = 5
_WAITING: Final = (AppointmentState.BOOKED, AppointmentState.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVisit:
    """The last day the customer came, and what was done."""

    on: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How the customer is best reached, and how not.

    Attributes:
        by: Their own choice; likewise the hours.
        taken_back: Consents that were given once and hold no longer.
        pause: Why the customer is left in peace, if so.
        pause_until_on: The last day of it; ``None`` until somebody ends it.
    """

    by: ContactMethod | None
    hours_from: time | None
    hours_until: time | None
    taken_back: frozenset[ConsentKind]
    pause: ContactPause | None
    pause_until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call to make.

    Attributes:
        row: The follow-up itself, with number, reason and taboos.
        relation_clinic: Closeness to the clinic, 1 to 5; likewise to the specialist.
        contacts: The last few, the newest first.
        others: What else is open for the customer, the earliest first.
        booked: The next booking.
        packages: Those with sessions left.
        complaints: Those the customer has not yet confirmed as solved.
    """

    row: FollowUpRow
    allergies: tuple[str, ...]
    contraindications: tuple[str, ...]
    likes: tuple[str, ...]
    reach: Reach
    responsible_name: str | None
    relation_clinic: int | None
    relation_specialist: int | None
    contacts: tuple[ContactRow, ...]
    last_visit: LastVisit | None
    spend_365_minor: int
    others: tuple[FollowUpRow, ...]
    booked: ExpectedRow | None
    packages: tuple[PackageBalance, ...]
    complaints: tuple[FeedbackRow, ...]


def load_call(session: Session, *, followup_id: int, today: date) -> Call:
    """Return the card of a follow-up.

    Raises:
        NotFound: It is gone.
    """
    followup = session.get(FollowUp, followup_id)
    if followup is None:
        raise NotFound("follow-up", followup_id)
    key = followup.customer_id
    customer = session.get_one(Customer, key)
    others = [each.id for each in open_followups(session, key) if each.id != followup_id]
    row, *other_rows = load_rows(session, keys=[followup_id, *others], today=today)
    metrics = session.get(CustomerMetrics, key)
    return Call(
        row=row,
        allergies=_allergies(session, key, AllergyKind.ALLERGY),
        contraindications=_allergies(session, key, AllergyKind.CONTRAINDICATION),
        likes=_likes(session, key),
        reach=_reach(session, customer),
        responsible_name=_name(session, customer.responsible_id),
        relation_clinic=customer.relation_clinic,
        relation_specialist=customer.relation_specialist,
        contacts=list_contacts(session, customer_id=key, limit=CONTACTS_SHOWN),
        last_visit=_last_visit(session, key, today),
        spend_365_minor=metrics.spend_365_minor if metrics else 0,
        others=tuple(other_rows),
        booked=_next_booking(session, key, today),
        packages=tuple(list_usable_packages(session, customer_id=key, on=today)),
        complaints=_open_complaints(session, key),
    )


def _allergies(session: Session, customer_id: int, kind: AllergyKind) -> tuple[str, ...]:
    query = sa.select(Allergy.text).where(Allergy.customer_id == customer_id, Allergy.kind == kind)
    return tuple(session.scalars(query.order_by(Allergy.id)))


def _likes(session: Session, customer_id: int) -> tuple[str, ...]:
    query = sa.select(Preference.text).where(
        Preference.customer_id == customer_id, Preference.kind == PreferenceKind.LIKE
    )
    return tuple(session.scalars(query.order_by(Preference.id)))


def _reach(session: Session, customer: Customer) -> Reach:
    query = sa.select(Consent.kind, Consent.withdrawn_on).where(Consent.customer_id == customer.id)
    given = session.execute(query).all()
    standing = {kind for kind, withdrawn_on in given if withdrawn_on is None}
    return Reach(
        by=customer.reach_by,
        hours_from=customer.reach_from,
        hours_until=customer.reach_until,
        taken_back=frozenset(kind for kind, _on in given) - standing,
        pause=customer.pause,
        pause_until_on=customer.pause_until_on,
    )


def _name(session: Session, staff_id: int | None) -> str | None:
    member = None if staff_id is None else session.get(StaffMember, staff_id)
    return member.name if member else None


def _last_visit(session: Session, customer_id: int, today: date) -> LastVisit | None:
    on = last_visit_on(session, customer_id=customer_id, on=today)
    if on is None:
        return None
    query = (
        sa.select(Item.name)
        .join(VisitLine, VisitLine.item_id == Item.id)
        .where(VisitLine.customer_id == customer_id, VisitLine.visited_on == on)
        .where(VisitLine.state == LineState.DONE, VisitLine.amount_minor >= 0)
        .order_by(VisitLine.amount_minor.desc(), VisitLine.id)
    )
    return LastVisit(on=on, items=tuple(dict.fromkeys(session.scalars(query))))


def _next_booking(session: Session, customer_id: int, today: date) -> ExpectedRow | None:
    ahead = [
        each
        for each in list_booked(session, customer_id=customer_id)
        if each.state in _WAITING and each.starts_on >= today
    ]
    return min(ahead, key=lambda each: (each.starts_on, each.starts_at), default=None)


def _open_complaints(session: Session, customer_id: int) -> tuple[FeedbackRow, ...]:
    """Return what waits: other feedback is confirmed at once."""
    said = list_feedback(session, customer_id=customer_id)
    return tuple(each for each in said if each.status is not ComplaintStatus.CONFIRMED)
