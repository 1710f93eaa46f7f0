"""Words about what happens: visits, events, what customers tell the clinic."""

from enum import StrEnum


class LineState(StrEnum):
    """Whether a line of a visit happened; only done lines exist for the indicators."""

    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    VOIDED = "voided"


class EventKind(StrEnum):
    """What kind of occasion customers are invited to."""

    SALON = "salon"
    ANNIVERSARY = "anniversary"
    LADIES_CLUB = "ladies_club"
    TRIAL_DAY = "trial_day"
    OTHER = "other"


class FeedbackKind(StrEnum):
    """What a customer said, by its nature; only complaints touch harmony."""

    COMPLAINT = "complaint"
    FEEDBACK = "feedback"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class FeedbackDirection(StrEnum):
    """What it was about."""

    RESULT = "result"
    WAITING = "waiting"
    ATTITUDE = "attitude"
    PRICE = "price"
    ENVIRONMENT = "environment"
    PRIVACY = "privacy"
    RETURN = "return"
    OTHER = "other"


class ComplaintStatus(StrEnum):
    """How far a complaint has come, in the words of the harmony indicator."""

    OPEN = "open"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"
