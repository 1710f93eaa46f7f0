"""Why a customer is called, and what to say: the same words on the screen and on paper."""

from datetime import date
from typing import Final

from app.services.planning.reasons import NO_SHOW, WRONG_NUMBER, Reason
from app.words import DateKind, FollowUpKind, Holiday, Outcome
from app.words.formats import DASH, short_day
from app.words.language import listed, say, say_in, say_many
from app.words.names import name_of

_WEEK_DAYS: Final = 7
_PLAN, _OFFER, _EXIT = 2, 3, 4  # rungs of the win-back ladder


def reason_line(reason: Reason) -> str:
    """Return why to get in touch, such as ``Aftercare, day 7``."""
    match reason.kind:
        case FollowUpKind.AFTERCARE if reason.step is not None:
            return say("Aftercare, day {day}", day=reason.step)
        case FollowUpKind.WIN_BACK if reason.step is not None:
            return say("Win-back, step {step}", step=reason.step)
        case FollowUpKind.DUE_BACK if reason.family_name and reason.subject != NO_SHOW:
            return say("Due back, {family}", family=reason.family_name)
        case FollowUpKind.DATES if reason.subject:
            return _whose_day(reason.subject)
        case FollowUpKind.HOLIDAY if reason.subject in set(Holiday):
            return say("Greeting, {holiday}", holiday=name_of(Holiday(reason.subject)))
        case _:
            return _with_subject(reason)


def what_to_say(reason: Reason, *, on: date) -> str:
    """Return what to ask and to say, a line each; somebody's own words go before the usual.

    Args:
        reason: Why to get in touch.
        on: The day of the call, from which past days are counted.
    """
    own = [text for text in (_asked(reason), reason.say) if text]
    return "\n".join(own) or _usual(reason, on)


def _asked(reason: Reason) -> str | None:
    """Return what to ask, after what was done; several families name themselves."""
    if reason.ask is None or "\n" in reason.ask or not (reason.family_name and reason.reference_on):
        return reason.ask
    return say(
        "{family}, {day}: {ask}",
        family=reason.family_name,
        day=short_day(reason.reference_on),
        ask=reason.ask,
    )


def _usual(reason: Reason, on: date) -> str:
    match reason.kind:
        case FollowUpKind.DUE_BACK | FollowUpKind.SECOND_VISIT | FollowUpKind.WIN_BACK:
            return _about_returning(reason, on)
        case FollowUpKind.DATES:
            return _about_a_day(reason)
        case FollowUpKind.HOLIDAY if reason.subject in set(Holiday):
            return say(
                "All of us wish you a happy and healthy {holiday}!",
                holiday=name_of(Holiday(reason.subject)),
            )
        case FollowUpKind.COMPLAINT_CALL_BACK | FollowUpKind.IN_PERSON | FollowUpKind.LEAD:
            return _about_trouble(reason)
        case FollowUpKind.ARCHIVE_UPDATE:
            return _about_the_archive(reason)
        case _:
            return _about_the_customer(reason)


def _about_returning(reason: Reason, on: date) -> str:
    match reason:
        case _ if reason.subject == NO_SHOW:
            text = say("Ask kindly whether all is well and offer another date.")
        case Reason(kind=FollowUpKind.SECOND_VISIT):
            text = say(
                "Came once, {day}. Ask how it went and offer a second date.", day=_day(reason)
            )
        case Reason(kind=FollowUpKind.DUE_BACK):
            text = say(
                "Last came {day}, {ago}. Offer a date.", day=_day(reason), ago=_ago(reason, on)
            )
        case _:
            text = _winning_back(reason, on)
    return text


def _winning_back(reason: Reason, on: date) -> str:
    gone = say("Last came {day}, {ago}.", day=_day(reason), ago=_ago(reason, on))
    match reason.step:
        case int(step) if step == _PLAN:
            todo = say("Offer a doctor's review and a plan made for them.")
        case int(step) if step == _OFFER:
            todo = say("The manager calls in person, with an offer of their own.")
        case int(step) if step >= _EXIT:
            todo = say("Ask why they left, thank them, make one last offer.")
        case _:
            todo = say("Ask what kept them away and note the reason.")
    return say_in("sentences", "{first} {second}", first=gone, second=todo)


def _about_a_day(reason: Reason) -> str:
    kind = (reason.subject or "").split("/")[0]
    day = short_day(reason.reference_on)
    if reason.step and kind == DateKind.BIRTHDAY:
        return say("{day}, turns {years}. Congratulate.", day=day, years=reason.step)
    if reason.step:
        return say_many(
            "{day}, {count} year. Congratulate.",
            "{day}, {count} years. Congratulate.",
            reason.step,
            day=day,
        )
    return say("{day}. Congratulate.", day=day)


def _about_trouble(reason: Reason) -> str:
    match reason.kind:
        case FollowUpKind.COMPLAINT_CALL_BACK:
            return say("Complaint of {day}. Ask: is it really solved?", day=_day(reason))
        case FollowUpKind.IN_PERSON:
            return say(
                "Was not satisfied on {day}. Listen, then solve it in person.", day=_day(reason)
            )
        case _:
            return say("Heard on {day}. Confirm it and act today.", day=_day(reason))


def _about_the_archive(reason: Reason) -> str:
    if reason.subject == WRONG_NUMBER:
        return say("Find the right number and put it on file.")
    return say("Check phone, address, days to remember, allergies and wishes.")


def _about_the_customer(reason: Reason) -> str:
    match reason.kind:
        case FollowUpKind.AFTERCARE:
            return say("Ask for swelling, pain, redness, and how they feel.")
        case FollowUpKind.CULTIVATION:
            return say("Ask what they plan next and show what suits them.")
        case FollowUpKind.INVITATION:
            return say("Invite, and ask for a yes or a no.")
        case FollowUpKind.REFERRAL_THANKS:
            return say("Came on {day}. Say thank you.", day=_day(reason))
        case _:
            return say("Effect, satisfaction 1–5, product gaps, new needs, suggestions.")


def _whose_day(subject: str) -> str:
    """Return the day's name from kind, person and label as the plan holds them."""
    kind, *named = subject.split("/")
    if kind not in set(DateKind):
        return subject
    if kind == DateKind.OTHER and named:
        return listed(named)
    return listed([name_of(DateKind(kind)), *named])


def _with_subject(reason: Reason) -> str:
    if not reason.subject:
        return name_of(reason.kind)
    if reason.subject == NO_SHOW:
        return say("Missed the booking of {day}", day=_day(reason))
    if reason.subject == WRONG_NUMBER:
        return name_of(Outcome.WRONG_NUMBER)
    return say("{kind}: {subject}", kind=name_of(reason.kind), subject=reason.subject)


def _day(reason: Reason) -> str:
    return short_day(reason.reference_on)


def _ago(reason: Reason, on: date) -> str:
    if reason.reference_on is None:
        return DASH
    days = max((on - reason.reference_on).days, 0)
    if days < 2 * _WEEK_DAYS:
        return say_many("{count} day ago", "{count} days ago", days)
    weeks = days // _WEEK_DAYS
    return say_many("{count} week ago", "{count} weeks ago", weeks)
