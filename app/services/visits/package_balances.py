"""How many sessions of a package are left, and whether one may be used."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Item, Package, VisitLine
from app.services.foundation.errors import NotFound, Refusal
from app.services.foundation.settings import load_settings
from app.services.visits.entries import LineEntry, VisitEntry
from app.words import LineState
from app.words.language import N_


@dataclass(eq=False)
class PackageSessionPriced(Refusal):
    """A prepaid session was to cost money again."""

    item_name: str
    amount_minor: int
    currency: str

    says = N_(
        "A session of the package “{item_name}” is paid already. Set the amount to 0 or do not"
        " draw on the package."
    )


@dataclass(eq=False)
class PackageForOther(Refusal):
    """The package holds sessions of another treatment, or belongs to someone else."""

    item_name: str
    owner_name: str

    says = N_(
        "The package is for “{item_name}” and belongs to {owner_name}. Choose another package or"
        " none."
    )


@dataclass(eq=False)
class PackageNotValid(Refusal):
    """The day lies outside the time the package holds."""

    item_name: str
    from_on: date
    until_on: date | None

    says = N_(
        "The package “{item_name}” holds from {from_on} to {until_on}. Choose another package or"
        " none."
    )


@dataclass(eq=False)
class PackageUsedUp(Refusal):
    """No session of the package is left, or its money was given back."""

    item_name: str
    session_count: int

    says = N_(
        "No session is left in the package “{item_name}” of {session_count}. Sell a new one or"
        " charge the visit."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageBalance:
    """A package, and what was paid for it and drawn from it.

    Attributes:
        paid_minor: What came in for it less what was given back.
        used_count: Sessions used.
    """

    id: int
    customer_id: int
    item_id: int
    item_name: str
    session_count: int
    bought_on: date
    expires_on: date | None
    paid_minor: int
    used_count: int

    @property
    def remaining_count(self) -> int:
        """Sessions left; none once all the money was given back."""
        return max(self.session_count - self.used_count, 0) if self.paid_minor > 0 else 0

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies between the sale and the expiry, both included."""
        return self.bought_on <= day and (self.expires_on is None or day <= self.expires_on)


def list_balances(
    session: Session,
    *,
    package_ids: Collection[int] | None = None,
    customer_id: int | None = None,
    apart_from: Collection[int] = (),
) -> list[PackageBalance]:
    """Return packages with what is left of them, the oldest first.

    Args:
        session: An open transaction.
        package_ids: Only these.
        customer_id: Only this customer's.
        apart_from: Visit lines that do not count, as they are about to be written anew.
    """
    query = _drawn_packages(apart_from)
    if package_ids is not None:
        query = query.where(Package.id.in_(package_ids))
    if customer_id is not None:
        query = query.where(Package.customer_id == customer_id)
    return [
        PackageBalance(
            id=package.id,
            customer_id=package.customer_id,
            item_id=package.item_id,
            item_name=item_name,
            session_count=package.session_count,
            bought_on=package.bought_on,
            expires_on=package.expires_on,
            paid_minor=paid_minor,
            used_count=used_count,
        )
        for package, item_name, paid_minor, used_count in session.execute(query)
    ]


def refuse_odd_sessions(
    session: Session, entry: VisitEntry, *, apart_from: Collection[int] = ()
) -> None:
    """Pass if every package of the visit holds the sessions drawn from it.

    Raises:
        NotFound: A package is gone.
        PackageForOther: It is for another treatment or someone else's.
        PackageSessionPriced: The session was to cost money again.
        PackageNotValid: The day is before the sale or after the expiry.
        PackageUsedUp: Too few sessions are left.
    """
    drawn = Counter(line.package_id for line in entry.lines if line.package_id is not None)
    if not drawn:
        return
    found = list_balances(session, package_ids=drawn.keys(), apart_from=apart_from)
    balances = {balance.id: balance for balance in found}
    for line in entry.lines:
        if line.package_id is not None:
            _refuse_odd_session(session, entry, line, balances.get(line.package_id))
    for package_id, count in drawn.items():
        if count > (balance := balances[package_id]).remaining_count:
            raise PackageUsedUp(balance.item_name, balance.session_count)


def _drawn_packages(
    apart_from: Collection[int],
) -> sa.Select[Package, str, int, int]:
    counted = sa.and_(
        VisitLine.package_id == Package.id,
        VisitLine.state == LineState.DONE,
        VisitLine.id.not_in(apart_from),
    )
    paid = sa.func.coalesce(sa.func.sum(VisitLine.amount_minor), 0)
    used = sa.func.count(sa.case((VisitLine.amount_minor == 0, 1)))
    return (
        sa.select(Package, Item.name, paid, used)
        .join(Item, Item.id == Package.item_id)
        .outerjoin(VisitLine, counted)
        .group_by(Package.id)
        .order_by(Package.bought_on, Package.id)
    )


def _refuse_odd_session(
    session: Session, entry: VisitEntry, line: LineEntry, balance: PackageBalance | None
) -> None:
    if balance is None:
        raise NotFound("package", line.package_id or 0)
    if (balance.customer_id, balance.item_id) != (entry.customer_id, line.item_id):
        owner = session.get_one(Customer, balance.customer_id)
        raise PackageForOther(balance.item_name, owner.name)
    if line.amount_minor:
        currency = load_settings(session).currency
        raise PackageSessionPriced(balance.item_name, line.amount_minor, currency)
    if not balance.holds_on(entry.visited_on):
        raise PackageNotValid(balance.item_name, balance.bought_on, balance.expires_on)
