"""Follow-ups, how they ended, and the log of every contact."""

from datetime import date, datetime, time
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.models.guards import refuse
from app.words import (
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    FollowUpTarget,
    Initiator,
    LeadValue,
    Outcome,
)

_OPEN: Final = text("state = 'open'")


class FollowUp(Base):
    """One time to get in touch with a customer.

    Attributes:
        origin: What it was planned from; one open follow-up per customer, kind and origin.
        planned_on: The day first planned; moving changes ``due_on`` only.
        earliest_on: The window it makes sense in, to ``latest_on``.
        due_at: Local time of day.
        staff_id: Who is to do it.
        step: Day of an aftercare ladder, rung of a win-back ladder, years of a birthday.
        reference_on: The day it is about: the visit, the last visit, the day to remember.
        subject: What it is about, where no other column says: a date's name, a holiday.
        ask: What to ask, where it is not what the kind says anyway; likewise ``say``.
        attempts: Times the customer was not reached.
        by_hand: Somebody added it; the engine leaves it alone.
    """

    __tablename__ = "followups"
    __table_args__ = (
        Index("ix_followups_due", "state", "due_on", "staff_id", "kind"),
        Index("ix_followups_day", "due_on", "state", "due_at", "staff_id", "kind"),
        Index("ix_followups_customer", "customer_id", "state", "due_on"),
        Index(
            "uq_followups_open",
            "customer_id",
            "kind",
            "origin",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        CheckConstraint("earliest_on <= latest_on", name="window"),
        CheckConstraint("max_attempts > 0 AND attempts >= 0", name="attempts"),
        CheckConstraint("attempts < max_attempts OR state <> 'open'", name="gives_up_in_time"),
        CheckConstraint(
            "(kind = 'complaint_call_back') = (complaint_id IS NOT NULL)",
            name="call_back_has_complaint",
        ),
        CheckConstraint(
            "kind <> 'complaint_call_back' OR state <> 'cancelled'", name="call_back_stays"
        ),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    kind: Mapped[FollowUpKind]
    origin: Mapped[str] = mapped_column(String(64))
    state: Mapped[FollowUpState] = mapped_column(default=FollowUpState.OPEN)
    planned_on: Mapped[date]
    due_on: Mapped[date]
    due_at: Mapped[time | None]
    earliest_on: Mapped[date]
    latest_on: Mapped[date]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    method: Mapped[FollowUpMethod] = mapped_column(default=FollowUpMethod.PHONE)
    target: Mapped[FollowUpTarget] = mapped_column(default=FollowUpTarget.CUSTOMER)
    family_id: Mapped[int | None] = mapped_column(ForeignKey("families.id"))
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaints.id"), index=True)
    step: Mapped[int | None]
    reference_on: Mapped[date | None]
    subject: Mapped[str | None] = mapped_column(String(200))
    ask: Mapped[str | None] = mapped_column(Text)
    say: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=3)
    by_hand: Mapped[bool] = mapped_column(default=False)


class Contact(Base):
    """One attempt to reach a customer, or one call from them, as it went.

    Attributes:
        logged_at: When it was written down.
        settles_at: Until when it may be edited; afterwards only a correction may follow.
        contacted_on: The local day.
        counts: The customer was really reached, which starts the cadence anew.
        corrects_id: The entry that this one puts right; the original stays.
        cost_minor: Of a visit, flowers or a gift.
        minutes: Time it took.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_customer", "customer_id", "contacted_on"),
        between("satisfaction", 1, 5),
        CheckConstraint("edited_at IS NULL OR edited_at <= settles_at", name="settled"),
        CheckConstraint("corrects_id IS NULL OR corrects_id <> id", name="corrects_another"),
        CheckConstraint("cost_minor IS NULL OR cost_minor >= 0", name="cost_not_negative"),
        CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes_not_negative"),
        CheckConstraint("(lead_value IS NULL) = (lead IS NULL)", name="lead_has_value"),
    )

    id: Mapped[PrimaryKey]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    followup_id: Mapped[int | None] = mapped_column(ForeignKey("followups.id"), index=True)
    next_id: Mapped[int | None] = mapped_column(ForeignKey("followups.id"), index=True)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), unique=True)
    logged_at: Mapped[datetime]
    settles_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    contacted_on: Mapped[date] = mapped_column(index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    method: Mapped[FollowUpMethod]
    target: Mapped[FollowUpTarget] = mapped_column(default=FollowUpTarget.CUSTOMER)
    initiator: Mapped[Initiator] = mapped_column(default=Initiator.CLINIC)
    outcome: Mapped[Outcome]
    counts: Mapped[bool]
    note: Mapped[str | None] = mapped_column(Text)
    effect: Mapped[str | None] = mapped_column(Text)
    satisfaction: Mapped[int | None]
    product_gaps: Mapped[str | None] = mapped_column(Text)
    new_needs: Mapped[str | None] = mapped_column(Text)
    suggestions: Mapped[str | None] = mapped_column(Text)
    competitor: Mapped[str | None] = mapped_column(String(80), index=True)
    lead: Mapped[str | None] = mapped_column(Text)
    lead_value: Mapped[LeadValue | None]
    cost_minor: Mapped[int | None]
    minutes: Mapped[int | None]


class FollowUpClosing(Base):
    """What ended a follow-up: the trace of everything done, superseded or called off."""

    __tablename__ = "followup_closings"
    __table_args__ = (
        CheckConstraint("(cause = 'contact') = (contact_id IS NOT NULL)", name="contact_named"),
        CheckConstraint("(cause = 'visit') = (visit_id IS NOT NULL)", name="visit_named"),
        CheckConstraint("(cause = 'booking') = (appointment_id IS NOT NULL)", name="booking_named"),
        CheckConstraint("(cause = 'newer') = (newer_id IS NOT NULL)", name="newer_named"),
        CheckConstraint("cause <> 'by_hand' OR why IS NOT NULL", name="reason_given"),
    )

    id: Mapped[PrimaryKey]
    followup_id: Mapped[int] = mapped_column(ForeignKey("followups.id"), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    cause: Mapped[ClosingCause]
    closed_on: Mapped[date]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"), index=True)
    newer_id: Mapped[int | None] = mapped_column(ForeignKey("followups.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    why: Mapped[str | None] = mapped_column(String(200))


class ContactReview(Base):
    """The supervisor has read an entry of the log, and what they say to it."""

    __tablename__ = "contact_reviews"
    __table_args__ = (UniqueConstraint("contact_id"),)

    id: Mapped[PrimaryKey]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_on: Mapped[date]
    comment: Mapped[str | None] = mapped_column(Text)


_KEPT: Final = (
    "contacted_on",
    "method",
    "outcome",
    "counts",
    "note",
    "effect",
    "satisfaction",
    "product_gaps",
    "new_needs",
    "suggestions",
    "competitor",
    "lead",
    "lead_value",
    "cost_minor",
)
_DIFFERS: Final = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _KEPT)
refuse(
    Contact,
    "UPDATE",
    "contacts_update_refused",
    when=f"NEW.edited_at IS OLD.edited_at AND ({_DIFFERS})",
    message="'an entry of the log is only edited with its time'",
)
