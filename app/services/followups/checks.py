"""What must hold before somebody is to be contacted on a day, by a person, in a way."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import ComplaintCase, Consent, Customer, FollowUp, StaffMember
from app.services.followups.entries import MISSED
from app.services.followups.errors import ByNobody, ClinicClosed, FollowUpClosed
from app.services.foundation.errors import NotFound, Refusal
from app.services.planning.opening_hours import load_open_days
from app.services.rules.workdays import OpenDays
from app.words import (
    ConsentKind,
    ContactPause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
)
from app.words.formats import long_day
from app.words.language import N_, say


@dataclass(eq=False)
class InPeace(Refusal):
    """The customer is not to be contacted.

    Attributes:
        until_on: Last day of the pause; ``None`` until somebody ends it.
    """

    name: str
    pause: ContactPause
    until_on: date | None

    @override
    def sentence(self) -> str:
        if self.until_on is None:
            return say(
                "{name} is not to be contacted. End the pause in the customer's file first.",
                name=self.name,
            )
        return say(
            "{name} is not to be contacted until {day}. Choose a later day or end the pause first.",
            name=self.name,
            day=long_day(self.until_on),
        )


@dataclass(eq=False)
class FollowUpInPast(Refusal):
    """A follow-up for a day that is over."""

    due_on: date

    says = N_("{due_on} is over. Please choose today or later.")


@dataclass(eq=False)
class InQuietHours(Refusal):
    """A time at which nobody may be rung on that day."""

    day: date
    at: time

    says = N_("At {at} on {day} nobody may be rung. Please choose another time.")


@dataclass(eq=False)
class AlreadyPlanned(Refusal):
    """The customer has an open follow-up of that kind."""

    kind: FollowUpKind
    due_on: date
    staff_name: str

    says = N_("“{kind}” is planned already: {due_on}, {staff_name}. Move that one instead.")


@dataclass(eq=False)
class ChannelClosed(Refusal):
    """The customer took the consent to be contacted that way back."""

    name: str
    method: FollowUpMethod

    says = N_("{name} does not want to be contacted by “{method}”. Please choose another way.")


@dataclass(eq=False)
class AnswersElsewhere(Refusal):
    """A call-back would be ended without the three answers that belong to its complaint."""

    number: str

    says = N_(
        "{number} is a complaint: the call-back ends with its three answers, under Complaints."
        " Here it can be tried again or moved."
    )


_CONSENT: Final = {
    FollowUpMethod.PHONE: ConsentKind.PHONE,
    FollowUpMethod.SMS: ConsentKind.SMS,
    FollowUpMethod.WECHAT: ConsentKind.WECHAT,
}
_STAYS: Final = MISSED | {Outcome.MOVED}


def open_followup(session: Session, followup_id: int) -> FollowUp:
    """Return a follow-up that is still to be done.

    Raises:
        NotFound: It is gone.
        FollowUpClosed: Somebody or something ended it.
    """
    followup = session.get(FollowUp, followup_id)
    if followup is None:
        raise NotFound("follow-up", followup_id)
    if followup.state is not FollowUpState.OPEN:
        raise FollowUpClosed(followup.state)
    return followup


def refuse_ended_call_back(session: Session, followup: FollowUp, outcome: Outcome) -> None:
    """Pass unless ``outcome`` would end a call-back that a complaint waits for.

    Raises:
        AnswersElsewhere: Only its three answers end it.
    """
    if followup.kind is not FollowUpKind.COMPLAINT_CALL_BACK or outcome in _STAYS:
        return
    query = sa.select(ComplaintCase.number)
    query = query.where(ComplaintCase.complaint_id == followup.complaint_id)
    if (number := session.scalar(query)) is not None:
        raise AnswersElsewhere(number)


def refuse_day(session: Session, *, day: date, at: time | None, today: date) -> None:
    """Pass if somebody may be contacted on that day, at that time.

    Raises:
        FollowUpInPast: The day is over.
        ClinicClosed: Nobody is there.
        InQuietHours: Nobody may be rung then.
    """
    if day < today:
        raise FollowUpInPast(day)
    calendar = load_open_days(session)
    if not calendar.is_open(day):
        raise ClinicClosed(day, calendar.next_open(day))
    if at is not None and not may_ring(calendar, day, at):
        raise InQuietHours(day, at)


def may_ring(calendar: OpenDays, day: date, at: time) -> bool:
    """Return whether ``at`` lies in the hours in which customers are rung."""
    return any(each.opens_at <= at < each.closes_at for each in calendar.call_hours_on(day))


def is_in_peace(customer: Customer, day: date) -> bool:
    """Return whether the customer is not to be contacted on ``day``."""
    until_on = customer.pause_until_on
    return customer.pause is not None and (until_on is None or day <= until_on)


def may_be_contacted(followup: FollowUp, customer: Customer, day: date) -> bool:
    """Return whether a follow-up may stand on ``day``; a complaint is called back in any case."""
    return followup.kind is FollowUpKind.COMPLAINT_CALL_BACK or not is_in_peace(customer, day)


def refuse_disturbing(customer: Customer, day: date) -> None:
    """Pass if the customer may be contacted on ``day``.

    Raises:
        InPeace: They may not.
    """
    if customer.pause is not None and is_in_peace(customer, day):
        raise InPeace(customer.name, customer.pause, customer.pause_until_on)


def refuse_channel(session: Session, customer: Customer, method: FollowUpMethod) -> None:
    """Pass unless the consent to be contacted that way was taken back and not given anew.

    Raises:
        ChannelClosed: It was.
    """
    kind = _CONSENT.get(method)
    if kind is None:
        return
    given = session.scalars(
        sa.select(Consent.withdrawn_on).where(
            Consent.customer_id == customer.id, Consent.kind == kind
        )
    ).all()
    if given and all(withdrawn_on is not None for withdrawn_on in given):
        raise ChannelClosed(customer.name, method)


def refuse_nobody(session: Session, staff_id: int | None) -> int:
    """Return the person, if they work here.

    Raises:
        ByNobody: They do not, or nobody was named.
    """
    member = None if staff_id is None else session.get(StaffMember, staff_id)
    if member is None or not member.active:
        raise ByNobody(staff_id)
    return member.id


def refuse_second(session: Session, customer_id: int, kind: FollowUpKind) -> None:
    """Pass if the customer has no open follow-up of that kind.

    Raises:
        AlreadyPlanned: They have one; the earliest is named.
    """
    query = (
        sa.select(FollowUp.due_on, StaffMember.name)
        .join(StaffMember, StaffMember.id == FollowUp.staff_id)
        .where(
            FollowUp.customer_id == customer_id,
            FollowUp.kind == kind,
            FollowUp.state == FollowUpState.OPEN,
        )
        .order_by(FollowUp.due_on, FollowUp.id)
    )
    if (known := session.execute(query.limit(1)).first()) is not None:
        raise AlreadyPlanned(kind, known.due_on, known.name)
