"""What customers allowed, since when, and when they took it back."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Consent
from app.services.archive.customers import open_customer
from app.services.archive.errors import FutureDay
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.words import ConsentKind, Permission
from app.words.language import N_


@dataclass(eq=False)
class WithdrawnTooEarly(Refusal):
    """A consent taken back before it was given."""

    given_on: date

    says = N_("The consent was given on {given_on}. It cannot be taken back earlier.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """One consent; it stands while ``withdrawn_on`` is ``None``."""

    id: int
    kind: ConsentKind
    given_on: date
    withdrawn_on: date | None


def list_consents(session: Session, *, customer_id: int) -> list[ConsentRow]:
    """Return every consent of the customer, those withdrawn too, the oldest first."""
    query = (
        sa.select(Consent.id, Consent.kind, Consent.given_on, Consent.withdrawn_on)
        .where(Consent.customer_id == customer_id)
        .order_by(Consent.given_on, Consent.id)
    )
    return [ConsentRow(**row._asdict()) for row in session.execute(query)]


def give_consent(
    session: Session,
    *,
    customer_id: int,
    kind: ConsentKind,
    given_on: date,
    actor: Actor,
    today: date,
) -> int:
    """Write down a consent and return its key; one that stands already is kept as it is.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
        FutureDay: It is still to be given.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    open_customer(session, customer_id=customer_id)
    _refuse_future(given_on, today)
    standing = session.scalar(_standing(customer_id, kind))
    if standing is not None:
        return standing
    consent = Consent(customer_id=customer_id, kind=kind, given_on=given_on)
    session.add(consent)
    session.flush()
    return consent.id


def withdraw_consent(
    session: Session, *, consent_id: int, withdrawn_on: date, actor: Actor, today: date
) -> None:
    """Write down that a consent was taken back.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such consent.
        FutureDay: It is still to be taken back.
        WithdrawnTooEarly: It was not given yet on that day.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    consent = session.get(Consent, consent_id)
    if consent is None:
        raise NotFound("consent", consent_id)
    _refuse_future(withdrawn_on, today)
    if withdrawn_on < consent.given_on:
        raise WithdrawnTooEarly(consent.given_on)
    consent.withdrawn_on = withdrawn_on
    session.flush()


def _standing(customer_id: int, kind: ConsentKind) -> sa.Select[int]:
    return sa.select(Consent.id).where(
        Consent.customer_id == customer_id,
        Consent.kind == kind,
        Consent.withdrawn_on.is_(None),
    )


def _refuse_future(day: date, today: date) -> None:
    if day > today:
        raise FutureDay(day)
