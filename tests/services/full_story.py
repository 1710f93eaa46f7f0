"""One of everything that can happen to a customer."""

from datetime import date

from app.models import (
    ArchiveReview,
    Attachment,
    Attendance,
    Complaint,
    Consent,
    Event,
    Referral,
    Retirement,
    VisitLine,
)
from app.words import (
    AttachmentKind,
    ComplaintStatus,
    ConsentKind,
    EventKind,
    FeedbackDirection,
)
from tests.factories import make_customer, make_staff, make_visit


def fill_story(session, add, customer, thermage):
    """One of everything but gradings, on the days of the drawing."""
    friend = make_customer(session, "周静怡")
    salon = add(Event(name="春季沙龙", kind=EventKind.SALON))
    _come_and_pay(session, customer, thermage, salon)
    make_visit(session, friend, thermage, date(2026, 8, 2), 1_260_000)
    day = date(2026, 7, 25)
    add(Referral(referrer_id=customer.id, referred_id=friend.id, referred_on=day))
    add(Referral(referrer_id=make_customer(session, "陈美玲").id, referred_id=customer.id))
    key = {"customer_id": customer.id}
    add(Attendance(**key, event_id=salon.id, attended_on=date(2026, 5, 20), sales_minor=100))
    add(
        Complaint(
            **key,
            received_on=date(2026, 4, 3),
            direction=FeedbackDirection.WAITING,
            status=ComplaintStatus.RESOLVED,
            text="等了四十分钟",
        )
    )
    _fill_archive(add, key)


def _come_and_pay(session, customer, thermage, salon):
    visit = make_visit(
        session,
        customer,
        thermage,
        date(2026, 7, 25),
        1_880_000,
        satisfaction=5,
        took_part=True,
    )
    line = session.query(VisitLine).filter_by(visit_id=visit.id).one()
    line.staff_id, line.event_id = make_staff(session, "吴医生").id, salon.id
    make_visit(session, customer, thermage, date(2026, 8, 1), -880_000)


def _fill_archive(add, key):
    given, back = date(2026, 1, 5), date(2026, 2, 5)
    add(Consent(**key, kind=ConsentKind.PORTRAIT, given_on=given, withdrawn_on=back))
    add(ArchiveReview(**key, reviewed_on=date(2026, 1, 9)))
    retired, restored = date(2025, 5, 1), date(2025, 6, 1)
    add(Retirement(**key, reason="三年未到店", retired_on=retired, restored_on=restored))
    add(
        Attachment(
            **key,
            kind=AttachmentKind.SIGNED_FORM,
            title="知情同意书",
            file_name="a.pdf",
            media_type="application/pdf",
            size_bytes=1,
            sha256="0" * 64,
            added_on=date(2025, 4, 1),
        )
    )
