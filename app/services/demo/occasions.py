"""What happens beside the treatments: events, introductions, things said."""

from datetime import date, timedelta
from typing import Final

from app.models import Attendance, Complaint, Event, Referral
from app.services.demo.chance import happens
from app.services.demo.histories import DraftLine, DraftVisits, chosen, price_minor
from app.services.demo.ledger import Ledger
from app.services.demo.phrases import Phrases
from app.services.demo.setting import HeldEvent, Setting
from app.services.demo.visits import add_line, open_visit
from app.words import ComplaintStatus, EventKind, FeedbackDirection, FeedbackKind

_DAY_OF_MONTH: Final = 20
_COMES_SHARE: Final = 0.12
_BUYS_SHARE: Final = 0.35
_EVENT_PRICE: Final = 0.8
_AROUND_VISITS_DAYS: Final = 120
_SETTLED_DAYS: Final = 30
_SAID_SHARES: Final = {
    FeedbackKind.COMPLAINT: 0.06,
    FeedbackKind.FEEDBACK: 0.04,
    FeedbackKind.SUGGESTION: 0.05,
    FeedbackKind.PRAISE: 0.08,
}


def hold_events(
    ledger: Ledger, phrases: Phrases, *, first_on: date, today: date
) -> list[HeldEvent]:
    """Add the events of the years up to ``today``, oldest first."""
    held: list[HeldEvent] = []
    for year in range(first_on.year, today.year + 1):
        for month, kind, name in phrases.events():
            day = date(year, month, _DAY_OF_MONTH)
            if first_on <= day < today:
                title = f"{name} {year}"
                key = ledger.add(Event, name=title, kind=EventKind(kind), held_on=day)
                held.append(HeldEvent(event_id=key, held_on=day))
    return held


def invite(setting: Setting, customer_id: int, drafts: DraftVisits) -> None:
    """Let a customer come to some of the events around the own visits, and buy at some."""
    first_on, last_on = min(drafts), max(drafts) + timedelta(days=_AROUND_VISITS_DAYS)
    for event in setting.events:
        if first_on <= event.held_on <= last_on and happens(setting.random, _COMES_SHARE):
            come_to(setting, customer_id, event)
            if happens(setting.random, _BUYS_SHARE):
                _buy_at(setting, customer_id, event)


def come_to(setting: Setting, customer_id: int, event: HeldEvent) -> None:
    """Write down that a customer was at an event."""
    setting.ledger.add(
        Attendance,
        customer_id=customer_id,
        event_id=event.event_id,
        attended_on=event.held_on,
    )


def _buy_at(setting: Setting, customer_id: int, event: HeldEvent) -> None:
    treatment = chosen(setting.random, setting.menu, 1)[0]
    visit_id = open_visit(setting, customer_id, event.held_on)
    amount = price_minor(treatment, _EVENT_PRICE, 1)
    draft = DraftLine(treatment=treatment, amount_minor=amount, sessions=1)
    visit = (visit_id, customer_id, event.held_on)
    add_line(setting, visit, draft, {}, event_id=event.event_id)


def introduce(setting: Setting, referrer_id: int, customer_id: int, on: date) -> None:
    """Write down who brought a customer."""
    setting.ledger.add(Referral, referrer_id=referrer_id, referred_id=customer_id, referred_on=on)


def speak_up(setting: Setting, customer_id: int, first_on: date) -> None:
    """Let a customer say something now and then since ``first_on``; old complaints are settled."""
    random = setting.random
    known_days = (setting.today - first_on).days
    for kind, share in _SAID_SHARES.items():
        if known_days and happens(random, share):
            said_on = setting.today - timedelta(days=random.randrange(known_days))
            direction, text = setting.phrases.said(random, kind.value)
            setting.ledger.add(
                Complaint,
                customer_id=customer_id,
                received_on=said_on,
                kind=kind,
                direction=FeedbackDirection(direction),
                status=_status(setting, kind, said_on),
                text=text,
            )


def _status(setting: Setting, kind: FeedbackKind, said_on: date) -> ComplaintStatus:
    if kind is not FeedbackKind.COMPLAINT or (setting.today - said_on).days > _SETTLED_DAYS:
        return ComplaintStatus.CONFIRMED
    return setting.random.choice(list(ComplaintStatus))
