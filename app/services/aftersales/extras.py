"""The extras the clinic promises: free from a purchase on, at a listed price below it."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ServiceExtra
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.extras import extra_price
from app.services.rules.permissions import require
from app.words import Permission
from app.words.language import N_


@dataclass(eq=False)
class ExtraImpossible(Refusal):
    """An extra without a name, with one that is taken, or with a price below zero."""

    says = N_("An extra needs a name of its own, and a price of nothing or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraEntry:
    """An extra as it is promised.

    Attributes:
        free_from_minor: ``None`` if it is never free.
    """

    name: str
    price_minor: int
    free_from_minor: int | None = None
    offered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRow:
    """One extra on file."""

    extra_id: int
    entry: ExtraEntry

    def price(self, purchase_minor: int) -> int:
        """Return what it costs beside a purchase."""
        return extra_price(
            purchase_minor=purchase_minor,
            free_from_minor=self.entry.free_from_minor,
            price_minor=self.entry.price_minor,
        )


def list_extras(session: Session, *, offered_only: bool = False) -> tuple[ExtraRow, ...]:
    """Return the extras by name, those offered first."""
    query = sa.select(ServiceExtra).order_by(ServiceExtra.offered.desc(), ServiceExtra.name)
    rows = session.scalars(query.where(ServiceExtra.offered) if offered_only else query)
    return tuple(ExtraRow(extra_id=row.id, entry=_entry(row)) for row in rows)


def save_extra(session: Session, *, extra_id: int | None, entry: ExtraEntry, actor: Actor) -> int:
    """Promise another extra, or change one; return its key.

    Raises:
        NotAllowed: The actor may not change the standards.
        ExtraImpossible: No name, one that is taken, or a price below zero.
        NotFound: There is no such extra.
    """
    require(actor, Permission.EDIT_STANDARDS)
    row = ServiceExtra() if extra_id is None else session.get(ServiceExtra, extra_id)
    if row is None:
        raise NotFound("extra", extra_id or 0)
    name = entry.name.strip()
    same = sa.select(ServiceExtra.id).where(ServiceExtra.name == name)
    taken = session.scalar(same.where(ServiceExtra.id.is_distinct_from(extra_id)))
    if not name or taken is not None or min(entry.price_minor, entry.free_from_minor or 0) < 0:
        raise ExtraImpossible
    row.name, row.price_minor = name, entry.price_minor
    row.free_from_minor, row.offered = entry.free_from_minor, entry.offered
    session.add(row)
    session.flush()
    return row.id


def _entry(row: ServiceExtra) -> ExtraEntry:
    return ExtraEntry(
        name=row.name,
        price_minor=row.price_minor,
        free_from_minor=row.free_from_minor,
        offered=row.offered,
    )
