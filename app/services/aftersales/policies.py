"""The texts the clinic publishes and stands by, each from a day on."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Policy
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.rules.permissions import require
from app.words import Permission, PolicyKind
from app.words.language import N_, say


@dataclass(eq=False)
class PolicyEmpty(Refusal):
    """A published text without words."""

    says = N_("Please write the text that is to be published.")


@dataclass(eq=False)
class PolicyInPast(Refusal):
    """A text that would have held already."""

    valid_from_on: date

    says = N_(
        "{valid_from_on} is over; what held then stays as it was. Please choose today or later."
    )


@dataclass(eq=False)
class PolicyTaken(Refusal):
    """Another text begins to hold on that day."""

    valid_from_on: date

    says = N_("Another version begins to hold on {valid_from_on}. Please choose another day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyText:
    """One version of a published text.

    Attributes:
        policy_id: ``None`` for the standard text, which holds until the clinic writes its own.
        number: 1, 2, ...; 0 for the standard text.
    """

    policy_id: int | None
    number: int
    valid_from_on: date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """One version of one text, and whether it holds.

    Attributes:
        key: Of the row; below zero for the standard text of a kind.
    """

    key: int
    kind: PolicyKind
    policy: PolicyText
    holds: bool


def list_published(session: Session, *, today: date) -> tuple[PublishedRow, ...]:
    """Return every version of every text, by kind and newest first; the standard one is last."""
    rows = []
    for place, kind in enumerate(PolicyKind, start=1):
        holding = policy_on(session, kind=kind, on=today).number
        for policy in (*list_policies(session, kind=kind), standard_policy(kind)):
            key = -place if policy.policy_id is None else policy.policy_id
            holds = policy.number == holding
            rows.append(PublishedRow(key=key, kind=kind, policy=policy, holds=holds))
    return tuple(rows)


def list_policies(session: Session, *, kind: PolicyKind) -> tuple[PolicyText, ...]:
    """Return every version the clinic wrote, newest first."""
    query = sa.select(Policy).where(Policy.kind == kind).order_by(Policy.valid_from_on.desc())
    return tuple(_text(row) for row in session.scalars(query))


def policy_on(session: Session, *, kind: PolicyKind, on: date) -> PolicyText:
    """Return what holds on a day."""
    query = sa.select(Policy).where(Policy.kind == kind, Policy.valid_from_on <= on)
    row = session.scalars(query.order_by(Policy.valid_from_on.desc()).limit(1)).first()
    return standard_policy(kind) if row is None else _text(row)


def load_policy(session: Session, *, kind: PolicyKind, policy_id: int | None) -> PolicyText:
    """Return the version something was done under."""
    row = session.get(Policy, policy_id) if policy_id is not None else None
    return standard_policy(kind) if row is None else _text(row)


def publish_policy(
    session: Session, *, kind: PolicyKind, valid_from_on: date, text: str, actor: Actor, today: date
) -> int:
    """Let another text hold from a day on; return its key. Older versions stay as they are.

    Raises:
        NotAllowed: The actor may not change the standards.
        PolicyEmpty: There are no words.
        PolicyInPast: It would have held already.
        PolicyTaken: Another one begins on that day.
    """
    require(actor, Permission.EDIT_STANDARDS)
    if not text.strip():
        raise PolicyEmpty
    if valid_from_on < today:
        raise PolicyInPast(valid_from_on)
    same_kind = sa.select(Policy).where(Policy.kind == kind)
    if session.scalar(same_kind.where(Policy.valid_from_on == valid_from_on)) is not None:
        raise PolicyTaken(valid_from_on)
    last = session.scalar(sa.select(sa.func.max(Policy.number)).where(Policy.kind == kind)) or 0
    row = Policy(kind=kind, number=last + 1, valid_from_on=valid_from_on, text=text.strip())
    session.add(row)
    session.flush()
    return row.id


def standard_policy(kind: PolicyKind) -> PolicyText:
    """Return what holds until the clinic publishes a text of its own."""
    texts = {
        PolicyKind.RETURNS: say(
            "Whatever was bought from us is exchanged, repaired or taken back by anybody at the"
            " clinic, without being sent from one person to another. Please bring it with the"
            " receipt if you have it; without one we look the purchase up."
        ),
        PolicyKind.HOME_VISITS: say(
            "We come at an hour that suits you and only after you confirmed it. We touch nothing"
            " without asking, clean up, dispose of waste as you wish and leave in your sight."
            " Extras are paid by transfer, WeChat Pay, Alipay or card, never in cash."
        ),
    }
    return PolicyText(policy_id=None, number=0, valid_from_on=None, text=texts[kind])


def _text(row: Policy) -> PolicyText:
    return PolicyText(
        policy_id=row.id, number=row.number, valid_from_on=row.valid_from_on, text=row.text
    )
