"""Words about what happens: visits, events, what customers tell the clinic."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


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


class Season(StrEnum):
    """Three months each, spring from March."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


NAMES: Final[Names] = {
    Season: {
        Season.SPRING: lambda: say_in("season", "spring"),
        Season.SUMMER: lambda: say_in("season", "summer"),
        Season.AUTUMN: lambda: say_in("season", "autumn"),
        Season.WINTER: lambda: say_in("season", "winter"),
    },
    LineState: {
        LineState.DONE: lambda: say_in("line state", "Done"),
        LineState.CANCELLED: lambda: say_in("line state", "Cancelled"),
        LineState.NO_SHOW: lambda: say_in("line state", "Did not come"),
        LineState.VOIDED: lambda: say_in("line state", "Voided"),
    },
    EventKind: {
        EventKind.SALON: lambda: say_in("event kind", "Salon"),
        EventKind.ANNIVERSARY: lambda: say_in("event kind", "Anniversary"),
        EventKind.LADIES_CLUB: lambda: say_in("event kind", "Noble ladies' club"),
        EventKind.TRIAL_DAY: lambda: say_in("event kind", "Experience day"),
        EventKind.OTHER: lambda: say_in("event kind", "Other"),
    },
    FeedbackKind: {
        FeedbackKind.COMPLAINT: lambda: say_in("feedback kind", "Complaint"),
        FeedbackKind.FEEDBACK: lambda: say_in("feedback kind", "Feedback"),
        FeedbackKind.SUGGESTION: lambda: say_in("feedback kind", "Suggestion"),
        FeedbackKind.PRAISE: lambda: say_in("feedback kind", "Praise"),
    },
    FeedbackDirection: {
        FeedbackDirection.RESULT: lambda: say_in("feedback direction", "Result"),
        FeedbackDirection.WAITING: lambda: say_in("feedback direction", "Waiting time"),
        FeedbackDirection.ATTITUDE: lambda: say_in("feedback direction", "Attitude"),
        FeedbackDirection.PRICE: lambda: say_in("feedback direction", "Price"),
        FeedbackDirection.ENVIRONMENT: lambda: say_in("feedback direction", "Environment"),
        FeedbackDirection.PRIVACY: lambda: say_in("feedback direction", "Privacy"),
        FeedbackDirection.RETURN: lambda: say_in("feedback direction", "Return or refund"),
        FeedbackDirection.OTHER: lambda: say_in("feedback direction", "Other"),
    },
    ComplaintStatus: {
        ComplaintStatus.OPEN: lambda: say_in("complaint status", "Open"),
        ComplaintStatus.RESOLVED: lambda: say_in("complaint status", "Resolved, not yet confirmed"),
        ComplaintStatus.CONFIRMED: lambda: say_in("complaint status", "Confirmed by call-back"),
    },
}
