"""Where the entries of a customer's story come from, table by table."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.models import (
    ArchiveReview,
    Attachment,
    Attendance,
    Complaint,
    Consent,
    Contact,
    Customer,
    Event,
    Item,
    Referral,
    Retirement,
    StaffMember,
    Visit,
    VisitLine,
)
from app.services.story.facts import (
    ArchiveChange,
    ArchiveFact,
    ConsentFact,
    ContactFact,
    EventFact,
    Fact,
    FeedbackFact,
    ReferralFact,
    RefundFact,
    StoryKind,
    Treatment,
    VisitFact,
)
from app.services.story.tiers import load_tiers, tier_index
from app.words import LineState

_Correction = aliased(Contact)


def contact_index(customer_id: int) -> sa.SelectBase:
    """Return the days and keys of a customer's contacts."""
    return sa.select(Contact.contacted_on, Contact.id).where(Contact.customer_id == customer_id)


def load_contacts(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    """Return what came of the contacts under ``keys``."""
    query = (
        sa.select(Contact, StaffMember.name, _Correction.id)
        .outerjoin(StaffMember, StaffMember.id == Contact.staff_id)
        .outerjoin(_Correction, _Correction.corrects_id == Contact.id)
        .where(Contact.id.in_(keys))
    )
    return {
        row.id: ContactFact(
            contact_id=row.id,
            method=row.method,
            initiator=row.initiator,
            outcome=row.outcome,
            satisfaction=row.satisfaction,
            told=tuple(
                text
                for text in (row.note, row.effect, row.product_gaps, row.new_needs, row.suggestions)
                if text
            ),
            staff_name=staff_name,
            corrects=row.corrects_id is not None,
            corrected=correction_id is not None,
        )
        for row, staff_name, correction_id in session.execute(query)
    }


_DONE: Final = VisitLine.state == LineState.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One table's share in the story.

    Attributes:
        index: The days and keys of a customer's rows, as a statement of two columns.
        load: The facts of the rows under some keys, by key.
    """

    kind: StoryKind
    index: Callable[[int], sa.SelectBase]
    load: Callable[[Session, int, Collection[int]], Mapping[int, Fact]]


def _visit_index(customer_id: int) -> sa.SelectBase:
    came = sa.exists().where(VisitLine.visit_id == Visit.id, _DONE, VisitLine.amount_minor >= 0)
    return sa.select(Visit.visited_on, Visit.id).where(Visit.customer_id == customer_id, came)


def _load_visits(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    query = (
        sa.select(VisitLine, Item.name, StaffMember.name, Event.name)
        .join(Item, Item.id == VisitLine.item_id)
        .outerjoin(StaffMember, StaffMember.id == VisitLine.staff_id)
        .outerjoin(Event, Event.id == VisitLine.event_id)
        .where(VisitLine.visit_id.in_(keys), _DONE, VisitLine.amount_minor >= 0)
        .order_by(VisitLine.amount_minor.desc(), VisitLine.id)
    )
    lines = defaultdict(list)
    for line, item, staff, event in session.execute(query):
        lines[line.visit_id].append((line.amount_minor, item, staff, event))
    return {
        visit.id: VisitFact(
            visit_id=visit.id,
            treatments=tuple(
                Treatment(item_name=item, staff_name=staff)
                for _amount, item, staff, _event in lines[visit.id]
            ),
            total_minor=sum(amount for amount, _item, _staff, _event in lines[visit.id]),
            satisfaction=visit.satisfaction,
            took_part=bool(visit.took_part),
            event_name=next((line[3] for line in lines[visit.id] if line[3]), None),
            note=visit.note,
        )
        for visit in session.scalars(sa.select(Visit).where(Visit.id.in_(keys)))
    }


def _refund_index(customer_id: int) -> sa.SelectBase:
    return sa.select(VisitLine.visited_on, VisitLine.id).where(
        VisitLine.customer_id == customer_id, _DONE, VisitLine.amount_minor < 0
    )


def _load_refunds(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    query = sa.select(VisitLine, Item.name).join(Item, Item.id == VisitLine.item_id)
    return {
        line.id: RefundFact(
            visit_id=line.visit_id, item_name=item, amount_minor=-line.amount_minor, note=line.note
        )
        for line, item in session.execute(query.where(VisitLine.id.in_(keys)))
    }


def _referral_index(customer_id: int) -> sa.SelectBase:
    return sa.select(Referral.referred_on, Referral.id).where(
        sa.or_(Referral.referrer_id == customer_id, Referral.referred_id == customer_id)
    )


def _load_referrals(
    session: Session, customer_id: int, keys: Collection[int]
) -> Mapping[int, Fact]:
    other_id = sa.case(
        (Referral.referrer_id == customer_id, Referral.referred_id), else_=Referral.referrer_id
    )
    spend = (
        sa.select(sa.func.coalesce(sa.func.sum(VisitLine.amount_minor), 0))
        .where(VisitLine.customer_id == Referral.referred_id, _DONE)
        .scalar_subquery()
    )
    query = (
        sa.select(Referral, Customer.id, Customer.name, spend)
        .join(Customer, Customer.id == other_id)
        .where(Referral.id.in_(keys))
    )
    return {
        referral.id: ReferralFact(
            introduced=referral.referrer_id == customer_id,
            other_id=other,
            other_name=name,
            spend_minor=max(spent, 0),
        )
        for referral, other, name, spent in session.execute(query)
    }


def _event_index(customer_id: int) -> sa.SelectBase:
    return sa.select(Attendance.attended_on, Attendance.id).where(
        Attendance.customer_id == customer_id
    )


def _load_events(session: Session, customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    tagged = (
        sa.select(sa.func.coalesce(sa.func.sum(VisitLine.amount_minor), 0))
        .where(VisitLine.customer_id == customer_id, VisitLine.event_id == Event.id, _DONE)
        .scalar_subquery()
    )
    query = sa.select(Attendance, Event, tagged).join(Event, Event.id == Attendance.event_id)
    return {
        attendance.id: EventFact(
            event_name=event.name,
            event_kind=event.kind,
            sales_minor=max(sales, 0) + attendance.sales_minor,
        )
        for attendance, event, sales in session.execute(query.where(Attendance.id.in_(keys)))
    }


def _feedback_index(customer_id: int) -> sa.SelectBase:
    return sa.select(Complaint.received_on, Complaint.id).where(
        Complaint.customer_id == customer_id
    )


def _load_feedback(
    session: Session, _customer_id: int, keys: Collection[int]
) -> Mapping[int, Fact]:
    return {
        row.id: FeedbackFact(
            complaint_id=row.id,
            kind=row.kind,
            direction=row.direction,
            status=row.status,
            text=row.text,
        )
        for row in session.scalars(sa.select(Complaint).where(Complaint.id.in_(keys)))
    }


def _consent_index(*, given: bool) -> Callable[[int], sa.SelectBase]:
    day: sa.ColumnElement[Any] = (Consent.given_on if given else Consent.withdrawn_on).expression
    return lambda customer_id: sa.select(day, Consent.id).where(
        Consent.customer_id == customer_id, day.is_not(None)
    )


def _load_consents(*, given: bool) -> Callable[[Session, int, Collection[int]], Mapping[int, Fact]]:
    def load(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
        rows = session.scalars(sa.select(Consent).where(Consent.id.in_(keys)))
        return {row.id: ConsentFact(kind=row.kind, given=given) for row in rows}

    return load


def _archive_source(
    change: ArchiveChange,
    day: InstrumentedAttribute[Any],
    text: InstrumentedAttribute[Any],
) -> Source:
    """Return the source of one kind of change, from the table that holds ``day``."""
    table = day.class_.__table__

    def index(customer_id: int) -> sa.SelectBase:
        return sa.select(day, table.c.id).where(
            table.c.customer_id == customer_id, day.is_not(None)
        )

    def load(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
        rows = session.execute(sa.select(table.c.id, text).where(table.c.id.in_(keys)))
        return {key: ArchiveFact(change=change, text=said) for key, said in rows}

    return Source(kind=StoryKind.ARCHIVE, index=index, load=load)


SOURCES: Final = (
    Source(kind=StoryKind.TIER, index=tier_index, load=load_tiers),
    Source(kind=StoryKind.REFUND, index=_refund_index, load=_load_refunds),
    Source(kind=StoryKind.FEEDBACK, index=_feedback_index, load=_load_feedback),
    Source(kind=StoryKind.CONTACT, index=contact_index, load=load_contacts),
    Source(kind=StoryKind.VISIT, index=_visit_index, load=_load_visits),
    Source(kind=StoryKind.REFERRAL, index=_referral_index, load=_load_referrals),
    Source(kind=StoryKind.EVENT, index=_event_index, load=_load_events),
    Source(
        kind=StoryKind.CONSENT,
        index=_consent_index(given=False),
        load=_load_consents(given=False),
    ),
    Source(
        kind=StoryKind.CONSENT, index=_consent_index(given=True), load=_load_consents(given=True)
    ),
    _archive_source(ArchiveChange.REVIEWED, ArchiveReview.reviewed_on, ArchiveReview.note),
    _archive_source(ArchiveChange.FILED, Attachment.added_on, Attachment.title),
    _archive_source(ArchiveChange.RESTORED, Retirement.restored_on, Retirement.reason),
    _archive_source(ArchiveChange.RETIRED, Retirement.retired_on, Retirement.reason),
)
