"""How a complaint is handled, by whom, by when, and what the customer said in the end."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, PrimaryKey, between
from app.words import (
    ComplaintCause,
    ComplaintChannel,
    ComplaintClock,
    ComplaintStage,
    ComplaintStep,
    Complexity,
    Department,
    FollowUpMethod,
    Informed,
    Learning,
    Severity,
    Tier,
)


def _filled(column: str) -> str:
    return f"({column} IS NOT NULL AND trim({column}) <> '')"


class ComplaintCase(Base):
    """The handling of one complaint.

    What must never break stands here and in ``complaint_guards``: no case is closed before
    its remedy, cause and correction are known, it was signed or twice tried, and somebody
    who never handled it heard "solved".

    Attributes:
        number: ``C-0145``; kept when the complaint is reopened.
        round: 1, and one more each time it was reopened.
        first_receiver_id: Who was asked first; never changes.
        remedy: What was done for the customer; ``remedy_cost_minor`` what it cost.
        no_action_why: Why nothing is to be corrected.
        signed_on: When the customer signed, or when a signature was given up.
        confirmation_id: The call-back that heard "solved".
        stepped_at: When something was last done.
    """

    __tablename__ = "complaint_cases"
    __table_args__ = (
        Index("ix_complaint_cases_stage", "stage", "owner_id"),
        CheckConstraint("round > 0", name="round"),
        CheckConstraint("remedy_cost_minor >= 0", name="cost_not_negative"),
        CheckConstraint(
            f"stage NOT IN ('solved', 'signed', 'called_back', 'closed') OR {_filled('remedy')}",
            name="solved_by_something",
        ),
        CheckConstraint(
            "stage NOT IN ('signed', 'called_back', 'closed') OR signed_on IS NOT NULL",
            name="signed_first",
        ),
        CheckConstraint(
            "(stage IN ('called_back', 'closed')) = (confirmation_id IS NOT NULL)",
            name="confirmed_by_customer",
        ),
        CheckConstraint(
            f"stage <> 'closed' OR (cause IS NOT NULL AND {_filled('cause_text')})",
            name="closed_with_cause",
        ),
        CheckConstraint("(stage = 'closed') = (closed_at IS NOT NULL)", name="closed_at"),
        CheckConstraint(
            f"stage <> 'withdrawn' OR {_filled('withdrawn_why')}", name="withdrawn_with_reason"
        ),
        CheckConstraint(
            f"learning IS NULL OR learning <> 'none' OR {_filled('learning_text')}",
            name="nothing_learnt_with_reason",
        ),
    )

    id: Mapped[PrimaryKey]
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    stage: Mapped[ComplaintStage] = mapped_column(default=ComplaintStage.RECEIVED)
    round: Mapped[int] = mapped_column(default=1)
    severity: Mapped[Severity] = mapped_column(default=Severity.ORDINARY)
    complexity: Mapped[Complexity] = mapped_column(default=Complexity.CLEAR)
    channel: Mapped[ComplaintChannel]
    received_at: Mapped[datetime]
    stepped_at: Mapped[datetime]
    wish: Mapped[str | None] = mapped_column(Text)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), index=True)
    first_receiver_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    department: Mapped[Department | None]
    remedy: Mapped[str | None] = mapped_column(Text)
    remedy_cost_minor: Mapped[int] = mapped_column(default=0)
    cause: Mapped[ComplaintCause | None]
    cause_text: Mapped[str | None] = mapped_column(Text)
    no_action_why: Mapped[str | None] = mapped_column(Text)
    learning: Mapped[Learning | None]
    learning_text: Mapped[str | None] = mapped_column(Text)
    signed_on: Mapped[date | None]
    confirmation_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint_call_backs.id", use_alter=True), index=True
    )
    closed_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None] = mapped_column(Text)


class ComplaintHandler(Base):
    """Somebody had the complaint in hand once; they can never be its caller."""

    __tablename__ = "complaint_handlers"
    __table_args__ = (UniqueConstraint("case_id", "staff_id"),)
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    since_at: Mapped[datetime]


class ComplaintLogEntry(Base):
    """One thing that was done with a complaint."""

    __tablename__ = "complaint_log"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    step: Mapped[ComplaintStep]
    stage: Mapped[ComplaintStage]
    text: Mapped[str | None] = mapped_column(Text)


class ComplaintDeadline(Base):
    """One clock of one round; worked out once, so that new promises move no old deadline.

    Attributes:
        warn_at: From when to warn, within opening hours.
        paused_at: Since when it stands still, while the customer is waited for.
    """

    __tablename__ = "complaint_deadlines"
    __table_args__ = (
        UniqueConstraint("case_id", "round", "clock"),
        Index("ix_complaint_deadlines_running", "met_at", "due_at"),
        CheckConstraint("started_at <= due_at", name="after_start"),
        CheckConstraint("met_at IS NULL OR paused_at IS NULL", name="met_or_paused"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"))
    round: Mapped[int]
    clock: Mapped[ComplaintClock]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    warn_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
    met_at: Mapped[datetime | None]


class ComplaintCallBack(Base):
    """What the customer said when somebody else called back; filed, never taken back.

    Attributes:
        claim: What the handler says was done, as it stood when the customer was asked.
        stands_in: In a clinic of one the handler called, with a manager's password.
    """

    __tablename__ = "complaint_call_backs"
    __table_args__ = (
        CheckConstraint(_filled("feeling"), name="feeling_asked"),
        CheckConstraint(_filled("experience"), name="experience_asked"),
        between("satisfaction", 1, 5),
    )
    touches: ClassVar[tuple[str, ...]] = ()
    filed: ClassVar[bool] = True

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    round: Mapped[int]
    called_at: Mapped[datetime]
    caller_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    solved: Mapped[bool]
    feeling: Mapped[str] = mapped_column(Text)
    experience: Mapped[str] = mapped_column(Text)
    satisfaction: Mapped[int | None]
    claim: Mapped[str] = mapped_column(Text)
    stands_in: Mapped[bool] = mapped_column(default=False)


class SignatureAttempt(Base):
    """The customer was asked to sign and did not."""

    __tablename__ = "signature_attempts"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    round: Mapped[int]
    tried_on: Mapped[date]
    method: Mapped[FollowUpMethod]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    text: Mapped[str] = mapped_column(Text)


class CorrectiveAction(Base):
    """What the clinic puts right so that it does not happen again."""

    __tablename__ = "corrective_actions"
    __table_args__ = (
        CheckConstraint("verified_on IS NULL OR done_on IS NOT NULL", name="done_first"),
        CheckConstraint("(verified_on IS NULL) = (verified_by_id IS NULL)", name="verified_by"),
        CheckConstraint(_filled("text"), name="says_what"),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    department: Mapped[Department]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    verified_on: Mapped[date | None]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class ResultNotice(Base):
    """Somebody was told what came of a complaint."""

    __tablename__ = "result_notices"
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int] = mapped_column(ForeignKey("complaint_cases.id"), index=True)
    told_on: Mapped[date]
    informed: Mapped[Informed]
    name: Mapped[str | None] = mapped_column(String(80))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)


class RedLineReview(Base):
    """A supervisor looked at a red line and said what follows.

    It is about one of three: a complaint, something faulty that was replaced, or a contact
    in which a customer left for somebody else.
    """

    __tablename__ = "red_line_reviews"
    __table_args__ = (
        CheckConstraint(_filled("finding"), name="says_what"),
        CheckConstraint(
            "(case_id IS NOT NULL) + (return_id IS NOT NULL) + (contact_id IS NOT NULL) = 1",
            name="about_one",
        ),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_cases.id"), unique=True)
    return_id: Mapped[int | None] = mapped_column(ForeignKey("returns.id"), unique=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), unique=True)
    reviewed_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    finding: Mapped[str] = mapped_column(Text)


class ComplaintPromise(Base):
    """By when customers of a tier are answered; what is not kept here holds by default."""

    __tablename__ = "complaint_promises"
    __table_args__ = (
        UniqueConstraint("tier", "severity"),
        CheckConstraint("first_response_minutes > 0", name="time_to_answer"),
        CheckConstraint(
            "plan_days >= 0 AND clear_days >= 0 AND complex_days >= clear_days"
            " AND several_departments_days >= complex_days AND call_back_days >= 0",
            name="days",
        ),
    )
    touches: ClassVar[tuple[str, ...]] = ()

    id: Mapped[PrimaryKey]
    tier: Mapped[Tier]
    severity: Mapped[Severity]
    first_response_minutes: Mapped[int]
    plan_days: Mapped[int]
    clear_days: Mapped[int]
    complex_days: Mapped[int]
    several_departments_days: Mapped[int]
    call_back_days: Mapped[int]
