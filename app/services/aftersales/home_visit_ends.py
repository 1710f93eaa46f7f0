"""The end of a home visit: signed, answered on a card, the card on file; each month looked at."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import HomeVisit, HomeVisitReview
from app.services.aftersales.home_visits import load_visit, refuse_missing_points
from app.services.aftersales.policies import publish_policy
from app.services.foundation.doing import Doing, is_filled, local_day, tidy
from app.services.foundation.errors import Refusal
from app.services.planning.visits import is_low, raise_talk
from app.services.rules.permissions import require
from app.words import ConductCheck, HomeVisitState, Permission, PolicyKind
from app.words.formats import long_month
from app.words.language import N_, say


@dataclass(eq=False)
class FeedbackMissing(Refusal):
    """A home visit is to be done without signature, card number or score."""

    says = N_(
        "A home visit is done with the customer’s signature, the number of the feedback card and"
        " its score, 1 to 5."
    )


@dataclass(eq=False)
class CardTaken(Refusal):
    """The feedback card belongs to another visit."""

    card_number: str

    says = N_("Feedback card {card_number} belongs to another visit.")


@dataclass(eq=False)
class ReviewIncomplete(Refusal):
    """A monthly review that does not say both what went well and what did not."""

    says = N_("Please write down both what went well and what did not.")


@dataclass(eq=False)
class MonthNotOver(Refusal):
    """A month is reviewed before it has begun."""

    month_on: date

    @override
    def sentence(self) -> str:
        return say("{month} has not begun yet.", month=long_month(self.month_on))


@dataclass(eq=False)
class MonthReviewed(Refusal):
    """The month has its review already."""

    month_on: date

    @override
    def sentence(self) -> str:
        return say("{month} has its review already.", month=long_month(self.month_on))


_HIGHEST_SCORE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEntry:
    """What the customer signed and wrote on the feedback card."""

    signed: bool
    card_number: str
    score: int | None
    said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """What a month of home visits taught.

    Attributes:
        month_on: Any day of the month.
        new_rule: The rules for home visits as they read from today, if they are changed.
    """

    month_on: date
    gains: str
    losses: str
    new_rule: str | None = None


def finish_home_visit(
    session: Session, *, home_visit_id: int, entry: AnswerEntry, doing: Doing
) -> None:
    """Take the customer's signature and card; a low score has the supervisor talk to them.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
        PointsMissing: Somebody who went has not acknowledged everything.
        FeedbackMissing: No signature, no card, or no score from 1 to 5.
        CardTaken: The card belongs to another visit.
    """
    visit = load_visit(session, home_visit_id, doing, HomeVisitState.ON_THE_WAY)
    refuse_missing_points(session, home_visit_id, tuple(ConductCheck))
    card_number = tidy(entry.card_number)
    if not entry.signed or card_number is None or entry.score not in range(1, _HIGHEST_SCORE + 1):
        raise FeedbackMissing
    if session.scalar(sa.select(HomeVisit.id).where(HomeVisit.card_number == card_number)):
        raise CardTaken(card_number)
    today = local_day(session, doing.now)
    with session.no_autoflush:  # the table asks for all of it at once
        visit.state, visit.done_on, visit.signed_on = HomeVisitState.DONE, today, today
        visit.card_number, visit.score, visit.said = card_number, entry.score, tidy(entry.said)
    session.flush()
    if is_low(entry.score):
        origin = f"home-visit/{visit.id}"
        raise_talk(session, customer_id=visit.customer_id, origin=origin, today=today)


def file_card(
    session: Session, *, home_visit_id: int, doing: Doing, scan_id: int | None = None
) -> None:
    """The feedback card is back and on file, perhaps as a picture.

    Raises:
        NotAllowed, NotFound, HomeVisitStepRefused: See ``load_visit``.
    """
    visit = load_visit(session, home_visit_id, doing, HomeVisitState.DONE)
    visit.filed_on, visit.scan_id = local_day(session, doing.now), scan_id
    session.flush()


def review_month(session: Session, *, entry: ReviewEntry, doing: Doing) -> int:
    """Sum up a month of home visits; what is to change becomes the new published rule.

    Raises:
        NotAllowed: The actor may not review, or not change the standards.
        ReviewIncomplete: Gains or losses are not named.
        MonthNotOver: The month has not begun.
        MonthReviewed: It has its review.
        Refusal: What ``publish_policy`` refuses.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    if not is_filled([entry.gains, entry.losses]):
        raise ReviewIncomplete
    today, month_on = local_day(session, doing.now), entry.month_on.replace(day=1)
    if month_on > today:
        raise MonthNotOver(month_on)
    own = sa.select(HomeVisitReview.id).where(HomeVisitReview.month_on == month_on)
    if session.scalar(own) is not None:
        raise MonthReviewed(month_on)
    policy_id = None
    if tidy(entry.new_rule) is not None:
        policy_id = publish_policy(
            session,
            kind=PolicyKind.HOME_VISITS,
            valid_from_on=today,
            text=entry.new_rule or "",
            actor=doing.actor,
            today=today,
        )
    row = HomeVisitReview(
        month_on=month_on,
        gains=entry.gains.strip(),
        losses=entry.losses.strip(),
        policy_id=policy_id,
        reviewed_on=today,
        staff_id=doing.actor.staff_id,
    )
    session.add(row)
    session.flush()
    return row.id


def months_to_review(session: Session, *, today: date) -> tuple[date, ...]:
    """Return the months that are over, had home visits and have no review, oldest first."""
    days = sa.select(HomeVisit.done_on).where(HomeVisit.done_on < today.replace(day=1)).distinct()
    visited = {day.replace(day=1) for day in session.scalars(days) if day is not None}
    reviewed = set(session.scalars(sa.select(HomeVisitReview.month_on)))
    return tuple(sorted(visited - reviewed))
