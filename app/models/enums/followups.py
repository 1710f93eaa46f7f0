"""Words about following up: what is planned, how it is done, how it ends."""

from enum import StrEnum
from typing import Final


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
