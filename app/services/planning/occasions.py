"""What follows from the calendar and from people: dates, holidays, thanks, reviews, call-backs."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import blake2b
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ArchiveReview, Complaint, Customer, CustomerMetrics, FollowUp, Referral
from app.services.archive.dates import UpcomingDate, upcoming_dates
from app.services.planning.facts import Facts
from app.services.planning.frame import Frame
from app.services.planning.opening_hours import list_holidays
from app.services.planning.proposals import Placing, Proposal
from app.services.rules.planning_days import Window, yearly_after
from app.services.rules.rhythm import Doer
from app.services.rules.statutory import festivals_in
from app.words import (
    ComplaintStatus,
    DateKind,
    FeedbackKind,
    FollowUpKind,
    FollowUpMethod,
    Holiday,
    Tier,
)

CALL_BACK_DAYS: Final = 3
_GREETING_DAYS: Final = 3
_DATE_DAYS: Final = 7
_THANKS_DAYS: Final = 7
_REVIEW_DAYS: Final = 14
_COSTLY: Final = (FollowUpMethod.HOME_VISIT, FollowUpMethod.FLOWERS, FollowUpMethod.GIFT)
_FESTIVE: Final = (DateKind.BIRTHDAY, DateKind.WEDDING)
_CALLED: Final = sa.select(FollowUp.complaint_id).where(FollowUp.complaint_id.is_not(None))
_UNCALLED: Final = sa.select(Complaint.id, Complaint.customer_id, Complaint.received_on).where(
    Complaint.kind == FeedbackKind.COMPLAINT,
    Complaint.status != ComplaintStatus.CONFIRMED,
    Complaint.id.not_in(_CALLED),
)
_BROUGHT: Final = (
    sa.select(Referral.id, Referral.referrer_id, Customer.name, CustomerMetrics.first_visit_on)
    .join(Customer, Customer.id == Referral.referred_id)
    .join(CustomerMetrics, CustomerMetrics.customer_id == Referral.referred_id)
    .where(CustomerMetrics.first_visit_on >= sa.bindparam("since_on"))
    .order_by(Referral.id)
)
_REVIEWED: Final = sa.select(
    ArchiveReview.customer_id, sa.func.max(ArchiveReview.reviewed_on)
).group_by(ArchiveReview.customer_id)


def propose_call_backs(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> Iterator[Proposal]:
    """Yield a call-back for every complaint that has none, whatever else holds."""
    for key, customer_id, received_on in frame.ask(session, _UNCALLED, Complaint.customer_id):
        if customer_id in facts:
            yield _call_back(facts[customer_id], key, received_on, frame)


def uncalled_customers(session: Session) -> set[int]:
    """Return whose complaints have no call-back yet."""
    return set(session.scalars(_UNCALLED.with_only_columns(Complaint.customer_id)))


def propose_dates(session: Session, frame: Frame, facts: Mapping[int, Facts]) -> Iterator[Proposal]:
    """Yield birthdays, anniversaries and joys of customers and their families."""
    for each in upcoming_dates(
        session, first=frame.from_on, last=frame.to_on, customer_ids=frame.customer_ids
    ):
        if each.customer_id in facts:
            yield _date(facts[each.customer_id], each, frame)


def propose_greetings(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> Iterator[Proposal]:
    """Yield greetings on statutory holidays for the tiers that are sent them."""
    greeted = {tier for tier, standard in frame.standards.items() if standard.greets_holidays}
    holidays = [row.holiday for row in list_holidays(session) if row.greets]
    for day, holiday in _festivals(frame, holidays):
        for each in facts.values():
            if each.tier in greeted:
                yield _greeting(each, day, holiday, frame)


def propose_thanks(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> Iterator[Proposal]:
    """Yield thanks to whoever brought somebody, once that person has come."""
    for key, referrer_id, name, came_on in frame.ask(
        session, _BROUGHT, Referral.referrer_id, since_on=frame.missed_from_on
    ):
        if referrer_id in facts and came_on is not None:
            latest_on = came_on + timedelta(days=_THANKS_DAYS)
            window = Window(earliest_on=came_on, ideal_on=came_on, latest_on=latest_on)
            yield Proposal(
                facts=facts[referrer_id],
                kind=FollowUpKind.REFERRAL_THANKS,
                origin=str(key),
                window=window.from_day(frame.from_on),
                placing=Placing.SPREAD,
                reference_on=came_on,
                subject=name,
            )


def propose_reviews(
    session: Session, frame: Frame, facts: Mapping[int, Facts]
) -> Iterator[Proposal]:
    """Yield the yearly look through every archive, a year after the last one."""
    reviewed = dict(frame.ask(session, _REVIEWED, ArchiveReview.customer_id).all())
    for key, each in facts.items():
        base_on = reviewed.get(key) or each.who.first_visit_on or each.who.first_contact_on
        if base_on is None or each.tier is Tier.DORMANT:
            continue
        day = yearly_after(base_on, frame.missed_from_on)
        if day <= frame.to_on:
            yield _review(each, day, frame)


def _call_back(facts: Facts, complaint_id: int, received_on: date, frame: Frame) -> Proposal:
    day = received_on + timedelta(days=CALL_BACK_DAYS)
    window = Window(earliest_on=received_on, ideal_on=day, latest_on=day)
    return Proposal(
        facts=facts,
        kind=FollowUpKind.COMPLAINT_CALL_BACK,
        origin=str(complaint_id),
        window=window.from_day(frame.from_on),
        placing=Placing.ON_THE_DAY,
        doer=Doer.SUPERVISOR,
        due=True,
        even_in_peace=True,
        method=FollowUpMethod.PHONE,
        reference_on=received_on,
        complaint_id=complaint_id,
    )


def _date(facts: Facts, each: UpcomingDate, frame: Frame) -> Proposal:
    standard = frame.standards[facts.tier]
    own = each.family_name is None and each.kind in _FESTIVE
    method = standard.dates_by if own or standard.dates_by not in _COSTLY else None
    whose = f"{each.family_name or ''}/{each.label or ''}"
    mark = blake2b(whose.encode(), digest_size=4).hexdigest()
    named = [part for part in (each.family_name, each.label) if part]
    return Proposal(
        facts=facts,
        kind=FollowUpKind.DATES,
        origin=f"{each.on}/{each.kind}/{mark}",
        window=Window(
            earliest_on=max(each.on - timedelta(days=_DATE_DAYS), frame.from_on),
            ideal_on=each.on,
            latest_on=each.on,
        ),
        placing=Placing.UP_TO_THE_DAY,
        method=method,
        step=each.years,
        reference_on=each.on,
        subject="/".join([each.kind, *named]),
    )


def _festivals(frame: Frame, holidays: list[Holiday]) -> Iterator[tuple[date, Holiday]]:
    for year in range(frame.from_on.year, frame.to_on.year + 1):
        for holiday, day in festivals_in(year).items():
            if holiday in holidays and frame.from_on <= day <= frame.to_on:
                yield day, holiday


def _greeting(facts: Facts, day: date, holiday: Holiday, frame: Frame) -> Proposal:
    earliest_on = max(day - timedelta(days=_GREETING_DAYS), frame.from_on)
    by_wechat = facts.who.wechat and FollowUpMethod.WECHAT not in facts.blocked
    return Proposal(
        facts=facts,
        kind=FollowUpKind.HOLIDAY,
        origin=f"{holiday}/{day.year}",
        window=Window(earliest_on=earliest_on, ideal_on=day, latest_on=day),
        placing=Placing.UP_TO_THE_DAY,
        method=FollowUpMethod.WECHAT if by_wechat else FollowUpMethod.SMS,
        reference_on=day,
        subject=holiday,
    )


def _review(facts: Facts, day: date, frame: Frame) -> Proposal:
    slack = timedelta(days=_REVIEW_DAYS)
    window = Window(earliest_on=day, ideal_on=day, latest_on=day + slack)
    return Proposal(
        facts=facts,
        kind=FollowUpKind.ARCHIVE_UPDATE,
        origin=str(day),
        window=window.from_day(frame.from_on),
        placing=Placing.SPREAD,
        reference_on=day,
    )
