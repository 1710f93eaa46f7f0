"""Logging visits, correcting them, and voiding what never happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Item, Visit, VisitLine
from app.services.archive.opening import open_customer, refuse_future
from app.services.complaints.drafts import draft_complaint
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.foundation.settings import load_settings
from app.services.planning.visits import follow_correction, follow_visit
from app.services.rules.permissions import require
from app.services.visits.checks import load_items, refunded_by_line, refuse_odd_scores
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.package_balances import list_balances, refuse_odd_sessions
from app.words import CustomerStatus, LineState, Permission
from app.words.language import N_


@dataclass(eq=False)
class NothingDone(Refusal):
    """A visit without a single treatment."""

    says = N_("No treatment is given. Add at least one line.")


@dataclass(eq=False)
class LineRefunded(Refusal):
    """A line stays as it is while money of it has been given back."""

    item_name: str
    refunded_minor: int
    currency: str

    says = N_("{refunded_minor} of “{item_name}” was given back. Void that refund first.")


@dataclass(eq=False)
class VisitHeld(Refusal):
    """A ticket with refunds or a package sale keeps its customer and its day."""

    visited_on: date

    says = N_(
        "Refunds or a package hang on the ticket of {visited_on}, so customer and day stay. Void"
        " those lines first."
    )


@dataclass(eq=False)
class PackageInUse(Refusal):
    """A package sale stays while sessions of it have been used."""

    item_name: str
    used_count: int

    says = N_(
        "Sessions of the package “{item_name}” have been used ({used_count}). Void those visits"
        " first or give the rest of the money back."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLogged:
    """A visit written down.

    Attributes:
        line_ids: In the order of the entry.
        came_back: The customer had been given up as lost and is active again.
    """

    visit_id: int
    line_ids: tuple[int, ...]
    total_minor: int
    came_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEdited:
    """A visit corrected; totals cover what the dialog can edit, in minor units."""

    visit_id: int
    total_before_minor: int
    total_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVoided:
    """A line that counts no longer."""

    line_id: int
    visit_id: int
    amount_minor: int


def log_visit(session: Session, *, entry: VisitEntry, actor: Actor, today: date) -> VisitLogged:
    """Write a visit down and plan what follows from it, in the same transaction.

    A lost customer whose latest visit it is becomes active.

    Raises:
        NotAllowed: The actor may not log visits.
        NothingDone: No treatment was given.
        DayInFuture: The day has not come.
        ScoreOutOfRange: A score is not 1 to 5.
        Refusal: What ``open_customer``, ``load_items`` and ``refuse_odd_sessions`` refuse.
    """
    require(actor, Permission.LOG_VISITS)
    if not entry.lines:
        raise NothingDone
    refuse_future(entry.visited_on, today=today)
    refuse_odd_scores(entry.scores)
    customer = open_customer(session, entry.customer_id)
    items = load_items(session, entry.lines)
    refuse_odd_sessions(session, entry)
    came_back = _welcome_back(session, customer, entry.visited_on)
    visit = Visit(
        customer_id=entry.customer_id,
        visited_on=entry.visited_on,
        recorded_by_id=actor.staff_id,
    )
    _write_facts(visit, entry)
    session.add(visit)
    session.flush()
    lines = _add_lines(session, visit, entry.lines, items)
    follow_visit(session, visit=visit, today=today, staff_id=actor.staff_id)
    draft_complaint(session, visit, today=today)
    return VisitLogged(
        visit_id=visit.id,
        line_ids=tuple(line.id for line in lines),
        total_minor=entry.total_minor,
        came_back=came_back,
    )


def edit_visit(
    session: Session, *, visit_id: int, entry: VisitEntry, actor: Actor, today: date
) -> VisitEdited:
    """Make a visit what the dialog says; a line the entry leaves out is voided.

    Refunds and package sales on the ticket are not in the entry and stay as they are.

    Raises:
        NotAllowed: The actor may not log visits, or not lower what was paid on a past day.
        NotFound: The visit, or a line the entry means, is gone.
        NothingDone: No treatment is left.
        VisitHeld: Customer or day were to change though money or a package hangs on them.
        LineRefunded: A line with a refund was to be removed, made cheaper or another treatment.
        Refusal: What ``log_visit`` refuses.
    """
    require(actor, Permission.LOG_VISITS)
    visit = session.get(Visit, visit_id)
    if visit is None:
        raise NotFound("visit", visit_id)
    every = session.scalars(sa.select(VisitLine).where(VisitLine.visit_id == visit_id)).all()
    own = {line.id: line for line in every if is_editable(line)}
    held = any(line.state is LineState.DONE and line.id not in own for line in every)
    before = sum(line.amount_minor for line in own.values())
    _refuse_odd_edit(entry, own, held=held)
    if visit.visited_on < today and entry.total_minor < before:
        require(actor, Permission.REFUND)
    refuse_future(entry.visited_on, today=today)
    refuse_odd_scores(entry.scores)
    items = load_items(session, entry.lines, kept={line.item_id for line in own.values()})
    refuse_odd_sessions(session, entry, apart_from=own.keys())
    refunded = refunded_by_line(session, own)
    _refuse_refunded(session, entry, own, refunded)
    was = (visit.customer_id, visit.visited_on)
    _move(session, visit, entry, every, held=held or bool(refunded))
    _write_facts(visit, entry)
    _write_lines(session, visit, entry, own, items)
    draft_complaint(session, visit, today=today)
    _follow_edit(session, was, (visit.customer_id, visit.visited_on), today=today)
    return VisitEdited(visit_id=visit_id, total_before_minor=before, total_minor=entry.total_minor)


def void_line(session: Session, *, line_id: int, actor: Actor, today: date) -> LineVoided:
    """Let a line count no longer, as if it had never happened; twice is the same as once.

    Raises:
        NotAllowed: The actor may not log visits, or not take out money of a past day.
        NotFound: The line is gone.
        LineRefunded: Money of it was given back; that refund is to be voided first.
        PackageInUse: It sold a package of which sessions have been used.
    """
    require(actor, Permission.LOG_VISITS)
    line = session.get(VisitLine, line_id)
    if line is None:
        raise NotFound("line", line_id)
    if line.amount_minor and (line.visited_on < today or line.amount_minor < 0):
        require(actor, Permission.REFUND)
    if refunded := refunded_by_line(session, [line_id]).get(line_id):
        raise _refunded(session, line, refunded)
    if line.package_id is not None and line.amount_minor > 0:
        _refuse_package_in_use(session, line.package_id)
    line.state = LineState.VOIDED
    session.flush()
    follow_correction(session, customer_id=line.customer_id, days={line.visited_on}, today=today)
    return LineVoided(line_id=line_id, visit_id=line.visit_id, amount_minor=line.amount_minor)


def is_editable(line: VisitLine) -> bool:
    """Return whether the visit dialog may change it: done, no refund, no package sale."""
    sells_package = line.package_id is not None and line.amount_minor > 0
    return line.state is LineState.DONE and line.amount_minor >= 0 and not sells_package


def _welcome_back(session: Session, customer: Customer, visited_on: date) -> bool:
    if customer.status is not CustomerStatus.LOST:
        return False
    last_on = session.scalar(
        sa.select(sa.func.max(Visit.visited_on)).where(Visit.customer_id == customer.id)
    )
    if last_on is not None and visited_on <= last_on:
        return False
    customer.status = CustomerStatus.ACTIVE
    return True


def _write_facts(visit: Visit, entry: VisitEntry) -> None:
    visit.visited_at = entry.visited_at
    visit.satisfaction = entry.scores.overall
    visit.front_desk_score = entry.scores.front_desk
    visit.service_score = entry.scores.service
    visit.consultant_score = entry.scores.consultant
    visit.doctor_score = entry.scores.doctor
    visit.result_score = entry.scores.result
    visit.took_part = entry.took_part
    visit.note = (entry.note or "").strip() or None


def _add_lines(
    session: Session, visit: Visit, entries: Iterable[LineEntry], items: Mapping[int, Item]
) -> list[VisitLine]:
    lines = [_line(visit, entry, items[entry.item_id]) for entry in entries]
    session.add_all(lines)
    session.flush()
    return lines


def _line(visit: Visit, entry: LineEntry, item: Item) -> VisitLine:
    return VisitLine(
        visit_id=visit.id,
        customer_id=visit.customer_id,
        visited_on=visit.visited_on,
        family_id=item.family_id,
        item_id=item.id,
        staff_id=entry.staff_id,
        amount_minor=entry.amount_minor,
        event_id=entry.event_id,
        package_id=entry.package_id,
    )


def _refuse_odd_edit(entry: VisitEntry, own: Mapping[int, VisitLine], *, held: bool) -> None:
    if not entry.lines and not held:
        raise NothingDone
    for line in entry.lines:
        if line.line_id is not None and line.line_id not in own:
            raise NotFound("line", line.line_id)


def _refuse_refunded(
    session: Session,
    entry: VisitEntry,
    own: Mapping[int, VisitLine],
    refunded: Mapping[int, int],
) -> None:
    wanted = {line.line_id: line for line in entry.lines}
    for line_id, amount in refunded.items():
        line, after = own[line_id], wanted.get(line_id)
        if after is None or after.amount_minor < amount or after.item_id != line.item_id:
            raise _refunded(session, line, amount)


def _refunded(session: Session, line: VisitLine, refunded_minor: int) -> LineRefunded:
    item = session.get_one(Item, line.item_id)
    return LineRefunded(item.name, refunded_minor, load_settings(session).currency)


def _refuse_package_in_use(session: Session, package_id: int) -> None:
    (balance,) = list_balances(session, package_ids=[package_id])
    if balance.used_count:
        raise PackageInUse(balance.item_name, balance.used_count)


def _move(
    session: Session, visit: Visit, entry: VisitEntry, lines: Sequence[VisitLine], *, held: bool
) -> None:
    if (visit.customer_id, visit.visited_on) == (entry.customer_id, entry.visited_on):
        return
    if held:
        raise VisitHeld(visit.visited_on)
    if visit.customer_id != entry.customer_id:
        _welcome_back(session, open_customer(session, entry.customer_id), entry.visited_on)
    visit.customer_id, visit.visited_on = entry.customer_id, entry.visited_on
    for line in lines:
        line.customer_id, line.visited_on = entry.customer_id, entry.visited_on


def _follow_edit(
    session: Session, was: tuple[int, date], now: tuple[int, date], *, today: date
) -> None:
    for customer_id in dict.fromkeys((was[0], now[0])):
        days = {day for key, day in (was, now) if key == customer_id}
        follow_correction(session, customer_id=customer_id, days=days, today=today)


def _write_lines(
    session: Session,
    visit: Visit,
    entry: VisitEntry,
    own: Mapping[int, VisitLine],
    items: Mapping[int, Item],
) -> None:
    kept = {line.line_id: line for line in entry.lines if line.line_id is not None}
    for line_id, line in own.items():
        if after := kept.get(line_id):
            line.item_id = after.item_id
            line.family_id = items[after.item_id].family_id
            line.staff_id = after.staff_id
            line.amount_minor = after.amount_minor
            line.event_id = after.event_id
            line.package_id = after.package_id
        else:
            line.state = LineState.VOIDED
    session.flush()
    _add_lines(session, visit, (line for line in entry.lines if line.line_id is None), items)
