"""Returns: taken in by anybody, finished at the desk, refused by a supervisor with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import InternalSettlement, Item, Return, ReturnLine, VisitLine
from app.services.aftersales.policies import policy_on
from app.services.aftersales.series import next_number
from app.services.archive.opening import open_customer
from app.services.foundation.doing import Doing, local_day, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.services.visits.refunds import RefundEntry, give_back
from app.words import (
    Department,
    LineState,
    Permission,
    PolicyKind,
    ReturnReason,
    ReturnState,
    ReturnWish,
    SettlementKind,
)
from app.words.language import N_


@dataclass(eq=False)
class NothingReturned(Refusal):
    """A return of nothing, or of no piece of something."""

    says = N_("Please say what came back, and how many.")


@dataclass(eq=False)
class NotOurs(Refusal):
    """Nothing says that a thing was bought here: neither a purchase nor a reason."""

    item_name: str

    says = N_(
        "Nothing says that {item_name} was bought here. Please choose the purchase, or write down"
        " how we know."
    )


@dataclass(eq=False)
class ReturnOver(Refusal):
    """The customer's side of a return is over."""

    number: str
    state: ReturnState

    says = N_("{number} is “{state}” already.")


@dataclass(eq=False)
class RefusalUnexplained(Refusal):
    """A return is refused without saying why."""

    says = N_("A return is refused only with a reason. Please write it down.")


@dataclass(eq=False)
class RefundUnknown(Refusal):
    """Money is to go back, but not how much."""

    says = N_("Please say how much goes back.")


@dataclass(eq=False)
class RefundWithoutPurchase(Refusal):
    """Money is to go back for something whose purchase is not on file."""

    item_name: str

    says = N_(
        "The purchase of {item_name} is not on file, so no money can go back for it. Please"
        " exchange or repair it, or choose the purchase."
    )


@dataclass(eq=False)
class SettlementImpossible(Refusal):
    """An internal settlement below zero, or by a department nobody named."""

    says = N_("Please name the department that bears it, and an amount not below zero.")


_SERIES: Final = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLineEntry:
    """One thing brought back.

    Attributes:
        visit_line_id: The purchase; without one ``ours_why`` says how we know it is ours.
    """

    item_id: int
    count: int = 1
    visit_line_id: int | None = None
    ours_why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnEntry:
    """What a customer brings back, and what they would like."""

    customer_id: int
    wish: ReturnWish
    reason: ReturnReason
    lines: tuple[ReturnLineEntry, ...]
    text: str | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishEntry:
    """What was done for the customer.

    Attributes:
        new_items: What was given instead, by return line; the same again where left out.
        refunds: What goes back, by return line, in minor units.
        signed: The customer signed the slip.
    """

    done: ReturnWish
    new_items: Mapping[int, int] = field(default_factory=dict)
    refunds: Mapping[int, int] = field(default_factory=dict)
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementEntry:
    """Who inside the clinic bears a return."""

    kind: SettlementKind
    amount_minor: int
    department: Department | None = None
    text: str | None = None


def take_in_return(session: Session, *, entry: ReturnEntry, doing: Doing) -> int:
    """Take something back, under the rules of the day; return its key.

    Raises:
        NotAllowed: The actor may not take in returns; everybody at the clinic may.
        NothingReturned: Nothing, or no piece of something.
        NotOurs: Neither a purchase of this customer nor a reason says it is ours.
        NotFound: There is no such item.
        Refusal: What ``open_customer`` refuses.
    """
    require(doing.actor, Permission.TAKE_RETURNS)
    open_customer(session, entry.customer_id)
    if not entry.lines or any(line.count < 1 for line in entry.lines):
        raise NothingReturned
    for line in entry.lines:
        _refuse_strange(session, entry.customer_id, line)
    taken = _opened(session, entry, doing)
    session.add_all(_line(taken, line) for line in entry.lines)
    session.flush()
    return taken.id


def finish_return(session: Session, *, return_id: int, entry: FinishEntry, doing: Doing) -> None:
    """Finish the customer's side: exchanged, repaired, or the money given back.

    Whoever is at the desk may; money goes back up to what was paid for it here.

    Raises:
        NotAllowed: The actor may not take in returns.
        NotFound: There is no such return.
        ReturnOver: It is finished or refused.
        RefundUnknown: Money is to go back, but not how much.
        RefundWithoutPurchase: The purchase is not on file.
        Refusal: What ``give_back`` refuses.
    """
    require(doing.actor, Permission.TAKE_RETURNS)
    taken = _open(session, return_id)
    today, total = local_day(session, doing.now), 0
    if entry.done is ReturnWish.REFUND and not any(entry.refunds.values()):
        raise RefundUnknown
    for line in session.scalars(sa.select(ReturnLine).where(ReturnLine.return_id == return_id)):
        if entry.done is ReturnWish.EXCHANGE:
            line.new_item_id = entry.new_items.get(line.id, line.item_id)
        if entry.done is ReturnWish.REFUND and (amount := entry.refunds.get(line.id)):
            _give_back(session, taken, line, amount, doing)
            total += amount
    with session.no_autoflush:  # the table asks for all of it at once
        taken.state, taken.done, taken.refund_minor = ReturnState.FINISHED, entry.done, total
        taken.finished_on, taken.finished_by_id = today, doing.actor.staff_id
        taken.signed_on = today if entry.signed else None
    session.flush()


