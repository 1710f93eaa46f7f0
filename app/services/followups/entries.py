"""What came of a contact, as the form collects it, and what must hold for it."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from app.services.archive.errors import AmountBelowZero
from app.services.followups.contacts import NO_FINDINGS, Findings
from app.services.foundation.errors import Refusal
from app.services.visits.checks import refuse_odd_scores
from app.services.visits.entries import VisitScores
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpTarget,
    Initiator,
    LeadValue,
    Outcome,
)
from app.words.language import N_


@dataclass(eq=False)
class CostMissing(Refusal):
    """A visit, flowers or a gift without what it cost."""

    method: FollowUpMethod

    says = N_("“{method}” costs something. Please type what it cost.")


@dataclass(eq=False)
class LeadWithoutValue(Refusal):
    """News about business without its value, or a value without the news."""

    says = N_("News about business needs both: what it is and what it is worth.")


COSTLY: Final = frozenset({FollowUpMethod.HOME_VISIT, FollowUpMethod.FLOWERS, FollowUpMethod.GIFT})
TALKED: Final = frozenset({Outcome.SATISFIED, Outcome.SO_SO, Outcome.DISSATISFIED})
REACHED: Final = TALKED | {Outcome.DO_NOT_DISTURB, Outcome.GONE}
MISSED: Final = frozenset({Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT, Outcome.WRONG_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class NextEntry:
    """The next date, with what is to be talked about.

    Attributes:
        due_at: Local time of day; ``None`` for any time of that day.
        kind: Of the next follow-up; what is moved or tried again keeps its own.
        content: What to ask then; ``None`` for the same as this time.
        staff_id: Who is to do it; ``None`` for who did it this time.
    """

    due_on: date
    due_at: time | None = None
    kind: FollowUpKind = FollowUpKind.STANDARD
    content: str | None = None
    staff_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeEntry:
    """What came of a contact.

    Attributes:
        competitor: Whom the customer mentioned, if anybody.
        lead: News about business, with ``lead_value``, what it is worth.
        next: When to get in touch again; with “moved to” it is needed.
        method: How it was done in the end; ``None`` for as planned.
        contacted_on: The local day on which it was; ``None`` for today. Without meaning where
            an entry of the log is put into other words.
        cost_minor: Needed for a visit, flowers or a gift that reached the customer.
        minutes: Time it took.
    """

    outcome: Outcome
    findings: Findings = NO_FINDINGS
    note: str | None = None
    competitor: str | None = None
    lead: str | None = None
    lead_value: LeadValue | None = None
    next: NextEntry | None = None
    method: FollowUpMethod | None = None
    contacted_on: date | None = None
    cost_minor: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """A contact that nobody had planned: the customer's call, or one of ours.

    Attributes:
        told: What came of it; ``method`` is the telephone if left out.
    """

    told: OutcomeEntry
    initiator: Initiator = Initiator.CUSTOMER
    target: FollowUpTarget = FollowUpTarget.CUSTOMER


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What writing down a contact came to.

    Attributes:
        next_id: The follow-up planned for the next date, if one was.
        closed: The follow-up it was about is over; false if it is tried again.
        raised: Tasks that it made, such as a talk in person.
        complaint_id: The complaint that it opened or is about.
    """

    contact_id: int
    next_id: int | None
    closed: bool
    raised: tuple[FollowUpKind, ...]
    complaint_id: int | None


def refuse_odd(told: OutcomeEntry, method: FollowUpMethod) -> None:
    """Pass if the answers fit together.

    Raises:
        ScoreOutOfRange: The satisfaction is not 1 to 5.
        CostMissing: A visit, flowers or a gift reached the customer and cost nothing, not even 0.
        AmountBelowZero: The cost is.
        LeadWithoutValue: News without its value, or a value without the news.
    """
    refuse_odd_scores(VisitScores(overall=told.findings.satisfaction))
    if (plain(told.lead) is None) != (told.lead_value is None):
        raise LeadWithoutValue
    if told.cost_minor is None:
        if method in COSTLY and told.outcome in TALKED | {Outcome.MESSAGE_LEFT}:
            raise CostMissing(method)
    elif told.cost_minor < 0:
        raise AmountBelowZero(told.cost_minor)


def plain(text: str | None) -> str | None:
    """Return a text without space around it; None if nothing is left."""
    return (text or "").strip() or None
