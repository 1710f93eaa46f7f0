"""What each kind of entry in a customer's story says, as data."""

from dataclasses import dataclass
from enum import StrEnum

from app.words import (
    ComplaintStatus,
    ConsentKind,
    EventKind,
    FeedbackDirection,
    FeedbackKind,
    FollowUpMethod,
    Indicator,
    Initiator,
    Outcome,
    Tier,
)


class StoryKind(StrEnum):
    """By what the story can be filtered."""

    VISIT = "visit"
    REFUND = "refund"
    REFERRAL = "referral"
    EVENT = "event"
    CONTACT = "contact"
    FEEDBACK = "feedback"
    TIER = "tier"
    CONSENT = "consent"
    ARCHIVE = "archive"


class ArchiveChange(StrEnum):
    """What was done to the archive itself."""

    REVIEWED = "reviewed"
    RETIRED = "retired"
    RESTORED = "restored"
    FILED = "filed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What was done on a visit, and by whom where known."""

    item_name: str
    staff_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFact:
    """The customer came.

    Attributes:
        total_minor: What was paid on the ticket; refunds on it are entries of their own.
        satisfaction: Overall, 1 to 5; ``None`` was not asked.
        event_name: The event that brought the sale.
    """

    visit_id: int
    treatments: tuple[Treatment, ...]
    total_minor: int
    satisfaction: int | None
    took_part: bool
    event_name: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFact:
    """Money was given back; ``amount_minor`` is above zero."""

    visit_id: int
    item_name: str
    amount_minor: int
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFact:
    """The customer introduced somebody, or was introduced.

    Attributes:
        introduced: The customer is the introducer.
        spend_minor: What the introduced one has spent since, never below 0.
    """

    introduced: bool
    other_id: int
    other_name: str
    spend_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """The customer came to an event.

    Attributes:
        sales_minor: Net of the sales tagged with the event, and those noted beside it.
    """

    event_name: str
    event_kind: EventKind
    sales_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFact:
    """The customer told us something."""

    complaint_id: int
    kind: FeedbackKind
    direction: FeedbackDirection
    status: ComplaintStatus
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFact:
    """The desk and the customer were in touch, or it was tried.

    Attributes:
        told: What was said and found, in the order of the form.
        corrects: It takes the place of an earlier entry.
        corrected: A later entry took its place.
    """

    contact_id: int
    method: FollowUpMethod
    initiator: Initiator
    outcome: Outcome
    satisfaction: int | None
    told: tuple[str, ...]
    staff_name: str | None
    corrects: bool
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFact:
    """A grading placed the customer.

    Attributes:
        tier_before: At the grading before; ``None`` at the first.
        score_tenths: Score times 10; ``None`` for who was not ranked.
        reasons: The indicators that moved most, with the change in tenths of a percent of
            the other customers.
    """

    run_id: int
    period: str
    tier: Tier
    tier_before: Tier | None
    score_tenths: int | None
    score_tenths_before: int | None
    reasons: tuple[tuple[Indicator, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFact:
    """The customer allowed something, or took it back."""

    kind: ConsentKind
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFact:
    """The archive was reviewed, put away, brought back, or a document was filed.

    Attributes:
        text: The note of the review, the reason, or the title of the document.
    """

    change: ArchiveChange
    text: str | None


Fact = (
    VisitFact
    | RefundFact
    | ReferralFact
    | EventFact
    | ContactFact
    | FeedbackFact
    | TierFact
    | ConsentFact
    | ArchiveFact
)
