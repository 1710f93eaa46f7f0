"""Words about following up: what is planned, how it is done, how it ends."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class FollowUpKind(StrEnum):
    """Why the desk gets in touch."""

    AFTERCARE = "aftercare"
    DUE_BACK = "due_back"
    DATES = "dates"
    HOLIDAY = "holiday"
    COMPLAINT_CALL_BACK = "complaint_call_back"
    STANDARD = "standard"
    CULTIVATION = "cultivation"
    WIN_BACK = "win_back"
    INVITATION = "invitation"
    REFERRAL_THANKS = "referral_thanks"
    ARCHIVE_UPDATE = "archive_update"
    SECOND_VISIT = "second_visit"
    IN_PERSON = "in_person"
    LEAD = "lead"


class FollowUpState(StrEnum):
    """Whether it waits, was done, was made needless by something else, or was called off."""

    OPEN = "open"
    DONE = "done"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


class ClosingCause(StrEnum):
    """What ended a follow-up."""

    CONTACT = "contact"
    VISIT = "visit"
    BOOKING = "booking"
    NEWER = "newer"
    DO_NOT_DISTURB = "do_not_disturb"
    GONE = "gone"
    CORRECTED = "corrected"
    MERGED = "merged"
    BY_HAND = "by_hand"


class FollowUpMethod(StrEnum):
    """How the desk gets in touch."""

    PHONE = "phone"
    SMS = "sms"
    WECHAT = "wechat"
    IN_PERSON = "in_person"
    HOME_VISIT = "home_visit"
    FLOWERS = "flowers"
    GIFT = "gift"


class FollowUpTarget(StrEnum):
    """Who is spoken to."""

    CUSTOMER = "customer"
    FAMILY = "family"
    REFERRER = "referrer"


class Outcome(StrEnum):
    """How an attempt ended; the order is that of the keys 1 to 9."""

    SATISFIED = "satisfied"
    SO_SO = "so_so"
    DISSATISFIED = "dissatisfied"
    NO_ANSWER = "no_answer"
    MOVED = "moved"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"
    DO_NOT_DISTURB = "do_not_disturb"
    GONE = "gone"

    @property
    def digit(self) -> int:
        """The key that says it, 1 to 9."""
        return list(Outcome).index(self) + 1


OUTCOME_OF_DIGIT: Final = {outcome.digit: outcome for outcome in Outcome}


class Initiator(StrEnum):
    """Who got in touch first."""

    CLINIC = "clinic"
    CUSTOMER = "customer"


class LeadValue(StrEnum):
    """What a piece of news about business is worth."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


class Theme(StrEnum):
    """What a customer may say something to, in the order of the digest."""

    EFFECT = "effect"
    SATISFACTION = "satisfaction"
    PRODUCT_GAPS = "product_gaps"
    NEW_NEEDS = "new_needs"
    SUGGESTIONS = "suggestions"
    COMPETITORS = "competitors"
    LEADS = "leads"


class AppointmentState(StrEnum):
    """How far a booking has come."""

    BOOKED = "booked"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Holiday(StrEnum):
    """The statutory holidays of the People's Republic, in the order of the year."""

    NEW_YEAR = "new_year"
    SPRING_FESTIVAL = "spring_festival"
    QINGMING = "qingming"
    LABOUR_DAY = "labour_day"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL_DAY = "national_day"


class SkipReason(StrEnum):
    """Why something that fell due was not planned."""

    OPTED_OUT = "opted_out"
    PAUSED = "paused"
    GIVEN_UP = "given_up"
    BOOKED = "booked"
    OVER_CONTACT = "over_contact"
    NO_OPEN_DAY = "no_open_day"
    NO_CHANNEL = "no_channel"
    NOBODY = "nobody"