def refuse_return(session: Session, *, return_id: int, why: str, doing: Doing) -> None:
    """Refuse a return, as a supervisor and with a reason.

    Raises:
        NotAllowed: The actor may not refuse returns.
        RefusalUnexplained: Nobody says why.
        NotFound: There is no such return.
        ReturnOver: It is finished or refused.
    """
    require(doing.actor, Permission.REFUSE_RETURNS)
    if tidy(why) is None:
        raise RefusalUnexplained
    taken = _open(session, return_id)
    with session.no_autoflush:
        taken.state, taken.refused_why = ReturnState.REFUSED, tidy(why)
        taken.refused_on, taken.refused_by_id = local_day(session, doing.now), doing.actor.staff_id
    session.flush()


def settle_inside(session: Session, *, return_id: int, entry: SettlementEntry, doing: Doing) -> int:
    """Write down who inside the clinic bears it; the customer never sees it. Return its key.

    Raises:
        NotAllowed: The actor may not review complaints.
        NotFound: There is no such return.
        SettlementImpossible: Below zero, or a department nobody named.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    if session.get(Return, return_id) is None:
        raise NotFound("return", return_id)
    by_nobody = entry.kind is SettlementKind.DEPARTMENT and entry.department is None
    if entry.amount_minor < 0 or by_nobody:
        raise SettlementImpossible
    row = InternalSettlement(
        return_id=return_id,
        kind=entry.kind,
        department=entry.department,
        amount_minor=entry.amount_minor,
        text=tidy(entry.text),
        settled_on=local_day(session, doing.now),
        staff_id=doing.actor.staff_id,
    )
    session.add(row)
    session.flush()
    return row.id


def _refuse_strange(session: Session, customer_id: int, line: ReturnLineEntry) -> None:
    item = session.get(Item, line.item_id)
    if item is None:
        raise NotFound("items", line.item_id)
    if line.visit_line_id is None:
        if tidy(line.ours_why) is None:
            raise NotOurs(item.name)
        return
    bought = session.get(VisitLine, line.visit_line_id)
    if (
        bought is None
        or bought.customer_id != customer_id
        or bought.item_id != item.id
        or bought.state is not LineState.DONE
        or bought.amount_minor < 0
    ):
        raise NotOurs(item.name)


def _opened(session: Session, entry: ReturnEntry, doing: Doing) -> Return:
    today = local_day(session, doing.now)
    taken = Return(
        customer_id=entry.customer_id,
        number=next_number(session, series=_SERIES, prefix="R"),
        wish=entry.wish,
        reason=entry.reason,
        text=tidy(entry.text),
        taken_on=today,
        taken_by_id=doing.actor.staff_id,
        policy_id=policy_on(session, kind=PolicyKind.RETURNS, on=today).policy_id,
        case_id=entry.case_id,
    )
    session.add(taken)
    session.flush()
    return taken


def _line(taken: Return, line: ReturnLineEntry) -> ReturnLine:
    return ReturnLine(
        return_id=taken.id,
        item_id=line.item_id,
        count=line.count,
        visit_line_id=line.visit_line_id,
        ours_why=tidy(line.ours_why),
    )


def _open(session: Session, return_id: int) -> Return:
    taken = session.get(Return, return_id)
    if taken is None:
        raise NotFound("return", return_id)
    if taken.state is not ReturnState.TAKEN_IN:
        raise ReturnOver(taken.number, taken.state)
    return taken


def _give_back(
    session: Session, taken: Return, line: ReturnLine, amount_minor: int, doing: Doing
) -> None:
    if line.visit_line_id is None:
        raise RefundWithoutPurchase(session.get_one(Item, line.item_id).name)
    today = local_day(session, doing.now)
    entry = RefundEntry(
        line_id=line.visit_line_id,
        amount_minor=amount_minor,
        refunded_on=today,
        note=taken.number,
    )
    given = give_back(session, entry=entry, actor=doing.actor, today=today)
    line.refund_line_id = given.line_id
