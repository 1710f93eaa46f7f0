"""Sentences for what the desk refuses around follow-ups and bookings."""

from app.services.followups.errors import (
    AlreadyPlanned,
    BookingInPast,
    BookingLengthImpossible,
    BookingNotYet,
    BookingOutsideHours,
    BookingStepRefused,
    ByNobody,
    CallBackOfNothing,
    CallBackStays,
    ChannelClosed,
    ClinicClosed,
    ContactCorrected,
    ContactSettled,
    ContentMissing,
    CostMissing,
    FollowUpClosed,
    FollowUpInPast,
    InPeace,
    InQuietHours,
    LeadWithoutValue,
    NewDayMissing,
    OutcomeStays,
    WhyMissing,
)
from app.services.planning.errors import (
    ContactRulesImpossible,
    HoursOverlap,
    HoursReversed,
    PlanImpossible,
    StandardImpossible,
)
from app.words.formats import clock_time, long_day, weekday_name
from app.words.language import say
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return (
        _of_calendar(error)
        or _of_peace(error)
        or _of_planning(error)
        or _of_adding(error)
        or _of_contact(error)
        or _of_ended(error)
        or _of_booking(error)
        or _of_day(error)
    )


def _of_calendar(error: BaseException) -> str | None:
    match error:
        case HoursReversed(opens_at=opens_at, closes_at=closes_at):
            return say(
                "“{opens} – {closes}” ends before it begins. Please check the two times.",
                opens=clock_time(opens_at),
                closes=clock_time(closes_at),
            )
        case HoursOverlap(weekday=weekday):
            return say(
                "The hours of {day} run into each other. Please part them.",
                day=weekday_name(weekday),
            )
        case StandardImpossible(tier=tier):
            return say(
                "The standard for {tier} contradicts itself: the ideal gap is no"
                " longer than the maximum, the least contacts are no more than the"
                " most, and the channels make 100 %.",
                tier=name_of(tier),
            )
        case ContactRulesImpossible():
            return say(
                "By these rules nobody could be reached. Please check hours, attempts"
                " and contacts per week.",
            )
        case PlanImpossible(longest_days=days):
            return say(
                "Only today and later can be planned, first day first, up to {days}"
                " days at once. Please choose other days.",
                days=days,
            )
        case _:
            return None


def _of_peace(error: BaseException) -> str | None:
    match error:
        case InPeace(name=name, until_on=None):
            return say(
                "{name} is not to be contacted. End the pause in the customer's file first.",
                name=name,
            )
        case InPeace(name=name, until_on=until):
            return say(
                "{name} is not to be contacted until {day}. Choose a later day or end"
                " the pause first.",
                name=name,
                day=long_day(until),
            )
        case ChannelClosed(name=name, method=method):
            return say(
                "{name} does not want to be contacted by “{method}”. Please choose another way.",
                name=name,
                method=name_of(method),
            )
        case _:
            return None


def _of_planning(error: BaseException) -> str | None:
    match error:
        case CallBackOfNothing():
            return say("A call-back comes with its complaint. Please write down the complaint.")
        case FollowUpInPast(due_on=on):
            return say("{day} is over. Please choose today or later.", day=long_day(on))
        case ClinicClosed(day=day, next_open_on=None):
            return say(
                "The clinic is closed on {day}. Please choose another day.", day=long_day(day)
            )
        case ClinicClosed(day=day, next_open_on=following):
            return say(
                "The clinic is closed on {day}. The next open day is {following}.",
                day=long_day(day),
                following=long_day(following),
            )
        case InQuietHours(day=day, at=at):
            return say(
                "At {time} on {day} nobody may be rung. Please choose another time.",
                time=clock_time(at),
                day=long_day(day),
            )
        case _:
            return None


def _of_adding(error: BaseException) -> str | None:
    match error:
        case ByNobody():
            return say("Nobody who works here is to do it. Please choose a person.")
        case AlreadyPlanned(kind=kind, due_on=on, staff_name=who):
            return say(
                "“{kind}” is planned already: {day}, {who}. Move that one instead.",
                kind=name_of(kind),
                day=long_day(on),
                who=who,
            )
        case ContentMissing():
            return say("It says neither what to ask nor what to say. Please type one of them.")
        case WhyMissing():
            return say("Why is it called off? Please say so in a few words.")
        case CallBackStays():
            return say("Every complaint is called back. It can be moved, never called off.")
        case _:
            return None


def _of_contact(error: BaseException) -> str | None:
    match error:
        case NewDayMissing():
            return say("Moved to when? Please give the day.")
        case CostMissing(method=method):
            return say(
                "“{method}” costs something. Please type what it cost.", method=name_of(method)
            )
        case LeadWithoutValue():
            return say("News about business needs both: what it is and what it is worth.")
        case ContactSettled():
            return say(
                "The entry is older than a day and stays as it is. Write a correction instead.",
            )
        case ContactCorrected():
            return say("This entry was corrected already. Please correct the newer one.")
        case _:
            return None


def _of_ended(error: BaseException) -> str | None:
    match error:
        case FollowUpClosed(state=state):
            return say(
                "This follow-up is no longer open: {state}. Nothing was changed.",
                state=name_of(state),
            )
        case OutcomeStays(outcome=outcome):
            return say(
                "What came of it stays “{outcome}”. Take the entry back and write it anew instead.",
                outcome=name_of(outcome),
            )
        case _:
            return None


def _of_booking(error: BaseException) -> str | None:
    match error:
        case BookingInPast(starts_on=on):
            return say("{day} is over. Please book today or later.", day=long_day(on))
        case BookingOutsideHours(day=day, at=at):
            return say(
                "The clinic is not open at {time} on {day}. Please choose another time.",
                time=clock_time(at),
                day=long_day(day),
            )
        case BookingLengthImpossible():
            return say("That length is impossible. Please type the minutes it takes.")
        case BookingStepRefused(state=state, to=to):
            return say(
                "The booking is “{state}” and cannot become “{to}”.",
                state=name_of(state),
                to=name_of(to),
            )
        case _:
            return None


def _of_day(error: BaseException) -> str | None:
    match error:
        case BookingNotYet(starts_on=on):
            return say("The booking is for {day}. Please mark it on that day.", day=long_day(on))
        case _:
            return None
