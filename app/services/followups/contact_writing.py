"""How an entry of the log is written."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from app.models import Contact, FollowUp
from app.services.followups.entries import REACHED, ContactEntry, OutcomeEntry, plain
from app.words import FollowUpMethod, Initiator

SETTLES_AFTER: Final = timedelta(hours=24)


def log_outcome(
    session: Session,
    *,
    followup: FollowUp,
    told: OutcomeEntry,
    staff_id: int | None,
    now: datetime,
    on: date,
) -> Contact:
    """Write down what came of a planned contact that was on the day ``on``."""
    contact = Contact(
        customer_id=followup.customer_id,
        followup_id=followup.id,
        contacted_on=on,
        staff_id=staff_id,
        target=followup.target,
        initiator=Initiator.CLINIC,
        **stamps(now),
        **cells_of(told, told.method or followup.method),
    )
    session.add(contact)
    session.flush()
    return contact


def log_unplanned(
    session: Session,
    *,
    customer_id: int,
    entry: ContactEntry,
    staff_id: int | None,
    now: datetime,
    today: date,
) -> Contact:
    """Write down a contact that nobody had planned."""
    contact = Contact(
        customer_id=customer_id,
        contacted_on=entry.told.contacted_on or today,
        staff_id=staff_id,
        target=entry.target,
        initiator=entry.initiator,
        **stamps(now),
        **cells_of(entry.told, entry.told.method or FollowUpMethod.PHONE),
    )
    session.add(contact)
    session.flush()
    return contact


def stamps(now: datetime) -> dict[str, datetime]:
    """Return when an entry is written, and until when it may be edited."""
    return {"logged_at": now, "settles_at": now + SETTLES_AFTER}


def cells_of(told: OutcomeEntry, method: FollowUpMethod) -> dict[str, Any]:
    """Return what was told, as the log holds it."""
    heard = told.findings
    return {
        "method": method,
        "outcome": told.outcome,
        "counts": told.outcome in REACHED,
        "note": plain(told.note),
        "effect": plain(heard.effect),
        "satisfaction": heard.satisfaction,
        "product_gaps": plain(heard.product_gaps),
        "new_needs": plain(heard.new_needs),
        "suggestions": plain(heard.suggestions),
        "competitor": plain(told.competitor),
        "lead": plain(told.lead),
        "lead_value": told.lead_value,
        "cost_minor": told.cost_minor,
        "minutes": told.minutes,
    }
