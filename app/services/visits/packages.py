"""Selling sessions in advance; a session is used by a visit line that draws on the package."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Item, Package, Visit, VisitLine
from app.services.archive.opening import open_customer, refuse_future
from app.services.foundation.doing import Doing
from app.services.foundation.errors import Refusal
from app.services.rules.deeds import deed
from app.services.visits.checks import load_items
from app.services.visits.entries import LineEntry
from app.services.visits.package_balances import PackageBalance, list_balances
from app.services.visits.tickets import ticket_of_day
from app.words import Intent, Permission
from app.words.language import N_


@dataclass(eq=False)
class PackageUnpaid(Refusal):
    """A package without a price; sessions count when they are paid."""

    says = N_("A package needs a price. Log free sessions as visits of amount 0.")


@dataclass(eq=False)
class PackageSessionsMissing(Refusal):
    """A package of no session."""

    session_count: int

    says = N_("A package holds at least one session. Please type how many.")


@dataclass(eq=False)
class ExpiryBeforeSale(Refusal):
    """A package that would end before it begins."""

    expires_on: date

    says = N_(
        "The package would end on {expires_on}, before it is sold. Please choose a later end."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSale:
    """What the package dialog collected.

    Attributes:
        item_id: The treatment each session is of.
        amount_minor: Price of the whole package; counts as spend on the day it is paid.
        expires_on: Last day a session may be used; ``None`` for no end.
    """

    customer_id: int
    item_id: int
    session_count: int
    amount_minor: int
    bought_on: date
    expires_on: date | None = None
    staff_id: int | None = None
    event_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSold:
    """A package paid for, and the line that says so."""

    package_id: int
    visit_id: int
    line_id: int


@deed(Intent.SELL_PACKAGE, Permission.LOG_VISITS)
def sell_package(session: Session, doing: Doing, *, sale: PackageSale) -> PackageSold:
    """Sell sessions in advance, on a ticket of the day they are paid.

    Raises:
        NotAllowed: The actor may not log visits.
        PackageSessionsMissing: No session is in it.
        PackageUnpaid: It costs nothing.
        ExpiryBeforeSale: It would end before it begins.
        DayInFuture: The day has not come.
        Refusal: What ``open_customer`` and ``load_items`` refuse.
    """
    _refuse_odd_terms(sale)
    refuse_future(sale.bought_on, today=doing.today)
    open_customer(session, sale.customer_id)
    paid = LineEntry(
        item_id=sale.item_id,
        amount_minor=sale.amount_minor,
        staff_id=sale.staff_id,
        event_id=sale.event_id,
    )
    item = load_items(session, [paid])[sale.item_id]
    ticket = ticket_of_day(
        session, customer_id=sale.customer_id, on=sale.bought_on, actor=doing.actor
    )
    package = _add_package(session, sale)
    line = _add_payment(session, sale, visit=ticket, item=item, package=package)
    return PackageSold(package_id=package.id, visit_id=ticket.id, line_id=line.id)


def list_usable_packages(session: Session, *, customer_id: int, on: date) -> list[PackageBalance]:
    """Return the customer's packages from which a session may be used on a day."""
    return [
        balance
        for balance in list_balances(session, customer_id=customer_id)
        if balance.remaining_count and balance.holds_on(on)
    ]


def _add_package(session: Session, sale: PackageSale) -> Package:
    package = Package(
        customer_id=sale.customer_id,
        item_id=sale.item_id,
        session_count=sale.session_count,
        bought_on=sale.bought_on,
        expires_on=sale.expires_on,
    )
    session.add(package)
    session.flush()
    return package


def _add_payment(
    session: Session, sale: PackageSale, *, visit: Visit, item: Item, package: Package
) -> VisitLine:
    line = VisitLine(
        visit_id=visit.id,
        customer_id=sale.customer_id,
        visited_on=sale.bought_on,
        family_id=item.family_id,
        item_id=item.id,
        staff_id=sale.staff_id,
        amount_minor=sale.amount_minor,
        event_id=sale.event_id,
        package_id=package.id,
    )
    session.add(line)
    session.flush()
    return line


def _refuse_odd_terms(sale: PackageSale) -> None:
    if sale.session_count < 1:
        raise PackageSessionsMissing(sale.session_count)
    if sale.amount_minor == 0:
        raise PackageUnpaid
    if sale.expires_on is not None and sale.expires_on < sale.bought_on:
        raise ExpiryBeforeSale(sale.expires_on)