NAMES: Final[Names] = {
    FollowUpKind: {
        FollowUpKind.AFTERCARE: lambda: say_in("follow-up kind", "Aftercare"),
        FollowUpKind.DUE_BACK: lambda: say_in("follow-up kind", "Due back"),
        FollowUpKind.DATES: lambda: say_in("follow-up kind", "Birthday & dates"),
        FollowUpKind.HOLIDAY: lambda: say_in("follow-up kind", "Holiday greeting"),
        FollowUpKind.COMPLAINT_CALL_BACK: lambda: say_in("follow-up kind", "Complaint call-back"),
        FollowUpKind.STANDARD: lambda: say_in("follow-up kind", "Quarterly check"),
        FollowUpKind.CULTIVATION: lambda: say_in("follow-up kind", "Cultivation"),
        FollowUpKind.WIN_BACK: lambda: say_in("follow-up kind", "Win-back"),
        FollowUpKind.INVITATION: lambda: say_in("follow-up kind", "Invitation"),
        FollowUpKind.REFERRAL_THANKS: lambda: say_in("follow-up kind", "Thanks for a referral"),
        FollowUpKind.ARCHIVE_UPDATE: lambda: say_in("follow-up kind", "Archive update"),
        FollowUpKind.SECOND_VISIT: lambda: say_in("follow-up kind", "Second visit"),
        FollowUpKind.IN_PERSON: lambda: say_in("follow-up kind", "Talk in person"),
        FollowUpKind.LEAD: lambda: say_in("follow-up kind", "Lead"),
    },
    FollowUpState: {
        FollowUpState.OPEN: lambda: say_in("follow-up state", "Open"),
        FollowUpState.DONE: lambda: say_in("follow-up state", "Done"),
        FollowUpState.SUPERSEDED: lambda: say_in("follow-up state", "No longer needed"),
        FollowUpState.CANCELLED: lambda: say_in("follow-up state", "Called off"),
    },
    ClosingCause: {
        ClosingCause.CONTACT: lambda: say_in("closing cause", "Contact"),
        ClosingCause.VISIT: lambda: say_in("closing cause", "Visit"),
        ClosingCause.BOOKING: lambda: say_in("closing cause", "Booking confirmed"),
        ClosingCause.NEWER: lambda: say_in("closing cause", "Next step"),
        ClosingCause.DO_NOT_DISTURB: lambda: say_in("closing cause", "Asked not to be disturbed"),
        ClosingCause.GONE: lambda: say_in("closing cause", "Gone"),
        ClosingCause.CORRECTED: lambda: say_in("closing cause", "Visit corrected"),
        ClosingCause.MERGED: lambda: say_in("closing cause", "Files merged"),
        ClosingCause.BY_HAND: lambda: say_in("closing cause", "Called off by hand"),
    },
    FollowUpMethod: {
        FollowUpMethod.PHONE: lambda: say_in("follow-up method", "Phone"),
        FollowUpMethod.SMS: lambda: say_in("follow-up method", "SMS"),
        FollowUpMethod.WECHAT: lambda: say_in("follow-up method", "WeChat"),
        FollowUpMethod.IN_PERSON: lambda: say_in("follow-up method", "In person"),
        FollowUpMethod.HOME_VISIT: lambda: say_in("follow-up method", "Visit at home"),
        FollowUpMethod.FLOWERS: lambda: say_in("follow-up method", "Flowers"),
        FollowUpMethod.GIFT: lambda: say_in("follow-up method", "Gift"),
    },
    FollowUpTarget: {
        FollowUpTarget.CUSTOMER: lambda: say_in("follow-up target", "Customer"),
        FollowUpTarget.FAMILY: lambda: say_in("follow-up target", "Family"),
        FollowUpTarget.REFERRER: lambda: say_in("follow-up target", "Referrer"),
    },
    Outcome: {
        Outcome.SATISFIED: lambda: say_in("outcome", "Satisfied"),
        Outcome.SO_SO: lambda: say_in("outcome", "So-so"),
        Outcome.DISSATISFIED: lambda: say_in("outcome", "Dissatisfied"),
        Outcome.NO_ANSWER: lambda: say_in("outcome", "No answer"),
        Outcome.MOVED: lambda: say_in("outcome", "Moved to another time"),
        Outcome.MESSAGE_LEFT: lambda: say_in("outcome", "Message left"),
        Outcome.WRONG_NUMBER: lambda: say_in("outcome", "Wrong number"),
        Outcome.DO_NOT_DISTURB: lambda: say_in("outcome", "Do not disturb"),
        Outcome.GONE: lambda: say_in("outcome", "Gone"),
    },
    Initiator: {
        Initiator.CLINIC: lambda: say_in("initiator", "The clinic"),
        Initiator.CUSTOMER: lambda: say_in("initiator", "The customer"),
    },
    LeadValue: {
        LeadValue.HIGH: lambda: say_in("lead value", "High"),
        LeadValue.MIDDLE: lambda: say_in("lead value", "Middle"),
        LeadValue.LOW: lambda: say_in("lead value", "Low"),
    },
    Theme: {
        Theme.EFFECT: lambda: say_in("theme", "Effect"),
        Theme.SATISFACTION: lambda: say_in("theme", "Satisfaction"),
        Theme.PRODUCT_GAPS: lambda: say_in("theme", "Product gaps"),
        Theme.NEW_NEEDS: lambda: say_in("theme", "New needs"),
        Theme.SUGGESTIONS: lambda: say_in("theme", "Suggestions"),
        Theme.COMPETITORS: lambda: say_in("theme", "Competitors"),
        Theme.LEADS: lambda: say_in("theme", "Leads"),
    },
    AppointmentState: {
        AppointmentState.BOOKED: lambda: say_in("appointment state", "Booked"),
        AppointmentState.CONFIRMED: lambda: say_in("appointment state", "Confirmed"),
        AppointmentState.ARRIVED: lambda: say_in("appointment state", "Arrived"),
        AppointmentState.NO_SHOW: lambda: say_in("appointment state", "Did not come"),
        AppointmentState.CANCELLED: lambda: say_in("appointment state", "Cancelled"),
    },
    Holiday: {
        Holiday.NEW_YEAR: lambda: say_in("holiday", "New Year"),
        Holiday.SPRING_FESTIVAL: lambda: say_in("holiday", "Spring Festival"),
        Holiday.QINGMING: lambda: say_in("holiday", "Qingming"),
        Holiday.LABOUR_DAY: lambda: say_in("holiday", "Labour Day"),
        Holiday.DRAGON_BOAT: lambda: say_in("holiday", "Dragon Boat Festival"),
        Holiday.MID_AUTUMN: lambda: say_in("holiday", "Mid-Autumn Festival"),
        Holiday.NATIONAL_DAY: lambda: say_in("holiday", "National Day"),
    },
    SkipReason: {
        SkipReason.OPTED_OUT: lambda: say_in("skip reason", "asked not to be contacted"),
        SkipReason.PAUSED: lambda: say_in("skip reason", "contact is paused"),
        SkipReason.GIVEN_UP: lambda: say_in("skip reason", "given up as lost"),
        SkipReason.BOOKED: lambda: say_in("skip reason", "has a confirmed booking"),
        SkipReason.OVER_CONTACT: lambda: say_in("skip reason", "contacted often enough that week"),
        SkipReason.NO_OPEN_DAY: lambda: say_in("skip reason", "no open day in its window"),
        SkipReason.NO_CHANNEL: lambda: say_in("skip reason", "no way of contact that is allowed"),
        SkipReason.NOBODY: lambda: say_in("skip reason", "nobody works at the desk"),
    },
}
